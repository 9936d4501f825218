"""What was asked for on the command line."""

from types import SimpleNamespace

from concierge.entrance import Entrance


class Given(SimpleNamespace):
    """The verb, how one comes in, and whatever else the verb takes, by the names of
    `arguments`."""

    verb: str = "desk"
    what: str | None = None
    """The second word of a verb that has two."""
    lang: str | None = None
    json: bool = False
    entrance: Entrance
