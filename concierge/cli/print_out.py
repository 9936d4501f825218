"""What the desk shows, printed: one JSON object, or lines for people."""

from argparse import Namespace
from collections.abc import Callable, Iterable
from contextlib import suppress
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from concierge import clock, words
from concierge.cli import shapes
from concierge.cli.opening import at_work
from concierge.cli.output import complain, say, say_json, table, wide
from concierge.errors import Code, Refusal
from concierge.finding import queries as finding
from concierge.issues import queries as issues
from concierge.members import queries as members
from concierge.members import workload as load
from concierge.members.lines import known_line
from concierge.members.looking import exported, is_anothers, looked, searched
from concierge.members.tiers import tiers
from concierge.moments import my_day
from concierge.notes import queries as notes
from concierge.store.work import Work
from concierge.team import queries as team
from concierge.timeline import queries as stream
from concierge.timeline.queries import Row
from concierge.timeline.rules import Cursor, Filter, Kind
from concierge.today import queries as today
from concierge.words import _, fill


def timeline(given: Namespace) -> int:
    """A member's timeline, newest first."""
    if given.kind and given.kind not in set(Kind):
        raise Refusal(Code.KIND_UNKNOWN, kind=given.kind)
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
        opened.append(member_id)
        return {"member": given.member, "events": said, "next": page.next}

    opened: list[UUID] = []
    with at_work(given) as work:
        zone = work.workspace.zone
        answer = work.read(ask)
        names = {one.code: words.line_name(one) for one in work.read(members.lines)}
        if given.json:
            work.write(exported, "timeline_event", len(answer["events"]), opened[-1])
        else:
            _opened(work, opened[-1])
    if given.json:
        say_json(answer)
        return 0
    for event in answer["events"]:
        at = shapes.local(event["at"], zone)
        say(at, names.get(event["line"], ""), event["title"], event["body"])
    return 0


def member(given: Namespace) -> int:
    """Who a member is."""

    def ask(session: Session) -> tuple[UUID, dict[str, Any]]:
        found = members.profile(session, members.by_number(session, given.member))
        login = next(
            (one.login for one in team.stewards(session) if one.id == found.header.owner_id), None
        )
        return found.header.id, shapes.member(found, login)

    with at_work(given) as work:
        member_id, answer = work.read(ask)
        _opened(work, member_id)
    if given.json:
        say_json(answer)
        return 0
    heads = _member_heads()
    most = max(map(wide, heads.values()))
    for name, value in answer.items():
        for one in value if isinstance(value, list) else [value]:
            shown = " ".join(map(str, filter(None, one.values()))) if isinstance(one, dict) else one
            if shown:
                head = heads.get(name, name)
                say(head + " " * (most - wide(head)), shown)
    return 0


def _member_heads() -> dict[str, str]:
    return {
        "number": _("member number"),
        "name": _("name"),
        "address": _("form of address"),
        "tier": _("tier"),
        "language": _("language"),
        "timezone": _("time zone"),
        "steward": _("steward"),
        "facts": _("fact"),
        "contact_points": _("contact point"),
        "dates": _("date"),
        "references": _("business number"),
        "city": _("city"),
    }


def portfolio(given: Namespace) -> int:
    """The members the signed-in steward serves."""
    with at_work(given) as work:
        rows, zone = work.read(members.portfolio), work.workspace.zone
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


def agenda(given: Namespace) -> int:
    """What needs the signed-in steward, in Today's order."""
    with at_work(given) as work:
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
    heads = (_("due"), _("member"), _("what"), _("why"))
    shown = [
        (shapes.local(item["due"], zone), item["member"], item["title"], item["why"])
        for item in answer["items"]
    ]
    table(heads, shown)
    return 0


def issue(given: Namespace) -> int:
    """An issue, and what closing it needs."""
    with at_work(given) as work:
        found = work.read(lambda session: issues.detail(session, issues.by_ref(session, given.ref)))
        number = work.read(members.header, found.row.member_id).number
        zone = work.workspace.zone
        _opened(work, found.row.member_id)
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


def workload(given: Namespace) -> int:
    """What everybody in a lead's team carries; of a steward, what they carry themselves."""
    with at_work(given) as work:
        rows, now = work.read(load.workload), clock.now()
    answer = {"stewards": [shapes.workload_row(row, now) for row in rows]}
    if given.json:
        say_json(answer)
        return 0
    heads = (
        *(_("login"), _("name"), _("members"), _("open issues"), _("promises due")),
        *(_("promises broken"), _("longest silence, hours"), _("minutes a week")),
    )
    lines = [_load(*both) for both in zip(rows, answer["stewards"], strict=True)]
    table(heads, lines)
    return 0


def _load(row: load.Load, shown: dict[str, Any]) -> tuple[str, ...]:
    counts = ("members", "open_issues", "promises_due", "promises_broken")
    rest = ("oldest_silence_hours", "capacity")
    figures = [str(shown[name]) for name in counts] + [str(shown[name] or "") for name in rest]
    return row.login, row.name, *figures


def search(given: Namespace) -> int:
    """Search over everything one may see; people found by name, number or phone come first."""
    with at_work(given) as work:
        results, more = work.read(_found, given.text, given.limit)
        _on_record(work, searched, len(given.text), len(results))
    if given.json:
        say_json({"query": given.text, "results": results} | ({"more": True} if more else {}))
        return 0
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
    people = members.find(session, text, limit + 1)
    numbers = members.find_references(session, text, limit + 1)
    texts, more = finding.texts_about(session, text, limit)
    more = more or max(len(people), len(numbers)) > limit
    return [
        *map(shapes.person, people[:limit]),
        *map(shapes.number, numbers[:limit]),
        *map(shapes.result, texts[:limit]),
    ], more


def _opened(work: Work, member_id: UUID) -> None:
    if work.read(is_anothers, member_id):
        _on_record(work, looked, member_id)


def _on_record(work: Work, verb: Callable[..., None], *what: object) -> None:
    """Say that somebody looked. What was read is shown all the same where nothing can be written;
    what is given out to other programs is not."""
    with suppress(Refusal):
        work.write(verb, *what)


def _with_folded(rows: Iterable[Row], kind: str | None) -> Iterable[Row]:
    """Every event by itself; what is folded into an act comes right after it, as older."""
    for row in rows:
        yield row
        if kind is None:
            yield from reversed(row.folded)
