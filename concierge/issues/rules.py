"""What is decided about issues and promises: when one may close, and whether a promise broke."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta, tzinfo
from decimal import Decimal
from typing import Any

from concierge.issues.kinds import PromiseState, ProofKind, Stage, Urgency

TRIES = 3
TRY_DAYS = 2
"""Three tries on two days plus a written message count as told (PRODUCT.md, 'tell')."""


@dataclass(frozen=True)
class IssueDraft:
    """An issue as a steward notes it down; `references` are business numbers, known or new."""

    title: str
    line: str
    urgency: Urgency = Urgency.ROUTINE
    stage: Stage | None = None
    cause: str = ""
    references: tuple[str, ...] = ()


@dataclass(frozen=True)
class PromiseDraft:
    """What is promised; `due` is an aware instant that was said in the words of `zone` (IANA)."""

    text: str
    due: datetime
    zone: str
    amount: Decimal | None = None
    currency: str | None = None


@dataclass(frozen=True)
class AnswerDraft:
    """What the member gets: outcome, amount in an ISO 4217 currency, by when (aware)."""

    outcome: str
    amount: Decimal | None = None
    currency: str | None = None
    due: datetime | None = None


@dataclass(frozen=True)
class Check:
    """One line of the closure list: settled, or with the values that say what is missing."""

    code: str
    ok: bool
    detail: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class PromiseFact:
    """What closing needs to know of a promise."""

    text: str
    due: datetime
    state: PromiseState
    told: bool = True


@dataclass(frozen=True)
class Tried:
    """One try to tell: when, whether it got through, whether in writing."""

    at: datetime
    reached: bool
    written: bool


def broken_at(due: datetime, ended_at: datetime | None, now: datetime) -> datetime | None:
    """When a promise broke: its due time, once that has passed before it ended; else None."""
    return due if (ended_at or now) > due else None


def counts_as_told(
    tries: Sequence[Tried], answered_at: datetime | None, zone: tzinfo
) -> Tried | None:
    """The try by which the present answer is known to the member, or counts as known.

    Days are those of `zone`, the workspace's: the house counts as it works. Tries before the answer
    was last set told something else and do not count.
    """
    valid = [one for one in tries if answered_at is not None and one.at >= answered_at]
    for one in valid:
        if one.reached:
            return one
    unreached = [one for one in valid if not one.written]
    days = {one.at.astimezone(zone).date() for one in unreached}
    written = [one for one in valid if one.written]
    if len(unreached) >= TRIES and len(days) >= TRY_DAYS and written:
        return written[-1]
    return None


def checklist(
    *,
    answered: bool,
    told: bool,
    promises: Sequence[PromiseFact],
    proof: ProofKind | None,
) -> tuple[Check, ...]:
    """The conditions of law 4 for a settled issue, in the order people read them."""
    left = [promise for promise in promises if not _ended(promise)]
    missing = {
        "n": len(left),
        "promises": [{"text": one.text, "due": one.due, "state": one.state} for one in left],
    }
    return (
        Check("answer_told", answered and told, {"answered": answered}),
        Check("promises_ended", not left, missing if left else {}),
        Check("proof", proof is not None),
    )


def _ended(promise: PromiseFact) -> bool:
    if promise.state is PromiseState.WITHDRAWN:
        return promise.told
    return promise.state is not PromiseState.OPEN


def silent_long_enough(
    told_at: datetime | None, spoke_at: datetime | None, now: datetime, days: int = 3
) -> bool:
    """Whether 'told and N days of silence' may serve as proof: neither told nor spoken since.

    `spoke_at` is the member's last word that may be of it, by whatever channel.
    """
    since = [at for at in (told_at, spoke_at) if at is not None]
    return told_at is not None and now - max(since) >= timedelta(days=days)


def still_proven(
    proof: ProofKind | None, proof_at: datetime | None, spoke_at: datetime | None
) -> ProofKind | None:
    """The proof, unless the member has said something of the issue since."""
    spoken = proof_at is not None and spoke_at is not None and spoke_at > proof_at
    return None if spoken else proof


def last_currency(said: Iterable[tuple[datetime | None, str | None]]) -> str | None:
    """The currency said last, of those that were: when, and which."""
    known = [(at, currency) for at, currency in said if at is not None and currency]
    return max(known)[1] if known else None
