"""Open the workspace a command is about, as the person it is for."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from getpass import getpass

from concierge.entrance import Entrance
from concierge.entrance.last_login import last_login
from concierge.errors import Code, Refusal
from concierge.store.work import Work
from concierge.team.kinds import NO_PERSONS, Role
from concierge.team.sign_in import sign_in
from concierge.words import _, fill
from concierge.workspace import file as workspace_file
from concierge.workspace.lock import Hold


@contextmanager
def at_work(entrance: Entrance, hold: Hold = Hold.BESIDE) -> Iterator[Work]:
    """The named workspace as the named person works in it; closed at the end."""
    if entrance.on_server:
        # The driver costs a tenth second, which a file has no use for.
        from concierge.entrance.server import come_in

        with come_in(entrance, ask_password) as team:
            yield from _served(Work(team, sign_in(team, str(team.url.username))))
        return
    with workspace_file.open(entrance.file, key_file=entrance.key_file, hold=hold) as workspace:
        actor = sign_in(workspace, entrance.login, last_login(workspace))
        yield from _served(Work(workspace, actor))


def ask_password(login: str) -> str:
    """The password of whoever signs in, typed at the terminal. Raises Refusal PASSWORD_NEEDED
    where nobody sits at one."""
    if sys.stdin is None or not sys.stdin.isatty():
        raise Refusal(Code.PASSWORD_NEEDED, login=login)
    return getpass(fill(_("Password of {login}: "), login=login))


def _served(work: Work) -> Iterator[Work]:
    """`_sealing`. Raises Refusal SERVES_NOBODY instead of NOT_YOURS where nothing ever is theirs:
    there is nobody to ask."""
    try:
        yield from _sealing(work)
    except Refusal as refusal:
        if refusal.code is Code.NOT_YOURS and work.actor.role in (Role.ADMIN, *NO_PERSONS):
            raise Refusal(Code.SERVES_NOBODY, login=work.actor.login) from refusal
        raise


def _sealing(work: Work) -> Iterator[Work]:
    """What was written is sealed afterwards, if the newest seal is old enough."""
    yield work
    if work.wrote:
        # Its hashes are of no use to a command that only shows something.
        from concierge.sealing.seal import seal

        # What was done is done; somebody else seals it, or the next command.
        with suppress(Refusal):
            work.write(seal)
