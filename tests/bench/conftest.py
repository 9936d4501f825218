"""A small workspace, built as the large one is, and a server to carry it to."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from bench import build, house
from bench.build import Made
from bench.server import Place
from tests.server import SUPERUSER, Server, running

EVENTS = 3000


@contextmanager
def few() -> Iterator[None]:
    """Several stewards, though there are few members; some added by the verb, some in bulk."""
    with pytest.MonkeyPatch.context() as patch:
        for module in (build, house):
            patch.setattr(module, "MINE", 15)
        patch.setattr(house, "OTHERS", 5)
        yield


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """The file."""
    with pytest.MonkeyPatch.context() as patch, few():
        patch.setattr(build, "WORK", tmp_path_factory.mktemp("work"))
        return build.ready(EVENTS)


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """A server of the tests' own."""
    with running() as started:
        yield started


@pytest.fixture(scope="session")
def place(server: Server) -> Place:
    """The same, as the bench reaches it."""
    return Place(server.url(SUPERUSER), server.password)
