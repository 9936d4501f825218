"""What stewards did for ordinary members: small troubles settled, notes, things for next week."""

from datetime import datetime, timedelta
from decimal import Decimal
from random import Random

from concierge.demo import troubles
from concierge.demo.telling import Teller, opened
from concierge.demo.troubles import Trouble
from concierge.issues.kinds import ProofKind, Stage
from concierge.issues.rules import IssueDraft
from concierge.members.kinds import FactKind
from concierge.notes.kinds import Visibility
from concierge.timeline.kinds import Channel
from concierge.words.amounts import amount

KNOWN, NOTED, TROUBLED, AHEAD = 0.25, 0.1, 0.22, 0.08
"""How many have a fact, a note, a trouble (and of those another), something still to come."""
FORGOTTEN = 4
"""Days before today in which nothing of this happens, so that Today is what stories made it."""


def everyday(t: Teller, rng: Random, *, today: bool = False) -> None:
    """A member's small history with their steward; `today` gives them something due now."""
    joined = t.who.joined
    zh = t.who.language == "zh"
    if rng.random() < KNOWN:
        kind, text = rng.choice(troubles.FACTS_ZH if zh else troubles.FACTS_EN)
        t.fact(_some_day(t, rng, joined // 2, joined - 1), FactKind(kind), text)
    if rng.random() < NOTED:
        text = rng.choice(troubles.NOTES_ZH if zh else troubles.NOTES_EN)
        visibility = rng.choice((Visibility.HANDOVER, Visibility.HANDOVER, Visibility.MINE))
        at = _some_day(t, rng, FORGOTTEN, joined - 1)
        t.note(at, text, visibility, pinned=rng.random() < 0.4)
    while rng.random() < TROUBLED:
        _trouble(t, rng, _some_day(t, rng, FORGOTTEN + 3, joined - 1))
    if today:
        _open(t, rng, t.hours.later(rng.random()))
    elif rng.random() < AHEAD:
        _open(t, rng, t.hours.on(rng.randrange(2, 12), f"{rng.randrange(9, 19):02d}:00"))


def _trouble(t: Teller, rng: Random, at: datetime) -> None:
    one = _some(t, rng)
    money = str(one.money) if one.money else None
    issue = IssueDraft(one.title, one.line, stage=Stage.AFTER_SALE)
    if not one.promised and rng.random() < 0.6:
        t.heard(
            at,
            one.said,
            minutes=rng.randrange(1, 8),
            issue=issue,
            settled=t.gives(one.outcome, money),
        )
        return
    issue_id = opened(t.heard(at, one.said, issue=issue))
    at += timedelta(minutes=rng.randrange(4, 90))
    t.answer(at, issue_id, one.outcome, money)
    due = at + timedelta(hours=rng.randrange(6, 40))
    promises = (t.promise(_filled(one.promised, one, t), due, money),) if one.promised else ()
    logged = t.wrote(
        at + timedelta(minutes=2),
        _filled(one.reply, one, t),
        channel=rng.choice((Channel.CHAT, Channel.PHONE)),
        issue_id=issue_id,
        tells=True,
        promises=promises,
    )
    for promise in logged.promise_ids:
        at = due + timedelta(minutes=rng.randrange(-200, 25))
        t.kept(at, promise)
    if one.thanks:
        at += timedelta(minutes=rng.randrange(5, 120))
        t.heard(at, one.thanks, issue_id=issue_id)
    t.closed(at + timedelta(minutes=10), issue_id, ProofKind(one.proof))


def _open(t: Teller, rng: Random, due: datetime) -> None:
    at = t.hours.on(
        -rng.randrange(1, FORGOTTEN), f"{rng.randrange(9, 18):02d}:{rng.randrange(60):02d}"
    )
    zh = t.who.language == "zh"
    if rng.random() < 0.5:
        t.remind(at, rng.choice(troubles.LATER_ZH if zh else troubles.LATER_EN), due)
        return
    one = next(one for _ in range(99) if (one := _some(t, rng)).promised)
    text = _filled(one.promised, one, t)
    promise = t.promise(text, due, str(one.money) if one.money else None)
    logged = t.heard(at, one.said, issue=IssueDraft(one.title, one.line))
    t.wrote(at + timedelta(minutes=3), text, issue_id=logged.issue_id, promises=(promise,))


def _some(t: Teller, rng: Random) -> Trouble:
    return rng.choice(troubles.ZH if t.who.language == "zh" else troubles.EN)


def _filled(text: str, one: Trouble, t: Teller) -> str:
    return text.replace("{money}", amount(Decimal(one.money), t.who.currency))


def _some_day(t: Teller, rng: Random, first: int, last: int) -> datetime:
    """Some working minute between `first` and `last` days ago."""
    day = rng.randrange(first, max(last, first + 1))
    return t.hours.on(-day, f"{rng.randrange(9, 19):02d}:{rng.randrange(60):02d}")
