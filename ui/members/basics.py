"""Who somebody is, as a form: name, form of address, tier, language, where they live."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCompleter, QWidget

from concierge import words
from ui import language
from ui.widgets.completion import Completion
from ui.widgets.field import FieldButton
from ui.widgets.form import Form
from ui.widgets.line_field import LineField
from ui.widgets.zones import ZoneCompleter, zone_named

TIERS_ZH = ("金卡", "铂金", "黑金")
HOME = "Asia/Shanghai"


class BasicsForm(Form):
    """The fields every profile has. `edited` when a person changed one."""

    edited = Signal()

    def __init__(self, identifier: str, parent: QWidget | None = None) -> None:
        super().__init__(parent, steady=True)
        self._tier = ""
        self.address = LineField(f"{identifier}.address", self)
        self.name = LineField(f"{identifier}.name", self)
        self.tier = LineField(f"{identifier}.tier", self)
        self.language = FieldButton(f"{identifier}.language", self, framed=True)
        self.city = LineField(f"{identifier}.city", self)
        self.timezone = LineField(f"{identifier}.timezone", self)
        self.fields = (
            self.address,
            self.name,
            self.tier,
            self.language,
            self.city,
            self.timezone,
        )
        for field in self.fields:
            self.add(field)
            if isinstance(field, LineField):
                field.textEdited.connect(self.edited)
        self.language.changed.connect(self.edited)
        self._complete()
        language.follow(self.name_fields)
        self.language.set_value("zh")

    def name_fields(self) -> None:
        """After the language changed."""
        self.set_label(self.address, self.tr("Address as"))
        self.set_label(self.name, self.tr("Full name"))
        self.set_label(self.tier, self.tr("Tier"))
        self.set_label(self.language, self.tr("Language"))
        self.set_label(self.city, self.tr("City"))
        self.set_label(self.timezone, self.tr("Time zone"))
        self.address.setPlaceholderText(self.tr("Ms Lin"))
        self.timezone.setPlaceholderText(HOME)
        self.language.set_choices(
            [(code, words.name(code, "Language"), "") for code in language.LANGUAGES]
        )

    def named(self) -> dict[str, QWidget]:
        """The fields by name, as they are kept."""
        names = ("address", "name", "tier", "language", "city", "timezone")
        return dict(zip(names, self.fields, strict=True))

    def check(self) -> bool:
        """Whether it can be saved; else a sentence stands under each field that cannot."""
        self.forgive()
        if not self.name.text().strip():
            self.complain(self.name, self.tr("A name is needed, to find the person by."))
        if zone_named(self.timezone.text() or HOME) is None:
            self.complain(
                self.timezone,
                self.tr("There is no time zone of this name. Write a city, or Asia/Shanghai."),
            )
        return self.first_complaint() is None

    def zone(self) -> str:
        """The IANA zone that was meant; home if none was written."""
        written = self.timezone.text().strip() or HOME
        return zone_named(written) or written

    def show_tier(self, tier: str) -> None:
        """By its name, where the workspace knows it."""
        self._tier = tier
        self.tier.show_text(words.tier_name(tier))

    def tier_meant(self) -> str:
        """As it is kept: what was shown as it was, else the code of what is called so."""
        written = self.tier.text().strip()
        shown = written == words.tier_name(self._tier)
        return self._tier if shown else words.tier_code(written)

    def _complete(self) -> None:
        tiers = QCompleter(words.tier_names() or list(TIERS_ZH), self.tier)
        tiers.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        tiers.setFilterMode(Qt.MatchFlag.MatchContains)
        for field, completer in ((self.tier, tiers), (self.timezone, ZoneCompleter(self.timezone))):
            Completion(field, completer)
            completer.activated.connect(self.edited)
