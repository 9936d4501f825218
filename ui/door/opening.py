"""Opening a workspace for the desk, making one, making the sample. Waits for the disk and the
keyring: never on the window's thread."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID, uuid5

from concierge import clock, settings, vault, words
from concierge.entrance import Entrance
from concierge.entrance.last_login import last_login, remember_login
from concierge.errors import Code, Refusal
from concierge.files import told
from concierge.members.lines import seed_lines
from concierge.store.work import Work
from concierge.team.sign_in import SETUP, sign_in
from concierge.workspace import file as workspace_file
from concierge.workspace import identity
from concierge.workspace.drafts import Drafts, open_for
from concierge.workspace.file import Workspace
from concierge.workspace.lock import Hold
from ui.door import seats

if TYPE_CHECKING:
    from concierge.demo.wanted import Wanted
    from concierge.workspace.live import Live
    from concierge.workspace.server import TeamWorkspace

AT_A_DESK = ("steward", "lead", "admin")
"""Who has something to do at a desk; an administrator sees people and lists, and no member."""


@dataclass(frozen=True)
class Opened:
    """A workspace open for the desk, somebody signed in, and their drafts."""

    workspace: "Workspace | TeamWorkspace"
    work: Work
    drafts: Drafts
    sample: bool = False
    live: "Live | None" = None
    again: Entrance = field(default_factory=Entrance)
    """By which it is opened once more, after it was locked."""

    @property
    def file(self) -> Path | None:
        """The workspace's file; None where it is on a server."""
        return self.workspace.path if isinstance(self.workspace, Workspace) else None

    @property
    def name(self) -> str:
        """What people call the workspace: the name of its file, or of its server. The sample, and
        the one that everybody has on their computer, have none."""
        if isinstance(self.workspace, Workspace):
            usual = self.sample or self.workspace.path == settings.default_workspace()
            return "" if usual else self.workspace.path.stem
        return seats.shown(settings.Seat(str(self.again.address), ""))

    def close(self) -> None:
        """Close the drafts and the workspace. Twice is as good as once."""
        if self.live is not None:
            self.live.close()
        self.drafts.close()
        self.workspace.close()


@dataclass(frozen=True)
class Beginning:
    """What a first run asks: who one is, and the passphrase that recovers the key."""

    path: Path
    name: str
    login: str
    team: str
    passphrase: str | None
    key_file: Path | None
    zone: str = ""
    """Where its days begin (IANA); where nothing was said, as this computer's do."""


@dataclass(frozen=True)
class SignIn:
    """Who wants in at a server. Without a password the keyring is asked; without an address it is
    this computer's own workspace. `key_file` is for drafts, where no keyring keeps their key."""

    address: str
    login: str
    password: str | None = field(default=None, repr=False)
    key_file: Path | None = None


def open_for_desk(entrance: Entrance) -> Opened:
    """Open the workspace named, or the one of the last time, as the person named.

    Raises Refusal as `workspace.open` and `sign_in` do, and SIGN_IN_NEEDED without logins where
    nobody works yet; nothing is left open then.
    """
    entrance = seats.as_last_time(entrance)
    if entrance.on_server:
        return _open_on_server(entrance)
    key_file = _key_file(entrance)
    workspace = workspace_file.open(entrance.file, key_file=key_file, hold=Hold.DESK)
    try:
        actor = sign_in(workspace, entrance.login, last_login(workspace))
        if actor is SETUP:
            raise Refusal(Code.SIGN_IN_NEEDED, logins=[])
        work = Work(workspace, actor)
        drafts = _drafts(work, workspace.identity.workspace, workspace.key)
    except BaseException:
        workspace.close()
        raise
    remember_login(workspace, actor.login)
    seats.take(entrance, actor.login)
    again = replace(entrance, login=actor.login, password=None)
    return Opened(workspace, work, drafts, workspace.identity.demo, again=again)


def _open_on_server(entrance: Entrance) -> Opened:
    # The driver costs a tenth second, which a file has no use for.
    from concierge.entrance.server import come_in
    from concierge.workspace.live import Live

    team = come_in(entrance)
    try:
        actor = sign_in(team, str(team.url.username))
        if actor.role not in AT_A_DESK:
            raise Refusal(Code.NO_DESK, login=str(team.url.username))
        # Drafts stay on this machine: the network may go, and what is begun is nobody else's.
        account = uuid5(team.identity.workspace, actor.login)
        key_file = entrance.key_file or _kept_key_file(team.identity.workspace)
        key = vault.own_key(account, key_file)
        work = Work(team, actor)
        drafts = _drafts(work, team.identity.workspace, key)
    except BaseException:
        team.close()
        raise
    seats.take(entrance, actor.login)
    again = replace(entrance, login=actor.login, password=None)
    return Opened(team, work, drafts, live=Live(team), again=again)


