"""Another kind of due thing: one record in each of the two `due/sorts.py`, and no other place."""

from __future__ import annotations

from datetime import timedelta
from typing import cast
from uuid import UUID

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QListView
from sqlalchemy import select
from sqlalchemy.orm import Session

from concierge import words
from concierge.brief.queries import brief
from concierge.clock import Hands
from concierge.due import sorts
from concierge.due.sorts import DueSort, Item, Settling, When
from concierge.members.due import drop_due, set_due
from concierge.members.kinds import DueKind
from concierge.members.references import reference
from concierge.members.tables import BusinessReference, DueItem
from concierge.store.work import Work
from concierge.today.queries import agenda
from tests.concierge.cli.conftest import Run, bare, run
from tests.journeys.seat import Seat, SitDown
from ui.due import sorts as shown
from ui.due.sorts import DueShown

__all__ = ["bare", "run"]

PARCEL = cast(DueKind, "parcel")
NUMBER = "SF 1234 5678"
TONGUES = [("en", "due today 15:05"), ("zh", "今天 15:05 到期")]


def _why(item: Item, when: When) -> str:
    return words.fill(words._("due {moment}"), moment=when(item.why.values["expected"]))


@pytest.fixture
def parcel(monkeypatch: pytest.MonkeyPatch, work: Work, member: UUID, hands: Hands) -> UUID:
    """A parcel of the member's that is due in an hour."""
    due, number = DueItem.__table__, BusinessReference.__table__
    titles = select(
        number.c.ref.label("title"), number.c.line, number.c.expected_at.label("expected")
    ).join_from(due, number, number.c.id == due.c.ref_id)
    soon = hands.at + timedelta(hours=1)

    def arrived(session: Session, ref_id: UUID) -> None:
        drop_due(session, ref_id, PARCEL, member)

    def expected(session: Session, ref_id: UUID) -> None:
        set_due(session, ref_id, PARCEL, member, soon)

    settling = Settling(arrived, expected, expected, expected)
    sort = DueSort(
        PARCEL,
        lambda: words._("Parcel"),
        titles=(titles,),
        told_in=("business_reference",),
        settling=lambda _issue_id: settling,
        why=_why,
    )
    monkeypatch.setattr(sorts, "SORTS", (*sorts.SORTS, sort))
    monkeypatch.setattr(shown, "SORTS", (*shown.SORTS, DueShown(PARCEL, "package")))

    def sent(session: Session) -> UUID:
        ref_id = reference(session, member, "logistics", NUMBER, expected_at=soon)
        set_due(session, ref_id, PARCEL, member, soon)
        return ref_id

    return work.write(sent).result


def painted(seat: Seat) -> QImage:
    """The list as it is seen."""
    view = seat.window.findChild(QListView, "today.list")
    assert view is not None
    return view.viewport().grab().toImage()


@pytest.mark.parametrize(("tongue", "why"), TONGUES, ids=["en", "zh"])
def test_it_comes_up_in_today_and_is_done_and_undone_there(
    tongue: str,
    why: str,
    parcel: UUID,
    sit_down: SitDown,
    work: Work,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    seat = sit_down(tongue)
    [_heading, row] = seat.hears("today.list")
    assert NUMBER in row
    assert why in row.casefold()
    with_its_icon = painted(seat)
    monkeypatch.setattr(shown, "SORTS", (*shown.SORTS[:-1], DueShown(PARCEL, "plane")))
    seat.window.screens.today.rows.say_again()
    assert painted(seat) != with_its_icon
    seat.keys.press("D")
    assert work.read(agenda).items == ()
    assert seat.hears("today.list") == []
    seat.keys.press("Ctrl+Z")
    [item] = work.read(agenda).items
    assert (item.ref_id, item.title, item.line) == (parcel, NUMBER, "logistics")


def test_it_is_what_is_due_next_in_the_brief(parcel: UUID, work: Work, member: UUID) -> None:
    header = work.read(brief, member).header
    assert (header.next_due_kind, header.next_due_title) == ("parcel", NUMBER)


@pytest.mark.in_a_file
@pytest.mark.parametrize(("tongue", "why"), TONGUES, ids=["en", "zh"])
def test_the_command_line_prints_it(tongue: str, why: str, parcel: UUID, run: Run) -> None:
    [item] = run("show", "agenda", "--json", "--lang", tongue).json["items"]
    assert (item["id"], item["kind"]) == (str(parcel), "parcel")
    assert (item["title"], item["why"]) == (NUMBER, why)


def test_a_kind_that_only_a_newer_program_knows_stands_there_by_its_word(
    work: Work, member: UUID, hands: Hands, sit_down: SitDown
) -> None:
    kite = UUID(int=7)
    work.write(set_due, kite, cast(DueKind, "kite"), member, hands.at + timedelta(hours=1))
    seat = sit_down()
    [_heading, row] = seat.hears("today.list")
    assert "kite" in row
    assert work.read(brief, member).header.next_due_title == ""
