"""The palette's one question: people, business numbers, issues and texts at once.

Several words must all concern one person or one text: `lyl 604417` is the order ending so of
somebody whose initials are so.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from uuid import UUID

from sqlalchemy import case, select
from sqlalchemy.orm import Session

from concierge.finding.results import Result, search_in
from concierge.finding.rules import issue_ref, splits
from concierge.issues.kinds import Status
from concierge.issues.queries import IssueRow, open_of, some
from concierge.issues.tables import Issue, IssueReference
from concierge.members.find import FoundMember, FoundReference, find, find_references
from concierge.searchindex.tokens import QUERY, terms
from concierge.team.access import visible, who

PEOPLE, NUMBERS, ISSUES, TEXTS = 10, 5, 6, 8
"""Rows of each group: what one can take in without scrolling far."""
MANY = 200
"""People a word may stand for beside another one; my members are at most 500."""
FEW = 3
"""People a word must not exceed before their own texts and issues are looked through."""


@dataclass(frozen=True)
class Lookup:
    """What was typed may mean these; each group the nearest or newest first."""

    references: tuple[FoundReference, ...] = ()
    members: tuple[FoundMember, ...] = ()
    issues: tuple[IssueRow, ...] = ()
    texts: tuple[Result, ...] = ()
    because: Mapping[UUID, Result] = field(default_factory=dict)
    """For an issue the text it was found by."""
    more: bool = False
    """Whether there are more texts."""

    def __len__(self) -> int:
        return sum(map(len, (self.references, self.members, self.issues, self.texts)))


def lookup(session: Session, text: str, most: int = TEXTS) -> Lookup:
    """All that `text` may mean, among what the asking person may see; of texts the first `most`."""
    words = tuple(text[:QUERY].split())
    if not words:
        return Lookup()
    references = _references(session, text, words)
    members = _members(session, text, words, references)
    found, more = texts_about(session, text, most)
    about = _issues_of(session, references)
    issue_ids = [
        *_by_ref(session, words),
        *(issue_id for issue_id, _ in about.values()),
        *(because := _issues_in(found)),
    ]
    issues = some(session, list(dict.fromkeys(issue_ids))[:ISSUES])
    if members and (references or len(members) <= FEW):
        issues += open_of(session, members[0].id)
    texts = [one for one in found if one.kind != "issue"]
    return Lookup(
        _titled(references, about),
        tuple(members),
        tuple({issue.id: issue for issue in issues}.values())[:ISSUES],
        tuple(texts[:most]),
        because,
        more,
    )


def _issues_in(found: Iterable[Result]) -> dict[UUID, Result]:
    """The issues among texts, each with what it was found by."""
    return {one.issue_id: one for one in found if one.kind == "issue" and one.issue_id}


def _references(session: Session, text: str, words: tuple[str, ...]) -> tuple[FoundReference, ...]:
    """Business numbers that end as typed; other words must find whom they concern."""
    found = find_references(session, text, NUMBERS)
    if found or len(words) == 1:
        return tuple(found)
    for word, others in splits(words):
        numbers = find_references(session, word, MANY)
        if numbers:
            people = {one.id for one in find(session, " ".join(others), MANY)}
            found += [number for number in numbers if number.member_id in people]
    return tuple(found[:NUMBERS])


def _members(
    session: Session, text: str, words: tuple[str, ...], references: Sequence[FoundReference]
) -> list[FoundMember]:
    """People whom all words find; where one of them was a number, whom the others find."""
    found = find(session, text, PEOPLE)
    if not found and references:
        for _, others in splits(words):
            found += find(session, " ".join(others), PEOPLE) if others else []
    whose = {reference.member_id for reference in references}
    unique = {one.id: one for one in found}.values()
    return sorted(unique, key=lambda one: one.id not in whose)[:PEOPLE]


def texts_about(session: Session, text: str, most: int) -> tuple[list[Result], bool]:
    """Texts that hold all words of `text`; or hold the others, and one is the person's name; then
    those of which only the program says so. And whether there are more than about so many."""
    words = tuple(text[:QUERY].split())
    found = _texts(session, words, most)
    return found, sum(one.kind != "issue" for one in found) > most


def _texts(session: Session, words: tuple[str, ...], most: int) -> list[Result]:
    wanted = terms(" ".join(words))
    found = search_in(session, wanted, most + ISSUES + 1)
    if len(found) < most and len(words) > 1:
        for word, others in splits(words):
            people = find(session, word, FEW + 1)
            if len(people) <= FEW:
                sought = terms(" ".join(others))
                for one in people:
                    found += search_in(session, sought, most + 1, one.id)
    unique = {(one.kind, one.event_id, one.issue_id): one for one in found}
    newest = sorted(unique.values(), key=lambda one: one.at, reverse=True)
    return sorted(newest, key=lambda one: one.only_said)


def _by_ref(session: Session, words: tuple[str, ...]) -> list[UUID]:
    """Issues whose reference begins as typed."""
    beginning = issue_ref(words[0]) if len(words) == 1 else None
    if beginning is None:
        return []
    statement = (
        select(Issue.id)
        .where(Issue.ref >= beginning, Issue.ref < beginning + "~", visible(Issue.member_id))
        .order_by(Issue.ref)
        .limit(ISSUES)
    )
    return list(session.connection().scalars(statement, who(session)))


def _titled(
    references: tuple[FoundReference, ...], about: dict[tuple[UUID, UUID], tuple[UUID, str]]
) -> tuple[FoundReference, ...]:
    """The references with the title of what they are about: the members' room knows no issues."""
    return tuple(
        replace(one, issue_title=about[one.id, one.member_id][1])
        if (one.id, one.member_id) in about
        else one
        for one in references
    )


def _issues_of(
    session: Session, references: Iterable[FoundReference]
) -> dict[tuple[UUID, UUID], tuple[UUID, str]]:
    """For a reference and its member the issue it is about: open, else the latest."""
    ids = {reference.id for reference in references}
    members = {reference.member_id for reference in references}
    if not ids:
        return {}
    statement = (
        select(IssueReference.reference_id, Issue.member_id, Issue.id, Issue.title)
        .join(Issue, Issue.id == IssueReference.issue_id)
        .where(
            Issue.member_id.in_(members),
            IssueReference.reference_id.in_(ids),
            visible(Issue.member_id),
        )
        .order_by(case((Issue.status == Status.CLOSED, 0), else_=1), Issue.opened_at)
    )
    found = session.connection().execute(statement, who(session))
    return {(row.reference_id, row.member_id): (row.id, row.title) for row in found}
