"""The options of whoever sets up: workspace, steward, team, line; and of a lead: assign, cover."""

import argparse
from pathlib import Path
from typing import Any

from concierge.cli.parser import count, whats, with_json
from concierge.words import _

ROLES = ("steward", "lead", "admin", "feed", "service")


def house(verb: Any) -> None:
    """Add them all."""
    _workspace(verb)
    _steward(verb)
    _team(verb)
    _lines(verb)
    _lead(verb)


def _workspace(verb: Any) -> None:
    workspace = whats(verb, "workspace", _("make or check a workspace"))
    create = verb("create", _("make an empty workspace with the default business lines"), workspace)
    create.add_argument(
        "--zone", default=None, metavar="ZONE", help=_("IANA zone its days begin in")
    )
    check = verb("check", _("check every page, row and reference, and the record"), workspace)
    check.add_argument(
        "--since", metavar="FILE", type=Path, help=_("heads of the record that were kept elsewhere")
    )
    verb("head", _("print the head of the record, to be kept elsewhere"), workspace)
    correct = verb("set", _("correct the zone in which the days of a workspace begin"), workspace)
    correct.add_argument("--zone", required=True, metavar="ZONE", help=_("an IANA zone"))
    with_json(correct)
    verb("upgrade", _("bring an older workspace to this program's version"), workspace)


def _steward(verb: Any) -> None:
    steward = whats(verb, "steward", _("the people of the house"))
    add = verb("add", _("add a steward, a lead or an administrator"), steward)
    add.add_argument("new_login", metavar="LOGIN", help=_("what they sign in as"))
    add.add_argument("--name", required=True, help=_("their name"))
    add.add_argument("--role", choices=ROLES, required=True, help=_("what they do"))
    add.add_argument("--team", required=True, help=_("the name of their team"))
    add.add_argument("--capacity", type=count, metavar="MINUTES", help=_("minutes a week"))
    with_json(add)
    leave = verb(
        "depart",
        _("hand over what somebody owns, and end their access"),
        steward,
        aliases=["leave"],
    )
    leave.add_argument("for_login", metavar="LOGIN", help=_("who leaves"))
    leave.add_argument("--to", dest="to_login", metavar="LOGIN", help=_("who takes it over"))
    with_json(leave)

    someone = verb("list", _("everybody who works here"), steward)
    someone.add_argument("--all", action="store_true", help=_("who left, too"))
    with_json(someone)
    change = verb("set", _("change somebody's name, role, team or capacity"), steward)
    change.add_argument("for_login", metavar="LOGIN", help=_("whose"))
    change.add_argument("--name", help=_("their name"))
    change.add_argument("--role", choices=ROLES, help=_("what they do"))
    change.add_argument("--team", help=_("the name of their team"))
    change.add_argument("--capacity", type=count, metavar="MINUTES", help=_("minutes a week"))
    with_json(change)
    for name, said in (
        ("password", _("give somebody a new password on a server")),
        ("return", _("let somebody dismissed sign in again: login, role and team, no members")),
    ):
        other = verb(name, said, steward)
        other.add_argument("for_login", metavar="LOGIN", help=_("whose"))
        with_json(other)


def _team(verb: Any) -> None:
    team = whats(verb, "team", _("the teams"))
    intake = verb("intake", _("say who takes the new members of a team"), team)
    intake.add_argument("team", metavar="TEAM", help=_("the name of the team"))
    intake.add_argument("to_login", metavar="LOGIN", help=_("who does, or - for nobody"))
    with_json(intake)


def _lines(verb: Any) -> None:
    line = whats(verb, "line", _("the business lines"))
    with_json(verb("list", _("which there are"), line))
    add = verb("add", _("add one"), line)
    add.add_argument("code", metavar="CODE", help=_("what it is called in data"))
    add.add_argument(
        "--letter", required=True, metavar="L", help=_("begins the numbers of its issues")
    )
    _names(add, required=True)
    add.add_argument("--icon", metavar="NAME", help=_("the name of an icon of Lucide"))
    change = verb("set", _("call one otherwise"), line)
    change.add_argument("code", metavar="CODE", help=_("what it is called in data"))
    _names(change, required=False)
    change.add_argument("--icon", metavar="NAME", help=_("the name of an icon of Lucide"))
    tier = whats(verb, "tier", _("the tiers of members"))
    with_json(verb("list", _("which there are"), tier))
    add_tier = verb("add", _("add one"), tier)
    add_tier.add_argument("code", metavar="CODE", help=_("what it is called in data"))
    _names(add_tier, required=True)
    change_tier = verb("set", _("call one otherwise"), tier)
    change_tier.add_argument("code", metavar="CODE", help=_("what it is called in data"))
    _names(change_tier, required=False)


def _names(parser: argparse.ArgumentParser, *, required: bool) -> None:
    parser.add_argument("--en", required=required, metavar="NAME", help=_("its English name"))
    parser.add_argument("--zh", required=required, metavar="NAME", help=_("its Chinese name"))
    with_json(parser)


def _lead(verb: Any) -> None:
    assign = verb("assign", _("give a member to another steward"))
    assign.add_argument("member", metavar="MEMBER", help=_("a member number"))
    assign.add_argument("to_login", metavar="LOGIN", help=_("who serves them now"))
    with_json(assign)
    cover = verb("cover", _("let a steward stand in for another"))
    cover.add_argument("for_login", metavar="LOGIN", help=_("who is away"))
    cover.add_argument("--by", required=True, metavar="LOGIN", help=_("who stands in"))
    since = _("now, or a moment; a day alone begins at 00:00")
    cover.add_argument("--from", dest="since", default="now", metavar="T", help=since)
    until = _(
        "a moment; a day alone ends at 18:00, 12-05 as 2026-12-05; "
        "with --weekly, if left out, four weeks later"
    )
    cover.add_argument("--until", metavar="T", help=until)
    cover.add_argument("--weekly", metavar="ROSTER", help=_('hours of a week: "MO,TU 18:00-09:00"'))
    cover.add_argument("--zone", default=None, metavar="ZONE", help=_("IANA zone of these hours"))
    with_json(cover)
