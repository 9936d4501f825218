"""The verbs that change something: workspace, steward, ingest."""

import getpass
import sys
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from concierge import clock, moments, words, zones
from concierge.cli.given import Given
from concierge.cli.house import is_new_team
from concierge.cli.opening import ask_password, at_work
from concierge.cli.output import plain, say, say_json
from concierge.cli.passwords import sealed_password
from concierge.cli.shapes import instant, local
from concierge.errors import Code, Refusal
from concierge.members import queries as members
from concierge.members.assigning import assign as give
from concierge.members.lines import seed_lines
from concierge.messages.looking import HOUR, LookDraft, look_in
from concierge.messages.rules import Found, TakenMessage
from concierge.messages.taking import enquire, found_by, take_message
from concierge.store.act import act
from concierge.store.work import Work
from concierge.team.actions import NewSteward, admit
from concierge.team.actions import add_steward as add
from concierge.team.cover import cover as begin_cover
from concierge.team.queries import by_login
from concierge.team.rules import intervals, weekly
from concierge.timeline.days import move_days
from concierge.timeline.kinds import Channel, PartyKind
from concierge.words import _, fill, name, ngettext
from concierge.workspace import file as workspace_file
from concierge.workspace.identity import zone_of
from concierge.workspace.lock import Hold
from concierge.zones import FoundZone

WEEKS = timedelta(weeks=4)
"""How far a roster goes where it was not said; the window offers as much."""


def create(given: Given) -> int:
    """Make an empty workspace. Without a key file it asks for a recovery passphrase."""
    if given.entrance.on_server:
        return _create_on_server(given)
    path, zone = given.entrance.file, _zone(given)
    passphrase = None if given.entrance.key_file else _new_passphrase()
    with workspace_file.create(
        path,
        zone=zone.name,
        language=words.language(),
        key_file=given.entrance.key_file,
        passphrase=passphrase,
        seed=seed_lines,
    ):
        _say_made(_("Made {path}. Now add the first steward."), path, zone)
    return 0


def _create_on_server(given: Given) -> int:
    # The driver costs a tenth second, which a file has no use for.
    from concierge.entrance.server import address_of
    from concierge.workspace import server as workspace_server

    url, zone = address_of(given.entrance, ask_password), _zone(given)
    workspace_server.create(url, zone=zone.name, language=words.language(), seed=seed_lines)
    said = _("Made {path}. Now add the first administrator.")
    _say_made(said, url.render_as_string(hide_password=True), zone)
    return 0


def _zone(given: Given) -> FoundZone:
    """Where the days of a new workspace begin: as it was said, else as this machine's do; where
    nobody says it, it is asked. Raises Refusal ZONE_NEEDED."""
    if given.zone:
        return FoundZone(str(given.zone), "--zone")
    found = zones.of_machine()
    if found is not None:
        return found
    if sys.stdin is None or not sys.stdin.isatty():
        raise Refusal(Code.ZONE_NEEDED)
    asked = input(_("Time zone in which its days begin, like Asia/Shanghai: "))
    return FoundZone(asked.strip(), "--zone")


def _say_made(sentence: str, path: object, zone: FoundZone) -> None:
    print(fill(sentence, path=path))
    if zone.by != "--zone":
        said = _(
            "Its days begin in {zone}, as {by} says; “concierge workspace set --zone” corrects it."
        )
        print(fill(said, zone=zone.name, by=zone.by))


def set_zone(given: Given) -> int:
    """Correct where the days begin: what is counted by day is counted anew. Nobody else may be at
    work, for they would go on counting by the old zone."""
    with at_work(given.entrance, Hold.ALONE) as work:
        work.write(move_days, given.zone)
        zone = work.workspace.zone.key
    if given.json:
        say_json({"zone": zone})
    else:
        print(fill(_("Its days begin in {zone} now."), zone=zone))
    return 0


def upgrade(given: Given) -> int:
    """Bring an older workspace to this program's version; the old file stays beside it."""
    from concierge.finding.anew import find_anew

    if given.entrance.on_server:
        from concierge.entrance.server import address_of
        from concierge.workspace import server as workspace_server

        workspace_server.upgrade(address_of(given.entrance, ask_password), find_anew)
        print(_("The workspace is up to date."))
        return 0
    # Alembic costs a quarter second, which no other verb needs.
    from concierge.workspace.upgrade import upgrade as bring_up

    done = bring_up(given.entrance.file, find_anew, key_file=given.entrance.key_file)
    if done.kept is None:
        print(_("The workspace is up to date."))
    else:
        print(fill(_("Upgraded. The old file is kept as {path}."), path=done.kept))
    return 0


def add_steward(given: Given) -> int:
    """Add a person of the house, and their team if it is new; on a server, with a login."""
    new = NewSteward(given.new_login, given.name, given.role, given.team, given.capacity)
    sealed = sealed_password(given, given.new_login) if given.entrance.on_server else None
    with at_work(given.entrance) as work:
        made = is_new_team(work, new.team)
        if sealed is None:
            work.write(add, new)
        else:
            work.write(admit, new, sealed)
    if given.json:
        say_json({"login": given.new_login.strip(), "role": new.role, "team": new.team})
        return 0
    said = _("{name} is in {team} now: {role}.")
    said = fill(said, name=new.name, role=name(new.role, "Role"), team=new.team)
    say(given.new_login, said, _("The team is new.") if made else "")
    return 0


