"""How much, and in which currency."""

import unicodedata
from decimal import Decimal, InvalidOperation

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from concierge.errors import Code, Refusal
from ui import theme
from ui.widgets.field import FieldButton
from ui.widgets.line_field import LineField

USUAL = "CNY"
_SIGNS = "¥￥$€£元圆块"


def read_amount(text: str) -> Decimal | None:
    """The amount people mean by '300', '1,360.00', '¥300', '３００元'; None for nothing.

    Raises Refusal AMOUNT_WRONG.
    """
    plain = unicodedata.normalize("NFKC", text).strip().strip(_SIGNS).replace(",", "").strip()
    if not plain:
        return None
    try:
        value = Decimal(plain)
    except InvalidOperation:
        raise Refusal(Code.AMOUNT_WRONG, amount=text) from None
    if not value.is_finite() or value < 0:
        raise Refusal(Code.AMOUNT_WRONG, amount=text)
    return value


def written(amount: Decimal) -> str:
    """As it is typed: two decimals, more if there are more."""
    rounded = amount.quantize(Decimal("0.01"))
    return f"{rounded:f}" if rounded == amount else f"{amount.normalize():f}"


class MoneyField(QWidget):
    """Amount and currency side by side; identifiers IDENTIFIER.amount and IDENTIFIER.currency."""

    edited = Signal()
    left = Signal()

    def __init__(self, identifier: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.amount = LineField(f"{identifier}.amount" if identifier else "", self)
        self.currency = FieldButton(
            f"{identifier}.currency" if identifier else "", self, framed=True
        )
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
        self.amount.left.connect(self.left)
        self.currency.changed.connect(self._currency_chosen)
        self.retranslate()
        self.currency.set_value(USUAL)

    def show_money(self, amount: Decimal | None, currency: str | None) -> None:
        """Puts an amount in; None empties it."""
        self.amount.show_text("" if amount is None else written(amount))
        self.currency.set_value(currency or self.currency.value() or USUAL)

    def money(self) -> tuple[Decimal | None, str | None]:
        """Amount and ISO 4217 code; both None for nothing. Raises Refusal AMOUNT_WRONG."""
        amount = read_amount(self.amount.text())
        return (None, None) if amount is None else (amount, str(self.currency.value() or USUAL))

    def set_label(self, label: str) -> None:
        """What the amount is of, for a screen reader."""
        self.amount.set_label(label)

    def setAccessibleDescription(self, description: str) -> None:
        super().setAccessibleDescription(description)
        self.amount.setAccessibleDescription(description)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()

    def retranslate(self) -> None:
        """After the language changed."""
        self.currency.set_label(self.tr("Currency"))
        names = (
            ("CNY", self.tr("Yuan ¥")),
            ("HKD", self.tr("HK dollar HK$")),
            ("JPY", self.tr("Yen JP¥")),
            ("USD", self.tr("US dollar $")),
            ("EUR", self.tr("Euro €")),
            ("GBP", self.tr("Pound £")),
            ("SGD", self.tr("Singapore dollar S$")),
            ("AUD", self.tr("Australian dollar A$")),
            ("KRW", self.tr("Won ₩")),
            ("THB", self.tr("Baht ฿")),
        )
        self.currency.set_choices([(code, name, "") for code, name in names])
        self.currency.set_short({code: name.split()[-1] for code, name in names})

    def _currency_chosen(self, _value: object) -> None:
        self.edited.emit()
        self.left.emit()
