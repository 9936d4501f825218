"""What is printed: one JSON object in UTF-8 for programs, or lines for people."""

import io
import json
import re
import sys
from typing import Any

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]+")
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
    print("  ".join(plain(str(part)) for part in parts if part not in (None, "")))


def complain(sentence: str) -> None:
    """Say on stderr why something was not done."""
    print(plain(sentence), file=sys.stderr)


def plain(text: str) -> str:
    """`text` on one line, without control characters."""
    return _CONTROL.sub(" ", text)
