"""The command line: verbs and options."""

import argparse
import os
from pathlib import Path
from typing import Any

CHANNELS = ("phone", "chat", "email", "sms", "social", "visit")
MOST = 1_000_000
"""More of anything than one page or one week can hold."""


def parse(argv: list[str]) -> argparse.Namespace:
    """The options given, with `verb` and, for some, `what`. Exits 2 on wrong use."""
    parser = _parser()
    given = parser.parse_args(argv)
    if given.verb is None:
        given.verb = "desk"
    env = os.environ.get
    for name, value in (
        ("workspace", env("CONCIERGE_WORKSPACE")),
        ("login", None),
        ("lang", None),
        ("key_file", env("CONCIERGE_KEY_FILE")),
        ("password_file", None),
    ):
        if not hasattr(given, name):
            setattr(given, name, value)
    given.own_password_file = _own_password_file(given)
    for name in ("workspace", "key_file", "password_file", "own_password_file"):
        value = getattr(given, name)
        if value and not (name == "workspace" and "://" in value):
            setattr(given, name, Path(value).expanduser())
    return given


def _own_password_file(given: argparse.Namespace) -> str | None:
    """Where the password of whoever gives the command is. On `steward add` the option names the
    newcomer's, and one's own comes from the variable."""
    from_variable = os.environ.get("CONCIERGE_PASSWORD_FILE")
    adds = given.verb == "steward" and given.what == "add"
    return from_variable if adds else given.password_file or from_variable


def _common() -> argparse.ArgumentParser:
    """Options every verb takes, before it or after it."""
    common = argparse.ArgumentParser(add_help=False, argument_default=argparse.SUPPRESS)
    common.add_argument(
        "--workspace", metavar="PATH", help="the workspace: a file, or postgresql://server/database"
    )
    common.add_argument("--as", dest="login", metavar="LOGIN", help="who is working")
    common.add_argument("--lang", choices=("zh", "en"), help="the language of what is printed")
    common.add_argument("--key-file", metavar="FILE", help="the key, where no keyring answers")
    common.add_argument(
        "--password-file",
        metavar="FILE",
        help="the password to sign in to a server; with `steward add`, the newcomer's",
    )
    return common


def _parser() -> argparse.ArgumentParser:
    common = _common()
    parser = argparse.ArgumentParser(
        prog="concierge",
        description="One steward, one member, one timeline across every business.",
        parents=[common],
    )
    verbs = parser.add_subparsers(dest="verb", metavar="VERB")

    def verb(name: str, text: str, under: Any = verbs) -> argparse.ArgumentParser:
        made: argparse.ArgumentParser = under.add_parser(
            name, help=text, description=text, parents=[common]
        )
        return made

    verb("desk", "open the window")
    demo = verb("demo", "make and open a believable programme")
    demo.add_argument("--members", type=_count, default=300, metavar="N")
    demo.add_argument("--seed", type=int, default=1, metavar="S")
    demo.add_argument("--fresh", action="store_true", help="make it anew")
    demo.add_argument("--no-window", action="store_true", help="make it, print a login, stop")
    _workspace(verb)
    steward = verb("steward", "the people of the house").add_subparsers(
        dest="what", required=True, metavar="WHAT"
    )
    add = verb("add", "add a steward, a lead or an administrator", steward)
    add.add_argument("new_login", metavar="LOGIN")
    add.add_argument("--name", required=True)
    add.add_argument("--role", choices=("steward", "lead", "admin", "feed"), required=True)
    add.add_argument("--team", required=True)
    add.add_argument("--capacity", type=_count, metavar="MINUTES", help="minutes a week")
    leave = verb("leave", "hand over what somebody owns, and end their access", steward)
    leave.add_argument("for_login", metavar="LOGIN")
    leave.add_argument("--to", dest="to_login", metavar="LOGIN", help="who takes it over")
    assign = verb("assign", "give a member to another steward")
    assign.add_argument("member", metavar="MEMBER", help="a member number")
    assign.add_argument("to_login", metavar="LOGIN")
    cover = verb("cover", "let a steward stand in for another")
    cover.add_argument("for_login", metavar="LOGIN")
    cover.add_argument("--by", required=True, metavar="LOGIN", help="who stands in")
    cover.add_argument("--from", dest="since", required=True, metavar="T", help="now, or a moment")
    cover.add_argument("--until", required=True, metavar="T")
    cover.add_argument("--weekly", metavar="ROSTER", help='hours of a week: "MO,TU 18:00-09:00"')
    cover.add_argument("--zone", default=None, metavar="ZONE", help="IANA zone of these hours")
    message = verb("message", "take a message for a colleague's member")
    message.add_argument("number", metavar="NUMBER", help="the full phone or member number")
    message.add_argument("text", metavar="TEXT")
    message.add_argument("--party", default="", metavar="NAME", help="who called, if not they")
    message.add_argument("--channel", choices=CHANNELS, default="phone")
    message.add_argument("--urgent", action="store_true")
    look = verb("look", "open a colleague's member for an hour, with a reason")
    look.add_argument("number", metavar="NUMBER", help="the full phone or member number")
    look.add_argument("--why", required=True, metavar="TEXT", help="the reason, kept on the record")
    look.add_argument("--confidential", action="store_true", help="their steward is not told")
    ingest = verb("ingest", "take in events of businesses (CloudEvents, JSON lines)")
    ingest.add_argument("file", metavar="FILE", help="a file, or - for standard input")
    ingest.add_argument("--ack", action="store_true", help="print each event once it is durable")
    _show(verb)
    search = verb("search", "search texts, people and issues")
    search.add_argument("text", metavar="TEXT")
    search.add_argument("--limit", type=_count, default=20, metavar="N")
    search.add_argument("--json", action="store_true")
    return parser


def _workspace(verb: Any) -> None:
    workspace = verb("workspace", "make or check a workspace").add_subparsers(
        dest="what", required=True, metavar="WHAT"
    )
    create = verb("create", "make an empty workspace with the default business lines", workspace)
    create.add_argument("--zone", default=None, metavar="ZONE", help="IANA zone its days begin in")
    check = verb("check", "check every page, row and reference, and the record", workspace)
    check.add_argument(
        "--since", metavar="FILE", type=Path, help="heads of the record that were kept elsewhere"
    )
    verb("head", "print the head of the record, to be kept elsewhere", workspace)
    verb("upgrade", "bring an older workspace to this program's version", workspace)


def _show(verb: Any) -> None:
    show = verb("show", "print what the desk shows").add_subparsers(
        dest="what", required=True, metavar="WHAT"
    )
    timeline = verb("timeline", "a member's timeline, newest first", show)
    timeline.add_argument("member", metavar="MEMBER", help="a member number")
    timeline.add_argument("--limit", type=_count, default=50, metavar="N")
    timeline.add_argument("--before", metavar="CURSOR")
    timeline.add_argument("--line", metavar="CODE")
    timeline.add_argument("--kind", metavar="KIND")
    timeline.add_argument("--issue", metavar="REF")
    verb("member", "who a member is", show).add_argument("member", metavar="MEMBER")
    verb("portfolio", "the members I serve", show)
    verb("agenda", "what needs me, in order", show)
    verb("issue", "an issue and what closing it needs", show).add_argument("ref", metavar="REF")
    verb("workload", "what everybody in my team carries", show)
    for choice in show.choices.values():
        choice.add_argument("--json", action="store_true")


def _count(text: str) -> int:
    try:
        number = int(text)
    except ValueError:
        number = 0
    if not 1 <= number <= MOST:
        raise argparse.ArgumentTypeError(f"a whole number from 1 to {MOST:,} is wanted")
    return number
