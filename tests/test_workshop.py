"""The promises of the workshop itself: what is installed is what was looked at."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from importlib.metadata import entry_points, requires, version
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
LOCKS = ["requirements.lock", "requirements-dev.lock"]


def _locked(lock: str) -> dict[str, str]:
    """The stanza of every package in a lock file, by the package's normal name."""
    stanzas = re.split(r"^(?=[A-Za-z0-9])", (ROOT / lock).read_text(), flags=re.MULTILINE)
    return {_normal(stanza): stanza for stanza in stanzas if "==" in stanza}


def _normal(requirement: str) -> str:
    name = re.match(r"[A-Za-z0-9._-]+", requirement)
    assert name, requirement
    return re.sub(r"[-_.]+", "-", name.group()).lower()


def _version(stanza: str) -> str:
    return stanza.partition("==")[2].split()[0]


@pytest.mark.parametrize("lock", LOCKS)
def test_every_locked_package_has_a_hash(lock: str) -> None:
    packages = _locked(lock)
    assert len(packages) > 20
    assert [name for name, stanza in packages.items() if "--hash=sha256:" not in stanza] == []


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_file_names_no_registry(lock: str) -> None:
    text = (ROOT / lock).read_text()
    assert "://" not in text
    assert not re.search(r"--(extra-)?index-url|--find-links|--trusted-host", text)


def test_the_tests_run_on_what_is_shipped() -> None:
    everything = _locked("requirements-dev.lock")
    for name, stanza in _locked("requirements.lock").items():
        assert _version(everything[name]) == _version(stanza)


def test_everything_the_project_asks_for_is_locked() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    shipped, everything = _locked("requirements.lock"), _locked("requirements-dev.lock")
    assert {_normal(one) for one in project["project"]["dependencies"]} <= shipped.keys()
    assert {_normal(one) for one in project["dependency-groups"]["dev"]} <= everything.keys()


def test_what_is_installed_is_what_is_locked() -> None:
    asked = {_normal(one) for one in requires("concierge") or []}
    locked = _locked("requirements.lock")
    assert {name: version(name) for name in asked} == {
        name: _version(locked[name]) for name in asked
    }


def test_the_script_is_the_desk() -> None:
    [script] = entry_points(group="console_scripts", name="concierge")
    assert script.value == "ui.__main__:main"
    assert (Path(sys.prefix) / "bin" / "concierge").exists()


def test_continuous_integration_runs_what_the_readme_says() -> None:
    assert "exec make test" in (ROOT / ".ci" / "run").read_text()
    assert "make test" in (ROOT / "README.md").read_text()


def test_somebody_else_than_root_is_told_the_one_line(tmp_path: Path) -> None:
    """A system where nothing is installed, seen by an ordinary user."""
    for name, body in {"dpkg-query": ":", "id": "echo 1000"}.items():
        program = tmp_path / name
        program.write_text(f"#!/bin/sh\n{body}\n")
        program.chmod(0o755)
    said = subprocess.run(
        [ROOT / "scripts" / "system-packages"],
        env={"PATH": f"{tmp_path}:/usr/bin:/bin", "PYTHON": sys.executable},
        capture_output=True,
        text=True,
        check=False,
    )
    assert said.returncode == 2
    *_, line = said.stderr.splitlines()
    assert line.startswith("apt-get update && apt-get install -y ")
    assert {"python3-venv", "libegl1", "fonts-noto-cjk"} <= set(line.split())


@pytest.mark.parametrize("tree", ["concierge", "ui"])
def test_the_house_is_drawn_as_the_contracts_hold_it(tree: str) -> None:
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]
    (held,) = [one for one in contracts["contracts"] if one.get("containers") == [tree]]
    assert _drawn(tree) == [_rooms(layer) for layer in held["layers"]]


def _drawn(tree: str) -> list[frozenset[str]]:
    """The layers of one tree in ARCHITECTURE.md, from the top down."""
    drawing = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8").split("```")[1]
    whole = dict(re.findall(r"^(concierge|ui) +(.+(?:\n +.+)*)", drawing, re.MULTILINE))[tree]
    layers = [_rooms(layer) for layer in whole.split("→")]
    return layers[:-1] if tree == "ui" else layers  # the last of it is the other tree


def _rooms(layer: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", layer))
