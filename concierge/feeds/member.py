"""What a business tells of a member, read off `data`: only what is said, each as it is kept."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from concierge.feeds import fields

TEXTS = ("name", "tier", "timezone", "city", "region")


@dataclass(frozen=True)
class MemberTold:
    """`texts` by their field, without those that are not said."""

    texts: Mapping[str, str]
    tier_until: date | None = None
    birthday: tuple[int, int, int | None] | None = None
    steward: str = ""
    phones: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()


def told(data: Mapping[str, Any]) -> MemberTold:
    """What `data` says. Raises Refusal FEED_FIELD_WRONG, naming the first that is."""
    texts = {name: fields.text(data, name) for name in TEXTS}
    texts["language"] = fields.language(data, "language")
    return MemberTold(
        {name: value for name, value in texts.items() if value},
        tier_until=fields.day(data, "tier_until"),
        birthday=fields.birthday(data),
        steward=fields.text(data, "steward"),
        phones=fields.texts(data, "phones"),
        emails=fields.texts(data, "emails"),
    )
