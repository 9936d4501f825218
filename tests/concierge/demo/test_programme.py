"""The demo is made once, found again, and never in the way of anything real."""

import stat
from dataclasses import replace
from pathlib import Path

import pytest

from concierge import settings, vault
from concierge.demo import programme
from concierge.entrance import Entrance
from concierge.errors import Code, Refusal
from concierge.workspace import file as workspace_file
from concierge.workspace import identity
from concierge.workspace.lock import Hold
from tests.concierge.demo.conftest import ANEW, ONCE, TINY, nobody_looks, there
from tests.refusals import refused

pytestmark = pytest.mark.usefixtures("in_shanghai")


class GivenUp(Exception):
    """Somebody pressed Cancel."""


def give_up(done: int, _total: int) -> None:
    """Gives up when the first members are there."""
    if done:
        raise GivenUp


def names(folder: Path) -> list[str]:
    """What lies in a folder."""
    return sorted(path.name for path in folder.iterdir())


def test_it_says_where_it_is_and_who_is_signed_in(tmp_path: Path) -> None:
    folder = tmp_path / "a"
    made = programme.ready(there(folder), nobody_looks, ONCE, TINY)
    assert made == programme.Made(folder / "demo.db", folder / "demo.key", "wang")
    said = identity.read(made.path)
    assert (said.demo, said.zone, said.wrapped) == (True, "Asia/Shanghai", None)
    assert names(folder) == ["demo.db", "demo.db.id", "demo.key"]


@pytest.mark.parametrize(
    ("machine", "days_begin"),
    [("Etc/UTC", "Asia/Shanghai"), ("UTC", "Asia/Shanghai"), ("Europe/London", "Europe/London")],
)
def test_a_machine_at_no_place_is_where_the_programme_is_at_home(
    monkeypatch: pytest.MonkeyPatch, machine: str, days_begin: str
) -> None:
    monkeypatch.setenv("TZ", machine)
    assert programme._zone().key == days_begin


def test_the_second_time_it_is_found(tmp_path: Path) -> None:
    made = programme.ready(there(tmp_path), nobody_looks, ONCE, TINY)
    before = made.path.read_bytes()
    assert programme.ready(there(tmp_path), give_up, ONCE, TINY) == made
    assert made.path.read_bytes() == before


def test_fresh_makes_another_in_its_place(tmp_path: Path) -> None:
    made = programme.ready(there(tmp_path), nobody_looks, ONCE, TINY)
    before = identity.read(made.path)
    again = programme.ready(there(tmp_path), nobody_looks, ANEW, TINY)
    assert again == made
    assert identity.read(made.path).workspace != before.workspace
    with workspace_file.open(again.path, key_file=again.key_file):
        pass


def test_progress_goes_from_nothing_to_all(tmp_path: Path) -> None:
    steps: list[tuple[int, int]] = []
    programme.ready(there(tmp_path), lambda done, total: steps.append((done, total)), ONCE, TINY)
    assert steps == sorted(steps)
    done, total = steps[-1]
    assert done == total
    assert {total for _, total in steps} == {total}
    assert [done for done, _ in steps].count(total) == 1


def test_giving_up_leaves_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "a"
    with pytest.raises(GivenUp):
        programme.ready(there(folder), give_up, ONCE, TINY)
    assert names(folder) == []


@pytest.mark.parametrize("fresh", [False, True])
def test_a_file_that_is_no_demo_is_left_as_it_is(tmp_path: Path, fresh: bool) -> None:
    path = tmp_path / "demo.db"
    path.write_bytes(b"somebody's letters")
    with refused(Code.EXISTS):
        programme.ready(there(tmp_path), nobody_looks, replace(ONCE, fresh=fresh), TINY)
    assert path.read_bytes() == b"somebody's letters"
    assert names(tmp_path) == ["demo.db", "home"]


@pytest.mark.parametrize("fresh", [False, True])
def test_a_real_workspace_is_left_as_it_is(tmp_path: Path, fresh: bool) -> None:
    path, key_file = tmp_path / "demo.db", tmp_path / "demo.key"
    with workspace_file.create(path, zone="Asia/Shanghai", language="zh", key_file=key_file):
        pass
    before = path.read_bytes()
    with refused(Code.EXISTS):
        programme.ready(there(tmp_path), nobody_looks, replace(ONCE, fresh=fresh), TINY)
    assert path.read_bytes() == before


def test_a_demo_somebody_has_open_is_not_made_anew(tmp_path: Path) -> None:
    made = programme.ready(there(tmp_path), nobody_looks, ONCE, TINY)
    with workspace_file.open(made.path, key_file=made.key_file, hold=Hold.DESK):
        with refused(Code.HELD_BY_OTHER):
            programme.ready(there(tmp_path), nobody_looks, ANEW, TINY)
        assert made.path.exists()


def test_what_was_left_of_a_demo_taken_away_by_hand_is_swept(tmp_path: Path) -> None:
    made = programme.ready(there(tmp_path), nobody_looks, ONCE, TINY)
    made.path.unlink()
    programme.ready(there(tmp_path), nobody_looks, ONCE, TINY)
    with workspace_file.open(made.path, key_file=made.key_file):
        pass


def test_without_a_keyring_a_key_file_beside_it_opens_it_again(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("CONCIERGE_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")
    entrance = Entrance()
    made = programme.ready(entrance, nobody_looks, ONCE, TINY)
    assert made.path == settings.data_folder() / "demo.concierge"
    assert made.key_file == settings.data_folder() / "demo.key"
    assert stat.S_IMODE(made.key_file.stat().st_mode) == 0o600
    assert programme.ready(entrance, give_up, ONCE, TINY) == made
    with workspace_file.open(made.path, key_file=made.key_file):
        pass


@pytest.mark.parametrize("code", sorted(programme.NO_KEYRING))
def test_a_keyring_that_does_not_answer_does_not_stop_it(
    code: Code, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def save_key(*_: object) -> str:
        raise Refusal(code)

    monkeypatch.setattr(vault, "save_key", save_key)
    monkeypatch.setenv("CONCIERGE_HOME", str(tmp_path / "data"))
    entrance = Entrance()
    with pytest.raises(GivenUp):
        programme.ready(entrance, give_up, ONCE, TINY)
    assert names(tmp_path / "data") == []


def test_with_a_keyring_no_key_file_is_made(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    kept: dict[object, bytes] = {}

    def save_key(account: object, key: bytes) -> str:
        kept[account] = key
        return "a.keyring"

    monkeypatch.setattr(vault, "save_key", save_key)
    monkeypatch.setattr(vault, "load_key", lambda account, *_: kept[account])
    monkeypatch.setattr(vault, "forget_key", lambda account, _: kept.pop(account))
    monkeypatch.setenv("CONCIERGE_HOME", str(tmp_path / "data"))
    entrance = Entrance()
    made = programme.ready(entrance, nobody_looks, ONCE, TINY)
    assert made.key_file is None
    assert programme.ready(entrance, give_up, ONCE, TINY) == made
    assert len(kept) == 1
    with pytest.raises(GivenUp):
        programme.ready(Entrance(), give_up, ANEW, TINY)
    assert kept == {}
