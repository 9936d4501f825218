"""The demo programme: made once, found again, never in the way of anything real."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from concierge import clock, settings, vault, words, zones
from concierge.demo.cast import Size
from concierge.demo.hours import Hours
from concierge.demo.house import SIGNED_IN
from concierge.demo.making import fill
from concierge.demo.wanted import Wanted
from concierge.entrance import Entrance
from concierge.errors import Code, Refusal
from concierge.workspace import copying, identity, revision
from concierge.workspace import file as workspace_file
from concierge.workspace.identity import Identity
from concierge.workspace.lock import Hold, take

NO_KEYRING = frozenset(
    {Code.KEYRING_ABSENT, Code.KEYRING_LOCKED, Code.KEYRING_DENIED, Code.KEYRING_SLOW}
)
"""Troubles of a keyring that a key file gets round: what it locks up is invented."""
AT_HOME = "Asia/Shanghai"
"""Where the people of the programme work."""


@dataclass(frozen=True)
class Made:
    """Where the programme is, what opens it (None: the keyring), and who is signed in."""

    path: Path
    key_file: Path | None
    login: str


def ready(
    entrance: Entrance,
    progress: Callable[[int, int], None],
    wanted: Wanted | None = None,
    size: Size | None = None,
) -> Made:
    """The programme, made if it is absent or wanted `fresh`. Never asks for a passphrase.

    `progress` is told how much is done of how much, and may raise to give up: nothing is left then.
    Raises Refusal ONLY_IN_A_FILE, EXISTS for what is no demo, HELD_BY_OTHER for a demo to be made
    anew that is open. Blocks for some ten seconds: never on the GUI thread.
    """
    if entrance.on_server:
        raise Refusal(Code.ONLY_IN_A_FILE)
    path = entrance.path or settings.data_folder() / "demo.concierge"
    login = entrance.login or SIGNED_IN
    wanted = wanted or Wanted()
    said = _known(path)
    if said is not None:
        if path.exists() and not wanted.fresh:
            key_file = _key_file(entrance) if said.backend is None else None
            if said.revision != revision.head():
                _bring_up_to_date(path, key_file)
            return Made(path, key_file, login)
        _remove(path, said)
    size = size or Size()
    size = size.of(wanted.members or size.members)
    key_file = _make(path, entrance, wanted.seed, size, progress)
    return Made(path, key_file, login)


def _zone() -> ZoneInfo:
    """This machine's, whose person looks at it; where it is at no place, the programme's own."""
    found = zones.of_machine()
    if found is None or found.name in ("UTC", "GMT") or found.name.startswith("Etc/"):
        return ZoneInfo(AT_HOME)
    return ZoneInfo(found.name)


def _make(
    path: Path,
    entrance: Entrance,
    seeded: int,
    size: Size,
    progress: Callable[[int, int], None],
) -> Path | None:
    """Make it whole; the key file that opens it, None where the keyring does."""
    hours = Hours(clock.now().replace(second=0, microsecond=0), _zone())

    def seed(session: Session) -> None:
        # Many transactions of its own in the file being made, which has its name only when whole.
        fill(session.get_bind().engine, hours, seeded, size, progress)

    def make(key_file: Path | None) -> None:
        with workspace_file.create(
            path,
            zone=hours.zone.key,
            language=words.language(),
            key_file=key_file,
            seed=seed,
            demo=True,
        ):
            pass

    if entrance.key_file is None:
        try:
            make(None)
        except Refusal as refusal:
            if refusal.code not in NO_KEYRING:
                raise
        else:
            return None
    key_file = _key_file(entrance)
    key_file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    make(key_file)
    return key_file


def _bring_up_to_date(path: Path, key_file: Path | None) -> None:
    """What somebody tried in an older programme stays. Raises Refusal as `upgrade` does."""
    # Alembic costs a quarter second, which most starts have no use for.
    from concierge.finding.anew import find_anew
    from concierge.workspace.upgrade import upgrade

    kept = upgrade(path, find_anew, key_file=key_file).kept
    if kept is not None:  # of invented people nobody needs two
        for file in (kept, identity.path_of(kept)):
            file.unlink(missing_ok=True)


def _known(path: Path) -> Identity | None:
    """What the demo at `path` is, None where nothing is. Raises Refusal EXISTS for other things."""
    if not path.exists() and not identity.path_of(path).exists():
        return None
    try:
        said = identity.read(path)
    except Refusal as refusal:
        raise Refusal(Code.EXISTS, path=path) from refusal
    if not said.demo:
        raise Refusal(Code.EXISTS, path=path)
    return said


def _remove(path: Path, said: Identity) -> None:
    lock = take(path, Hold.ALONE)
    try:
        copying.remove(path)
        if said.backend is not None:
            # A keyring that does not answer keeps a key that opens nothing any more.
            with suppress(Refusal):
                vault.forget_key(said.workspace, said.backend)
        identity.path_of(path).unlink(missing_ok=True)
    finally:
        lock.release()


def _key_file(entrance: Entrance) -> Path:
    return entrance.key_file or settings.data_folder() / "demo.key"
