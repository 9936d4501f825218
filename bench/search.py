"""Searching within the portfolio: how long it takes, and whether it finds what is there."""

from dataclasses import dataclass
from random import Random

from bench.build import Made
from bench.history import NOW
from bench.house import ME
from bench.measure import Taken, side_by_side
from bench.oracle import Oracle
from bench.questions import driver_of
from bench.texts import ABSENT_EN, ABSENT_ZH, COMMON_EN, COMMON_ZH, Words
from concierge import clock
from concierge.finding.queries import search
from concierge.finding.results import Result
from concierge.store.instants import to_micros
from concierge.store.work import Work

LIMIT = 20
MANY = 500
"""Hits compared one by one, where there are so many."""


@dataclass(frozen=True)
class Searched:
    """How long the searches took, for which words, which of them found something else, and how
    many texts the person may see."""

    taken: Taken
    words: tuple[str, ...]
    wrong: tuple[str, ...]
    texts: int


def run(made: Made) -> Searched:
    """Search the file as its steward does."""
    with clock.frozen(NOW), made.open() as workspace:
        with driver_of(made) as driver:
            oracle = Oracle(driver, ME)
        return asked(made.work(workspace), oracle)


def asked(work: Work, oracle: Oracle) -> Searched:
    """Search for everything that `words` gives, and compare all hits with the oracle's."""
    wanted, texts = words(oracle), len(oracle.texts)
    wrong = tuple(word for word in wanted if not _agrees(work, oracle, word))
    oracle.texts.clear()  # half a gigabyte
    [taken] = side_by_side([lambda word: work.read(search, word, LIMIT)], wanted)
    return Searched(taken, wanted, wrong, texts)


def words(oracle: Oracle) -> tuple[str, ...]:
    """Common and rare ones, beginnings, single characters, numbers, several at once, and such as
    only others' members have. By a fixed seed."""
    rng = Random(13)
    known = Words(7).words
    common_zh, common_en = COMMON_ZH.split(), COMMON_EN.split()
    digits = [_number(text.said) for text in rng.sample(oracle.texts, 400)]
    numbers = [number for number in digits if len(number) >= 4][:8]
    return (
        *rng.sample(common_zh[:30], 10),
        *rng.sample(common_zh[30:], 8),
        *rng.sample(common_en, 10),
        *(rng.choice(known["zh"][200:2000]) for _ in range(5)),
        *(rng.choice(known["zh"][2000:]) for _ in range(5)),
        *(rng.choice(known["en"][200:2000]) for _ in range(5)),
        *(rng.choice(known["en"][2000:]) for _ in range(5)),
        *(word[:2] for word in rng.sample(common_en, 4)),
        *(rng.choice(word) for word in rng.sample(common_zh, 4)),
        *(word[1:] + after for word, after in zip(common_zh[:3], common_zh[10:13], strict=True)),
        *numbers,
        *(number[:3] for number in numbers[:4]),
        "r",
        "1",
        "ＲＥＦＵＮＤ",
        "rt" + numbers[0][:2],
        "退款 酒店",
        "refund hotel",
        "退款 1",
        f"{common_zh[0]} {common_zh[1]} {common_zh[2]}",
        ABSENT_ZH,
        ABSENT_ZH[:2],
        ABSENT_EN,
        ABSENT_EN.lower()[:5],
        "不存在的词",
        "zzzq",
    )


def _agrees(work: Work, oracle: Oracle, word: str) -> bool:
    """Whether all hits (the newest, where there are very many) are those of the oracle."""
    expected = oracle.hits(word)
    # What the program itself calls so comes after what was written.
    found = [one for one in work.read(search, word, MANY) if not one.only_said]
    if len(expected) <= MANY:
        return {_place(one) for one in found} == {(text.at, text.event) for text in expected}
    # Of those of the same instant any may be among the newest.
    newest = [text.at // 1000 for text in expected[:MANY]]
    there = {(text.at, text.event) for text in expected}
    return [at // 1000 for at, _ in map(_place, found)] == newest and there.issuperset(
        map(_place, found)
    )


def _place(one: Result) -> tuple[int, bytes | None]:
    return to_micros(one.at), one.event_id.bytes if one.event_id else None


def _number(said: str) -> str:
    """The first number of a text."""
    digits = "".join(character if character.isdigit() else " " for character in said).split()
    return digits[0] if digits else ""
