"""Finding a person by name, pinyin, initials, phone tail, number, any way to reach them and who
answers there, and a business reference by its tail; always only among those the asking person may
see."""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, String, bindparam, or_, select, type_coerce
from sqlalchemy.orm import Session

from concierge.members.kinds import PointKind
from concierge.members.names import Span, asked, bare
from concierge.members.near import HOWS, NOWHERE, marked, nearness
from concierge.members.phones import digits, own_number, plain_number
from concierge.members.references import tail_of
from concierge.members.tables import BusinessReference, ContactPoint, Member, MemberTerm
from concierge.searchindex.folding import fold
from concierge.store import rows
from concierge.store.act import act
from concierge.store.types import InstantType
from concierge.team.access import visible, who
from concierge.team.kinds import Role
from concierge.team.tables import Access

SHORTEST_TAIL = 3
"""Digits of a phone's tail that are asked for at least."""
WHOLE_PHONE = 9
"""Digits from which on a number is taken for a whole one, as it is dialled."""
REFERENCE_TAIL = 6
"""Characters of a business number's end that are asked for at least; a whole one may be shorter."""
LONGEST_REFERENCE = 200
"""Characters a business number may be typed with; what is longer was pasted by mistake."""
MANY = 1000
"""Terms looked at for somebody who sees thousands of members; the first ones are the closest."""


@dataclass(frozen=True, slots=True)
class FoundMember:
    """A person found; `term` is the word they were found by, a phone from its first digit on;
    `marked` what of the name was typed."""

    id: UUID
    number: str
    name: str
    address: str
    tier: str
    city: str
    phone_tail: str
    open_issues: int
    how: str
    term: str
    marked: Span = NOWHERE


@dataclass(frozen=True, slots=True)
class FoundReference:
    """A business reference found, once for every member it concerns. The issue it belongs to is
    known to a higher room: `finding` fills in its title."""

    id: UUID
    line: str
    ref: str
    kind: str
    title: str
    at: datetime
    member_id: UUID
    member_name: str
    member_address: str
    member_number: str
    issue_title: str = ""


@dataclass(frozen=True, slots=True)
class _Hit:
    """A term of a member, and how near it is to what was typed."""

    member_id: UUID
    how: str
    term: str
    exact: bool

    @property
    def nearness(self) -> tuple[bool, int, int, str]:
        """Sorts the nearest first: a whole word, then by how, then the shortest."""
        return not self.exact, HOWS.index(self.how), len(self.term), self.term


_term = MemberTerm.__table__.c
_member = Member.__table__.c
_point = ContactPoint.__table__.c
_reference = BusinessReference.__table__.c
_now = bindparam("now", type_=InstantType())

_SINCE, _BEFORE = bindparam("since", type_=String()), bindparam("before", type_=String())
# `||` keeps the planner from the range over everybody's terms where mine are few.
_OF_MINE = (
    select(_term.member_id, _term.how, _term.term)
    .join_from(Access, MemberTerm, _term.member_id == Access.member_id)
    .where(
        Access.role == bindparam("login"),
        Access.since <= _now,
        or_(Access.until.is_(None), Access.until > _now),
        _term.term.concat("") >= _SINCE,
        _term.term.concat("") < _BEFORE,
    )
)
_OF_MANY = (
    select(_term.member_id, _term.how, _term.term)
    .where(_term.term >= _SINCE, _term.term < _BEFORE, visible(_term.member_id))
    .order_by(_term.term)
    .limit(MANY)
)
_BY_PHONE = _term.how == "phone"
_BY_WORD = _term.how != "phone"
_STATEMENTS: dict[tuple[bool, bool], Select[Any]] = {
    (many, phone): statement.where(_BY_PHONE if phone else _BY_WORD)
    for many, statement in ((False, _OF_MINE), (True, _OF_MANY))
    for phone in (False, True)
}
_PEOPLE = select(
    _member.id,
    _member.number,
    _member.name,
    _member.address,
    _member.tier,
    _member.city,
    _member.open_issues,
    _member.reading,
    _member.next_due,
).where(_member.id.in_(bindparam("ids", expanding=True)))
_PHONES = (
    select(_point.member_id, _point.plain)
    .where(
        _point.member_id.in_(bindparam("ids", expanding=True)),
        type_coerce(_point.kind, String) == PointKind.PHONE.value,
        _point.ended_at.is_(None),
    )
    .order_by(_point.position.desc(), _point.id.desc())
)


