"""The desk speaks Chinese and English, whole, and changes while it runs."""

import os
import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QFileDialog,
    QLabel,
    QLineEdit,
    QMessageBox,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from concierge import words
from ui import language
from ui.commands import command

ROOT = Path(__file__).parents[2]
CATALOGUES = ROOT / "resources" / "i18n"


@pytest.fixture(scope="module")
def made_anew(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The catalogues as the script would write them now."""
    folder = tmp_path_factory.mktemp("i18n")
    for name in ("zh.ts", "en.ts"):
        shutil.copy(CATALOGUES / name, folder)
    run = subprocess.run(
        [ROOT / "scripts" / "translations", folder],
        env={**os.environ, "BIN": str(Path(sys.executable).parent)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, f"not translated: {run.stdout}{run.stderr}"
    return folder


def messages(catalogue: str) -> Iterator[tuple[str, list[str]]]:
    """Each source text and its translations, one for every plural form."""
    tree = ElementTree.parse(CATALOGUES / catalogue)
    for message in tree.iter("message"):
        translation = message.find("translation")
        assert translation is not None
        forms = [form.text or "" for form in translation.findall("numerusform")]
        yield message.findtext("source") or "", forms or [translation.text or ""]


@pytest.mark.parametrize("name", ["zh.ts", "en.ts"])
def test_every_text_of_the_window_is_in_the_catalogue_and_no_other(
    made_anew: Path, name: str
) -> None:
    assert (made_anew / name).read_text() == (CATALOGUES / name).read_text()


@pytest.mark.parametrize("name", ["zh.qm", "en.qm"])
def test_what_the_desk_loads_is_made_from_the_catalogue(made_anew: Path, name: str) -> None:
    assert (made_anew / name).read_bytes() == (CATALOGUES / name).read_bytes()


@pytest.mark.parametrize("name", ["zh.ts", "en.ts"])
def test_every_translation_has_the_places_of_its_source(name: str) -> None:
    wrong = [
        (source, form)
        for source, forms in messages(name)
        for number, form in enumerate(forms)
        if form and _places(form) not in _wanted(source, one=number == 0 and len(forms) > 1)
    ]
    assert wrong == []


def _wanted(source: str, one: bool) -> list[list[str]]:
    """The places a translation may have: of exactly one English says 'once' or 'the one'."""
    places = _places(source)
    return [places, [place for place in places if place != "%n"]] if one else [places]


def _places(text: str) -> list[str]:
    return sorted(re.findall(r"\{\w*\}|%n", text))


def test_chinese_has_chinese_punctuation_and_spaces_where_scripts_meet() -> None:
    half = re.compile(r"[\u4e00-\u9fff][,;:!?](?!\d)")
    tight = re.compile(r"[\u4e00-\u9fff][A-Za-z0-9]|[A-Za-z0-9][\u4e00-\u9fff]")
    wrong = [
        form
        for _source, forms in messages("zh.ts")
        for form in forms
        if half.search(form) or tight.search(form)
    ]
    assert wrong == []


def test_a_widget_hears_of_another_language_while_it_is_shown(
    qapp: QApplication, qtbot: QtBot
) -> None:
    assert command("today.done").label() == "Done"
    language.speak(qapp, "zh")
    assert command("today.done").label() == "完成"
    assert words.language() == "zh"
    assert QLocale().name() == "zh_CN"
    language.speak(qapp, "en")
    assert command("today.done").label() == "Done"


@pytest.mark.parametrize("spoken", ["zh", "en"])
def test_only_one_language_is_in_force(qapp: QApplication, spoken: str) -> None:
    language.speak(qapp, spoken)
    once = len(qapp.findChildren(language.QTranslator, "desk.translator"))
    for other in ("zh", "en", spoken):
        language.speak(qapp, other)
    assert len(qapp.findChildren(language.QTranslator, "desk.translator")) == once


def _of_qt(qtbot: QtBot) -> Iterator[QWidget]:
    """What Qt brings along with words of its own, as far as the desk can show it."""
    for field in (QLineEdit("a"), QTextEdit("a"), QPlainTextEdit("a")):
        qtbot.addWidget(field)
        yield field.createStandardContextMenu()
    files = QFileDialog(options=QFileDialog.Option.DontUseNativeDialog)
    asked = QMessageBox.StandardButton.Yes | QMessageBox.StandardButton.Cancel
    for dialog in (files, QMessageBox(QMessageBox.Icon.Question, "", "", asked)):
        qtbot.addWidget(dialog)
        yield dialog


def test_what_qt_says_by_itself_is_chinese_too(qapp: QApplication, qtbot: QtBot) -> None:
    language.speak(qapp, "zh")
    said = []
    for made in _of_qt(qtbot):
        for one in [made, *made.findChildren(QWidget)]:
            said += [action.text().partition("\t")[0] for action in one.actions()]
            if isinstance(one, QLabel | QAbstractButton):
                said += [one.text(), one.toolTip()]
            if isinstance(one, QAbstractItemView) and (model := one.model()) is not None:
                heads = range(model.columnCount())
                said += [str(model.headerData(at, Qt.Orientation.Horizontal)) for at in heads]
    assert "撤销(&U)" in said
    assert [text for text in said if re.search(r"[A-Za-z]{2,}", text)] == []


@pytest.mark.parametrize(("count", "said"), [(0, "0 things"), (1, "1 thing"), (2, "2 things")])
def test_english_counts_as_people_do(qapp: QApplication, count: int, said: str) -> None:
    assert QCoreApplication.translate("TodayPanel", "%n things", None, count) == said


def test_each_language_is_called_by_its_own_name() -> None:
    assert language.LANGUAGES == {"zh": "中文", "en": "English"}


def test_the_system_is_asked_for_its_language(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, spoken in (("zh_CN", "zh"), ("zh_TW", "zh"), ("de_DE", "en"), ("C", "en")):
        monkeypatch.setattr(QLocale, "system", staticmethod(lambda name=name: QLocale(name)))
        assert language.of_system() == spoken


def test_texts_of_people_are_never_markup(qtbot: QtBot) -> None:
    """A label that guesses would load a picture somebody wrote into a name."""
    texts = (ROOT / "ui").rglob("*.py")
    guessing = [
        str(path.relative_to(ROOT))
        for path in texts
        if re.search(r"\bQLabel\([^)]", path.read_text()) or "setHtml" in path.read_text()
    ]
    assert guessing == []
    assert QLabel().textFormat().name == "AutoText"
