"""The same questions by the driver alone, as one would write them where nothing else counts.

The same dataclasses of the same file, with the same condition on who may see whom.
"""

import json
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from bench.history import NOW
from concierge.members.portfolio import PortfolioRow
from concierge.moments.my_day import day_of
from concierge.store.act import Actor
from concierge.store.instants import from_micros, to_micros
from concierge.timeline.queries import Page
from concierge.timeline.rows import HOLDING, Row
from concierge.timeline.rules import Cursor, Filter, with_whom
from concierge.today.queries import Agenda
from concierge.today.rules import AgendaItem, Why, arrange, horizon
from concierge.workspace.engine import Driver

_SEE = (
    " EXISTS (SELECT 1 FROM access WHERE role = ? AND member_id = {member} AND since <= ?"
    " AND (until IS NULL OR until > ?) LIMIT 1)"
)
_PAGE = (
    "SELECT member_id, at, id, recorded_at, kind, what, line, channel, direction, party, reached,"
    " audience, issue_id, steward_id, lead_id, title, body, data, party_kind,"
    " EXISTS (SELECT 1 FROM retraction WHERE event_id = timeline_event.id) FROM timeline_event"
    " WHERE member_id = ? AND" + _SEE.format(member="?")
)
_FOLDED = (
    "SELECT member_id, at, id, recorded_at, kind, what, line, channel, direction, party, reached,"
    " audience, issue_id, steward_id, lead_id, title, body, data, party_kind FROM timeline_event"
    " WHERE lead_id IN ({}) ORDER BY id"
)
_PORTFOLIO = (
    "SELECT id, number, name, address, tier, city, open_issues, next_due, last_contact"
    " FROM member WHERE owner_id = ? AND active ORDER BY reading, name, id"
)
_AGENDA = (
    "SELECT d.ref_id, d.kind, d.member_id, m.number, m.name, m.address, m.tier,"
    " coalesce(p.line, i.line), d.issue_id, coalesce(i.ref, ''),"
    " coalesce(p.text, r.text, i.title, ''), d.due, d.statutory, d.snoozed_until,"
    " p.amount, p.currency, i.title, r.created_at"
    " FROM due_item d JOIN member m ON m.id = d.member_id"
    " LEFT JOIN promise p ON d.kind = 'promise' AND p.id = d.ref_id"
    " LEFT JOIN reminder r ON d.kind = 'reminder' AND r.id = d.ref_id"
    " LEFT JOIN issue i ON i.id = d.issue_id"
    " WHERE d.owner_id = ? AND (d.due < ? OR d.statutory) AND" + _SEE.format(member="d.member_id")
)


@dataclass(frozen=True)
class Bare:
    """A driver's connection and who asks by it."""

    driver: Driver
    actor: Actor
    zone: ZoneInfo

    def page(self, member: UUID, wanted: Filter, before: Cursor | None, limit: int) -> Page:
        """As `timeline.page`."""
        now = to_micros(NOW)
        sql, values = _PAGE, [member.bytes, self.actor.login, member.bytes, now, now]
        if wanted.line is not None:
            sql, values = sql + " AND line = ?", [*values, wanted.line]
        if wanted.kind is not None:
            sql, values = sql + " AND kind = ?", [*values, wanted.kind]
        else:
            sql += " AND lead_id IS NULL"
        if wanted.issue_id is not None:
            sql, values = sql + " AND issue_id = ?", [*values, wanted.issue_id.bytes]
        if not wanted.internal:
            sql += " AND audience = 'member'"
        if before is not None:
            sql += " AND (at, id) < (?, ?)"
            values += [to_micros(before.at), before.id.bytes]
        sql += " ORDER BY at DESC, id DESC LIMIT ?"
        found = self.driver.execute(sql, [*values, limit + 1]).fetchall()
        if any(row[19] for row in found):
            raise ValueError("the bench retracts nothing")
        rows = self._with_folded([_row(row) for row in found[:limit]])
        follows = len(found) > limit
        following = str(Cursor(rows[-1].at, rows[-1].id)) if follows else None
        return Page(tuple(rows), following)

    def portfolio(self, _nothing: object = None) -> list[PortfolioRow]:
        """As `members.portfolio`."""
        found = self.driver.execute(_PORTFOLIO, [self.actor.steward_id.bytes])
        return [_portfolio_row(row) for row in found]

    def agenda(self, _nothing: object = None) -> Agenda:
        """As `today.agenda`, which is arranged by the same rules."""
        day, now = day_of(NOW, self.zone), to_micros(NOW)
        _, until = horizon(day, self.zone)
        values = [self.actor.steward_id.bytes, to_micros(until), self.actor.login, now, now]
        found = self.driver.execute(_AGENDA, values)
        items = arrange([_item(row) for row in found], NOW, self.zone)
        return Agenda(tuple(items), len({item.member_id for item in items}), day)

    def _with_folded(self, rows: list[Row]) -> list[Row]:
        leads = [row.id.bytes for row in rows if "bits" in row.data or row.what in HOLDING]
        if not leads:
            return rows
        children: dict[UUID | None, list[Row]] = {}
        for found in self.driver.execute(_FOLDED.format(",".join("?" * len(leads))), leads):
            child = _row(found)
            children.setdefault(child.lead_id, []).append(child)
        return [_with(row, children[row.id]) if row.id in children else row for row in rows]


def _portfolio_row(row: Any) -> PortfolioRow:
    fields = (UUID(bytes=row[0]), *row[1:7], _instant(row[7]), _instant(row[8]))
    return PortfolioRow(*fields)


def _row(row: Any) -> Row:
    fields = (
        UUID(bytes=row[0]),
        from_micros(row[1]),
        UUID(bytes=row[2]),
        from_micros(row[3]),
        *row[4:12],
        _id(row[12]),
        _id(row[13]),
        _id(row[14]),
        row[15],
        row[16],
        json.loads(row[17]),
    )
    whose = with_whom(row[18], row[9]) if row[4] == "contact" else None
    return Row(*fields, party_kind=whose)


def _with(row: Row, folded: list[Row]) -> Row:
    values = {name: getattr(row, name) for name in Row.__slots__}
    return Row(**values | {"folded": tuple(folded)})


def _item(row: Any) -> AgendaItem:
    amount = Decimal(row[14]) if row[14] is not None else None
    given = zip(
        ("amount", "currency", "issue", "set_at"),
        (amount, row[15], row[16], _instant(row[17])),
        strict=True,
    )
    reasons = {name: value for name, value in given if value is not None}
    if reasons.get("issue") == row[10]:
        del reasons["issue"]
    fields = (
        UUID(bytes=row[0]),
        row[1],
        UUID(bytes=row[2]),
        *row[3:8],
        _id(row[8]),
        row[9],
        row[10],
        Why(row[1], reasons),
        from_micros(row[11]),
        bool(row[12]),
        _instant(row[13]),
    )
    return AgendaItem(*fields, binds=row[1] == "promise")


def _id(raw: bytes | None) -> UUID | None:
    return None if raw is None else UUID(bytes=raw)


def _instant(micros: int | None) -> datetime | None:
    return None if micros is None else from_micros(micros)
