"""What the desk shows, printed: one JSON object, or lines for people."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from concierge import clock, words
from concierge.cli import shapes
from concierge.cli.given import Given
from concierge.cli.looked import on_record, opened
from concierge.cli.opening import at_work
from concierge.cli.output import complain, say, say_json, table
from concierge.errors import Code, Refusal
from concierge.finding.lookup import texts_about
from concierge.issues import queries as issues
from concierge.members import lines as members_lines
from concierge.members import portfolio as members_portfolio
from concierge.members import queries as members
from concierge.members import workload as load
from concierge.members.find import find, find_references
from concierge.members.lines import known_line
from concierge.members.looking import exported, searched
from concierge.members.tiers import tiers
from concierge.moments import my_day
from concierge.notes import queries as notes
from concierge.team import queries as team
from concierge.timeline import queries as stream
from concierge.timeline.kinds import Audience, Kind
from concierge.timeline.rows import Row
from concierge.timeline.rules import Cursor, Filter
from concierge.today import queries as today
from concierge.words import _, fill


def timeline(given: Given) -> int:
    """A member's timeline, newest first."""
    if given.kind and given.kind not in set(Kind):
        raise Refusal(Code.KIND_UNKNOWN, kind=given.kind, kinds=[one.value for one in Kind])
    try:
        before = Cursor.parse(given.before) if given.before else None
    except ValueError as error:
        raise Refusal(Code.CURSOR_WRONG) from error

    def ask(session: Session) -> dict[str, Any]:
        member_id = members.by_number(session, given.member)
        issue_id = issues.by_ref(session, given.issue) if given.issue else None
        wanted = Filter(known_line(session, given.line), given.kind, issue_id)
        page = stream.page(session, member_id, wanted, before, given.limit)
        rows = list(_with_folded(page.rows, wanted.kind))
        texts = notes.texts(session, [row.id for row in rows if row.kind == Kind.NOTE])
        logins = {one.id: one.login for one in team.stewards(session)}
        refs = issues.refs(session, [row.issue_id for row in rows if row.issue_id])
        now = clock.now()
        said = [shapes.event(row, texts, logins, refs, zone, now) for row in rows]
        found_id.append(member_id)
        lines.extend(_line(row, texts, zone, now) for row in rows)
        return {"member": given.member, "events": said, "next": page.next}

    found_id: list[UUID] = []
    lines: list[str] = []
    with at_work(given.entrance) as work:
        zone = work.workspace.zone
        answer = work.read(ask)
        names = {one.code: words.line_name(one) for one in work.read(members_lines.lines)}
        if given.json:
            work.write(exported, "timeline_event", len(answer["events"]), found_id[-1])
        else:
            opened(work, found_id[-1])
    if given.json:
        say_json(answer)
        return 0
    if not lines:
        say(_("There is nothing."))
    for event, line in zip(answer["events"], lines, strict=True):
        at = shapes.local(event["at"], zone)
        # The number last: “correct” takes it.
        say(at, names.get(event["line"], ""), line, _inside(event), event["id"])
    return 0


def _inside(event: Mapping[str, Any]) -> str:
    """That an entry is not for the member's eyes."""
    return (
        words.name(event["audience"], "Audience") if event["audience"] == Audience.INTERNAL else ""
    )


def _line(row: Row, texts: Mapping[UUID, notes.NoteRow], zone: ZoneInfo, now: datetime) -> str:
    """An entry as the desk says it; what a note says lies beside it."""
    said, note = words.event(row, zone, now), texts.get(row.id)
    return str(replace(said, text=note.text) if note else said)


def portfolio(given: Given) -> int:
    """The members the signed-in steward serves."""
    with at_work(given.entrance) as work:
        rows, zone = work.read(members_portfolio.portfolio), work.workspace.zone
        known = work.read(tiers)
        answer: dict[str, Any] = {
            "steward": work.actor.login,
            "members": [shapes.portfolio_row(row) for row in rows],
        }
        if given.json:
            work.write(exported, "member", len(rows))
    if given.json:
        say_json(answer)
        return 0
    heads = (
        *(_("member number"), _("name"), _("tier"), _("open issues"), _("next due")),
        _("last contact"),
    )
    lines = []
    for row in rows:
        whose = row.number, row.name, words.tier_name(row.tier, known), str(row.open_issues or "")
        due, heard = map(shapes.instant, (row.next_due, row.last_contact))
        lines.append((*whose, shapes.local(due, zone), shapes.local(heard, zone)))
    table(heads, lines)
    return 0


