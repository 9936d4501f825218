"""A small programme, made once, on the Friday of the pictures."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from concierge import clock
from concierge.demo import programme
from concierge.demo.cast import STORIES, Size
from concierge.demo.wanted import Wanted
from concierge.entrance import Entrance
from concierge.store.work import Work
from concierge.workspace import file as workspace_file
from concierge.workspace.file import Workspace
from tests.concierge.conftest import NOW, signed_in

SMALL = Size(len(STORIES) + 4, others=(1, 3), shares=False, events=5, lin=24, most=120)
TINY = Size(members=4, others=(1, 2), shares=False, events=2, lin=4, most=8)


ONCE = Wanted(seed=7)
ANEW = Wanted(seed=7, fresh=True)


def there(folder: Path) -> Entrance:
    """A programme in a folder of the test's."""
    return Entrance(folder / "demo.db", key_file=folder / "demo.key")


def nobody_looks(_done: int, _total: int) -> None:
    """A progress nobody looks at."""


@pytest.fixture
def in_shanghai(monkeypatch: pytest.MonkeyPatch) -> None:
    """The machine's zone."""
    monkeypatch.setenv("TZ", "Asia/Shanghai")


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a small programme; nobody writes to it."""
    folder = tmp_path_factory.mktemp("programme")
    with pytest.MonkeyPatch.context() as patch, clock.frozen(NOW):
        patch.setenv("TZ", "Asia/Shanghai")
        programme.ready(there(folder), nobody_looks, ONCE, SMALL)
    return folder


@pytest.fixture
def made(small: Path) -> Iterator[Workspace]:
    """The small programme, open, at the moment it was made."""
    with (
        clock.frozen(NOW),
        workspace_file.open(small / "demo.db", key_file=small / "demo.key") as workspace,
    ):
        yield workspace


@pytest.fixture
def wang(made: Workspace) -> Work:
    """The signed-in steward at work."""
    return signed_in(made, "wang")
