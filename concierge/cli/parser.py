"""How the command line is put together: a verb with its options, and argparse's own words."""

import argparse
from typing import Any, Protocol

from concierge import words
from concierge.words import _, fill
from concierge.words.speech import mark

MOST = 1_000_000
"""More of anything than one page or one week can hold."""

ARGPARSE = (
    mark("usage: "),
    mark("positional arguments"),
    mark("options"),
    mark("show this help message and exit"),
    mark("%(prog)s: error: %(message)s\n"),
    mark("argument %(argument_name)s: %(message)s"),
    mark("the following arguments are required: %s"),
    mark("unrecognized arguments: %s"),
    mark("invalid choice: %(value)r (choose from %(choices)s)"),
    mark("unknown parser %(parser_name)r (choices: %(choices)s)"),
    mark("ambiguous option: %(option)s could match %(matches)s"),
    mark("ignored explicit argument %r"),
    mark("not allowed with argument %s"),
    mark("one of the arguments %s is required"),
    mark("expected one argument"),
    mark("expected at most one argument"),
    mark("expected at least one argument"),
    mark("invalid %(type)s value: %(value)r"),
)
"""What argparse says itself, by which it asks for it: they are in our catalogue so."""


class Verb(Protocol):
    """Adds a verb under the verbs, or under those given, and returns its parser."""

    def __call__(self, name: str, text: str, under: Any = ...) -> argparse.ArgumentParser: ...


def speak() -> None:
    """Let argparse speak our language; by itself it goes by the environment, and knows English."""
    vars(argparse).update(_=words._, ngettext=words.ngettext)


def count(text: str) -> int:
    """A whole number from 1 to MOST."""
    try:
        number = int(text)
    except ValueError:
        number = 0
    if not 1 <= number <= MOST:
        said = fill(_("a whole number from 1 to {most} is wanted"), most=f"{MOST:,}")
        raise argparse.ArgumentTypeError(said)
    return number


def whats(verb: Verb, name: str, text: str) -> Any:
    """A verb of several words: what the second word may be is added to what this returns."""
    return verb(name, text).add_subparsers(dest="what", required=True, metavar=_("WHAT"))


def with_json(parser: argparse.ArgumentParser) -> None:
    """It can be printed for other programs."""
    parser.add_argument("--json", action="store_true", help=_("print one JSON object"))
