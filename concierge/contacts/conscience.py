"""What speaks against a contact, or a word in it, before it is logged or told; and what is allowed
instead. It never forbids: whoever writes decides. No clock, no SQL: facts and the instant come in.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from typing import Protocol
from zoneinfo import ZoneInfo

from concierge.members.allergens import unminded
from concierge.members.contact_rule import ContactRule, contact_rule
from concierge.members.kinds import FactKind
from concierge.members.mentioned import Span, mentions
from concierge.members.taboos import taboo
from concierge.moments.wall import on
from concierge.timeline.kinds import Channel, Direction, PartyKind

WRITTEN_FIRST = (Channel.CHAT, Channel.SMS, Channel.EMAIL, Channel.PHONE)
"""In what order another way is offered where the member named none."""
LONGEST = 21
"""Rules that follow on one another for longer than that many times have no end."""
NEVER = datetime.max.replace(tzinfo=UTC)


class Known(Protocol):
    """A fact, as `members.queries` answers it."""

    @property
    def kind(self) -> str: ...
    @property
    def text(self) -> str: ...
    @property
    def quiet_from(self) -> str | None: ...
    @property
    def quiet_until(self) -> str | None: ...


class Why(StrEnum):
    """What speaks against it."""

    RULE = "rule"
    TABOO = "taboo"
    ALLERGY = "allergy"


@dataclass(frozen=True)
class Attempt:
    """A contact that is about to be: what `contacts.rules.Contact` will be, or a telling."""

    channel: Channel
    direction: Direction
    at: datetime
    whom: PartyKind = PartyKind.MEMBER


@dataclass(frozen=True)
class Against:
    """One thing that speaks against it, and the fact that says so.

    Of a rule: `instead` are the ways that are allowed then, `until` when this one is (None: never).
    Of a word: `words` as they were written.
    """

    why: Why
    fact: Known
    words: tuple[str, ...] = ()
    at: datetime | None = None
    instead: tuple[Channel, ...] = ()
    until: datetime | None = None


def against(
    facts: Sequence[Known], zone: ZoneInfo, attempt: Attempt | None, texts: Iterable[str] = ()
) -> list[Against]:
    """All that speaks against it: the member's rules by the clock of their `zone`, then words."""
    found = [] if attempt is None else _rules(facts, zone, attempt)
    return found + _words(facts, "\n".join(texts))


def allowed(facts: Sequence[Known], zone: ZoneInfo, at: datetime, first: Channel) -> Channel:
    """A way to reach them that no rule forbids now: `first` if it can be, and if nothing can be."""
    if first not in _forbidden(facts, zone, at):
        return first
    return next(iter(_instead(facts, zone, at)), first)


def marked(facts: Iterable[Known], text: str) -> list[Span]:
    """Where in `text` the words are that speak against it."""
    spans = [span for fact in facts for span in _spans(fact, text)]
    return sorted(set(spans))


def _rules(facts: Sequence[Known], zone: ZoneInfo, attempt: Attempt) -> list[Against]:
    """Nobody is scolded for answering, nor for a word with others than the member."""
    if attempt.direction is not Direction.OUT or attempt.whom is not PartyKind.MEMBER:
        return []
    at = attempt.at
    broken = [
        fact
        for fact, rule in _ruled(facts)
        if attempt.channel in rule.forbids and _ends(rule, zone, at) is not None
    ]
    if not broken:
        return []
    instead = _instead(facts, zone, at)
    until = _free(facts, zone, at, attempt.channel)
    return [Against(Why.RULE, fact, (), at, instead, until) for fact in broken]


def _words(facts: Iterable[Known], text: str) -> list[Against]:
    found = []
    for fact in facts:
        said = dict.fromkeys(" ".join(text[begin:end].split()) for begin, end in _spans(fact, text))
        if said:
            why = Why.TABOO if fact.kind == FactKind.TABOO else Why.ALLERGY
            found.append(Against(why, fact, tuple(said)))
    return found


def _spans(fact: Known, text: str) -> list[Span]:
    if not text.strip():
        return []
    if fact.kind == FactKind.TABOO:
        return mentions(taboo(fact.text).terms, text)
    return unminded(fact.text, text) if fact.kind == FactKind.ALLERGY else []


def _ruled(facts: Iterable[Known]) -> Iterator[tuple[Known, ContactRule]]:
    for fact in facts:
        if fact.kind == FactKind.CONTACT_RULE:
            yield fact, contact_rule(fact.text, fact.quiet_from, fact.quiet_until)


def _forbidden(facts: Iterable[Known], zone: ZoneInfo, at: datetime) -> set[Channel]:
    holding = (rule for _, rule in _ruled(facts) if _ends(rule, zone, at) is not None)
    return {channel for rule in holding for channel in rule.forbids}


def _instead(facts: Sequence[Known], zone: ZoneInfo, at: datetime) -> tuple[Channel, ...]:
    """Ways that are allowed then: those the member named, else those that are usual."""
    denied = _forbidden(facts, zone, at)
    named = [one for _, rule in _ruled(facts) for one in rule.instead if one not in denied]
    usual = [one for one in WRITTEN_FIRST if one not in denied]
    return tuple(dict.fromkeys(named or usual))


def _free(
    facts: Sequence[Known], zone: ZoneInfo, at: datetime, channel: Channel
) -> datetime | None:
    """From when on no rule forbids this way; None if always one does."""
    rules = [rule for _, rule in _ruled(facts) if channel in rule.forbids]
    for _ in range(LONGEST):
        ends = [end for rule in rules if (end := _ends(rule, zone, at)) is not None]
        if not ends:
            return at
        if max(ends) == NEVER:
            return None
        at = max(ends)
    return None


def _ends(rule: ContactRule, zone: ZoneInfo, at: datetime) -> datetime | None:
    """Until when the rule holds, if it holds `at` this instant: NEVER, if it has no hours."""
    if rule.hours is None and rule.days is None:
        return NEVER
    today = at.astimezone(zone).date()
    for day in (today, today - timedelta(days=1)):
        begin, end = _stretch(rule, day, zone)
        if (rule.days is None or day.weekday() in rule.days) and begin <= at < end:
            return end
    return None


def _stretch(rule: ContactRule, day: date, zone: ZoneInfo) -> tuple[datetime, datetime]:
    """From when to when it holds, of those hours that begin on `day`."""
    since, until = rule.hours or (time(0), time(0))
    after = day if since < until else day + timedelta(days=1)
    return on(day, since, zone), on(after, until, zone)
