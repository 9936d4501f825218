"""Who a workspace was last opened as, on this machine."""

from concierge import settings
from concierge.workspace.file import Workspace


def last_login(workspace: Workspace) -> str | None:
    """Who this workspace was last opened as, on this machine."""
    return settings.Settings()[settings.LAST_LOGIN].get(workspace.identity.workspace)


def remember_login(workspace: Workspace, login: str) -> None:
    """Open it as `login` the next time."""
    kept = settings.Settings()
    logins = kept[settings.LAST_LOGIN]
    kept[settings.LAST_LOGIN] = {**logins, workspace.identity.workspace: login}
    kept.save()
