"""What would become of a feed: every batch is taken in and taken back; nothing of it is kept."""

from collections.abc import Sequence

from sqlalchemy import text
from sqlalchemy.orm import Session

from concierge.feeds.actions import Outcome, take_in
from concierge.feeds.cloudevents import FeedItem
from concierge.feeds.rules import MEMBER_UPSERTED
from concierge.store.work import Work


class Trial:
    """Knows what the batches before have said, of which the workspace has kept nothing."""

    def __init__(self, work: Work) -> None:
        self._work = work
        self._seen: set[tuple[str, str]] = set()
        self._made: dict[str, FeedItem] = {}

    def take(self, items: Sequence[FeedItem]) -> Outcome:
        """What would become of these."""
        places = [place for place, item in enumerate(items) if _key(item) not in self._seen]
        new = [items[place] for place in places]
        before = [self._made[who] for who in {item.subject for item in new} & self._made.keys()]
        tried = self._try([*before, *new])
        refused = {
            places[place - len(before)]: why
            for place, why in tried.refused.items()
            if place >= len(before)
        }
        accepted = tried.accepted[len(before) :]
        again = [item for item in items if _key(item) in self._seen]
        self._remember(accepted)
        return Outcome(accepted, [*tried.duplicate, *again], refused)

    def _try(self, items: Sequence[FeedItem]) -> Outcome:
        wrote = self._work.wrote
        try:
            return self._work.write(_take_back, items).result
        except _Tried as tried:
            return tried.outcome
        finally:
            self._work.wrote = wrote

    def _remember(self, accepted: Sequence[FeedItem]) -> None:
        for item in accepted:
            self._seen.add(_key(item))
            if item.type == MEMBER_UPSERTED:
                self._made.setdefault(item.subject, item)


def _key(item: FeedItem) -> tuple[str, str]:
    return item.source, item.id


class _Tried(Exception):
    """Ends the transaction without a trace; it carries what would have become."""

    def __init__(self, outcome: Outcome) -> None:
        self.outcome = outcome


def _take_back(session: Session, items: Sequence[FeedItem]) -> Outcome:
    outcome = take_in(session, items)
    session.flush()
    if session.get_bind().dialect.name == "postgresql":
        # What is asked at the end of a transaction is asked now.
        session.execute(text("SET CONSTRAINTS ALL IMMEDIATE"))
    raise _Tried(outcome)
