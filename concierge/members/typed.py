"""What somebody typed to find a person, where nobody was found: what of them it is."""

from enum import StrEnum

from concierge.members.phones import plain_number

NUMBER = 5
"""Digits a member number has at least; fewer are the tail of something."""


class Typed(StrEnum):
    """A field of a new member that can be filled with it."""

    PHONE = "phone"
    EMAIL = "email"
    NUMBER = "number"
    NAME = "name"


def typed_as(text: str, timezone: str) -> Typed | None:
    """Which of them it is, dialled from that zone; None for initials and tails, which are no one's
    whole name or number."""
    said = text.strip()
    if "@" in said:
        return Typed.EMAIL
    if plain_number(said, timezone).startswith("+"):
        return Typed.PHONE
    if not any(one.isalpha() for one in said):
        return Typed.NUMBER if said.isdecimal() and len(said) >= NUMBER else None
    if any(one.isdecimal() for one in said):
        return None
    initials = said.isascii() and said == said.lower() and " " not in said
    return None if initials else Typed.NAME
