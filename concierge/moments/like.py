"""What could be written instead of what was not read: made into examples when it is said."""

from dataclasses import dataclass
from zoneinfo import ZoneInfo


@dataclass(frozen=True)
class Like:
    """`way` 1 is moments to come, -1 gone by, 0 days; wall time of `zone`, else of this machine."""

    way: int
    zone: ZoneInfo | None = None
