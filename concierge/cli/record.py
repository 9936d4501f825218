"""Who did what, and who looked, printed."""

from argparse import Namespace
from typing import Any

from concierge.cli import shapes
from concierge.cli.opening import at_work
from concierge.cli.output import say, say_json
from concierge.cli.reading import gone_by
from concierge.members.record import RecordFilter, RecordRow, deeds, member_of, record
from concierge.team.queries import by_login
from concierge.words import deed


def audit(given: Namespace) -> int:
    """The record, newest first; for people each act in one line."""
    with at_work(given) as work:
        zone = work.workspace.zone
        wanted = RecordFilter(
            work.read(member_of, given.member) if given.member else None,
            work.read(by_login, given.steward, True) if given.steward else None,
            gone_by(given.since, zone),
            given.looks,
        )
        page = work.read(record, wanted, given.before, given.limit)
    if given.json:
        say_json({"rows": [_row(one) for one in page.rows], "next": page.next})
        return 0
    for one in deeds(page.rows):
        at = shapes.local(shapes.instant(one.at), zone)
        say(at, one.login or "-", one.number or "-", deed(one))
    return 0


def _row(row: RecordRow) -> dict[str, Any]:
    return {
        "seq": row.seq,
        "operation": str(row.operation),
        "at": shapes.instant(row.at),
        "steward": row.login or None,
        "verb": row.verb,
        "change": row.change,
        "table": row.table,
        "row": row.row_id,
        "member": row.number or None,
        "columns": list(row.columns),
    }
