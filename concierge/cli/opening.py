"""Open the workspace a command is about, as the person it is for."""

from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from concierge import settings
from concierge.store import workspace as workspaces
from concierge.store.work import Work
from concierge.store.workspace import Workspace
from concierge.team.sign_in import sign_in


def path_of(given: Namespace) -> Path:
    """The workspace named, else the platform's default."""
    return given.workspace or settings.default_workspace()


@contextmanager
def at_work(given: Namespace) -> Iterator[Work]:
    """The named workspace as the named person works in it; closed at the end."""
    with workspaces.open(path_of(given), key_file=given.key_file) as workspace:
        yield Work(workspace, sign_in(workspace, given.login, last_login(workspace)))


def last_login(workspace: Workspace) -> str | None:
    """Who this workspace was last opened as, on this machine."""
    return settings.Settings()[settings.LAST_LOGIN].get(workspace.identity.workspace)


def remember_login(workspace: Workspace, login: str) -> None:
    """Open it as `login` the next time."""
    kept = settings.Settings()
    logins = kept[settings.LAST_LOGIN]
    kept[settings.LAST_LOGIN] = {**logins, workspace.identity.workspace: login}
    kept.save()
