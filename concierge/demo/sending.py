"""What businesses send, as `concierge ingest` would have read it off a line."""

from collections.abc import Callable
from datetime import UTC, datetime
from decimal import Decimal
from itertools import count

from concierge.feeds.cloudevents import FeedItem
from concierge.feeds.rules import PREFIX
from concierge.issues.kinds import Urgency
from concierge.timeline.kinds import Channel, Direction, PartyKind, Reached

Sender = Callable[..., FeedItem]


def sender(number: str, begin: str) -> Sender:
    """Sends events of the member `number`, numbered on and on after `begin`."""
    numbers = count(1)

    def send(
        what: str,
        at: datetime,
        line: str | None,
        title: str = "",
        *,
        ref: str = "",
        text: str = "",
        channel: Channel = Channel.CHAT,
        direction: Direction = Direction.IN,
        party: str = "",
        party_kind: PartyKind | None = None,
        expected_at: datetime | None = None,
        amount: Decimal | None = None,
        currency: str | None = None,
    ) -> FeedItem:
        return FeedItem(
            source=f"/demo/{line or 'house'}",
            id=f"{begin}{next(numbers)}",
            type=PREFIX + what,
            subject=number,
            at=at.astimezone(UTC),
            line=line,
            ref=ref,
            title=title,
            text=text,
            channel=channel,
            direction=direction,
            reached=Reached.YES,
            party=party,
            party_kind=party_kind,
            urgency=Urgency.ROUTINE,
            expected_at=expected_at and expected_at.astimezone(UTC),
            amount=amount,
            currency=currency if amount is not None else None,
            region="",
            issue="",
        )

    return send
