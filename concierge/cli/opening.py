"""Open the workspace a command is about, as the person it is for."""

import os
import stat
import sys
from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from getpass import getpass
from pathlib import Path
from typing import TYPE_CHECKING

from concierge import settings, vault
from concierge.errors import Code, Refusal
from concierge.store.work import Work
from concierge.team.kinds import NO_PERSONS, Role
from concierge.team.sign_in import sign_in
from concierge.words import _, fill
from concierge.workspace import file as workspace_file
from concierge.workspace.file import Workspace
from concierge.workspace.lock import Hold

if TYPE_CHECKING:
    from sqlalchemy.engine.url import URL

LONGEST = 4096
"""Bytes of a password file; whatever is longer holds something else."""


def is_on_server(given: Namespace) -> bool:
    """Whether the workspace named is on a server, not in a file."""
    return "://" in str(given.workspace or "")


def path_of(given: Namespace) -> Path:
    """The workspace's file named, else the platform's default. Raises Refusal ONLY_IN_A_FILE."""
    if is_on_server(given):
        raise Refusal(Code.ONLY_IN_A_FILE)
    return given.workspace or settings.default_workspace()


def address_of(given: Namespace) -> "URL":
    """The address named, with the login and password to sign in by.

    Raises Refusal ADDRESS_WRONG, SIGN_IN_NEEDED, PASSWORD_NEEDED, PASSWORD_FILE_BAD.
    """
    # The driver costs a tenth second, which a file has no use for.
    from concierge.workspace import server as workspace_server

    url = workspace_server.address(str(given.workspace), given.login)
    if not url.username:
        raise Refusal(Code.LOGIN_NEEDED)
    return url.set(password=own_password(given, url))


@contextmanager
def at_work(given: Namespace, hold: Hold = Hold.BESIDE) -> Iterator[Work]:
    """The named workspace as the named person works in it; closed at the end."""
    if is_on_server(given):
        from concierge.workspace import server as workspace_server

        url = address_of(given)
        with workspace_server.open(url) as team:
            remember_password(given, url)
            yield from _served(Work(team, sign_in(team, str(team.url.username))))
        return
    with workspace_file.open(path_of(given), key_file=given.key_file, hold=hold) as workspace:
        actor = sign_in(workspace, given.login, last_login(workspace))
        yield from _served(Work(workspace, actor))


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


def own_password(given: Namespace, url: "URL") -> str:
    """The password of whoever signs in: typed, from its file, from the keyring, or asked for.

    Raises Refusal PASSWORD_NEEDED where nobody can be asked, PASSWORD_FILE_BAD.
    """
    if getattr(given, "typed_password", None):
        return str(given.typed_password)
    if given.own_password_file is not None:
        return read_password(given.own_password_file)
    kept = vault.kept_password(_account(url))
    if kept is not None:
        return kept
    # A window asks for itself; whoever looks at it does not look at the terminal it came from.
    in_window = getattr(given, "in_window", False)
    if in_window or sys.stdin is None or not sys.stdin.isatty():
        raise Refusal(Code.PASSWORD_NEEDED, login=str(url.username))
    given.typed_password = getpass(fill(_("Password of {login}: "), login=url.username))
    return str(given.typed_password)


def remember_password(given: Namespace, url: "URL") -> None:
    """Keep a password that was typed and has opened the workspace, where a keyring answers."""
    if getattr(given, "typed_password", None):
        vault.keep_password(_account(url), str(given.typed_password))
        given.typed_password = None


def _account(url: "URL") -> str:
    """How the keyring names a login on a server."""
    return f"{url.username}@{url.host}:{url.port or 5432}/{url.database}"


def read_password(path: Path) -> str:
    """The password in a file: its first line. Raises Refusal PASSWORD_FILE_NONE,
    PASSWORD_FILE_OPEN where others may read it, PASSWORD_FILE_BAD."""
    bad = Refusal(Code.PASSWORD_FILE_BAD, path=path)
    try:
        status = path.stat()
        # Windows keeps its rights elsewhere and reports everything as open.
        if os.name == "posix" and stat.S_ISREG(status.st_mode) and status.st_mode & 0o077:
            raise Refusal(Code.PASSWORD_FILE_OPEN, path=path)
        if not stat.S_ISREG(status.st_mode) or status.st_size > LONGEST:
            raise bad
        lines = path.read_text(encoding="utf-8").splitlines()
    except FileNotFoundError as error:
        raise Refusal(Code.PASSWORD_FILE_NONE, path=path) from error
    except (OSError, ValueError) as error:
        raise bad from error
    if not lines or not lines[0]:
        raise bad
    return lines[0]


def last_login(workspace: Workspace) -> str | None:
    """Who this workspace was last opened as, on this machine."""
    return settings.Settings()[settings.LAST_LOGIN].get(workspace.identity.workspace)


def remember_login(workspace: Workspace, login: str) -> None:
    """Open it as `login` the next time."""
    kept = settings.Settings()
    logins = kept[settings.LAST_LOGIN]
    kept[settings.LAST_LOGIN] = {**logins, workspace.identity.workspace: login}
    kept.save()
