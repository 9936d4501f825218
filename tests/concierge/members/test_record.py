"""The record stands by when it was recorded, and says of a look at what, why and until when."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import event, select
from sqlalchemy.orm import Session

from concierge import clock, words
from concierge.errors import Code
from concierge.members.actions import NewMember, add_member
from concierge.members.changing import StewardEdit, change_steward
from concierge.members.kinds import FactKind
from concierge.members.lines import LineEdit, change_line
from concierge.members.looking import exported, looked, searched
from concierge.members.moving import move
from concierge.members.profile import NewFact, add_fact
from concierge.members.record import Deed, RecordFilter, RecordRow, deeds, record
from concierge.members.tiers import TierRow, add_tier
from concierge.messages.looking import LookDraft, look_in
from concierge.messages.taking import enquire, found_by
from concierge.notes.actions import NewNote, write_note
from concierge.store.audit import Audit
from concierge.store.work import Work
from concierge.team.cover import cover, end_covers
from tests.refusals import refused

EVERYTHING = RecordFilter()
LOOKS = RecordFilter(looks=True)
ZONE = ZoneInfo("Asia/Shanghai")
NOW = datetime(2026, 11, 20, 6, 5, tzinfo=UTC)


def rows(work: Work, wanted: RecordFilter = EVERYTHING, limit: int = 200) -> list[RecordRow]:
    """Every row, page after page."""
    found: list[RecordRow] = []
    before: int | None = None
    while True:
        page = work.read(record, wanted, before, limit)
        found += page.rows
        if page.next is None:
            return found
        before = page.next


def said(deed: Deed) -> str:
    return words.deed(deed, ZONE, NOW)


def look_at(colleague: Work, number: str, why: str) -> None:
    [found] = colleague.read(found_by, colleague.write(enquire, number).result)
    colleague.write(look_in, LookDraft(found.id, why))


@pytest.mark.in_a_file
def test_it_stands_by_when_it_was_recorded_and_pages_pass_every_row_once(
    work: Work, lead: Work, member: UUID, hands: clock.Hands
) -> None:
    for hours in (30, -9, 2, 2, -20, 0):
        hands.move(timedelta(hours=hours))  # a clock that was put right, or a programme made up
        work.write(write_note, NewNote(member, "喜欢靠窗"))
    whole = rows(lead)
    assert [one.at for one in whole] == sorted((one.at for one in whole), reverse=True)
    there = set(lead.read(lambda session: session.scalars(select(Audit.seq)).all()))
    assert {one.seq for one in whole} == there
    for limit in (1, 2, 3):
        assert rows(lead, limit=limit) == whole


def test_a_members_name_stands_beside_their_number_for_who_may_see_them(
    work: Work, lead: Work, member: UUID
) -> None:
    work.write(write_note, NewNote(member, "喜欢靠窗"))
    of_her = [one for one in rows(lead) if one.table == "note"]
    assert {(one.number, one.member) for one in of_her} == {("88000001", "林雅岚")}


def test_a_look_for_an_hour_is_among_the_looks_with_its_reason_and_its_end(
    work: Work, colleague: Work, lead: Work, member: UUID
) -> None:
    look_at(colleague, "88000001", "会员在前台")
    newest, asked = deeds(rows(lead, LOOKS))[:2]
    assert (newest.login, newest.number, newest.member) == ("he", "88000001", "林雅岚")
    assert said(newest) == "opened for an hour, until today 15:05, because: 会员在前台"
    assert (asked.login, said(asked)) == ("he", "asked by number who a member is")
    with words.spoken("zh"):
        assert said(newest) == "临时查阅一小时，至今天 15:05，事由：会员在前台"
        assert said(asked) == "按号码查询是哪位会员"


def test_who_may_not_see_a_member_reads_neither_name_nor_reason(
    work: Work, colleague: Work, setup: Work, member: UUID
) -> None:
    look_at(colleague, "88000001", "会员在前台")
    found = rows(setup, LOOKS)
    assert found
    assert all(one.member == "" for one in found)
    assert "前台" not in str(found)


def test_what_was_looked_at_and_how_much_is_said_and_never_what_it_was(
    work: Work, lead: Work, member: UUID
) -> None:
    lead.write(looked, member)
    lead.write(searched, 2, 11)
    work.write(exported, "timeline_event", 50, member)
    sentences = {said(one) for one in deeds(rows(lead, LOOKS))}
    assert {
        "opened the member, as the lead of their team",
        "searched for 2 characters, 11 found",
        "gave out entry to another program, number of them: 50",
    } <= sentences


def test_the_record_is_not_for_a_steward(work: Work, member: UUID) -> None:
    def ask(session: Session) -> object:
        return record(session, EVERYTHING)

    with refused(Code.RECORD_NOT_YOURS):
        work.read(ask)


@pytest.mark.in_a_file
@pytest.mark.parametrize("of", ["everybody", "a person", "a member"])
def test_a_page_is_read_in_order_and_nothing_is_sorted(
    lead: Work, work: Work, member: UUID, of: str
) -> None:
    wanted = {
        "everybody": EVERYTHING,
        "a person": RecordFilter(steward_id=work.actor.steward_id),
        "a member": RecordFilter(member_id=member),
    }[of]
    asked: list[tuple[str, Any]] = []

    def listen(_connection: Any, _cursor: Any, said: str, values: Any, *_more: Any) -> None:
        if "ORDER BY audit.at" in said:
            asked.append((said, values))

    engine = lead.workspace.readers
    event.listen(engine, "before_cursor_execute", listen)
    rows(lead, wanted)
    event.remove(engine, "before_cursor_execute", listen)
    with engine.connect() as connection:
        for said, values in asked:
            plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {said}", values).all()
            assert not any("TEMP B-TREE FOR ORDER BY" in row[3] for row in plan), plan
    assert asked


def newest(reader: Work) -> Deed:
    return deeds(rows(reader))[0]


def test_standing_in_says_for_whom_by_whom_and_from_when_until_when(
    work: Work, colleague: Work, lead: Work, hands: clock.Hands
) -> None:
    wang, he = work.actor.steward_id, colleague.actor.steward_id
    assert wang is not None
    assert he is not None
    day = timedelta(days=1)
    times = [(NOW + day * n, NOW + day * n + timedelta(hours=3)) for n in (1, 2)]
    begun = lead.write(cover, wang, he, times).result
    one = newest(lead)
    assert said(one) == "added cover (何敏 for 王静, tomorrow 14:05 – 11-22 17:05, 2 times)"
    with words.spoken("zh"):
        assert said(one) == "新增代班（何敏替王静，明天 14:05 – 11-22 17:05，2 次）"
    hands.move(day + timedelta(minutes=1))
    lead.write(end_covers, begun.ids)
    assert "ended cover (何敏 for 王静)" in said(newest(lead))
    assert "removed cover (何敏 for 王静" in said(newest(lead))


@pytest.mark.parametrize("limit", [1, 200])
def test_a_move_of_many_is_one_row_and_says_from_whom_to_whom(
    work: Work, colleague: Work, lead: Work, member: UUID, hands: clock.Hands, limit: int
) -> None:
    mine = work.actor.steward_id
    other = work.write(add_member, NewMember("771", "吴柏川", steward_id=mine)).result
    hands.move(timedelta(seconds=1))
    he = colleague.actor.steward_id
    assert he is not None
    lead.write(move, [member, other], he)
    page = lead.read(record, EVERYTHING, None, limit)
    one = deeds(page.rows)[0]
    assert (one.members, one.number, one.member) == (2, "", "")
    assert "added stewardship (王静 → 何敏)" in said(one)
    assert len([deed for deed in deeds(rows(lead, limit=limit)) if deed.verb == one.verb]) == 1


def test_a_change_of_a_person_says_of_whom_and_to_what(
    setup: Work, work: Work, hands: clock.Hands
) -> None:
    he = work.actor.steward_id
    assert he is not None
    setup.write(change_steward, he, StewardEdit(role="lead"))
    assert said(newest(setup)) == "changed person of the house (王静, team lead)"


def test_what_is_set_to_what_it_was_is_not_on_the_record(setup: Work, work: Work) -> None:
    he = work.actor.steward_id
    assert he is not None
    before = setup.write(change_steward, he, StewardEdit(capacity=2400)).result.edit
    there = len(rows(setup))
    same = StewardEdit(before.name, before.role, before.team, 2400)
    assert not setup.write(change_steward, he, same).changes.kinds
    assert len(rows(setup)) == there
    setup.write(change_steward, he, StewardEdit("王婧", before.role, before.team, 2400))
    assert said(newest(setup)) == "changed person of the house (王婧, name)"


def test_a_line_and_a_tier_are_named_on_the_record(setup: Work) -> None:
    setup.write(change_line, "food", LineEdit("Food and drink"))
    assert said(newest(setup)) == "changed business line (food)"
    setup.write(add_tier, TierRow("ruby", "Ruby", "红宝石"))
    assert said(newest(setup)) == "added tier (ruby)"


def test_of_what_is_a_members_own_the_record_says_only_what_kind_it_is(
    work: Work, lead: Work, member: UUID
) -> None:
    work.write(add_fact, NewFact(member, FactKind.ALLERGY, "花生"))
    assert "fact (Allergy)" in said(newest(lead))
    assert "花生" not in said(newest(lead))
