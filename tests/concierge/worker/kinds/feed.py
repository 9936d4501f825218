"""A feed read line by line, as the program reads one: which lines are no events, and why not."""

import json

from concierge.errors import Refusal
from concierge.feeds.cloudevents import read
from concierge.worker.serving import Tell

LINES = {"retail", "travel"}


def work(body: bytes, tell: Tell) -> bytes:
    """JSON of how many lines there are, and the place and code of each that is refused."""
    lines = body.splitlines()
    wrong: list[tuple[int, str]] = []
    for place, line in enumerate(lines, 1):
        try:
            read(line, LINES)
        except Refusal as refusal:
            wrong.append((place, refusal.code))
            tell.best(json.dumps({"lines": place, "wrong": wrong}).encode())
        tell.far(place, len(lines))
    return json.dumps({"lines": len(lines), "wrong": wrong}).encode()
