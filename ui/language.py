"""Which language the desk speaks: Qt's catalogue for widgets and gettext's for words."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QT_TRANSLATE_NOOP, QLibraryInfo, QLocale, QObject, QTranslator, Signal
from PySide6.QtWidgets import QApplication

from concierge import words

CATALOGUES = Path(__file__).resolve().parents[1] / "resources" / "i18n"
LANGUAGES = {"zh": "中文", "en": "English"}
"""Code and own name of each, which is the same in every language."""
_QTS_OWN = {"zh": "qtbase_zh_CN"}
"""What Qt says by itself: menus of text fields, dialogs for files. Its English needs none."""
# What Qt's own Chinese lacks, or calls by another word than the desk does.
_OURS_OF_QTS = (
    QT_TRANSLATE_NOOP("QLineEdit", "&Undo"),
    QT_TRANSLATE_NOOP("QWidgetTextControl", "&Undo"),
    QT_TRANSLATE_NOOP("QFileDialog", "&Look in:"),
    QT_TRANSLATE_NOOP("QFileDialog", "Files of &type:"),
)
_LOCALES = {
    "zh": QLocale(QLocale.Language.Chinese, QLocale.Script.SimplifiedChineseScript,
                  QLocale.Country.China),
    "en": QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom),
}  # fmt: skip


class Notifier(QObject):
    """Tells whatever says something that another language is spoken now."""

    changed = Signal()


_notifier = Notifier()


def notifier() -> Notifier:
    """Its `changed` signal follows every `speak`."""
    return _notifier


def follow(say: Callable[[], object]) -> None:
    """Say it now, and anew in every language that is spoken from now on."""
    _notifier.changed.connect(say)
    say()


def of_system() -> str:
    """The language the platform is set to: zh or en."""
    return "zh" if QLocale.system().language() is QLocale.Language.Chinese else "en"


def speak(app: QApplication, language: str) -> None:
    """Speak `language` (zh or en) from now on, and tell whoever follows."""
    words.speak("zh" if language == "zh" else "en")
    QLocale.setDefault(_LOCALES[language])
    _drop(app)
    if language in _QTS_OWN:
        qts = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        _install(app, Path(qts) / f"{_QTS_OWN[language]}.qm")
    # English needs one too: without it every plural reads "1 things".
    _install(app, CATALOGUES / f"{language}.qm")
    _notifier.changed.emit()


def _install(app: QApplication, catalogue: Path) -> None:
    translator = QTranslator(app)
    translator.setObjectName("desk.translator")
    if translator.load(str(catalogue)):
        app.installTranslator(translator)


def _drop(app: QApplication) -> None:
    for old in app.findChildren(QTranslator, "desk.translator"):
        app.removeTranslator(old)
        old.setParent(None)
        old.deleteLater()
