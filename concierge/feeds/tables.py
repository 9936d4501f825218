"""What businesses sent, so that the same thing twice has the effect of once (law 8)."""

from sqlalchemy.orm import Mapped, mapped_column

from concierge.store.base import Base
from concierge.store.types import Id, Instant


class FeedEvent(Base):
    """One CloudEvent taken in: its source and id as the sender gave them."""

    __tablename__ = "feed_event"
    __table_args__ = ({"sqlite_with_rowid": False},)
    audited = False
    source: Mapped[str] = mapped_column(primary_key=True)
    sent_id: Mapped[str] = mapped_column(primary_key=True)
    member_id: Mapped[Id | None]
    received_at: Mapped[Instant]
