"""Putting a theme in force on the running application."""

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication

from ui.theme import fonts
from ui.theme.palette import palette
from ui.theme.sheet import sheet
from ui.theme.tokens import DARK, LIGHT, Theme, Tokens, notifier, put_in_force, tokens

_FOUND = "_q_styleSheetWidgetFont"
_OWN_FONT = Qt.WidgetAttribute.WA_SetFont
_SCHEMES = {Theme.LIGHT: Qt.ColorScheme.Light, Theme.DARK: Qt.ColorScheme.Dark}


class _Dresser(QObject):
    """One per application: remembers the choice and follows the platform when asked to."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self.setObjectName("theme.dresser")
        self._app = app
        self._theme = Theme.LIGHT
        self._scale = 1.0
        fonts.load()
        app.setStyle("Fusion")
        app.styleHints().colorSchemeChanged.connect(self._platform_changed)

    def apply(self, theme: Theme, scale: float) -> None:
        self._theme, self._scale = theme, scale
        self._tell_platform()
        self._put_on()

    def _tell_platform(self) -> None:
        """So that title bars and native dialogs match; does nothing on a bare X server."""
        hints = self._app.styleHints()
        if self._theme is Theme.SYSTEM:
            hints.unsetColorScheme()
        else:
            hints.setColorScheme(_SCHEMES[self._theme])

    def _put_on(self) -> None:
        put_in_force(self._wanted(), self._scale)
        self._app.setPalette(palette(tokens()))
        self._app.setFont(fonts.font(fonts.Role.BODY))
        self._app.setStyleSheet(sheet(tokens()))
        notifier().changed.emit()
        self._keep_fonts()

    def _keep_fonts(self) -> None:
        """A style sheet notes which font it found on a widget and puts that one on again whenever
        the widget moves to another parent or is polished: it is to note the one of today."""
        for one in self._app.allWidgets():
            if one.property(_FOUND) is not None and one.testAttribute(_OWN_FONT):
                one.setProperty(_FOUND, one.font())

    def _wanted(self) -> Tokens:
        if self._theme is Theme.SYSTEM:
            dark = self._app.styleHints().colorScheme() is Qt.ColorScheme.Dark
            return DARK if dark else LIGHT
        return DARK if self._theme is Theme.DARK else LIGHT

    def _platform_changed(self) -> None:
        if self._theme is Theme.SYSTEM:
            self._put_on()


def apply(app: QApplication, theme: Theme, scale: float = 1.0) -> None:
    """Style, palette, style sheet and fonts; may be called again while the desk runs.

    `scale` is the text scale, 1.0 to 1.5; rows and measures grow with it.
    """
    dresser = app.findChild(_Dresser, "theme.dresser", Qt.FindChildOption.FindDirectChildrenOnly)
    if dresser is None:
        dresser = _Dresser(app)
    dresser.apply(theme, scale)
