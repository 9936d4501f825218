"""What the program itself says of an event, in every language it speaks: the words one has read on
the screen are typed to find it. Events keep codes, never sentences, and are found by them."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

from concierge import words
from concierge.searchindex.tokens import holds
from concierge.timeline.kinds import Channel, Direction
from concierge.timeline.rules import CODED

EVENTS = (
    "contact.told", "glass.noticed", "glass.opened", "glass.unnoticed", "message.answered",
    "message.snoozed", "message.undone", "note.changed", "note.written", "profile.added",
    "promise.made", "reminder.done", "reminder.set", "reminder.snoozed", "reminder.undone",
    "stewardship.began",
)  # fmt: skip
"""Events that the words of their kind are said of."""


@dataclass(frozen=True)
class _Bare:
    """An event without a person's words: what is said of it is what the program says."""

    what: str
    kind: str = ""
    channel: str | None = None
    direction: str | None = None
    party: str | None = None
    party_kind: None = None
    reached: str | None = None
    title: str = ""
    body: str = ""
    data: dict[str, Any] = field(default_factory=dict)
    retracted: None = None


def called(terms: Iterable[str]) -> dict[str, frozenset[str]]:
    """For each folded term the codes of what is called so, in whatever language."""
    return {term: found for term in terms if (found := _called(term))}


@cache
def _labels() -> tuple[tuple[str, str], ...]:
    return tuple(
        (code, label) for language in words.LANGUAGES for code, label in _in(language) if label
    )


def _called(term: str) -> frozenset[str]:
    return frozenset(code for code, label in _labels() if holds(label, [term]))


def _in(language: str) -> list[tuple[str, str]]:
    with words.spoken(language):
        return [
            *((what, _said(_Bare(what))) for what in (*words.WHATS, *EVENTS)),
            *(
                (f"Way.{channel}.{direction}", words.event(
                    _Bare("contact.logged", channel=channel, direction=direction), *_HERE).lead)
                for channel in Channel for direction in Direction
            ),
            *((f"Reached.{word}", words.name(word, "Reached"))
              for word in ("no_answer", "message_left")),
            *(
                (f"{vocabulary}.{code}", name)
                for vocabulary in dict.fromkeys(one for of in CODED.values() for one in of)
                for code, name in words.names(vocabulary).items()
            ),
        ]  # fmt: skip


def _said(event: _Bare) -> str:
    said = words.event(event, *_HERE)
    return "\n".join((said.lead, said.text, said.state)).replace("…", "").replace("→", "")


_HERE = ZoneInfo("UTC"), datetime(2000, 1, 1, tzinfo=UTC)
