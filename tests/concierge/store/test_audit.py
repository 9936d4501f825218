"""The record is sealed and stays for ever: what is personal stands on it as a hash under a key that
can be thrown away."""

from __future__ import annotations

import importlib
import inspect
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy import Boolean, Column, text

import concierge
from concierge.contacts.actions import log_contact
from concierge.contacts.rules import Contact
from concierge.members.actions import NewMember, add_member
from concierge.members.kinds import PointKind
from concierge.members.profile import NewPoint, add_point
from concierge.store.base import Base
from concierge.store.types import IdType, InstantType, Word
from concierge.store.work import Work

SAYS_NOTHING = (IdType, InstantType, Boolean, Word)
"""Types of what says nothing of a person by itself: keys, when it was, yes or no, coded words."""
IN_CLEAR = {
    "amount": "how much, and not of what",
    "answer_amount": "how much, and not of what",
    "answer_currency": "a code",
    "currency": "a code",
    "evidence_asked": "a count",
    "known_at": "columns, and since when they are known",
    "language": "a code",
    "line": "a code",
    "number": "the programme's own, by which the record is read",
    "open_issues": "a count",
    "people_spoken": "a count",
    "position": "a count",
    "ref": "the house's own number of an issue",
    "reopened": "a count",
    "state": "a business's word for where its order stands",
    "tier": "a code of the programme",
    "tier_until": "the programme's day",
    "timezone": "a code, of where millions live",
    "told_again": "a count",
    "version": "a count",
    "what": "a code for what happened",
    "zone": "a code, of where the desk was",
}
"""Columns of members that stand on the record as they are, and why they may."""


def of_members() -> Iterator[tuple[str, Column[object]]]:
    """Every column of a table of members whose changes are put on the record."""
    for file in Path(inspect.getfile(concierge)).parent.glob("*/tables.py"):
        importlib.import_module(f"concierge.{file.parent.name}.tables")
    for mapper in Base.registry.mappers:
        table = mapper.local_table
        if mapper.class_.audited and (table.name == "member" or "member_id" in table.columns):  # type: ignore[attr-defined]
            yield from ((table.name, column) for column in table.columns)  # type: ignore[attr-defined]


def test_what_a_table_keeps_of_a_member_is_personal_or_says_why_not() -> None:
    found = {
        (table, column.name)
        for table, column in of_members()
        if not column.info.get("personal") and not isinstance(column.type, SAYS_NOTHING)
    }
    unsaid = sorted(f"{table}.{name}" for table, name in found if name not in IN_CLEAR)
    assert not unsaid, f"mark them personal, or say why they may stand on the record: {unsaid}"
    assert set(IN_CLEAR) == {name for _, name in found}, "nothing is called that any more"


@pytest.mark.parametrize("name", ["label", "party", "data", "month", "year"])
def test_it_would_be_noticed_if_a_mark_were_gone(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for _, column in of_members():
        if column.name == name:
            monkeypatch.setitem(column.info, "personal", False)
    with pytest.raises(AssertionError, match=rf"\.{name}"):
        test_what_a_table_keeps_of_a_member_is_personal_or_says_why_not()


def test_no_birthday_label_or_name_of_another_is_on_the_record(work: Work) -> None:
    new = NewMember("88000077", "林", birthday=(5, 23, 1979), steward_id=work.actor.steward_id)
    member: UUID = work.write(add_member, new).result
    work.write(add_point, NewPoint(member, PointKind.PHONE, "13800004417", label="前夫的手机"))
    work.write(log_contact, Contact(member, "问好", party="陈先生"))
    with work.workspace.readers.connect() as connection:
        rows = connection.execute(text("SELECT table_name, columns FROM audit")).all()
    said = " ".join(str(row) for row in rows)
    assert not [word for word in ("1979", "前夫", "陈先生") if word in said]
    [birthday] = [str(row.columns) for row in rows if row.table_name == "important_date"]
    assert birthday.count("hmac:") == 3
