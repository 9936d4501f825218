"""That somebody looked is put on the record."""

from collections.abc import Callable
from contextlib import suppress
from uuid import UUID

from concierge.errors import Refusal
from concierge.members.looking import is_anothers, looked
from concierge.store.work import Work


def opened(work: Work, member_id: UUID) -> None:
    """A member was opened: one somebody else serves."""
    if work.read(is_anothers, member_id):
        on_record(work, looked, member_id)


def on_record(work: Work, verb: Callable[..., None], *what: object) -> None:
    """Say that somebody looked. What was read is shown all the same where nothing can be written;
    what is given out to other programs is not."""
    with suppress(Refusal):
        work.write(verb, *what)
