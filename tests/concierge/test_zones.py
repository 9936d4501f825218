"""The zone of this machine: what the system says, and who says it; never one that was made up."""

from pathlib import Path
from zoneinfo import TZPATH

import pytest

from concierge import zones
from concierge.windows_zones import WINDOWS
from concierge.zones import FoundZone, of_machine, of_rules


@pytest.fixture
def etc(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An /etc in which nothing says it yet."""
    monkeypatch.delenv("TZ", raising=False)
    monkeypatch.setattr(zones, "LOCALTIME", tmp_path / "localtime")
    monkeypatch.setattr(zones, "TIMEZONE", tmp_path / "timezone")
    return tmp_path


def rules(name: str) -> bytes:
    return next(Path(folder, name) for folder in TZPATH if Path(folder, name).exists()).read_bytes()


def test_where_nobody_says_it_nothing_is_made_up(etc: Path) -> None:
    assert of_machine() is None
    (etc / "timezone").write_text("Mars/Olympus\n")
    (etc / "localtime").write_bytes(b"TZif nonsense")
    assert of_machine(lambda: "") is None


def test_a_person_says_it_for_this_program(etc: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for said in ("Asia/Tokyo", ":Asia/Tokyo", ":/usr/share/zoneinfo/Asia/Tokyo"):
        monkeypatch.setenv("TZ", said)
        assert of_machine() == FoundZone("Asia/Tokyo", "TZ")


def test_a_link_a_name_and_a_copy_say_it(etc: Path) -> None:
    copied = etc / "localtime"
    copied.write_bytes(rules("Asia/Shanghai"))
    assert of_machine() == FoundZone("Asia/Shanghai", str(copied))
    (etc / "timezone").write_text("Europe/Berlin\n")
    assert of_machine() == FoundZone("Europe/Berlin", str(etc / "timezone"))
    copied.unlink()
    place = next(Path(folder) for folder in TZPATH if Path(folder).exists())
    copied.symlink_to(place / "America/Sao_Paulo")
    assert of_machine() == FoundZone("America/Sao_Paulo", str(copied))


def test_qt_is_asked_where_the_system_says_nothing_readable(etc: Path) -> None:
    assert of_machine(lambda: "Asia/Kolkata") == FoundZone("Asia/Kolkata", "Qt")


def test_an_old_name_with_the_same_rules_is_not_taken() -> None:
    assert of_rules(rules("PRC")) == "Asia/Shanghai"
    assert of_rules(b"") == ""


def test_what_windows_calls_them_are_zones_we_know(
    etc: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(zones, "_windows_name", lambda: "China Standard Time")
    assert of_machine() == FoundZone("Asia/Shanghai", "Windows")
    assert len(WINDOWS) > 130
    assert all(zones._known(name) for name in WINDOWS.values())
