"""How much, and in which currency."""

from decimal import Decimal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from concierge import money, words
from concierge.errors import Refusal
from concierge.money import USUAL
from ui import language, theme
from ui.widgets.field import FieldButton
from ui.widgets.line_field import LineField


def written(amount: Decimal, currency: str = USUAL) -> str:
    """As it is typed: as many decimals as its currency has, more if there are more.

    Whatever lies in a workspace can be written; what is no number is nothing.
    """
    if not amount.is_finite():
        return ""
    if abs(amount.adjusted()) > 2 * money.LARGEST:
        return f"{amount:E}"
    return f"{amount:.{max(money.decimals(currency), money.places(amount))}f}"


class MoneyField(QWidget):
    """Amount and currency side by side; identifiers IDENTIFIER.amount and IDENTIFIER.currency.

    A currency that is typed with the amount is chosen when the field is left.
    """

    edited = Signal()
    left = Signal()

    def __init__(self, identifier: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.amount = LineField(f"{identifier}.amount" if identifier else "", self)
        self.currency = FieldButton(
            f"{identifier}.currency" if identifier else "", self, framed=True
        )
        self._shown: tuple[str, Decimal, str] | None = None
        self._usual, self._by_hand, self._inside = USUAL, False, False
        self._named: dict[str, str] = {}
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusProxy(self.amount)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(8))
        self.amount.setMinimumWidth(theme.px(76))
        row.addWidget(self.amount, 6)
        row.addWidget(self.currency, 5)
        self.amount.textEdited.connect(self.edited)
        self.amount.textChanged.connect(self.edited)
        self.amount.editingFinished.connect(self._take_currency)
        self.amount.left.connect(self.left)
        self.currency.changed.connect(self._currency_chosen)
        language.follow(self._retranslate)
        self.currency.set_value(USUAL)

    def set_usual(self, currency: str) -> None:
        """The currency that is most likely meant: stands there until another is said."""
        self._usual = money.code(currency)
        if self.said() is None:
            self._choose(self._usual)

    def said(self) -> str | None:
        """The currency, where a person chose it or wrote an amount in it."""
        said = self._by_hand or bool(self.amount.text().strip())
        return str(self.currency.value() or self._usual) if said else None

    def show_said(self, amount: str, currency: str | None) -> None:
        """Puts in what was typed before, and the currency if one was said."""
        self._by_hand = currency is not None
        self.amount.show_text(amount)
        self._choose(currency or self._usual)

    def show_money(self, amount: Decimal | None, currency: str | None) -> None:
        """Puts an amount in; None empties it. Any currency that is stored can be shown."""
        chosen = money.code(currency) if currency else self._usual
        self._by_hand = bool(currency)
        text = "" if amount is None else written(amount, chosen)
        self._shown = None if amount is None else (text, amount, chosen)
        self.amount.show_text(text)
        self._choose(chosen)

    def money(self) -> tuple[Decimal | None, str | None]:
        """Amount and ISO 4217 code; both None for nothing. Raises Refusal AMOUNT_…, CURRENCY_…."""
        text, chosen = self.amount.text(), str(self.currency.value() or self._usual)
        if self._shown is not None and (text, chosen) == (self._shown[0], self._shown[2]):
            return self._shown[1:]  # what is there already is not judged anew
        amount, currency = money.read(text, chosen)
        return (None, None) if amount is None else (amount, currency or chosen)

    def set_label(self, label: str) -> None:
        """What the amount is of, for a screen reader."""
        self.amount.set_label(label)

    def name_inside(self) -> None:
        """No label stands beside it: the hint in it says that it is an amount, too."""
        self._inside = True
        self._hint()

    def setAccessibleDescription(self, description: str) -> None:
        super().setAccessibleDescription(description)
        self.amount.setAccessibleDescription(description)

    def _retranslate(self) -> None:
        self.currency.set_label(self.tr("Currency"))
        offered = {
            "CNY": self.tr("Yuan ¥"),
            "HKD": self.tr("HK dollar HK$"),
            "JPY": self.tr("Yen JP¥"),
            "USD": self.tr("US dollar $"),
            "EUR": self.tr("Euro €"),
            "GBP": self.tr("Pound £"),
            "SGD": self.tr("Singapore dollar S$"),
            "AUD": self.tr("Australian dollar A$"),
            "KRW": self.tr("Won ₩"),
            "THB": self.tr("Baht ฿"),
        }
        self._named = offered | {code: code for code in self._named if code not in offered}
        self._offer()
        self._hint()

    def _choose(self, code: str) -> None:
        if code not in self._named:
            self._named[code] = code
            self._offer()
        self.currency.set_value(code)
        self._hint()

    def _hint(self) -> None:
        """How an amount of this currency is written."""
        like = money.like(str(self.currency.value() or self._usual))
        named = words.fill(self.tr("Amount: {like}"), like=like)
        self.amount.setPlaceholderText(named if self._inside else like)

    def _offer(self) -> None:
        self.currency.set_choices([(code, name, "") for code, name in self._named.items()])
        self.currency.set_short({code: name.split()[-1] for code, name in self._named.items()})

    def _take_currency(self) -> None:
        """Once it is typed, the currency stands where currencies do, and the number alone."""
        try:
            amount, currency = self.money()
        except Refusal:
            return
        if amount is not None and currency and currency != self.currency.value():
            self._choose(currency)
            self.amount.show_text(written(amount, currency))

    def _currency_chosen(self, _value: object) -> None:
        self._by_hand = True
        self._hint()
        self.edited.emit()
        self.left.emit()
