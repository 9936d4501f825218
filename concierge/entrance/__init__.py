"""By which way somebody comes in: to which workspace, and as whom."""

from dataclasses import dataclass, field
from pathlib import Path

from concierge import settings
from concierge.errors import Code, Refusal


@dataclass(frozen=True)
class Entrance:
    """A workspace is on a server, at an `address`, or in a file, at a `path`; where neither is
    said, it is this computer's own."""

    path: Path | None = None
    address: str | None = field(default=None, repr=False)  # people put passwords into one
    login: str | None = None
    """Who is working; where nobody says it, who was last."""
    key_file: Path | None = None
    """What holds the key of the file, or on a server that of the drafts; None: the keyring."""
    password_file: Path | None = None
    password: str | None = field(default=None, repr=False)
    """As it was typed; where it was not, its file or the keyring is asked."""

    @property
    def on_server(self) -> bool:
        """Whether the workspace is on a server, not in a file."""
        return self.address is not None

    @property
    def file(self) -> Path:
        """The workspace's file. Raises Refusal ONLY_IN_A_FILE."""
        if self.on_server:
            raise Refusal(Code.ONLY_IN_A_FILE)
        return self.path or settings.default_workspace()
