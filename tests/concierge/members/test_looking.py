"""Who looked is on the record too, and is no news to anybody."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import Row, select
from sqlalchemy.orm import Session

from concierge.errors import Code
from concierge.members.looking import exported, is_anothers, looked, searched
from concierge.store.audit import Audit
from concierge.store.news import LOOKING
from concierge.store.work import Work
from tests.refusals import refused

Said = tuple[str, str, UUID | None, dict[str, object]]


def on_record(work: Work) -> list[Said]:
    """Who looked at what, oldest first."""

    def ask(session: Session) -> list[Row[Said]]:
        asked = select(Audit.change, Audit.table_name, Audit.member_id, Audit.columns)
        return list(session.execute(asked.where(Audit.change.in_(LOOKING)).order_by(Audit.seq)))

    return [tuple(row) for row in work.read(ask)]  # type: ignore[misc]


def operations(work: Work) -> list[UUID]:
    return work.read(
        lambda session: list(
            session.scalars(select(Audit.operation).where(Audit.change.in_(LOOKING)))
        )
    )


def test_a_lead_who_opens_somebodys_member_is_on_record(lead: Work, member: UUID) -> None:
    assert lead.read(is_anothers, member)
    lead.write(looked, member)
    assert on_record(lead) == [("look", "member", member, {"through": ["team"]})]


def test_whoever_opens_their_own_is_not(work: Work, member: UUID) -> None:
    assert not work.read(is_anothers, member)
    work.write(looked, member)
    assert on_record(work) == []


def test_a_member_one_may_not_see_is_not_looked_at(colleague: Work, member: UUID) -> None:
    with refused(Code.NOT_YOURS):
        colleague.write(looked, member)
    assert on_record(colleague) == []


def test_of_a_search_nothing_is_kept_but_how_much_was_found(work: Work) -> None:
    work.write(searched, 4, 17)
    assert on_record(work) == [("search", "text_ref", None, {"length": 4, "hits": 17})]


def test_what_is_given_out_is_on_record(work: Work, member: UUID) -> None:
    work.write(exported, "member", 1)
    work.write(exported, "timeline_event", 9, member)
    assert on_record(work) == [
        ("export", "member", None, {"rows": 1}),
        ("export", "timeline_event", member, {"rows": 9}),
    ]


def test_looking_is_no_news(work: Work, lead: Work, member: UUID) -> None:
    work.news.since_last()
    lead.write(looked, member)
    lead.write(searched, 2, 0)
    done = lead.write(exported, "timeline_event", 9, member)
    assert (done.changes.members, done.changes.kinds) == (frozenset(), frozenset())
    assert work.news.since_last() is None
    told = work.news.of(frozenset(operations(work)))
    assert (told.members, told.kinds) == (frozenset(), frozenset())
