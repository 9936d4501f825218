"""The words somebody is found by are kept with what they come from."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from concierge.members.names import name_terms, number_terms
from concierge.members.tables import MemberTerm
from concierge.store.work import Work


def test_a_member_has_the_terms_of_name_address_number_and_phone(work: Work, member: UUID) -> None:
    def kept(session: Session) -> set[tuple[str, str]]:
        terms = select(MemberTerm.term, MemberTerm.how).where(MemberTerm.member_id == member)
        return {(row.term, row.how) for row in session.execute(terms)}

    assert work.read(kept) == {
        *name_terms("林雅岚", "林女士"),
        *number_terms("88000001"),
        ("7144000083168", "phone"),
        ("上海", "place"),
        ("海", "place"),
    }
