"""The tables of a team's server."""

import os
from argparse import Namespace
from collections import Counter

from bench import carry, desks, houses, rights, server
from bench.build import Made, ready
from bench.questions import Asked
from bench.server import Place
from bench.table import Figure, show

SMALL = 1_000_000
"""What growth is measured from. More are houses like this one, beside it."""
BESIDE, GROWTH = 3.0, 1.5
SEARCH_MS, SAVE_MS, TEAM_MS = 60.0, 300.0, 50.0


def tables(given: Namespace) -> list[bool]:
    """Make on a server what is missing there, measure what was asked for, and print it; for each
    table whether it holds."""
    file = ready(min(given.events, SMALL))
    with server.standing(given.server) as place:
        database = small = carry.ready(place, file)
        if given.events > SMALL:
            database = houses.ready(place, small, given.events, given.events // SMALL)
        print(f"\nOn PostgreSQL {_version(place)}; {place.said}")
        within = []
        if "rights" in given.only:
            before = rights.ask(place, small) if small != database else []
            asked = rights.ask(place, database)
            within += [
                _rights(asked, before),
                _search(place, database, file),
                _lead(place, database),
            ]
        if "desks" in given.only:
            within.append(_desks(desks.run(place, database, given.desks, given.seconds)))
        if "asked" in given.only:
            within.append(_asked(place, database))
    return within


def _rights(asked: list[Asked], before: list[Asked]) -> bool:
    earlier = {one.name: one.ours.p95 for one in before}
    figures = []
    for one in asked:
        note = f"{len(one.ours.ms)} arguments; median {one.ours.median:.2f}, {_busy()}"
        beside = one.ours.p95 / one.bare.p95
        note = f"{one.ours.p95:.2f} ms, without {one.bare.p95:.2f}; {note}"
        figures.append(Figure(one.name, beside, BESIDE, "×", note=note))
        if one.name in earlier:
            grew = one.ours.p95 / earlier[one.name]
            figures.append(Figure("    growth tenfold", grew, GROWTH, "×"))
    return show("Questions under row-level security, beside none", figures)


def _search(place: Place, database: str, made: Made) -> bool:
    found = rights.seek(place, database, made)
    note = f"{len(found.words)} queries, {found.texts:,} texts of mine; "
    note += f"median {found.taken.median:.1f}, {_busy()}"
    figures = (
        Figure("search within the portfolio", found.taken.p95, SEARCH_MS, note=note),
        Figure(
            "    hits unlike the oracle's",
            len(found.wrong),
            0,
            "queries",
            note=", ".join(found.wrong),
        ),
    )
    return show("Search on a server", figures)


def _lead(place: Place, database: str) -> bool:
    taken, stewards, members = rights.lead(place, database)
    note = f"{stewards} stewards, {members:,} members; median {taken.median:.1f}, {_busy()}"
    return show("A lead", [Figure("the team's page", taken.p95, TEAM_MS, note=note)])


def _desks(load: desks.Load) -> bool:
    note = f"{len(load.saves.ms):,} saves, {len(load.reads.ms):,} questions of p95"
    note += f" {load.reads.p95:.0f} ms; median {load.saves.median:.0f}, {_busy()}"
    figures = (
        Figure("save", load.saves.p95, SAVE_MS, note=note),
        Figure("    lost", len(load.lost), 0, "", note="; ".join(load.lost)),
        Figure("    refused", load.refused.total(), 0, "", note=_listed(load.refused)),
        Figure("connections of a desk", load.connections, desks.EACH, ""),
    )
    print(f"\nrun again after meeting another's: {_listed(load.met) or 'none'}", end="")
    print(f"; deadlocks: {load.deadlocks}; told of others' acts: {load.told:,} times")
    return show(f"{load.desks} desks for {load.seconds:.0f} s", figures)


def _asked(place: Place, database: str) -> bool:
    from bench import asked  # with the window

    found = asked.on_a_server(place, database)
    figures = []
    for what, took, trips, ms in (
        (asked.SAVE, found.save, asked.TRIPS.save, asked.SAVE_MS),
        (asked.PAINTED, found.painted, asked.TRIPS.painted, asked.PAINTED_MS),
        (asked.PAGE, found.page, asked.TRIPS.page, asked.PAGE_MS),
        (asked.REPAINTED, found.repainted, asked.TRIPS.repainted, None),
    ):
        figures.append(Figure(what, took.asked, trips, ""))
        if ms is not None:
            figures.append(Figure("    time", took.ms, ms, note=_busy()))
    return show(f"Round trips to a server {asked.LATE_S * 1000:.0f} ms away", figures)


def _listed(counted: Counter[str]) -> str:
    return ", ".join(f"{n} {what}" for what, n in sorted(counted.items()))


def _version(place: Place) -> str:
    with place.connect("postgres") as driver:
        [(version,)] = driver.execute("SHOW server_version").fetchall()
    return str(version).split()[0]


def _busy() -> str:
    """How much else the machine had to do."""
    return f"load {os.getloadavg()[0]:.1f}"
