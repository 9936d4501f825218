"""Finding a person, and a business number."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from concierge import clock
from concierge.contacts.actions import log_contact
from concierge.contacts.rules import Contact
from concierge.issues.actions import raise_issue
from concierge.issues.kinds import OpenedBy
from concierge.issues.rules import IssueDraft, PromiseDraft
from concierge.members import queries
from concierge.members.actions import NewMember, add_member
from concierge.members.assigning import assign
from concierge.members.find import find, find_references
from concierge.members.kinds import PointKind
from concierge.members.profile import NewPoint, add_point
from concierge.members.references import reference
from concierge.store.work import Work

BY_STEWARD = OpenedBy.STEWARD


@pytest.fixture
def people(work: Work, member: UUID) -> dict[str, UUID]:
    """Eight members of 王静's, some alike."""
    found = {"林雅岚": member}
    for number, (name, address, phone) in enumerate(
        [
            ("林雅", "林先生", "13900002086"),
            ("刘亦霖", "刘先生", "13700000926"),
            ("单田芳", "单先生", "13700004417"),
            ("吕布", "吕先生", "13600001111"),
            ("Amelia Hart", "Ms Hart", "+44 7700 900123"),
            ("Lin Yalan", "Ms Lin", "+1 415 555 2671"),
            ("欧阳娜娜", "欧阳女士", ""),
        ]
    ):
        new = NewMember(
            number=f"V-{number:05}",
            name=name,
            address=address,
            phones=(phone,) if phone else (),
            steward_id=work.actor.steward_id,
        )
        found[name] = work.write(add_member, new).result
    return found


TYPED = (
    ("林雅岚", "林雅岚", "name"),
    ("雅岚", "林雅岚", "name"),
    ("岚", "林雅岚", "name"),
    ("林雅", "林雅", "name"),
    ("林女士", "林雅岚", "name"),
    ("lyl", "林雅岚", "initials"),
    ("LINYALAN", "Lin Yalan", "name"),
    ("yalan 4417", "林雅岚", "pinyin"),
    ("linyalan 女", "林雅岚", "pinyin"),
    ("lin yalan", "Lin Yalan", "name"),
    ("yalan lin", "Lin Yalan", "name"),
    ("ｓｈａｎｔｉａｎ", "单田芳", "pinyin"),
    ("shan", "单田芳", "pinyin"),
    ("stf", "单田芳", "initials"),
    ("lvbu", "吕布", "pinyin"),
    ("lübu", "吕布", "pinyin"),
    ("lyubu", "吕布", "pinyin"),
    ("ouyang", "欧阳娜娜", "pinyin"),
    ("oynn", "欧阳娜娜", "initials"),
    ("hart", "Amelia Hart", "name"),
    ("amelia h", "Amelia Hart", "name"),
    ("ah", "Amelia Hart", "initials"),
    ("2086", "林雅", "phone"),
    ("138 0000 4417", "林雅岚", "phone"),
    ("+8613800004417", "林雅岚", "phone"),
    ("008613800004417", "林雅岚", "phone"),
    ("07700 900123", "Amelia Hart", "phone"),
    ("(415) 555-2671", "Lin Yalan", "phone"),
    ("4417 lin", "林雅岚", "phone"),
    ("88000001", "林雅岚", "number"),
    ("v-00002", "单田芳", "number"),
    ("00002", "单田芳", "number"),
)
"""What is typed, who is found first by it, and how."""


def test_finding(work: Work, people: dict[str, UUID], subtests: pytest.Subtests) -> None:
    for typed, first, how in TYPED:
        with subtests.test(typed=typed):
            found = work.read(find, typed)[0]
            assert (found.name, found.how) == (first, how)


def test_a_tail_of_two_digits_is_too_short(work: Work, people: dict[str, UUID]) -> None:
    assert work.read(find, "17") == []
    assert {found.name for found in work.read(find, "417")} == {"林雅岚", "单田芳"}


def test_a_phone_says_its_own_tail(work: Work, people: dict[str, UUID]) -> None:
    [found] = work.read(find, "2086")
    assert (found.phone_tail, found.term) == ("2086", "8613900002086")


def test_whose_name_begins_so_comes_first_and_each_person_once(
    work: Work, people: dict[str, UUID]
) -> None:
    found = [one.name for one in work.read(find, "lin")]
    assert found == ["林雅", "林雅岚", "Lin Yalan", "刘亦霖"]
    assert [one.name for one in work.read(find, "lin", 1)] == ["林雅"]
    assert [one.name for one in work.read(find, "lan")] == ["林雅岚"]


