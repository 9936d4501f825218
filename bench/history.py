"""What happened with everybody, in the order of time; told by a process of its own, which has
nothing else to do."""

from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import accumulate
from multiprocessing import get_context
from random import Random
from uuid import UUID

from bench.texts import Words, number
from concierge.members.lines import DEFAULTS
from concierge.timeline.actions import NewEvent
from concierge.timeline.kinds import Audience, Channel, Direction, Kind, Reached

NOW = datetime(2026, 11, 20, 6, 5, tzinfo=UTC)
"""14:05 in Shanghai; what is asked is asked at this instant."""
DAYS = 730
BATCH = 50_000
HEAVY = 10
"""Each tenth event is the heaviest member's."""

LINES = [line.code for line in DEFAULTS]
RARE = Kind.SURVEY
"""One event in ten thousand."""
_ORDERS = ("order.placed", "order.dispatched", "order.delivered", "order.delayed")
_SORTS: list[tuple[int, Kind, tuple[str, ...], Audience]] = [
    (3400, Kind.CONTACT, ("contact.logged",), Audience.MEMBER),
    (3000, Kind.ORDER, _ORDERS, Audience.MEMBER),
    (1200, Kind.BOOKING, ("booking.made", "booking.changed"), Audience.MEMBER),
    (900, Kind.PAYMENT, ("payment.refunded", "payment.failed"), Audience.MEMBER),
    (600, Kind.BUSINESS, ("business.event",), Audience.INTERNAL),
    (500, Kind.TASK, ("task.answered",), Audience.INTERNAL),
    (399, Kind.FLIGHT, ("flight.delayed",), Audience.MEMBER),
    (1, RARE, ("business.event",), Audience.INTERNAL),
]
_SORT_WEIGHTS = list(accumulate(sort[0] for sort in _SORTS))
_LINE_WEIGHTS = list(accumulate((34, 20, 12, 5, 10, 9, 8, 2)))
_CHANNELS, _DIRECTIONS = tuple(Channel), tuple(Direction)


@dataclass(frozen=True)
class Person:
    """A member as the bench knows them; `mine` are those of the steward who asks."""

    id: UUID
    language: str
    mine: bool
    issues: tuple[UUID, ...] = ()


def begin() -> datetime:
    """When the first event happened."""
    return NOW - timedelta(days=DAYS)


def batches(people: list[Person], events: int) -> Iterator[tuple[datetime, list[NewEvent]]]:
    """The events by thousands, and the instant by which they have happened."""
    places = range(0, events, BATCH)
    # Not forked: a child must not inherit an open database.
    with ProcessPoolExecutor(1, get_context("spawn"), _begin, (people, events)) as teller:
        coming = [teller.submit(_tell, places[0])]
        for place in places:
            if place + BATCH < events:
                coming.append(teller.submit(_tell, place + BATCH))
            yield _at(min(place + BATCH, events), events), coming.pop(0).result()


def line(rng: Random) -> str:
    """A business line, the large ones more often."""
    return rng.choices(LINES, cum_weights=_LINE_WEIGHTS)[0]


_known: tuple[list[Person], int, Words] | None = None


def _begin(people: list[Person], events: int) -> None:
    global _known
    _known = people, events, Words(7)


def _tell(first: int) -> list[NewEvent]:
    assert _known is not None
    people, events, words = _known
    rng = words.rng = Random(first)
    return [
        _event(rng.choice(people) if place % HEAVY else people[0], _at(place, events), words)
        for place in range(first, min(first + BATCH, events))
    ]


def _at(place: int, events: int) -> datetime:
    return begin() + timedelta(days=DAYS) * place / events


def _event(person: Person, at: datetime, words: Words) -> NewEvent:
    rng = words.rng
    _, kind, whats, audience = rng.choices(_SORTS, cum_weights=_SORT_WEIGHTS)[0]
    contact = kind is Kind.CONTACT
    text = words.text(person.language, person.mine)
    return NewEvent(
        person.id,
        kind,
        rng.choice(whats),
        audience,
        at=at,
        line=line(rng),
        channel=rng.choice(_CHANNELS) if contact else None,
        direction=rng.choice(_DIRECTIONS) if contact else None,
        reached=Reached.YES if contact else None,
        issue_id=rng.choice(person.issues) if person.issues and rng.random() < 0.1 else None,
        title="" if contact else text,
        body=text if contact else "",
        data={} if contact else {"ref": number(rng), "amount": f"{rng.randint(1, 9999)}.00"},
        feed=True,
    )
