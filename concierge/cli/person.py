"""Who a member is, printed."""

from collections.abc import Iterator
from uuid import UUID

from sqlalchemy.orm import Session

from concierge import words
from concierge.cli import shapes
from concierge.cli.given import Given
from concierge.cli.looked import opened
from concierge.cli.opening import at_work
from concierge.cli.output import say, say_json, wide
from concierge.members import lines as members_lines
from concierge.members import queries as members
from concierge.members.fact_words import fact_text
from concierge.members.lines import Line
from concierge.members.queries import MemberProfile
from concierge.members.tiers import TierRow, tiers
from concierge.team import queries as team
from concierge.words import _, facts, month_day, name


def member(given: Given) -> int:
    """Who a member is: for programs in codes, for people in words."""

    def ask(session: Session) -> tuple[MemberProfile, team.StewardRow | None]:
        found = members.profile(session, members.by_number(session, given.member))
        owner: UUID | None = found.header.owner_id
        return found, next((one for one in team.stewards(session) if one.id == owner), None)

    with at_work(given.entrance) as work:
        found, steward = work.read(ask)
        known, lines = work.read(tiers), work.read(members_lines.lines)
        opened(work, found.header.id)
    if given.json:
        say_json(shapes.member(found, steward.login if steward else None))
        return 0
    whole = [*_who(found, steward, known), *_more(found, {one.code: one for one in lines})]
    most = max(wide(head) for head, said in whole if said)
    for head, said in whole:
        if said:
            say(head + " " * (most - wide(head)), said)
    return 0


def _who(
    found: MemberProfile, steward: team.StewardRow | None, known: list[TierRow]
) -> Iterator[tuple[str, str]]:
    who = found.header
    yield _("member number"), who.number
    yield _("name"), who.name
    yield _("form of address"), who.address
    yield _("tier"), words.tier_name(who.tier, known)
    yield _("language"), name(who.language, "Language")
    yield _("city"), who.city
    yield _("time zone"), who.timezone
    yield _("steward"), facts(steward.name, steward.login) if steward else ""


def _more(found: MemberProfile, lines: dict[str, Line]) -> Iterator[tuple[str, str]]:
    for fact in found.header.facts:
        yield name(fact.kind, "FactKind"), fact_text(fact)
    for point in found.points:
        yield name(point.kind, "PointKind"), facts(point.value, point.label)
    for one in found.dates:
        day = month_day(one.month, one.day, one.year)
        yield name(one.kind, "DateKind"), facts(day, one.label)
    for ref in found.references:
        line = words.line_name(lines[ref.line]) if ref.line in lines else ref.line
        what = name(ref.kind, "ReferenceKind")
        yield _("business number"), facts(ref.ref, line, what, ref.title)