def test_of_alike_whoever_has_something_due_or_open_comes_first(
    work: Work, people: dict[str, UUID]
) -> None:
    work.write(raise_issue, people["Lin Yalan"], IssueDraft("退款未到账", "retail"), BY_STEWARD)
    promise = PromiseDraft("退款", clock.now() + timedelta(days=1), "Asia/Shanghai")
    work.write(log_contact, Contact(people["林雅岚"], "退款", promises=(promise,)))
    work.write(raise_issue, people["刘亦霖"], IssueDraft("退款未到账", "retail"), BY_STEWARD)
    found = [one.name for one in work.read(find, "lin")]
    assert found == ["林雅岚", "Lin Yalan", "林雅", "刘亦霖"]
    assert [one.name for one in work.read(find, "林雅")] == ["林雅", "林雅岚"]


def test_of_two_called_alike_the_one_with_something_due_sooner_comes_first(
    work: Work, people: dict[str, UUID]
) -> None:
    for name, days in (("Lin Yalan", 1), ("林雅", 3), ("林雅岚", 2)):
        promise = PromiseDraft("退款", clock.now() + timedelta(days=days), "Asia/Shanghai")
        work.write(log_contact, Contact(people[name], "退款", promises=(promise,)))
    found = [one.name for one in work.read(find, "lin")]
    assert found == ["Lin Yalan", "林雅岚", "林雅", "刘亦霖"]


def test_what_was_typed_is_marked_in_the_name(work: Work, people: dict[str, UUID]) -> None:
    for typed, name, part in (
        ("lin", "林雅岚", "林"), ("lin", "刘亦霖", "霖"), ("lin", "Lin Yalan", "Lin"),
        ("yal", "林雅岚", "雅岚"), ("lyl", "林雅岚", "林雅岚"), ("yl", "林雅岚", "雅岚"),
        ("lyub", "吕布", "吕布"), ("ouyang n", "欧阳娜娜", "欧阳娜"), ("ha", "Amelia Hart", "Ha"),
        ("4417 lin", "林雅岚", "林"), ("4417", "林雅岚", ""), ("林女士", "林雅岚", ""),
    ):  # fmt: skip
        [one] = [found for found in work.read(find, typed) if found.name == name]
        assert name[slice(*one.marked)] == part, typed


def test_one_of_two_people_called_alike_is_found_by_one_more_word(
    work: Work, people: dict[str, UUID]
) -> None:
    alike = [one.name for one in work.read(find, "linyalan")]
    assert alike == ["Lin Yalan", "林雅岚"]
    assert [one.name for one in work.read(find, "linyalan 4417")] == ["林雅岚"]
    assert [one.name for one in work.read(find, "linyalan 2671")] == ["Lin Yalan"]


def test_what_finds_nobody(work: Work, people: dict[str, UUID], subtests: pytest.Subtests) -> None:
    for typed in ("", "  ", "···", "'", "%", "_", "\ud800", "\0", "xyzzy"):
        with subtests.test(typed=ascii(typed)):
            assert work.read(find, typed) == []


def test_only_whom_i_may_see(
    work: Work, colleague: Work, lead: Work, people: dict[str, UUID], hands: clock.Hands
) -> None:
    hands.move(timedelta(hours=1))
    lead.write(assign, people["林雅岚"], colleague.actor.steward_id)
    hands.move(timedelta(hours=1))
    for typed in ("林雅岚", "lyl", "linyalan", "13800004417", "88000001", "lin 4417"):
        assert people["林雅岚"] not in {one.id for one in work.read(find, typed)}
        assert [one.id for one in colleague.read(find, typed)] == [people["林雅岚"]]
        assert people["林雅岚"] in {one.id for one in lead.read(find, typed)}


def test_a_lead_finds_as_their_stewards_do(lead: Work, work: Work, people: dict[str, UUID]) -> None:
    for typed in ("l", "lin", "林", "4417", "lin yalan", "ms", "v-"):
        mine = [(one.name, one.how, one.term) for one in work.read(find, typed)]
        theirs = [(one.name, one.how, one.term) for one in lead.read(find, typed)]
        assert mine == theirs


