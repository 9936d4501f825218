"""The palette's question: people, numbers, issues and texts at once."""

from uuid import UUID

import pytest

from concierge.contacts.actions import log_contact
from concierge.contacts.rules import Contact
from concierge.finding.lookup import Lookup, lookup
from concierge.issues.rules import IssueDraft
from concierge.members.actions import NewMember, add_member
from concierge.store.work import Work


@pytest.fixture
def order(work: Work, member: UUID) -> UUID:
    """林女士's issue about the order ···604417."""
    issue = IssueDraft("餐具包裹晚到且破损", "logistics", references=("20251114604417",))
    return work.write(log_contact, Contact(member, "碟子碎了", issue=issue)).result.issue_id


@pytest.fixture
def others(work: Work, member: UUID) -> None:
    """Two more whose initials are lyl, one with a call of their own."""
    for number, name in (("88000004", "刘亦霖"), ("88000005", "李月玲")):
        new = NewMember(number, name, steward_id=work.actor.steward_id)
        last = work.write(add_member, new).result
    work.write(log_contact, Contact(last, "碟子很好看"))


def test_the_end_of_a_business_number(work: Work, order: UUID) -> None:
    found = work.read(lookup, "604417")
    [number] = found.references
    assert (number.ref, number.member_address) == ("20251114604417", "林女士")
    assert number.issue_title == "餐具包裹晚到且破损"
    assert [issue.id for issue in found.issues] == [order]


def test_initials_and_the_end_of_a_number(work: Work, order: UUID, others: None) -> None:
    found = work.read(lookup, "lyl 604417")
    assert [number.ref for number in found.references] == ["20251114604417"]
    assert found.members[0].name == "林雅岚"
    assert {one.name for one in found.members} == {"林雅岚", "刘亦霖", "李月玲"}
    assert [issue.id for issue in found.issues] == [order]


def test_a_number_beside_somebody_else_is_not_found(work: Work, order: UUID, others: None) -> None:
    found = work.read(lookup, "liuyilin 604417")
    assert found.references == ()


def test_a_person_brings_their_open_issues(work: Work, order: UUID) -> None:
    found = work.read(lookup, "林雅岚")
    assert [one.how for one in found.members] == ["name"]
    assert [issue.id for issue in found.issues] == [order]


def test_a_person_and_what_they_said(work: Work, order: UUID, others: None) -> None:
    found = work.read(lookup, "linyalan 碟子")
    assert [one.excerpt for one in found.texts] == ["碟子碎了"]
    assert len(work.read(lookup, "碟子").texts) == 2


def test_an_issue_by_its_number_and_its_title(work: Work, order: UUID) -> None:
    [row] = work.read(lookup, "餐具").issues
    for typed in (row.ref, row.ref.lower(), row.ref.replace("-", "")[:4]):
        assert [issue.id for issue in work.read(lookup, typed).issues] == [order], typed


def test_a_colleague_finds_nothing_of_it(colleague: Work, order: UUID, others: None) -> None:
    for typed in ("604417", "林雅岚", "lyl", "碟子", "餐具", "lyl 604417"):
        assert len(colleague.read(lookup, typed)) == 0, typed


def test_nothing_typed_finds_nothing(work: Work, order: UUID) -> None:
    assert work.read(lookup, " ") == Lookup()
