"""The command line: verbs and options."""

import argparse
import os
from pathlib import Path
from typing import Any

from concierge import words
from concierge.cli.given import Given
from concierge.cli.house_arguments import house
from concierge.cli.job_arguments import CHANNELS, PARTIES, job
from concierge.cli.language import of_words
from concierge.cli.parser import count, speak, whats, with_json
from concierge.entrance import Entrance
from concierge.words import _

OTHERS = {("steward", "add"), ("steward", "password"), ("steward", "return")}
"""Where the password named on the line is another person's."""


def parse(argv: list[str]) -> Given:
    """What is asked for. Exits 2 on wrong use, in the language asked for or the person's."""
    words.speak(of_words(argv))
    speak()
    parser = _parser()
    given = parser.parse_args(argv, Given())
    if given.verb == "cover" and not (given.until or given.weekly):
        parser.error(_("say until when, with --until"))
    given.entrance = _entrance(given)
    return given


def _entrance(given: Given) -> Entrance:
    """By which way they come in: as the options say, else as the environment does."""
    said, env = vars(given), os.environ.get
    where = said.pop("workspace", env("CONCIERGE_WORKSPACE"))
    address = where if where and "://" in where else None
    return Entrance(
        path=None if address else _path(where),
        address=address,
        login=said.pop("login", None),
        key_file=_path(said.pop("key_file", env("CONCIERGE_KEY_FILE"))),
        password_file=_path(_password_file(given) or env("CONCIERGE_PASSWORD_FILE")),
    )


def _password_file(given: Given) -> str | None:
    """Where the option says the password of whoever gives the command is. Of some verbs it names
    another person's: that is the verb's, and one's own comes from the environment."""
    named: str | None = vars(given).pop("password_file", None)
    if (given.verb, given.what) not in OTHERS:
        return named
    given.password_file = _path(named)
    return None


def _path(text: str | None) -> Path | None:
    return Path(text).expanduser() if text else None


def _common() -> argparse.ArgumentParser:
    """Options every verb takes, before it or after it."""
    common = argparse.ArgumentParser(add_help=False, argument_default=argparse.SUPPRESS)
    common.add_argument(
        "--workspace",
        metavar="PATH",
        help=_("the workspace: a file, or postgresql://server/database"),
    )
    common.add_argument("--as", dest="login", metavar="LOGIN", help=_("who is working"))
    common.add_argument("--lang", choices=("zh", "en"), help=_("the language of what is printed"))
    common.add_argument("--key-file", metavar="FILE", help=_("the key, where no keyring answers"))
    common.add_argument(
        "--password-file",
        metavar="FILE",
        help=_("the password to sign in to a server; where one is given to somebody, theirs"),
    )
    return common


def _parser() -> argparse.ArgumentParser:
    common = _common()
    parser = argparse.ArgumentParser(
        prog="concierge",
        description=_("One steward, one member, one timeline across every business."),
        epilog=_("Without a verb the window is opened, as with “desk”."),
        parents=[common],
    )
    verbs = parser.add_subparsers(dest="verb", metavar=_("VERB"))

    def verb(name: str, text: str, under: Any = verbs, **more: Any) -> argparse.ArgumentParser:
        made: argparse.ArgumentParser = under.add_parser(
            name, help=text, description=text, parents=[common], **more
        )
        return made

    verb("desk", _("open the window"))
    demo = verb("demo", _("make and open a believable programme"))
    demo.add_argument("--members", type=count, default=300, metavar="N", help=_("how many members"))
    demo.add_argument(
        "--seed", type=int, default=1, metavar="S", help=_("another number, other people")
    )
    demo.add_argument("--fresh", action="store_true", help=_("make it anew"))
    demo.add_argument("--no-window", action="store_true", help=_("make it, print a login, stop"))
    house(verb)
    job(verb)
    _colleagues(verb)
    ingest = verb("ingest", _("take in events of businesses (CloudEvents, JSON lines)"))
    ingest.add_argument("file", metavar="FILE", help=_("a file, or - for standard input"))
    how = ingest.add_mutually_exclusive_group()
    how.add_argument("--ack", action="store_true", help=_("print each event once it is durable"))
    how.add_argument(
        "--dry-run", action="store_true", help=_("say what would be taken in, and store nothing")
    )
    with_json(ingest)
    _show(verb)
    search = verb("search", _("search texts, people and issues"))
    search.add_argument("text", metavar="TEXT", help=_("words, a name, a number"))
    search.add_argument("--limit", type=count, default=20, metavar="N", help=_("how many at most"))
    with_json(search)
    return parser


def _colleagues(verb: Any) -> None:
    message = verb("message", _("take a message for a colleague's member"))
    message.add_argument("number", metavar="NUMBER", help=_("the full phone or member number"))
    message.add_argument("text", metavar="TEXT", help=_("what was said"))
    message.add_argument("--party", default="", metavar="NAME", help=_("who called, if not they"))
    message.add_argument("--party-kind", choices=PARTIES, help=_("what they are, like “partner”"))
    message.add_argument("--channel", choices=CHANNELS, default="phone", help=_("by which way"))
    message.add_argument("--urgent", action="store_true", help=_("it is due within half an hour"))
    with_json(message)
    look = verb("look", _("open a colleague's member for an hour, with a reason"))
    look.add_argument("number", metavar="NUMBER", help=_("the full phone or member number"))
    look.add_argument(
        "--why", required=True, metavar="TEXT", help=_("the reason, kept on the record")
    )
    look.add_argument("--confidential", action="store_true", help=_("their steward is not told"))
    with_json(look)


def _show(verb: Any) -> None:
    show = whats(verb, "show", _("print what the desk shows"))
    timeline = verb("timeline", _("a member's timeline, newest first"), show)
    timeline.add_argument("member", metavar="MEMBER", help=_("a member number"))
    most = {"type": count, "metavar": "N", "help": _("how many at most")}
    timeline.add_argument("--limit", default=50, **most)
    timeline.add_argument("--before", metavar="CURSOR", help=_("go on where a page ended"))
    timeline.add_argument("--line", metavar="CODE", help=_("only of this business line"))
    timeline.add_argument("--kind", metavar="KIND", help=_("only of this kind, like contact"))
    timeline.add_argument("--issue", metavar="REF", help=_("only of this issue"))
    member = verb("member", _("who a member is"), show)
    member.add_argument("member", metavar="MEMBER", help=_("a member number"))
    verb("portfolio", _("the members I serve"), show)
    verb("agenda", _("what needs me, in order"), show)
    issue = verb("issue", _("an issue and what closing it needs"), show)
    issue.add_argument("ref", metavar="REF", help=_("the number of an issue, like T-7K3M9Q"))
    verb("workload", _("what everybody in my team carries"), show)
    audit = verb("audit", _("who did what, and who looked, newest first"), show)
    audit.add_argument(
        "--member", metavar="MEMBER", help=_("only what was done to the member with this number")
    )
    audit.add_argument("--steward", metavar="LOGIN", help=_("only what that person did"))
    audit.add_argument("--since", metavar="T", help=_("not before"))
    audit.add_argument("--looks", action="store_true", help=_("only who looked"))
    audit.add_argument("--limit", default=200, **most)
    audit.add_argument("--before", type=count, metavar="SEQ", help=_("go on where a page ended"))
    for choice in show.choices.values():
        with_json(choice)
