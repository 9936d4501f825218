"""Business references by the business's own number."""

from __future__ import annotations

from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from concierge import clock
from concierge.members import queries
from concierge.members.kinds import ReferenceKind
from concierge.members.references import reference, tail_of
from concierge.store.work import Work


def numbered(work: Work, member: UUID, line: str, number: str, **fields: object) -> UUID:
    def add(session: Session) -> UUID:
        return reference(session, member, line, number, **fields)  # type: ignore[arg-type]

    return work.write(add).result


def test_the_same_news_twice_has_the_effect_of_once(work: Work, member: UUID) -> None:
    first = numbered(work, member, "logistics", "SF773100", state="dispatched")
    again = numbered(work, member, "logistics", "SF773100", state="delivered", ended_at=clock.now())
    assert first == again
    [kept] = work.read(queries.profile, member).references
    assert (kept.state, kept.ended_at, kept.kind) == (
        "delivered",
        clock.now(),
        ReferenceKind.WAYBILL,
    )


def test_what_later_news_leaves_out_stays(work: Work, member: UUID) -> None:
    numbered(work, member, "retail", "E1", title="餐具", state="placed")
    numbered(work, member, "retail", "E1", state="dispatched")
    [kept] = work.read(queries.profile, member).references
    assert (kept.title, kept.state, kept.kind) == ("餐具", "dispatched", ReferenceKind.ORDER)


@given(st.text(), st.integers(0, 8))
def test_the_end_of_a_number_is_the_beginning_of_its_tail(number: str, length: int) -> None:
    plain = "".join(character for character in number.upper() if character.isalnum())
    assert tail_of(number).startswith(plain[::-1][:length])