def find(session: Session, text: str, limit: int = 20) -> list[FoundMember]:
    """The people who answer to `text`, the nearest first. Several words must all find one person;
    a word finds what it begins, a phone from three digits of its tail on."""
    words = asked(text)
    hits = {hit.member_id: hit for hit in _all_hits(session, text)}
    nearest = sorted(_people(session, list(hits)), key=lambda one: _order(words, one, hits))
    return _found(session, words, nearest[:limit], hits)


def _order(words: Sequence[str], person: Any, hits: Mapping[UUID, _Hit]) -> tuple[Any, ...]:
    """The nearest first, then what is due soonest, whoever has something open, and by name."""
    hit = hits[person.id]
    near = nearness(words, person.name, person.reading, hit.how, hit.exact)
    due = (person.next_due is None, person.next_due)
    return near, due, not person.open_issues, person.reading, person.name, person.number


def find_references(session: Session, text: str, limit: int = 10) -> list[FoundReference]:
    """Business references by their whole number or at least its last six characters, newest first;
    spaces, hyphens and case do not matter."""
    if len(text) > LONGEST_REFERENCE:
        return []
    tail = tail_of(text.encode("utf-8", "ignore").decode("utf-8"))
    if not tail:
        return []
    matches: ColumnElement[bool] = _reference.tail == tail
    if len(tail) >= REFERENCE_TAIL:
        matches = (_reference.tail >= tail) & (_reference.tail < _after(tail))
    statement = (
        select(
            _reference.id,
            _reference.line,
            _reference.ref,
            type_coerce(_reference.kind, String).label("kind"),
            _reference.title,
            _reference.at,
            _member.id.label("member_id"),
            _member.name.label("member_name"),
            _member.address.label("member_address"),
            _member.number.label("member_number"),
        )
        .join_from(BusinessReference, Member, _member.id == _reference.member_id)
        .where(matches, visible(_reference.member_id))
        .order_by(_reference.at.desc(), _reference.id.desc(), _member.id)
        .limit(limit)
    )
    found = session.connection().execute(statement, who(session))
    return rows.each(FoundReference, found)


# Digits, what stands between them, and what is written before a phone or before its extension.
_DIALLED = re.compile(
    r"(?:[^\W\d]{0,9}[:.]\s*)?[\d\s()+./_,;*#'\"=-]+"
    r"(?:(?:ext|x|转|轉|分机|内线)[\s.:=]*\d+)?\s*"
)
LONGEST_PHONE = 60


_IN_PARTS = re.compile(r"[\d\s()+.-]+")


def _all_hits(session: Session, text: str) -> list[_Hit]:
    """The nearest hit of every member whom all words find."""
    words = sorted(asked(text), key=len, reverse=True)
    if not words:
        return []
    found = _word_hits(session, text, words) | _phone_hits(session, text)
    return list(found.values())


def _word_hits(session: Session, text: str, words: Sequence[str]) -> dict[UUID, _Hit]:
    """Whom all words find."""
    found = _hits(session, words[0])
    for word in words[1:]:
        # For a lead the first word alone may have found too many to know them all.
        ids = list(found)
        others = _narrow(session, ids, word)
        found = {member: hit for member, hit in found.items() if member in others}
    if len(words) > 1 and _IN_PARTS.fullmatch(fold(text)):
        # A number written in groups: its digits together say more than each group.
        together = _hits(session, digits(text))
        found |= {member: hit for member, hit in together.items() if hit.how == "phone"}
    return found


