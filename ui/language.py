"""Which language the desk speaks: Qt's catalogue for widgets and gettext's for words."""

from pathlib import Path

from PySide6.QtCore import QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from concierge import words

CATALOGUES = Path(__file__).resolve().parents[1] / "resources" / "i18n"
LANGUAGES = {"zh": "中文", "en": "English"}
"""Code and own name of each, which is the same in every language."""
_LOCALES = {
    "zh": QLocale(QLocale.Language.Chinese, QLocale.Script.SimplifiedChineseScript,
                  QLocale.Country.China),
    "en": QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom),
}  # fmt: skip


def of_system() -> str:
    """The language the platform is set to: zh or en."""
    return "zh" if QLocale.system().language() is QLocale.Language.Chinese else "en"


def speak(app: QApplication, language: str) -> None:
    """Speak `language` (zh or en) from now on; every widget gets LanguageChange."""
    words.speak("zh" if language == "zh" else "en")
    QLocale.setDefault(_LOCALES[language])
    _drop(app)
    # English needs one too: without it every plural reads "1 things".
    translator = QTranslator(app)
    translator.setObjectName("desk.translator")
    if translator.load(str(CATALOGUES / f"{language}.qm")):
        app.installTranslator(translator)


def _drop(app: QApplication) -> None:
    old = app.findChild(QTranslator, "desk.translator")
    if old is not None:
        app.removeTranslator(old)
        old.setParent(None)
        old.deleteLater()
