"""The JSON objects other programs rely on. Keys may be added; none changes its meaning."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from concierge import words
from concierge.due import saying
from concierge.finding.results import Result
from concierge.issues.queries import IssueDetail
from concierge.members.find import FoundMember, FoundReference
from concierge.members.portfolio import PortfolioRow
from concierge.members.queries import MemberProfile
from concierge.members.workload import Load
from concierge.notes.queries import NoteRow
from concierge.timeline.rows import Row
from concierge.today.rules import AgendaItem


def instant(at: datetime | None) -> str | None:
    """ISO 8601 in UTC."""
    return None if at is None else at.astimezone(UTC).isoformat().replace("+00:00", "Z")


def local(text: str | None, zone: ZoneInfo) -> str:
    """An instant written by `instant`, as a wall clock in `zone` shows it."""
    if text is None:
        return ""
    at = datetime.fromisoformat(text.replace("Z", "+00:00"))
    return at.astimezone(zone).strftime("%Y-%m-%d %H:%M")


def event(
    row: Row,
    texts: Mapping[UUID, NoteRow],
    logins: Mapping[UUID, str],
    refs: Mapping[UUID, str],
    zone: ZoneInfo,
    now: datetime,
) -> dict[str, Any]:
    """One timeline event; `act` is the entry it is folded into."""
    note = texts.get(row.id)
    said = words.event(row, zone, now)
    return {
        "id": str(row.id),
        "at": instant(row.at),
        "recorded_at": instant(row.recorded_at),
        "kind": row.kind,
        "what": row.what,
        "line": row.line,
        "channel": row.channel,
        "direction": row.direction,
        "party": row.party,
        "party_kind": row.party_kind,
        "reached": row.reached,
        "audience": row.audience,
        "issue": refs.get(row.issue_id) if row.issue_id else None,
        "steward": logins.get(row.steward_id) if row.steward_id else None,
        "title": row.title or said.lead,
        "body": note.text if note else row.body,
        "act": str(row.lead_id) if row.lead_id else None,
        "retracted": row.retracted.reason if row.retracted else None,
        "data": row.data,
    }


def member(found: MemberProfile, login: str | None) -> dict[str, Any]:
    """Who a member is."""
    who = found.header
    return {
        "number": who.number,
        "name": who.name,
        "address": who.address,
        "tier": who.tier,
        "language": who.language,
        "timezone": who.timezone,
        "steward": login,
        "facts": [
            {
                "kind": fact.kind,
                "text": fact.text,
                "quiet_from": fact.quiet_from,
                "quiet_until": fact.quiet_until,
            }
            for fact in who.facts
        ],
        "contact_points": [
            {"kind": point.kind, "value": point.value, "label": point.label}
            for point in found.points
        ],
        "dates": [
            {
                "kind": one.kind,
                "label": one.label,
                "month": one.month,
                "day": one.day,
                "year": one.year,
            }
            for one in found.dates
        ],
        "references": [
            {
                "line": one.line,
                "ref": one.ref,
                "kind": one.kind,
                "title": one.title,
                "state": one.state,
                "expected_at": instant(one.expected_at),
                "ended_at": instant(one.ended_at),
            }
            for one in found.references
        ],
        "city": who.city,
    }


def portfolio_row(row: PortfolioRow) -> dict[str, Any]:
    """One member of a portfolio."""
    return {
        "number": row.number,
        "name": row.name,
        "tier": row.tier,
        "open_issues": row.open_issues,
        "next_due": instant(row.next_due),
        "last_contact": instant(row.last_contact),
    }


def workload_row(row: Load, now: datetime) -> dict[str, Any]:
    """What one steward carries. `oldest_silence_hours` is of members with something open."""
    waited = None if row.waiting_since is None else now - row.waiting_since
    return {
        "login": row.login,
        "members": row.members,
        "capacity": row.capacity,
        "open_issues": row.open_issues,
        "promises_due": row.promises_due,
        "promises_broken": row.promises_broken,
        "oldest_silence_hours": None if waited is None else round(waited.total_seconds() / 3600, 1),
    }


def agenda_item(
    item: AgendaItem, refs: Mapping[UUID, str], zone: ZoneInfo, now: datetime
) -> dict[str, Any]:
    """One thing of Today; `id` is the promise, the reminder or what else it is."""
    return {
        "id": str(item.ref_id),
        "due": instant(item.due),
        "kind": item.kind,
        "member": item.number,
        "issue": refs.get(item.issue_id) if item.issue_id else None,
        "title": saying.thing(item),
        "why": saying.why(item, zone, now),
        "snoozed_until": instant(item.snoozed_until),
    }


def issue(found: IssueDetail, number: str) -> dict[str, Any]:
    """An issue, and what closing it needs. `tasks` and `clocks` are empty until there are any."""
    row, answer = found.row, found.answer
    return {
        "ref": row.ref,
        "member": number,
        "line": row.line,
        "status": row.status,
        "urgency": row.urgency,
        "title": row.title,
        "references": [one.ref for one in found.references],
        "answer": answer
        and {
            "outcome": answer.outcome,
            "amount": None if answer.amount is None else format(answer.amount, "f"),
            "currency": answer.currency,
            "due": instant(answer.due),
            "told_at": instant(found.told_at),
        },
        "promises": [
            {
                "id": str(one.id),
                "text": one.text,
                "due": instant(one.due),
                "state": one.state,
                "broken_at": instant(one.broken_at),
                "ended_at": instant(one.ended_at),
            }
            for one in found.promises
        ],
        "tasks": [],
        "clocks": [],
        "closure": {
            "ready": found.ready,
            "missing": [check.code for check in found.checklist if not check.ok],
            "proof": found.proof,
            "end": found.end,
        },
    }


def person(found: FoundMember) -> dict[str, Any]:
    """Somebody found by name, pinyin, initials, phone tail or number."""
    return {
        "kind": "member",
        "member": found.number,
        "issue": None,
        "at": None,
        "title": found.name,
        "excerpt": found.term,
        "said": "",
    }


def number(found: FoundReference) -> dict[str, Any]:
    """A business's number that ends as was typed."""
    return {
        "kind": "reference",
        "member": found.member_number,
        "issue": None,
        "at": instant(found.at),
        "title": found.ref,
        "excerpt": found.title,
        "said": words.name(found.kind, "ReferenceKind"),
    }


def result(found: Result) -> dict[str, Any]:
    """A text that was found."""
    return {
        "kind": found.kind,
        "member": found.member_number,
        "issue": found.issue_ref or None,
        "at": instant(found.at),
        "title": found.title,
        "excerpt": found.excerpt,
        "said": found.said,
    }
