"""A process beside the window for what is from outside and may be heavy, hostile or both: it reads
and reckons, and has neither database nor network."""


def is_wanted(said: list[str]) -> bool:
    """Whether this is `work KIND CPU_S MEMORY_MIB`, which no person types and no help mentions."""
    return said[:1] == ["work"] and len(said) == 4


class Broke(Exception):
    """A bug in the work; what is known of it is where in the program it was."""

    def __init__(self, places: str) -> None:
        super().__init__(places)
        self.places = places.splitlines()
