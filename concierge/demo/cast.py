"""Who is in the programme: of whom stories are told, and everybody else."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from itertools import chain, zip_longest
from random import Random

from concierge.demo import stories_en, stories_zh
from concierge.demo.house import ABROAD, SIGNED_IN, STEWARDS
from concierge.demo.people import Person, chinese, dialled, international
from concierge.demo.stories_lin import LIN
from concierge.demo.telling import Teller
from concierge.demo.traffic import Weights

Story = Callable[[Teller], None]

STORIES: tuple[tuple[Person, Story], ...] = tuple(
    one
    for one in chain.from_iterable(zip_longest(stories_zh.STORIES, stories_en.STORIES))
    if one is not None
)
"""Both languages in turn, the fullest first: a small programme has the first few."""

ABROAD_SHARE = 0.34
"""How many of the signed-in steward's other members are spoken to in English."""
TEAM_SHARES = (0.76, 0.62, 0.7, 0.55, 0.72, 0.65)
"""Members of each colleague of the signed-in steward's team, for one of theirs: 1,200 for 300."""
BUSY = 3
"""Members of each colleague that need them today."""
QUIET = 4
"""Days before today that belong to a member's story alone."""
LIVES: dict[str, Weights] = {
    LIN.name: {"shop": 8, "stay": 2, "fly": 2, "parcel": 3, "eat": 2, "show": 1, "charge": 0.3},
    stories_zh.LIANG.name: {
        "shop": 5,
        "eat": 9,
        "fresh": 7,
        "chat": 1,
        "dine": 2,
        "stay": 1,
        "fly": 1.5,
        "parcel": 4,
        "abroad": 0.5,
        "charge": 0.2,
    },
    # Nobody has heard of these two for three weeks.
    stories_zh.JIANG.name: {"shop": 2, "eat": 1, "dine": 1},
    stories_en.WHITLOCK.name: {"shop": 2, "eat": 1, "show": 1},
}


@dataclass(frozen=True)
class Size:
    """How large a programme: members of the signed-in steward, of each of the others (a range; of
    the signed-in steward's team at least their share), events of an ordinary member, of one who is
    a colleague's, of 林女士, and of the member who has the most."""

    members: int = 300
    others: tuple[int, int] = (10, 14)
    shares: bool = True
    events: int = 40
    short: int = 3
    lin: int = 360
    most: int = 10_000

    def of(self, members: int) -> "Size":
        """The same, with so many members of the signed-in steward."""
        return replace(self, members=members)


@dataclass(frozen=True)
class Enrolled:
    """A member to be: their number, whose they are, how many events businesses send, and whether
    they, of whom no story is told, need their steward today."""

    who: Person
    number: str
    login: str
    events: int
    weights: Weights | None = None
    quiet: int = 0
    today: bool = False
    story: Story | None = field(default=None, repr=False)


def everybody(seed: int, size: Size) -> list[Enrolled]:
    """All members; those of the signed-in steward come first, the told ones among them first."""
    rng = Random(f"{seed}/cast")
    numbers = _numbers(rng)
    names = {who.name for who, _ in STORIES} | {name for _, name, _ in STEWARDS}
    told = [
        Enrolled(
            _reachable(who, rng),
            next(numbers),
            SIGNED_IN,
            _events(rng, size, who),
            LIVES.get(who.name),
            QUIET,
            story=story,
        )
        for who, story in STORIES[: size.members]
    ]
    rest = [
        _invented(rng, next(numbers), SIGNED_IN, size, names, ABROAD_SHARE)
        for _ in range(size.members - len(told))
    ]
    short = replace(size, events=min(size.events, size.short))
    others = [
        replace(
            _invented(rng, next(numbers), login, short, names, 0.9 if team == ABROAD else 0.1),
            today=n < BUSY,
        )
        for login, team, count in _colleagues(rng, size)
        for n in range(count)
    ]
    return [*told, *rest, *others]


def _colleagues(rng: Random, size: Size) -> Iterator[tuple[str, str, int]]:
    """Everybody but the signed-in steward, their team, and how many members they serve."""
    shares = iter(TEAM_SHARES)
    for login, _, team in STEWARDS:
        if login != SIGNED_IN:
            least = rng.randrange(*size.others)
            share = round(next(shares) * size.members) if team != ABROAD and size.shares else 0
            yield login, team, max(least, share)


def _invented(
    rng: Random, number: str, login: str, size: Size, names: set[str], abroad: float
) -> Enrolled:
    invent = international if rng.random() < abroad else chinese
    who = next(one for _ in range(999) if (one := invent(rng)).name not in names)
    names.add(who.name)
    return Enrolled(who, number, login, _events(rng, size, who))


def _events(rng: Random, size: Size, who: Person) -> int:
    if who.name == LIN.name:
        return size.lin
    if who.name == stories_zh.LIANG.name:
        return size.most
    return round(rng.triangular(0.1, 2.6, 0.3) * size.events)


def _reachable(who: Person, rng: Random) -> Person:
    return replace(who, phone=dialled(who.phone or "+86154xxxxxxxx", rng, who.tail))


def _numbers(rng: Random) -> Iterator[str]:
    """Member numbers of eight digits, none twice and none guessed from another."""
    step, prime = rng.randrange(1_000_000, 9_000_000), 9_999_991
    for n in range(1, prime):
        yield f"{60_000_000 + n * step % prime}"