@settings(
    max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
@given(typed=st.text(max_size=20))
def test_whatever_is_typed_is_answered(work: Work, typed: str) -> None:
    assert isinstance(work.read(find, typed), list)
    assert isinstance(work.read(find_references, typed), list)


def test_ten_thousand_real_names_are_found_by_themselves(
    shared_data: Callable[[str], Path], work: Work
) -> None:
    folder = shared_data("zh-names") / "10k-chinese-names"
    text = next(folder.glob("*.txt")).read_text(encoding="utf-8")
    names = [name for name in text.replace("、", " ").replace("，", " ").split() if len(name) <= 4]
    for number, name in enumerate(names[:40]):
        new = NewMember(str(number), name, steward_id=work.actor.steward_id)
        work.write(add_member, new)
    for name in names[:40]:
        assert name in {one.name for one in work.read(find, name)}


# business numbers


def numbered(work: Work, member: UUID, line: str, number: str, **fields: object) -> UUID:
    def add(session: Session) -> UUID:
        return reference(session, member, line, number, **fields)  # type: ignore[arg-type]

    return work.write(add).result


def test_a_business_number_is_found_whole_or_by_its_last_six(work: Work, member: UUID) -> None:
    numbered(work, member, "retail", "E2026-1114-604417", title="餐具六件套")
    for typed in ("604417", "e20261114604417", "1114 604417", "E2026-1114-604417"):
        [found] = work.read(find_references, typed)
        assert (found.ref, found.title, found.member_name) == (
            "E2026-1114-604417",
            "餐具六件套",
            "林雅岚",
        )
    assert work.read(find_references, "04417") == []
    assert work.read(find_references, "E2026") == []


def test_a_short_number_is_found_whole(work: Work, member: UUID) -> None:
    numbered(work, member, "travel", "X7")
    assert [found.ref for found in work.read(find_references, "x7")] == ["X7"]
    assert work.read(find_references, "") == []


def test_one_number_may_concern_several_members(work: Work, colleague: Work, member: UUID) -> None:
    other = colleague.write(
        add_member, NewMember("2", "何二", steward_id=colleague.actor.steward_id)
    ).result
    mine = numbered(work, member, "travel", "CA1832-77001")
    assert numbered(colleague, other, "travel", "CA1832-77001") != mine
    assert [found.member_id for found in work.read(find_references, "277001")] == [member]
    assert [found.member_id for found in colleague.read(find_references, "277001")] == [other]


def test_a_phone_is_found_however_it_was_pasted(work: Work, member: UUID) -> None:
    for typed in (
        "\u202d138\u20110000\u20114417\u202c",
        "138‐0000‐4417",
        "+86 138 0000 4417",
        "0086-138-0000-4417",
        "（138）0000 4417",
        "手机：138 0000 4417",
        "tel:+86-138-0000-4417",
        "１３８００００４４１７",
        "138\u00a00000\u00a04417",
    ):
        assert [one.id for one in work.read(find, typed)] == [member], typed


def test_a_number_abroad_is_found_with_its_trunk_in_brackets(work: Work, member: UUID) -> None:
    work.write(add_point, NewPoint(member, PointKind.PHONE, "020 7946 0018", "London"))
    work.write(add_point, NewPoint(member, PointKind.PHONE, "+44 20 7946 0019"))
    assert [one.id for one in work.read(find, "+44 (0)20 7946 0019")] == [member]
    assert [one.id for one in work.read(find, "020 7946 0019")] == [member]


def test_any_way_to_reach_them_and_who_answers_there_finds_somebody(
    work: Work, member: UUID
) -> None:
    for kind, value, label in (
        (PointKind.EMAIL, "Yalan.Lin@Example.com", ""),
        (PointKind.WECHAT, "wx_lyl-1988", ""),
        (PointKind.PHONE, "17012345678-1234", "助理 周婷"),
        (PointKind.ADDRESS, "浦东新区世纪大道 100 号", "Home"),
    ):
        work.write(add_point, NewPoint(member, kind, value, label))
    for typed in (
        "yalan.lin@example.com", "yalan", "example.com", "WX_LYL-1988", "wxlyl", "周婷", "助理",
        "17012345678", "17012345678-1234", "17012345678转1234", "世纪大道", "上海",
    ):  # fmt: skip
        assert [one.id for one in work.read(find, typed)] == [member], typed


def test_what_gives_no_number_is_kept_beside_others_of_the_kind(work: Work, member: UUID) -> None:
    for value in ("1.38E+10", "ask Zhou", "1.38E+10"):
        work.write(add_point, NewPoint(member, PointKind.PHONE, value))
    points = work.read(queries.profile, member).points
    assert [(one.value, one.plain) for one in points[1:]] == [("1.38E+10", ""), ("ask Zhou", "")]
