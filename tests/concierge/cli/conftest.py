"""The command line on a workspace of the test's own, in this process."""

import io
import json
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pytest

from concierge import words
from concierge.cli import main
from concierge.workspace.file import Workspace
from tests.concierge.workspace.conftest import other_process, tiny_disk

__all__ = ["other_process", "tiny_disk"]


@dataclass(frozen=True)
class Said:
    """How a command ended, and what it printed."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The one object it printed."""
        return json.loads(self.out)


Run = Callable[..., Said]


@pytest.fixture(autouse=True)
def own_language() -> Iterator[None]:
    """A command speaks its language in the whole process; here it is given back."""
    before = words.language()
    yield
    words.speak(before)


@pytest.fixture
def bare(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs a command with these words; `given` is what it reads on standard input."""

    def run(*argv: object, given: bytes | None = None) -> Said:
        capsys.readouterr()
        if given is not None:
            monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(given)))
        try:
            code = main([str(one) for one in argv])
        except SystemExit as ended:
            code = int(ended.code or 0)
        return Said(code, *capsys.readouterr())

    return run


@pytest.fixture
def run(bare: Run, workspace: Workspace) -> Run:
    """Runs a command on the open workspace as 王静, unless `login` names somebody else."""
    path = workspace.path
    on = ("--workspace", path, "--key-file", path.with_suffix(".key"))

    def run(*argv: object, login: str = "wang", given: bytes | None = None) -> Said:
        return bare(*argv, *on, "--as", login, given=given)

    return run
