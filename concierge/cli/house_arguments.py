"""The options of whoever sets up: workspace, steward, team, line; and of a lead: assign, cover."""

from pathlib import Path
from typing import Any

from concierge.cli.parser import count, whats
from concierge.words import _

ROLES = ("steward", "lead", "admin", "feed")


def house(verb: Any) -> None:
    """Add them all."""
    _workspace(verb)
    _steward(verb)
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
    verb("upgrade", _("bring an older workspace to this program's version"), workspace)


def _steward(verb: Any) -> None:
    steward = whats(verb, "steward", _("the people of the house"))
    add = verb("add", _("add a steward, a lead or an administrator"), steward)
    add.add_argument("new_login", metavar="LOGIN")
    add.add_argument("--name", required=True)
    add.add_argument("--role", choices=ROLES, required=True)
    add.add_argument("--team", required=True)
    add.add_argument("--capacity", type=count, metavar="MINUTES", help=_("minutes a week"))
    leave = verb(
        "depart",
        _("hand over what somebody owns, and end their access"),
        steward,
        aliases=["leave"],
    )
    leave.add_argument("for_login", metavar="LOGIN")
    leave.add_argument("--to", dest="to_login", metavar="LOGIN", help=_("who takes it over"))


def _lead(verb: Any) -> None:
    assign = verb("assign", _("give a member to another steward"))
    assign.add_argument("member", metavar="MEMBER", help=_("a member number"))
    assign.add_argument("to_login", metavar="LOGIN")
    cover = verb("cover", _("let a steward stand in for another"))
    cover.add_argument("for_login", metavar="LOGIN")
    cover.add_argument("--by", required=True, metavar="LOGIN", help=_("who stands in"))
    since = _("now, or a moment; a day alone begins at 00:00")
    cover.add_argument("--from", dest="since", required=True, metavar="T", help=since)
    until = _("a moment; a day alone ends at 18:00, 12-05 as 2026-12-05")
    cover.add_argument("--until", required=True, metavar="T", help=until)
    cover.add_argument("--weekly", metavar="ROSTER", help=_('hours of a week: "MO,TU 18:00-09:00"'))
    cover.add_argument("--zone", default=None, metavar="ZONE", help=_("IANA zone of these hours"))
