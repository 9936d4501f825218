"""Things that stand in a pane: facts, headings, key caps, banners, empty states."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui import theme
from ui.widgets.actions import ActionButton
from ui.widgets.banner import Banner, Tone
from ui.widgets.empty import Door, EmptyState
from ui.widgets.facts import Fact, SectionHeading
from ui.widgets.ground import HairLine, Pane


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication) -> None:
    theme.apply(qapp, theme.Theme.LIGHT)


def ground_of(widget: Fact) -> str:
    return widget.grab().toImage().pixelColor(3, widget.height() // 2).name()


def test_what_must_not_be_forgotten_stands_on_its_own_ground(qtbot: QtBot) -> None:
    must, other = Fact("nut-off", "花生过敏", must=True), Fact("user-check", "周婷")
    for fact in (must, other):
        qtbot.addWidget(fact)
        fact.resize(fact.sizeHint())
    assert ground_of(must) == theme.tokens().pill.name()
    assert ground_of(other) != theme.tokens().pill.name()
    assert must.height() == 22


def test_a_fact_is_text_to_a_screen_reader_and_never_markup(qtbot: QtBot) -> None:
    fact = Fact("ban", "勿称<b>林姐</b>", must=True)
    qtbot.addWidget(fact)
    assert fact.text() == "勿称<b>林姐</b>"
    assert fact.textFormat() == Qt.TextFormat.PlainText


def test_a_heading_reads_with_its_count(qtbot: QtBot) -> None:
    heading = SectionHeading("承诺", 3)
    qtbot.addWidget(heading)
    assert heading.accessibleName() == "承诺 3"
    heading.set_count(None)
    assert heading.accessibleName() == "承诺"


def test_a_banner_is_28_high_and_tells_when_it_is_acted_on(qtbot: QtBot) -> None:
    banner = Banner(Tone.RED)
    qtbot.addWidget(banner)
    banner.set_text("没有存上：磁盘已满。")
    banner.resize(600, banner.heightForWidth(600))
    assert banner.height() == 28
    banner.set_text("没有存上：磁盘已满。", "再试")
    with qtbot.waitSignal(banner.acted):
        banner.findChild(ActionButton).click()


def test_an_empty_state_opens_its_doors(qtbot: QtBot) -> None:
    empty = EmptyState("list-todo", "today.empty")
    qtbot.addWidget(empty)
    empty.set_text("今天还没有要办的事")
    empty.set_doors([Door("add", "添加会员"), Door("import", "导入")])
    with qtbot.waitSignal(empty.door_opened) as told:
        empty.findChild(ActionButton, "today.empty.import").click()
    assert told.args == ["import"]


def test_a_pane_paints_its_ground_and_its_lines(qtbot: QtBot) -> None:
    pane = Pane("internal", lines="right")
    qtbot.addWidget(pane)
    pane.resize(20, 20)
    image = pane.grab().toImage()
    assert image.pixelColor(5, 5).name() == theme.tokens().internal.name()
    assert image.pixelColor(19, 5).name() == theme.tokens().line.name()
    pane.set_ground("send")
    assert pane.grab().toImage().pixelColor(5, 5).name() == theme.tokens().send.name()


def test_a_hairline_is_one_pixel_at_any_scale(qapp: QApplication, qtbot: QtBot) -> None:
    theme.apply(qapp, theme.Theme.LIGHT, 1.5)
    line = HairLine()
    qtbot.addWidget(line)
    assert line.sizeHint().height() == 1
    theme.apply(qapp, theme.Theme.LIGHT)
