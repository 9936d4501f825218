"""What is decided about notes: who may read one, and who may say who may."""

from concierge.notes.kinds import Visibility


def may_read(visibility: Visibility, *, author: bool, steward: bool) -> bool:
    """Whether somebody with access to the member may read a note of this visibility.

    `author`: they wrote it; `steward`: the member is theirs now, so it was handed over to them.
    """
    if author or visibility is Visibility.TEAM:
        return True
    return visibility is Visibility.HANDOVER and steward
