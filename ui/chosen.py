"""What a person chose, put in force: language, theme, text size."""

from PySide6.QtWidgets import QApplication

from concierge import settings
from concierge.settings import Language, Settings
from ui import language, theme
from ui.theme import Theme


def speak(app: QApplication, kept: Settings, chosen: str = "") -> None:
    """The language set, or `chosen` for this time, or the system's."""
    wanted = chosen or kept[settings.LANGUAGE].value
    language.speak(app, language.of_system() if wanted == Language.SYSTEM else wanted)


def dress(app: QApplication, kept: Settings) -> None:
    """The theme and the text size set."""
    theme.apply(app, Theme(kept[settings.THEME].value), kept[settings.TEXT_SCALE] / 100)
