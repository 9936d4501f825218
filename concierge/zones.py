"""Which time zone this machine is in, and who says so.

Every system keeps that in its own place; where none of them says it, nobody is told a zone that was
made up.
"""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from zoneinfo import TZPATH, ZoneInfo, available_timezones

from concierge.windows_zones import WINDOWS

LOCALTIME, TIMEZONE = Path("/etc/localtime"), Path("/etc/timezone")

NO_ZONES = ("localtime", "posixrules", "Factory")

Ask = Callable[[], str]
"""Another who knows, as Qt does: the IANA name, or nothing."""


@dataclass(frozen=True)
class FoundZone:
    """An IANA name, and where it stands."""

    name: str
    by: str


def of_machine(ask: Ask | None = None) -> FoundZone | None:
    """The zone of this machine: as a person set it for this program, else as the system has it;
    None where nobody says it."""
    for by, name in _said(ask):
        if known := _known(name):
            return FoundZone(known, by)
    return None


def _said(ask: Ask | None) -> Iterator[tuple[str, str]]:
    yield "TZ", os.environ.get("TZ", "").removeprefix(":").rpartition("zoneinfo/")[2]
    with suppress(OSError):
        yield str(LOCALTIME), LOCALTIME.resolve(strict=True).as_posix().rpartition("zoneinfo/")[2]
    with suppress(OSError, UnicodeDecodeError):
        yield str(TIMEZONE), TIMEZONE.read_text(encoding="ascii").strip()
    with suppress(OSError):
        yield str(LOCALTIME), of_rules(LOCALTIME.read_bytes())
    yield "Windows", WINDOWS.get(_windows_name(), "")
    if ask is not None:
        yield "Qt", ask()


def _known(name: str) -> str:
    # These lie among the zones and are none; nor is what the C library takes, like CST-8.
    if not name or name in NO_ZONES or name.startswith(("posix/", "right/")):
        return ""
    with suppress(ValueError, KeyError, OSError):
        return ZoneInfo(name).key
    return ""


@cache
def of_rules(rules: bytes) -> str:
    """The name of the zone that has these rules (a TZif file); nothing where none has.

    Of several that have the same, the one of a country (zone.tab), for old names mean it too.
    """
    same = sorted(name for name in available_timezones() if _rules(name) == rules)
    listed = _of_countries()
    return next((name for name in same if name in listed), same[0] if same else "")


def _rules(name: str) -> bytes:
    for folder in TZPATH:
        with suppress(OSError):
            return Path(folder, name).read_bytes()
    with suppress(ModuleNotFoundError, OSError):
        return files("tzdata.zoneinfo").joinpath(*name.split("/")).read_bytes()
    return b""


def _of_countries() -> frozenset[str]:
    for folder in TZPATH:
        with suppress(OSError):
            return _column(Path(folder, "zone.tab").read_text(encoding="utf-8"))
    with suppress(ModuleNotFoundError, OSError):
        return _column(files("tzdata.zoneinfo").joinpath("zone.tab").read_text(encoding="utf-8"))
    return frozenset()


def _column(table: str) -> frozenset[str]:
    rows = (line.split("\t") for line in table.splitlines() if not line.startswith("#"))
    return frozenset(row[2] for row in rows if len(row) > 2)


def _windows_name() -> str:
    if sys.platform == "win32":
        import winreg

        path = r"SYSTEM\CurrentControlSet\Control\TimeZoneInformation"
        with suppress(OSError), winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, path) as key:
            return str(winreg.QueryValueEx(key, "TimeZoneKeyName")[0]).partition("\0")[0]
    return ""
