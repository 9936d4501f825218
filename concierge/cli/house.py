"""Who works here, what lines and tiers there are, and who takes new members, without a window."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from sqlalchemy.orm import Session

from concierge.cli.given import Given
from concierge.cli.opening import at_work
from concierge.cli.output import say, say_json, table
from concierge.cli.passwords import sealed_password
from concierge.errors import Code, Refusal
from concierge.members.changing import StewardEdit, change_steward, come_back
from concierge.members.lines import Line, LineEdit, add_line, change_line, lines
from concierge.members.tiers import TierRow, add_tier, change_tier, tiers
from concierge.store.work import Work
from concierge.team.actions import set_intake
from concierge.team.passwords import give_password
from concierge.team.queries import Person, by_login, people
from concierge.words import _, name


def stewards(given: Given) -> int:
    """Everybody who works here, and with `--all` who did."""
    with at_work(given.entrance) as work:
        found = [one for one in work.read(people) if given.all or one.active]
    if given.json:
        say_json({"stewards": [_person(one) for one in found]})
        return 0
    heads = (_("login"), _("name"), _("role"), _("team"), _("minutes a week"), "")
    table(heads, [_line(one) for one in found])
    return 0


def set_steward(given: Given) -> int:
    """Change somebody's name, role, team or capacity."""
    edit = StewardEdit(given.name, given.role, given.team, given.capacity)
    if edit == StewardEdit():
        raise Refusal(Code.NOTHING_SAID)
    with at_work(given.entrance) as work:
        made = is_new_team(work, given.team)
        work.write(change_steward, work.read(by_login, given.for_login), edit)
        [now] = [one for one in work.read(people) if one.login == given.for_login.strip()]
    return _said(given, _person(now), *_line(now), _("The team is new.") if made else "")


def is_new_team(work: Work, team: str | None) -> bool:
    """Whether nobody is or was of a team called so: a word misspelt makes one."""
    return team is not None and team.strip() not in {one.team for one in work.read(people)}


def password(given: Given) -> int:
    """Give somebody a new password on a server."""
    if not given.entrance.on_server:
        raise Refusal(Code.ONLY_ON_A_SERVER)
    sealed = sealed_password(given, given.for_login)
    with at_work(given.entrance) as work:
        work.write(give_password, work.read(by_login, given.for_login), sealed)
    login = given.for_login.strip()
    return _said(given, {"login": login}, login, _("has a new password."))


def come_again(given: Given) -> int:
    """Let somebody dismissed sign in again; on a server with a new password."""
    sealed = sealed_password(given, given.for_login) if given.entrance.on_server else None
    with at_work(given.entrance) as work:
        work.write(come_back, given.for_login, sealed)
        [now] = [one for one in work.read(people) if one.login == given.for_login.strip()]
    return _said(given, _person(now), *_line(now))


def intake(given: Given) -> int:
    """Say who of a team takes its new members; `-` is nobody."""

    def take(session: Session) -> None:
        nobody = given.to_login == "-"
        set_intake(session, given.team, None if nobody else by_login(session, given.to_login))

    with at_work(given.entrance) as work:
        work.write(take)
    nobody = given.to_login == "-"
    said = _("Nobody takes its new members.") if nobody else _("takes its new members.")
    who = "" if nobody else given.to_login
    return _said(given, {"team": given.team, "intake": given.to_login}, given.team, who, said)


def show_lines(given: Given) -> int:
    """The business lines in the order in which they are offered."""
    with at_work(given.entrance) as work:
        found = work.read(lines)
    if given.json:
        say_json({"lines": [asdict(one) for one in found]})
        return 0
    heads = (_("code"), _("letter"), _("English"), _("Chinese"), _("icon"))
    table(heads, [(one.code, one.letter, one.name_en, one.name_zh, one.icon) for one in found])
    return 0


def new_line(given: Given) -> int:
    """Add a business line."""
    new = Line(given.code, given.letter, given.en, given.zh, given.icon or "")
    with at_work(given.entrance) as work:
        work.write(add_line, new)
        return _said(given, {"code": given.code.strip()}, *_named(work.read(lines), given.code))


def set_line(given: Given) -> int:
    """Call a business line otherwise."""
    edit = LineEdit(given.en, given.zh, given.icon)
    if edit == LineEdit():
        raise Refusal(Code.NOTHING_SAID)
    with at_work(given.entrance) as work:
        work.write(change_line, given.code, edit)
        return _said(given, {"code": given.code.strip()}, *_named(work.read(lines), given.code))


def show_tiers(given: Given) -> int:
    """The tiers, the highest first."""
    with at_work(given.entrance) as work:
        found = work.read(tiers)
    if given.json:
        say_json({"tiers": [asdict(one) for one in found]})
        return 0
    heads = (_("code"), _("English"), _("Chinese"))
    table(heads, [(one.code, one.name_en, one.name_zh) for one in found])
    return 0


def new_tier(given: Given) -> int:
    """Add a tier below the others."""
    with at_work(given.entrance) as work:
        work.write(add_tier, TierRow(given.code, given.en, given.zh))
        return _said(given, {"code": given.code.strip()}, *_named(work.read(tiers), given.code))


def set_tier(given: Given) -> int:
    """Call a tier otherwise."""
    if given.en is None and given.zh is None:
        raise Refusal(Code.NOTHING_SAID)
    with at_work(given.entrance) as work:
        work.write(change_tier, given.code, given.en, given.zh)
        return _said(given, {"code": given.code.strip()}, *_named(work.read(tiers), given.code))


def _person(one: Person) -> dict[str, Any]:
    return {
        "login": one.login,
        "name": one.name,
        "role": one.role,
        "team": one.team,
        "capacity": one.capacity,
        "active": one.active,
        "takes_intake": one.takes_intake,
    }


def _line(one: Person) -> tuple[str, ...]:
    said = "" if one.active else _("left")
    if one.takes_intake:
        said = _("takes new members")
    capacity = "" if one.capacity is None else str(one.capacity)
    return one.login, one.name, name(one.role, "Role"), one.team, capacity, said


def _named(known: Sequence[Line] | Sequence[TierRow], code: str) -> tuple[str, ...]:
    """What was written is called so now, in both languages."""
    found = next((one for one in known if one.code == code.strip()), None)
    return (found.code, found.name_en, found.name_zh) if found else (code.strip(),)


def _said(given: Given, answer: dict[str, Any], *line: str) -> int:
    if given.json:
        say_json(answer)
    else:
        say(*line)
    return 0
