"""Which programme somebody wants."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Wanted:
    """How many members (None: as many as it usually has), of another `seed` other people, and
    whether it is made anew where it is there already."""

    members: int | None = None
    seed: int = 1
    fresh: bool = False