def _phone_hits(session: Session, text: str) -> dict[UUID, _Hit]:
    """Whom a whole phone finds, however it was written or pasted: by its digits together, and as
    the phone library reads it from where the workspace is."""
    said = fold(text)
    number = digits(said)
    if len(said) > LONGEST_PHONE or len(number) < WHOLE_PHONE or not _DIALLED.fullmatch(said):
        return {}
    forms = digits(plain_number(said, act(session).zone.key)), number, number.lstrip("0")
    hits = (
        (member, how, term, backwards)
        for backwards in dict.fromkeys(form[::-1] for form in forms if form)
        for member, how, term in _read(session, backwards, phone=True)
    )
    return _nearest(hits)


def _hits(session: Session, word: str) -> dict[UUID, _Hit]:
    return _nearest(
        (member, how, term, said)
        for said, phone in _said(word)
        for member, how, term in _read(session, said, phone)
    )


def _read(session: Session, said: str, phone: bool) -> Sequence[Any]:
    many = act(session).actor.role != Role.STEWARD
    values = {**who(session), "since": said, "before": _after(said)}
    return session.connection().execute(_STATEMENTS[many, phone], values).all()


def _narrow(session: Session, ids: Collection[UUID], word: str) -> dict[UUID, _Hit]:
    """Which of these members another word finds as well."""
    statement = select(_term.member_id, _term.how, _term.term).where(_term.member_id.in_(ids))
    rows = session.connection().execute(statement).all()
    return _nearest(
        (member, how, term, said)
        for said, phone in _said(word)
        for member, how, term in rows
        if term.startswith(said) and (how == "phone") is phone
    )


def _said(word: str) -> list[tuple[str, bool]]:
    """What to look for: the word itself, and backwards if it may be the tail of a phone."""
    number = digits(word)
    spelt = [(form, False) for form in dict.fromkeys((word, bare(word))) if form]
    if len(number) < SHORTEST_TAIL or not re.fullmatch(r"[\d()+.-]+", word):
        return spelt
    tails = [number[::-1]]
    if len(number) >= WHOLE_PHONE and number.startswith("0"):
        # 0086 138… and 0138… are dialled so; what is kept begins with the country.
        tails.append(number.lstrip("0")[::-1])
    return [*spelt, *((tail, True) for tail in tails if tail)]


def _nearest(rows: Iterable[tuple[UUID, str, str, str]]) -> dict[UUID, _Hit]:
    found: dict[UUID, _Hit] = {}
    for member, how, term, said in rows:
        hit = _Hit(member, how, term, term == said)
        if member not in found or hit.nearness < found[member].nearness:
            found[member] = hit
    return found


def _people(session: Session, ids: Sequence[UUID]) -> Sequence[Any]:
    return session.connection().execute(_PEOPLE, {"ids": ids}).all() if ids else []


def _found(
    session: Session, words: Sequence[str], people: Sequence[Any], hits: Mapping[UUID, _Hit]
) -> list[FoundMember]:
    ids = [person.id for person in people]
    if not ids:
        return []
    rows = session.connection().execute(_PHONES, {"ids": ids})
    phones = {row[0]: own_number(row[1]) for row in rows}
    return [
        _one_found(words, person, hits[person.id], phones.get(person.id, "")) for person in people
    ]


def _one_found(words: Sequence[str], person: Any, hit: _Hit, phone: str) -> FoundMember:
    term = hit.term[::-1] if hit.how == "phone" else hit.term
    tail = digits(term if hit.how == "phone" else phone)[-4:]
    how = "name" if hit.how == "address" else hit.how
    mark = marked(words, person.name, person.reading, hit.how)
    id_, number, name, address, tier, city, open_issues, *_ = person
    return FoundMember(id_, number, name, address, tier, city, tail, open_issues, how, term, mark)


def _after(beginning: str) -> str:
    """What sorts after everything that begins so."""
    return beginning + "\U0010ffff"
