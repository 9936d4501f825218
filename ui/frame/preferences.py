"""What one can set: each setting with its prose; what is chosen is in force at once."""

from collections.abc import Hashable
from datetime import time
from functools import partial
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QApplication, QScrollArea, QVBoxLayout, QWidget

from concierge import settings, words
from concierge.settings import Language, Setting, Settings
from concierge.team.queries import StewardRow, who_am_i
from ui import language, theme
from ui.chosen import dress, speak
from ui.desk import Desk
from ui.marking import QT_TRANSLATE_NOOP
from ui.theme import Role
from ui.widgets.field import FieldButton
from ui.widgets.ground import Pane
from ui.widgets.labels import PlainLabel

WIDTH = 560
DAY_STARTS = tuple(time(hour) for hour in range(9))
FLAG = ((False, QT_TRANSLATE_NOOP("Settings", "No")), (True, QT_TRANSLATE_NOOP("Settings", "Yes")))
NAMES = {
    settings.Theme.SYSTEM: QT_TRANSLATE_NOOP("Settings", "As the system"),
    settings.Theme.LIGHT: QT_TRANSLATE_NOOP("Settings", "Light"),
    settings.Theme.DARK: QT_TRANSLATE_NOOP("Settings", "Dark"),
}


class PreferencesPanel(Pane):
    """The settings screen."""

    changed = Signal(object)  # the Setting that has another value now

    def __init__(self, desk: Desk, kept: Settings, parent: QWidget | None = None) -> None:
        super().__init__("surface", parent)
        self._desk, self._kept = desk, kept
        self._title = PlainLabel(role=Role.TITLE, strong=True)
        self._me: StewardRow | None = None
        self._whose = PlainLabel(ink="ink2", wrap=True, identifier="settings.whose")
        self._rows = {setting: SettingRow(setting) for setting in settings.SHOWN}
        inside = QWidget()
        inside.setMaximumWidth(theme.px(WIDTH))
        self._column = QVBoxLayout(inside)
        for setting, row in self._rows.items():
            row.field.set_value(kept[setting])
            row.field.changed.connect(partial(self._chosen, setting))
            self._column.addWidget(row)
        self._column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidget(inside)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.viewport().setAutoFillBackground(False)
        inside.setAutoFillBackground(False)
        self._outer = QVBoxLayout(self)
        self._outer.addWidget(self._title)
        self._outer.addWidget(self._whose)
        self._outer.addWidget(scroll, 1)
        theme.follow(self._measure)
        language.follow(self._retranslate)
        desk.read(who_am_i, then=self._have_me, key="settings.me")

    def take_focus(self) -> None:
        """The first setting."""
        next(iter(self._rows.values())).field.setFocus(Qt.FocusReason.TabFocusReason)

    def _chosen(self, setting: Setting[Any], value: object) -> None:
        self._kept[setting] = value
        self._desk.background(self._kept.save)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            if setting is settings.LANGUAGE:
                speak(app, self._kept)
            elif setting in (settings.THEME, settings.TEXT_SCALE):
                dress(app, self._kept)
        self.changed.emit(setting)

    def _have_me(self, me: StewardRow | None) -> None:
        self._me = me
        self._retranslate()

    def _retranslate(self) -> None:
        self._title.setText(self.tr("Settings"))
        self._whose.setText(self._said_of(self._me) if self._me is not None else "")
        for row in self._rows.values():
            row.retranslate()

    def _said_of(self, me: StewardRow) -> str:
        said = self.tr("{name}, {role}, {team}; signs in as {login}")
        role = words.name(me.role, "Role")
        return words.fill(said, name=me.name, role=role, team=me.team, login=me.login)

    def _measure(self) -> None:
        px = theme.px
        # What scrolls reaches the edges of the window, and its bar stands there.
        self._outer.setContentsMargins(px(24), px(14), 0, 0)
        self._outer.setSpacing(px(12))
        self._column.setContentsMargins(0, 0, px(24), px(14))
        self._column.setSpacing(px(16))


class SettingRow(QWidget):
    """A title, what it is about, and its choices: made from the setting itself."""

    def __init__(self, setting: Setting[Any], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._setting = setting
        self._title = PlainLabel(strong=True)
        self._prose = PlainLabel(role=Role.SMALL, ink="ink2", wrap=True)
        self.field = FieldButton(f"settings.{setting.key}", framed=True)
        self.field.setMaximumWidth(theme.px(280))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(4))
        for widget in (self._title, self._prose, self.field):
            column.addWidget(widget)
        self.retranslate()

    def retranslate(self) -> None:
        """After the language changed."""
        """In the language spoken now."""
        title = words._(self._setting.title)
        self._title.setText(title)
        self._prose.setText(words._(self._setting.prose))
        self.field.set_label(title)
        self.field.set_choices([(value, said, "") for value, said in _choices(self._setting)])


def _choices(setting: Setting[Any]) -> list[tuple[Hashable, str]]:
    if setting is settings.LANGUAGE:
        system = QCoreApplication.translate("Settings", "As the system")
        own = [(Language(code), name) for code, name in language.LANGUAGES.items()]
        return [(Language.SYSTEM, system), *own]
    if setting is settings.DAY_STARTS:
        return [(value, value.isoformat("minutes")) for value in DAY_STARTS]
    if setting is settings.TEXT_SCALE:
        return [(value, f"{value} %") for value in setting.choices]
    if setting is settings.LOCK_AFTER:
        return [(value, _minutes(value)) for value in setting.choices]
    pairs = NAMES.items() if setting is settings.THEME else FLAG
    return [(value, QCoreApplication.translate("Settings", text)) for value, text in pairs]


def _minutes(value: int) -> str:
    if not value:
        return QCoreApplication.translate("Settings", "Never")
    return words.fill(QCoreApplication.translate("Settings", "{n} minutes"), n=value)