def _drafts(work: Work, workspace: UUID, key: bytes) -> Drafts:
    """What is still to be written: without what was saved when nobody lived to hear of it."""
    drafts = open_for(workspace, key, work.actor.steward_id)
    with suppress(Refusal):  # then it comes back, and is seen to be there already
        drafts.settle(work.done)
    return drafts


def sign_in_at(entrance: Entrance, wanted: SignIn) -> Opened:
    """Open the server's workspace somebody wants in at. Raises Refusal as `open_for_desk` does."""
    there = replace(
        entrance,
        path=None,
        address=wanted.address,
        login=wanted.login or None,
        password=wanted.password,
        password_file=None,  # one named for another workspace has the wrong password
    )
    if wanted.key_file is not None:
        with told(wanted.key_file):
            wanted.key_file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        there = replace(there, key_file=wanted.key_file)
    opened = open_for_desk(there)
    if wanted.key_file is not None:
        remember_key_file(opened.workspace, wanted.key_file)
    return opened


def begin(entrance: Entrance, beginning: Beginning) -> Opened:
    """Make a workspace with one steward in it, and open it. Raises Refusal; all or nothing."""
    if beginning.key_file is not None:
        with told(beginning.key_file):
            beginning.key_file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    made = workspace_file.create(
        beginning.path,
        zone=beginning.zone or clock.local_zone(),
        language=words.language(),
        key_file=beginning.key_file,
        passphrase=beginning.passphrase,
        seed=seed_lines,
    )
    with made:
        introduce(made, beginning)
    if beginning.key_file is not None:
        remember_key_file(made, beginning.key_file)
    return open_for_desk(
        replace(
            entrance,
            path=beginning.path,
            address=None,
            key_file=beginning.key_file,
            login=beginning.login,
        )
    )


def join(entrance: Entrance, beginning: Beginning) -> Opened:
    """Become the first steward of a workspace that has none, and open it."""
    with workspace_file.open(entrance.file, key_file=_key_file(entrance)) as workspace:
        introduce(workspace, beginning)
    return open_for_desk(replace(entrance, login=beginning.login))


def introduce(workspace: Workspace, beginning: Beginning) -> None:
    """Add the first steward to a workspace that has none."""
    # Once in the life of a workspace.
    from concierge.team.actions import NewSteward, add_steward
    from concierge.team.kinds import Role

    new = NewSteward(beginning.login, beginning.name, Role.STEWARD, beginning.team)
    Work(workspace, SETUP).write(add_steward, new)


def recover(entrance: Entrance, passphrase: str) -> Opened:
    """Open by the recovery passphrase, and keep the key on this computer from now on."""
    path = entrance.file
    key = workspace_file.recover(path, passphrase)
    workspace_file.adopt(path, key, key_file=entrance.key_file)
    return open_for_desk(entrance)


def upgrade(entrance: Entrance) -> Opened:
    """Bring an older workspace to this program's version and open it; a copy stays beside it."""
    # Once in the life of a version.
    from concierge.finding.anew import find_anew
    from concierge.workspace.upgrade import upgrade as bring_up

    bring_up(entrance.file, find_anew, key_file=_key_file(entrance))
    return open_for_desk(entrance)


def make_sample(
    entrance: Entrance, wanted: "Wanted | None", progress: Callable[[int, int], None]
) -> Opened:
    """Make the sample programme if it is not there, and open it."""
    # Its people and stories are of no use to any other start.
    from concierge.demo import programme

    made = programme.ready(entrance, progress, wanted)
    return open_for_desk(
        replace(entrance, path=made.path, key_file=made.key_file, login=made.login)
    )


def held_path(held: Refusal) -> Path:
    """Which workspace it is that somebody holds: their lock lies in `NAME.locks/` beside it."""
    locks = Path(str(held.values["file"])).parent
    return locks.with_name(locks.name.removesuffix(".locks"))


def new_key_file() -> Path:
    """Where a key is kept on a computer whose keyring does not answer."""
    return settings.config_folder() / "workspace.key"


def remember_key_file(workspace: "Workspace | TeamWorkspace", key_file: Path) -> None:
    """Where this workspace's key is, for the next start; the path is no secret."""
    kept = settings.Settings()
    files: dict[UUID, Path] = kept[settings.KEY_FILES]
    kept[settings.KEY_FILES] = files | {workspace.identity.workspace: key_file}
    kept.save()


def _key_file(entrance: Entrance) -> Path | None:
    """The key file named, or the one this workspace was begun with on this computer."""
    if entrance.key_file is not None:
        return entrance.key_file
    files = settings.Settings()[settings.KEY_FILES]
    return files.get(identity.read(entrance.file).workspace) if files else None


def _kept_key_file(workspace: UUID) -> Path | None:
    return settings.Settings()[settings.KEY_FILES].get(workspace)