def agenda(given: Given) -> int:
    """What needs the signed-in steward, in Today's order."""
    with at_work(given.entrance) as work:
        zone, now = work.workspace.zone, clock.now()
        found = work.read(today.agenda, my_day.begins())
        refs = work.read(
            issues.refs, [item.issue_id for item in found.items if item.issue_id is not None]
        )
        answer: dict[str, Any] = {
            "steward": work.actor.login,
            "items": [shapes.agenda_item(item, refs, zone, now) for item in found.items],
        }
    if given.json:
        say_json(answer)
        return 0
    heads = ("", _("due"), _("member number"), _("name"), _("what"), _("why"))
    shown = [
        (
            *(words.name(item.section, "Section"), shapes.local(shapes.instant(item.shown), zone)),
            *(item.number, item.name, said["title"], said["why"]),
        )
        for item, said in zip(found.items, answer["items"], strict=True)
    ]
    table(heads, shown)
    return 0


def issue(given: Given) -> int:
    """An issue, and what closing it needs."""
    with at_work(given.entrance) as work:
        found = work.read(lambda session: issues.detail(session, issues.by_ref(session, given.ref)))
        number = work.read(members.header, found.row.member_id).number
        zone = work.workspace.zone
        opened(work, found.row.member_id)
    answer = shapes.issue(found, number)
    if given.json:
        say_json(answer)
        return 0
    row, said = found.row, found.answer
    say(row.ref, row.title, words.name(row.status, "Status"), words.name(row.urgency, "Urgency"))
    if said is not None:
        sum_ = "" if said.amount is None else words.amount(said.amount, said.currency or "")
        say(_("answer"), said.outcome, sum_, shapes.local(shapes.instant(said.due), zone))
    for one in found.promises:
        due = shapes.local(shapes.instant(one.due), zone)
        say(_("promise"), one.text, due, words.name(one.state, "PromiseState"), one.id)
    missing = [words.name(code, "Check") for code in answer["closure"]["missing"]]
    if missing and found.end is None:
        say(fill(_("Still missing to close it: {missing}"), missing=words.listed(missing)))
    return 0


def workload(given: Given) -> int:
    """What everybody in a lead's team carries; of a steward, what they carry themselves."""
    with at_work(given.entrance) as work:
        rows, now = work.read(load.workload), clock.now()
    answer = {"stewards": [shapes.workload_row(row, now) for row in rows]}
    if given.json:
        say_json(answer)
        return 0
    heads = (
        *(_("login"), _("name"), _("members"), _("open issues"), _("promises due")),
        *(_("promises broken"), _("longest wait"), _("minutes a week")),
    )
    table(heads, [_load(row, now) for row in rows])
    return 0


def _load(row: load.Load, now: datetime) -> tuple[str, ...]:
    """As Team shows it; how long the one who waits longest has heard nothing says its unit."""
    counts = row.members, row.open_issues, row.promises_due, row.promises_broken
    waits = row.waiting_since
    waited = "" if waits is None else words.span(now - waits, exact=False)
    return row.login, row.name, *map(str, counts), waited, str(row.capacity or "")


def search(given: Given) -> int:
    """Search over everything one may see; people found by name, number or phone come first."""
    with at_work(given.entrance) as work:
        results, more = work.read(_found, given.text, given.limit)
        on_record(work, searched, len(given.text), len(results))
    if given.json:
        say_json({"query": given.text, "results": results} | ({"more": True} if more else {}))
        return 0
    if not results:
        say(_("Nothing was found."))
    for result in results:
        sort = {"member": _("member"), "reference": result["said"]}.get(result["kind"])
        kind = sort or words.name(result["kind"], "Kind")
        said = "" if kind == result["said"] else result["said"]
        say(kind, result["member"], result["title"], result["excerpt"], said)
    if more:
        complain(_("There is more: ask with a greater --limit."))
    return 0


def _found(session: Session, text: str, limit: int) -> tuple[list[dict[str, Any]], bool]:
    """As the palette finds: people, business numbers, texts; and whether there is more."""
    people = find(session, text, limit + 1)
    numbers = find_references(session, text, limit + 1)
    texts, more = texts_about(session, text, limit)
    more = more or max(len(people), len(numbers)) > limit
    return [
        *map(shapes.person, people[:limit]),
        *map(shapes.number, numbers[:limit]),
        *map(shapes.result, texts[:limit]),
    ], more


def _with_folded(rows: Iterable[Row], kind: str | None) -> Iterable[Row]:
    """Every event by itself; what is folded into an act comes right after it, as older."""
    for row in rows:
        yield row
        if kind is None:
            yield from reversed(row.folded)