def assign(given: Given) -> int:
    """Give a member to another steward: that changes the steward and nothing else."""

    def move(session: Session) -> str:
        member_id = members.by_number(session, given.member)
        address = members.header(session, member_id).address
        give(session, member_id, by_login(session, given.to_login))
        return address

    with at_work(given.entrance) as work:
        who = work.write(move).result
    if given.json:
        say_json({"member": given.member.strip(), "steward": given.to_login.strip()})
    else:
        said = fill(_("{who} is with {login} now."), who=who, login=given.to_login.strip())
        say(given.member.strip(), said)
    return 0


def cover(given: Given) -> int:
    """Let somebody stand in, once or by a weekly roster; prints when that is."""

    def stand_in(session: Session) -> list[tuple[datetime, datetime]]:
        now, workspaces_zone = clock.now(), act(session).zone
        zone = zone_of(given.zone) if given.zone else workspaces_zone
        since = _moment(given.since, now, zone, moments.FROM)
        until = _moment(given.until, now, zone, moments.DUE) if given.until else since + WEEKS
        times = [(since, until)]
        if given.weekly is not None:
            times = list(intervals(weekly(given.weekly), zone, since, until))
        steward_id, by_id = by_login(session, given.for_login), by_login(session, given.by)
        begin_cover(session, steward_id, by_id, times)
        return times

    with at_work(given.entrance) as work:
        times, zone = work.write(stand_in).result, work.workspace.zone
    _say_cover(given, times, zone)
    return 0


def _say_cover(given: Given, times: list[tuple[datetime, datetime]], zone: ZoneInfo) -> None:
    said = [{"from": instant(since), "until": instant(until)} for since, until in times]
    if given.json:
        say_json({"steward": given.for_login, "by": given.by, "times": said})
        return
    n = len(times)
    sentence = ngettext(
        "{by} stands in for {login} {n} time, from {since} to {until} ({zone}).",
        "{by} stands in for {login} {n} times, from {since} to {until} ({zone}).",
        n,
    )
    ends = {"since": said[0]["from"], "until": said[-1]["until"]}
    shown = {name: local(at, zone) for name, at in ends.items()}
    who = {"by": plain(given.by), "login": plain(given.for_login)}
    print(fill(sentence, n=n, zone=zone.key, **who, **shown))


def _moment(text: str, now: datetime, zone: ZoneInfo, whole_day: moments.Clock) -> datetime:
    """An instant on either side of now, as people type it."""
    if text == "now":
        return now
    try:
        return moments.ahead(text, now, zone, whole_day=whole_day)
    except Refusal as refusal:
        if refusal.code is not Code.MOMENT_PAST:
            raise
        return moments.behind(text, now, zone, whole_day=whole_day)


def message(given: Given) -> int:
    """Take a message for a colleague's member; says how to address them, and who serves them."""
    with at_work(given.entrance) as work:
        found = _found(work, given.number)
        channel = Channel(given.channel)
        kind = given.party_kind and PartyKind(given.party_kind)
        taken = TakenMessage(found.id, given.text, channel, given.party, given.urgent, kind)
        work.write(take_message, taken)
    if given.json:
        say_json({"address": found.address, "steward": found.steward})
        return 0
    said = _("Message for {who} taken; {steward} has it on Today.")
    say(fill(said, who=found.address, steward=found.steward))
    return 0


def look(given: Given) -> int:
    """Open a colleague's member for an hour; says until when, and whether their steward is told."""
    with at_work(given.entrance) as work:
        found = _found(work, given.number)
        work.write(look_in, LookDraft(found.id, given.why, given.confidential))
        ends, zone = clock.now() + HOUR, work.workspace.zone
    if given.json:
        until = None if found.member_id else instant(ends)
        say_json({"address": found.address, "steward": found.steward, "until": until})
        return 0
    return _say_look(given, found, words.moment(ends, zone, clock.now()))


def _say_look(given: Given, found: Found, until: str) -> int:
    who = {"who": found.address, "steward": found.steward, "until": until}
    if found.member_id is not None:
        say(fill(_("{who} is open to you anyway: no look was needed."), **who))
    elif given.confidential:
        say(fill(_("{who}, of {steward}, is open to you until {until}."), **who))
    else:
        told = _("{who}, of {steward}, is open to you until {until}; {steward} is told.")
        say(fill(told, **who))
    return 0


def _found(work: Work, number: str) -> Found:
    """The one member with a full number. Raises Refusal UNKNOWN_MEMBER, SEVERAL_FOUND."""
    found = work.read(found_by, work.write(enquire, number).result)
    if not found:
        raise Refusal(Code.UNKNOWN_MEMBER, number=number)
    if len(found) > 1:
        raise Refusal(Code.SEVERAL_FOUND, n=len(found))
    return found[0]


def _new_passphrase() -> str:
    if not sys.stdin.isatty():
        raise Refusal(Code.PASSPHRASE_NEEDED)
    print(_("A recovery passphrase opens this workspace should its key be lost."))
    first = getpass.getpass(_("Recovery passphrase: "))
    if first != getpass.getpass(_("Once more: ")):
        raise Refusal(Code.PASSPHRASES_DIFFER)
    return first
