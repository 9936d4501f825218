"""`demo` makes a believable programme once, signs somebody in, and leaves what is real alone."""

from pathlib import Path

import pytest

from concierge.demo import programme
from concierge.workspace.file import Workspace
from tests.concierge.cli.conftest import Run, Said
from tests.concierge.demo.conftest import TINY
from tests.older import make_older

DEMO = ("demo", "--no-window", "--members", 5)


@pytest.fixture
def demo(bare: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Makes a tiny programme in a folder of the test's own."""
    monkeypatch.setattr(programme, "Size", lambda: TINY)
    monkeypatch.setenv("CONCIERGE_HOME", str(tmp_path / "own"))
    monkeypatch.setenv("CONCIERGE_KEY_FILE", str(tmp_path / "key"))

    def run(*more: object) -> Said:
        return bare(*DEMO, *more)

    return run


def test_it_prints_one_login_and_signs_them_in(demo: Run, bare: Run, tmp_path: Path) -> None:
    said = demo()
    assert (said.code, said.err, said.out.count("\n")) == (0, "", 1)
    path = tmp_path / "own" / "demo.concierge"
    assert path.is_file()
    shown = bare("show", "portfolio", "--json", "--workspace", path).json
    assert shown["steward"] == said.out.strip()
    assert len(shown["members"]) == 5
    assert bare("show", "agenda", "--workspace", path).code == 0


def test_it_opens_in_the_chair_of_whoever_is_named(demo: Run, bare: Run, tmp_path: Path) -> None:
    assert demo("--as", "shen").out == "shen\n"
    assert demo().out == "wang\n"
    assert demo("--as", "shen", "--fresh").out == "shen\n"
    said = demo("--as", "nobody", "--lang", "en")
    assert (said.code, said.out) == (1, "")
    assert "nobody" in said.err
    shown = bare("show", "workload", "--json", "--workspace", tmp_path / "own" / "demo.concierge")
    assert len(shown.json["stewards"]) == 7


def test_it_is_made_once_and_anew_only_when_asked(demo: Run, tmp_path: Path) -> None:
    demo()
    path = tmp_path / "own" / "demo.concierge"
    first = path.with_name(path.name + ".id").read_bytes()
    again = demo()
    assert (again.code, path.with_name(path.name + ".id").read_bytes()) == (0, first)
    fresh = demo("--fresh")
    assert (fresh.code, fresh.out) == (0, again.out)
    assert path.with_name(path.name + ".id").read_bytes() != first


def test_an_older_one_is_brought_up_to_date_with_all_that_was_tried_in_it(
    demo: Run, bare: Run, tmp_path: Path
) -> None:
    demo()
    path = tmp_path / "own" / "demo.concierge"
    shown = bare("show", "portfolio", "--json", "--workspace", path).json
    make_older(path, tmp_path / "key")
    assert bare("show", "portfolio", "--workspace", path).code == 1
    said = demo()
    assert (said.code, said.err) == (0, "")
    assert bare("show", "portfolio", "--json", "--workspace", path).json == shown
    assert list(path.parent.glob("*before*")) == []


def test_it_is_never_made_on_a_server(demo: Run) -> None:
    said = demo("--workspace", "postgresql://db.example.com/concierge", "--lang", "en")
    assert (said.code, said.out) == (1, "")
    assert "only to a workspace in a file" in said.err


def test_it_never_takes_the_place_of_something_real(demo: Run, workspace: Workspace) -> None:
    before = workspace.path.read_bytes()
    for more in ((), ("--fresh",)):
        said = demo("--workspace", workspace.path, *more)
        assert (said.code, said.out, said.err.count("\n")) == (1, "", 1)
    assert workspace.path.read_bytes() == before
