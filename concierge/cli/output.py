"""What is printed: one JSON object in UTF-8 for programs, or lines for people."""

import io
import json
import re
import sys
from collections.abc import Sequence
from typing import Any
from unicodedata import category, combining, east_asian_width

from concierge import words
from concierge.words import _

_CONTROL = re.compile(
    r"(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]|(?:\x1b\]|\x9d)[^\x07\x1b\x9c]*(?:\x07|\x1b\\|\x9c)"
    r"|[\x00-\x1f\x7f-\x9f\u2028\u2029]+"
)
"""Line ends, and what a terminal would obey: the words of a stranger must not move its cursor."""


def get_ready(*, for_programs: bool) -> None:
    """Let the two streams take any text there is, also half of a surrogate pair from an argument;
    a program reads UTF-8 whatever the terminal speaks."""
    encoding = "utf-8" if for_programs else None
    for stream, speaks in ((sys.stdout, encoding), (sys.stderr, None)):
        if isinstance(stream, io.TextIOWrapper):
            # Inside JSON what it puts for a lone half is JSON's own way to write it.
            stream.reconfigure(encoding=speaks, errors="backslashreplace")


def say_json(answer: dict[str, Any]) -> None:
    """Print one object, on one line."""
    print(json.dumps(answer, ensure_ascii=False))


def say(*parts: object) -> None:
    """Print a line of those that are not empty."""
    print("  ".join(words.apart(plain(str(part))) for part in parts if part not in (None, "")))


def table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Print lines under their heads, column below column; a Han character is two wide. Where there
    are none, that is said."""
    if not rows:
        print(_("There is nothing."))
        return
    lines = [[words.apart(plain(cell)) for cell in row] for row in (heads, *rows)]
    widths = [max(map(wide, column)) for column in zip(*lines, strict=True)]
    for line in lines:
        cells = [cell + " " * (most - wide(cell)) for cell, most in zip(line, widths, strict=True)]
        print("  ".join(cells).rstrip())


def wide(text: str) -> int:
    """Places a terminal gives to a text."""
    return sum(_places(character) for character in text)


def _places(character: str) -> int:
    if combining(character) or category(character) == "Cf":
        return 0
    return 2 if east_asian_width(character) in "WF" else 1


def complain(sentence: str) -> None:
    """Say on stderr why something was not done."""
    print(plain(sentence), file=sys.stderr)


def plain(text: str) -> str:
    """`text` on one line, without control characters and what would turn the rest of it round."""
    return words.harmless(_CONTROL.sub(" ", text))
