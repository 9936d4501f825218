"""Every row has its place at once and its content when it comes."""

from __future__ import annotations

from collections.abc import Sequence

from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from concierge.timeline.rows import Row
from ui.timeline.blocks import Block, Blocks
from ui.timeline.rows import KEPT, ROW, StreamRows

from .conftest import a_row, counted, some_days


def _say(row: Row) -> str:
    return row.body


def _pages(rows: Sequence[Row], *numbers: int) -> dict[Block, Sequence[Row]]:
    blocks = Blocks(counted(rows)).all
    chosen = [blocks[number] for number in numbers]
    return {one: rows[one.start : one.start + one.n] for one in chosen}


def test_the_model_is_one_qt_can_work_with(qtmodeltester: ModelTester, qtbot: QtBot) -> None:
    rows = some_days([150, 150, 150])
    model = StreamRows(_say)
    qtmodeltester.check(model)
    model.show(counted(rows), _pages(rows, -1))
    block = Blocks(counted(rows)).all[0]
    model.fill(block, rows[: block.n])
    later = [*rows, a_row(rows[-1].at, "the newest")]
    assert model.grow(counted(later), later[model.blocks.all[-1].start :], {})
    qtmodeltester.check(model)


def test_a_row_that_is_not_here_yet_has_its_place(qtbot: QtBot) -> None:
    rows = some_days([250, 250])
    model = StreamRows(_say)
    model.show(counted(rows), _pages(rows, -1))
    assert model.rowCount() == 500
    assert model.row(0) is None
    assert model.index(0).data(ROW) is None
    assert model.index(499).data(ROW) is rows[499]


def test_what_is_looked_at_and_not_here_is_asked_for_once(qtbot: QtBot) -> None:
    rows = some_days([250, 250])
    model = StreamRows(_say)
    model.show(counted(rows), _pages(rows, -1))
    with qtbot.waitSignal(model.wanted) as asked:
        model.look(200, 300)
    [wanted] = asked.args[0]
    assert (wanted.start, wanted.n) == (0, 250)
    model.fill(wanted, rows[:250])
    with qtbot.assertNotEmitted(model.wanted):
        model.look(0, 499)
    assert model.row(0) is rows[0]


def test_a_screen_reader_gets_a_row_at_once(qtbot: QtBot) -> None:
    rows = some_days([250, 250])
    model = StreamRows(_say, lambda block: rows[block.start : block.start + block.n])
    model.show(counted(rows), _pages(rows, -1))
    from PySide6.QtCore import Qt

    assert model.index(3).data(Qt.ItemDataRole.AccessibleTextRole) == rows[3].body


def test_a_block_with_other_rows_than_were_counted_is_not_shown(qtbot: QtBot) -> None:
    rows = some_days([250, 250])
    model = StreamRows(_say)
    model.show(counted(rows), _pages(rows, -1))
    with qtbot.waitSignal(model.mismatched):
        model.fill(model.blocks.all[0], rows[:249])
    assert model.row(0) is None


def test_what_was_looked_at_longest_ago_is_dropped(qtbot: QtBot) -> None:
    rows = some_days([200] * (KEPT + 3))
    model = StreamRows(_say)
    model.show(counted(rows), {})
    for block in model.blocks.all:
        model.fill(block, rows[block.start : block.start + block.n])
    assert len(model.held()) == KEPT
    assert model.row(0) is None


def test_new_rows_at_the_end_are_rows_that_were_inserted(qtbot: QtBot) -> None:
    rows = some_days([250, 5])
    model = StreamRows(_say)
    model.show(counted(rows), _pages(rows, -1))
    later = [*rows, a_row(rows[-1].at, "the newest")]
    with qtbot.waitSignal(model.rowsInserted) as inserted:
        assert model.grow(counted(later), later[model.blocks.all[-1].start :], {})
    assert inserted.args[1:] == [255, 255]
    assert model.row(255) is later[-1]


def test_rows_that_came_in_between_are_another_stream(qtbot: QtBot) -> None:
    rows = some_days([5, 5])
    model = StreamRows(_say)
    model.show(counted(rows), _pages(rows, -1))
    late = a_row(rows[3].at, "recorded late")
    later = sorted([*rows, late], key=lambda row: (row.at, row.id))
    assert not model.grow(counted(later), later, {})
    assert model.rowCount() == 10


def test_what_is_folded_into_a_row_is_found_there(qtbot: QtBot) -> None:
    promise = a_row(some_days([1])[0].at, kind="promise", what="promise.made")
    rows = [a_row(promise.at, "we will call", folded=(promise,))]
    model = StreamRows(_say)
    model.show(counted(rows), _pages(rows, -1))
    assert model.place_of(promise.id) == 0
