"""What a reminder by hand is, before it is stored."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class ReminderDraft:
    """Something to do at an aware instant that was meant in the local words of `zone` (IANA)."""

    text: str
    at: datetime
    zone: str
