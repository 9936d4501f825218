"""`make bench`: builds what is missing, measures, prints the table.

`ARGS="--events 10000000"` measures at another size, `--full` takes a feed of a million lines in,
`--only ask search` measures a part: those of the file, or `rights` and `desks` on a server; `asked`
is counted in both.
"""

import argparse
import gc
import sys

from bench import feed, questions, search, team, window
from bench.build import Made, ready
from bench.questions import Asked
from bench.table import Figure, show

SMALL = 100_000
"""What growth is measured from."""
BARE, MS, GROWTH, DEEP_GROWTH, RARE_MS = 1.5, 25.0, 1.5, 2.5, 5.0
SEARCH_MS = 60.0
RATE, GREW_MB = 2000.0, 10.0
START_S, ENTER_MS, FRAME_MS, RESIDENT_MB = 1.0, 100.0, 16.0, 250.0
SAVE_MS = 150.0
FEED, FULL_FEED, CHAT = 40_000, 1_000_000, 165
"""Real conversations, question and answer, have 165 characters on average."""

PARTS = ("ask", "search", "feed", "window", "asked")
ON_A_SERVER = ("rights", "desks", "asked")


def main() -> int:
    """Measure what was asked for; the exit code says whether everything could be measured."""
    given = _arguments()
    print(
        f"{given.events:,} events, {given.events // 100:,} members; best of 3, p95 over arguments"
    )
    within = []
    if not set(PARTS).isdisjoint(given.only):
        within += _in_a_file(given)
    if not set(ON_A_SERVER).isdisjoint(given.only):
        within += team.tables(given)
    print("\nEverything is within its limits." if all(within) else "\nNot everything is.")
    return 0


def _in_a_file(given: argparse.Namespace) -> list[bool]:
    made = ready(given.events)
    small = ready(SMALL) if given.events > SMALL else None
    gc.freeze()  # what is loaded by now is not looked through while we measure
    return [
        part(made, small, given.full)
        for name, part in zip(PARTS, (_ask, _search, _feed, _window, _asked), strict=True)
        if name in given.only
    ]


def _ask(made: Made, small: Made | None, _full: bool) -> bool:
    before = {one.name: one for one in questions.ask(small)} if small else {}
    asked = questions.ask(made)
    figures = [figure for one in asked for figure in _figures(one, before.get(one.name))]
    return show("Questions, beside the driver alone", figures)


def _figures(one: Asked, before: Asked | None) -> list[Figure]:
    note = f"{len(one.ours.ms)} arguments; median {one.ours.median:.2f}, driver {one.bare.p95:.2f}"
    if one.name == questions.RARE_PAGE:
        return [Figure(one.name, one.ours.p95, RARE_MS, note=note)]
    figures = [
        Figure(one.name, one.ours.p95, MS, note=note),
        Figure("    beside the driver", one.ours.p95 / one.bare.p95, BARE, "×"),
    ]
    if before is not None:
        limit = DEEP_GROWTH if one.name == questions.DEEP_PAGE else GROWTH
        grew = one.ours.p95 / before.ours.p95
        figures.append(Figure("    growth tenfold", grew, limit, "×"))
    return figures


def _search(made: Made, _small: Made | None, _full: bool) -> bool:
    found = search.run(made)
    note = f"{len(found.words)} queries, {found.texts:,} texts; median {found.taken.median:.1f}"
    wrong = ", ".join(found.wrong)
    figures = (
        Figure("search within the portfolio", found.taken.p95, SEARCH_MS, note=note),
        Figure("    hits unlike the oracle's", len(found.wrong), 0, "queries", note=wrong),
    )
    return show("Search", figures)


def _feed(made: Made, small: Made | None, full: bool) -> bool:
    figures = []
    for name, events, chat in (
        ("orders and contacts", FULL_FEED if full else FEED, 0),
        (f"orders and chats of {CHAT} characters", FEED, CHAT),
    ):
        taken = feed.run(small or made, events, chat)
        note = f"{taken.events:,} lines; {taken.events / taken.cpu:,.0f} a second of the processor"
        grew = taken.most_mb - taken.half_mb
        figures += [
            Figure(name, taken.rate, RATE, "/s", at_least=True, note=note),
            Figure(
                "    more memory in the second half",
                grew,
                GREW_MB,
                "MB",
                note=f"{taken.most_mb:.0f} MB at most",
            ),
        ]
    return show("Ingest", figures)


def _window(made: Made, _small: Made | None, _full: bool) -> bool:
    seen = window.run(made)
    figures = [
        Figure("start to a painted, usable window", seen.start, START_S, "s CPU"),
        Figure(
            "Enter on a member to the painted stream",
            seen.enter.p95,
            ENTER_MS,
            note=f"{len(seen.enter.ms)} members; median {seen.enter.median:.0f}",
        ),
        Figure(
            "the worst save beside the window",
            seen.save.worst,
            SAVE_MS,
            note=f"{len(seen.save.ms):,}; median {seen.save.median:.0f}, p95 {seen.save.p95:.0f}",
        ),
        *(
            Figure(
                f"scrolling {seen.rows:,} rows: {name}",
                taken.p95,
                FRAME_MS,
                "ms CPU",
                note=f"{len(taken.ms)} frames; median {taken.median:.1f}",
            )
            for name, taken in seen.frames.items()
        ),
        Figure("memory, the heaviest member open", seen.opened_mb, RESIDENT_MB, "MB"),
        Figure("memory, scrolled through", seen.scrolled_mb, RESIDENT_MB, "MB"),
    ]
    return show("Window", figures)


def _asked(made: Made, small: Made | None, _full: bool) -> bool:
    from bench import asked  # with the window

    found = asked.in_a_file(small or made)
    figures = [
        Figure(what, took.asked, limit, "", note=f"{took.ms:.0f} ms")
        for what, took, limit in (
            (asked.SAVE, found.save, asked.STATEMENTS.save),
            (asked.PAGE, found.page, asked.STATEMENTS.page),
            (asked.REPAINTED, found.repainted, asked.STATEMENTS.repainted),
        )
    ]
    return show("Statements in a file", figures)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--events", type=int, default=1_000_000, metavar="N")
    parser.add_argument("--full", action="store_true", help="a feed of a million lines")
    parser.add_argument("--only", nargs="+", choices=sorted({*PARTS, *ON_A_SERVER}))
    parser.set_defaults(only=(*PARTS, *ON_A_SERVER))
    parser.add_argument("--server", metavar="ADDRESS", help="a server of one's own, see README.md")
    parser.add_argument("--desks", type=int, default=50, metavar="N")
    parser.add_argument("--seconds", type=float, default=60, metavar="S", help="of desks at work")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
