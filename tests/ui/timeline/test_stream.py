"""The stream opens at its end, stays where one reads, and acts on letters with pinyin on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractItemView, QApplication
from pytestqt.qtbot import QtBot

from concierge import clock
from concierge.store.types import new_id
from concierge.timeline.rows import Row
from ui import theme
from ui.timeline.blocks import Blocks
from ui.timeline.rows import StreamRows
from ui.timeline.stream import StreamView
from ui.timeline.teller import Side, Teller, icon, side

from .conftest import SHANGHAI, a_row, counted, some_days

ROW, HEADING = 28, 24
LONG = (
    "好，两间要挨着，楼层高一点，老人怕吵。落地前把酒店地址发我就行，我转给司机，孩子那间要加床。"
)


class Shown:
    """A stream in a window, fed from a list."""

    def __init__(self, qtbot: QtBot, rows: list[Row], seen: object = None) -> None:
        self.rows = rows
        self.teller = Teller(SHANGHAI, new_id())
        self.teller.seen = seen  # type: ignore[assignment]
        self.model = StreamRows(self.teller.aloud)
        self.view = StreamView(self.model, self.teller)
        self.model.wanted.connect(self._fill)
        qtbot.addWidget(self.view)
        self.view.resize(700, 20 * ROW)
        self.view.show()
        self.view.start_over()
        self.model.show(counted(rows), {})
        last = self.model.blocks.all[-1]
        self.model.fill(last, rows[last.start :])

    def _fill(self, wanted: tuple[object, ...]) -> None:
        for block in wanted:
            start, n = block.start, block.n  # type: ignore[attr-defined]
            self.model.fill(block, self.rows[start : start + n])  # type: ignore[arg-type]

    def add(self, row: Row) -> None:
        """One more at the end."""
        self.rows = [*self.rows, row]
        self.view.hold()
        newest = self.rows[self.model.blocks.all[-1].start :]
        assert self.model.grow(counted(self.rows), newest, {})
        self.view.settle()


@pytest.fixture
def show(qtbot: QtBot, qapp: QApplication, hands: clock.Hands) -> Callable[..., Shown]:
    theme.apply(qapp, theme.Theme.LIGHT)
    return lambda *args, **kwargs: Shown(qtbot, *args, **kwargs)


def test_it_opens_at_the_newest(show: Callable[..., Shown]) -> None:
    shown = show(some_days([30, 30]))
    view = shown.view
    last = view.visualRect(shown.model.index(59))
    assert last.bottom() + 1 == view.viewport().height()
    assert view.is_at_end()


def test_a_short_stream_stands_next_to_the_composer(show: Callable[..., Shown]) -> None:
    shown = show(some_days([2]))
    assert (
        shown.view.visualRect(shown.model.index(1)).bottom() + 1 == shown.view.viewport().height()
    )


def test_a_row_is_found_where_it_is_seen(show: Callable[..., Shown]) -> None:
    shown = show(some_days([7, 3, 12, 40]))
    view = shown.view
    for value in range(0, view.verticalScrollBar().maximum(), 97):
        view.verticalScrollBar().setValue(value)
        for place in view.places_in_sight():
            index = shown.model.index(place)
            rect = view.visualRect(index)
            assert view.indexAt(rect.center()) == index
            assert view.indexAt(QPoint(5, rect.top())) == index


def test_a_heading_is_no_row(show: Callable[..., Shown]) -> None:
    shown = show(some_days([3, 3]))
    above = shown.view.visualRect(shown.model.index(3)).topLeft() - QPoint(0, HEADING // 2)
    assert not shown.view.indexAt(above).isValid()


def test_a_jump_puts_the_day_at_the_top(show: Callable[..., Shown]) -> None:
    shown = show(some_days([40] * 20))
    shown.view.show_place(200, at_top=True)
    assert shown.view.visualRect(shown.model.index(200)).top() == HEADING
    assert shown.view.currentIndex().row() == 200


def test_new_rows_do_not_move_what_one_reads(show: Callable[..., Shown]) -> None:
    shown = show(some_days([60]))
    view = shown.view
    view.verticalScrollBar().setValue(300)
    place = view.places_in_sight()[5]
    before = view.visualRect(shown.model.index(place))
    shown.add(a_row(shown.rows[-1].at + timedelta(minutes=1), "the newest"))
    assert view.visualRect(shown.model.index(place)) == before
    assert not view.is_at_end()


def test_at_the_end_it_stays_at_the_end(show: Callable[..., Shown]) -> None:
    shown = show(some_days([60]))
    shown.add(a_row(shown.rows[-1].at + timedelta(minutes=1), "the newest"))
    last = shown.view.visualRect(shown.model.index(60))
    assert last.bottom() + 1 == shown.view.viewport().height()


def test_a_row_unfolds_to_all_of_its_text_and_folds_again(show: Callable[..., Shown]) -> None:
    rows = some_days([30])
    rows[10] = replace(rows[10], body=LONG * 3)
    shown = show(rows)
    view = shown.view
    view.show_place(10)
    top = view.visualRect(shown.model.index(10)).top()
    view.toggle(10)
    assert view.visualRect(shown.model.index(10)).height() >= ROW + 3 * 20
    assert view.visualRect(shown.model.index(10)).top() == top
    view.toggle(10)
    assert view.visualRect(shown.model.index(10)).height() == ROW


def test_the_last_row_unfolds_where_it_is_seen(show: Callable[..., Shown]) -> None:
    rows = some_days([60])
    rows[55] = replace(rows[55], body=LONG * 3)
    shown = show(rows)
    before = shown.view.visualRect(shown.model.index(55))
    shown.view.toggle(55)
    after = shown.view.visualRect(shown.model.index(55))
    assert (after.top(), after.height()) == (before.top(), ROW + 60)
    shown.view.toggle(55)
    assert shown.view.is_at_end()


def test_what_is_new_takes_two_lines_and_is_counted(show: Callable[..., Shown]) -> None:
    rows = some_days([5])
    rows[4] = replace(rows[4], body=LONG * 2)
    shown = show(rows, seen=rows[3].recorded_at)
    assert shown.view.visualRect(shown.model.index(4)).height() == ROW + 20
    assert shown.view.visualRect(shown.model.index(3)).height() == ROW
    assert shown.teller.aloud(rows[4]).endswith("new")


def test_rows_wait_for_their_content_without_moving(show: Callable[..., Shown]) -> None:
    shown = show(some_days([250, 250]))
    view = shown.view
    view.verticalScrollBar().setValue(0)
    rect = view.visualRect(shown.model.index(3))
    view._look()
    assert shown.model.row(3) is shown.rows[3]
    assert view.visualRect(shown.model.index(3)) == rect


@pytest.mark.parametrize("width", [560, 664, 744, 1200])
def test_any_width_shows_the_end(show: Callable[..., Shown], width: int) -> None:
    shown = show(some_days([80]))
    shown.view.resize(width, 300)
    last = shown.view.visualRect(shown.model.index(79))
    assert last.bottom() + 1 == shown.view.viewport().height()


def test_letters_act_while_pinyin_is_on(show: Callable[..., Shown], qtbot: QtBot) -> None:
    shown = show(some_days([30]))
    view = shown.view
    view.setFocus()
    assert not view.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
    assert view.inputMethodQuery(Qt.InputMethodQuery.ImEnabled) is False
    view.show_place(20)
    qtbot.keyClick(view, Qt.Key.Key_K)
    assert view.currentIndex().row() == 19
    qtbot.keyClick(view, Qt.Key.Key_J)
    qtbot.keyClick(view, Qt.Key.Key_Down)
    assert view.currentIndex().row() == 21
    assert not view.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)


def test_the_keyboard_begins_at_the_last_row_in_sight(
    show: Callable[..., Shown], qtbot: QtBot
) -> None:
    shown = show(some_days([60]))
    qtbot.keyClick(shown.view, Qt.Key.Key_Up)
    assert shown.view.currentIndex().row() == 59
    qtbot.keyClick(shown.view, Qt.Key.Key_Home)
    assert shown.view.currentIndex().row() == 0
    assert shown.view.verticalScrollBar().value() == 0
    qtbot.keyClick(shown.view, Qt.Key.Key_End)
    assert shown.view.currentIndex().row() == 59
    assert shown.view.is_at_end()


def test_a_row_is_not_hidden_by_the_sticky_day(show: Callable[..., Shown]) -> None:
    shown = show(some_days([200]))
    shown.view.scrollTo(shown.model.index(50), QAbstractItemView.ScrollHint.EnsureVisible)
    assert shown.view.visualRect(shown.model.index(50)).top() == HEADING


def test_whose_a_row_is_decides_where_it_stands() -> None:
    at = some_days([1])[0].at
    assert side(a_row(at)) is Side.THEIRS
    assert side(a_row(at, direction="out")) is Side.OURS
    assert side(a_row(at, kind="order", what="order.placed")) is Side.PROGRAM
    assert side(a_row(at, audience="internal")) is Side.INTERNAL


def test_each_kind_of_row_has_its_icon() -> None:
    at = some_days([1])[0].at
    assert icon(a_row(at)) == "phone-incoming"
    assert icon(a_row(at, direction="out")) == "phone-outgoing"
    assert icon(a_row(at, direction="out", reached="no_answer")) == "phone-missed"
    assert icon(a_row(at, channel="email")) == "mail"
    assert icon(a_row(at, data={"settled": True})) == "zap"
    assert icon(a_row(at, audience="internal")) == "lock"
    for name in (a_row(at, kind=kind, what=kind) for kind in ("issue", "promise", "order", "note")):
        assert not theme.icon(icon(name)).isNull()


def test_blocks_and_model_agree(show: Callable[..., Shown]) -> None:
    shown = show(some_days([10, 20, 30]))
    assert shown.model.blocks.n == Blocks(counted(shown.rows)).n == 60
