"""Who did what, and who looked, printed."""

from typing import Any
from zoneinfo import ZoneInfo

from concierge import clock
from concierge.cli import shapes
from concierge.cli.given import Given
from concierge.cli.opening import at_work
from concierge.cli.output import complain, say_json, table
from concierge.cli.reading import gone_by
from concierge.members.looks import Look
from concierge.members.record import Deed, RecordFilter, RecordRow, deeds, member_of, record
from concierge.team.queries import by_login
from concierge.words import _, deed, fill


def audit(given: Given) -> int:
    """The record, newest first; for people each act in one line."""
    with at_work(given.entrance) as work:
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
    heads = (_("recorded"), _("by whom"), _("member number"), _("name"), _("what"))
    table(heads, [_line(one, zone) for one in deeds(page.rows)])
    if page.next is not None:
        complain(fill(_("There is more: go on with --before {seq}."), seq=page.next))
    return 0


def _line(one: Deed, zone: ZoneInfo) -> tuple[str, ...]:
    at = shapes.local(shapes.instant(one.at), zone)
    many = fill(_("{n} members"), n=one.members) if one.members > 1 else one.member
    return at, one.login or "-", one.number or "-", many, deed(one, zone, clock.now())


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
        "name": row.member or None,
        "columns": list(row.columns),
        "look": row.look and _look(row.look),
    }


def _look(look: Look) -> dict[str, Any]:
    return {
        "how": look.how,
        "through": list(look.through),
        "n": look.n,
        "reason": look.reason or None,
        "until": shapes.instant(look.until),
        "confidential": look.confidential,
    }
