"""Typed settings with their prose, in a plain JSON file of the person's, not of the workspace's.

Nothing about a member may be in it: it is not encrypted. Ids say nothing without the workspace.
"""

import json
import os
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import time
from enum import StrEnum
from pathlib import Path
from typing import Any, Generic, TypeVar
from uuid import UUID

import platformdirs

from concierge import clock
from concierge.files import write_whole
from concierge.words.speech import mark

T = TypeVar("T")
E = TypeVar("E", bound=StrEnum)


class Language(StrEnum):
    """The window's and the command line's language."""

    SYSTEM = "system"
    ENGLISH = "en"
    CHINESE = "zh"


class Theme(StrEnum):
    """Light or dark, or as the desktop is."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


@dataclass(frozen=True)
class Seat:
    """A workspace and who one was in it: a server's address without login or password; empty for
    the workspace of this computer."""

    address: str
    login: str


@dataclass(frozen=True)
class Setting(Generic[T]):
    """One setting. `title` and `prose` are English sources of the catalogue; "" is never shown.

    `parse` reads JSON's value or raises ValueError, TypeError, KeyError; `plain` makes it.
    """

    key: str
    default: T
    parse: Callable[[Any], T]
    plain: Callable[[T], Any] = lambda value: value
    title: str = ""
    prose: str = ""
    choices: tuple[T, ...] = ()


def _one_of(choices: tuple[T, ...]) -> Callable[[Any], T]:
    return lambda value: choices[choices.index(value)]


def _flag(value: Any) -> bool:
    if not isinstance(value, bool):
        raise TypeError("a flag is true or false")
    return value


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError("not text")
    return value


def _by_workspace(parse: Callable[[Any], T]) -> Callable[[Any], dict[UUID, T]]:
    return lambda value: {UUID(key): parse(item) for key, item in dict(value).items()}


def _plain_keys(value: dict[UUID, Any]) -> dict[str, Any]:
    return {str(key): item for key, item in value.items()}


SCALES = (80, 90, 100, 110, 125, 150, 175, 200)

LANGUAGE = Setting(
    "language",
    Language.SYSTEM,
    Language,
    title=mark("Language"),
    prose=mark("Menus, dates and messages. What people wrote stays as they wrote it."),
    choices=tuple(Language),
)
THEME = Setting(
    "theme",
    Theme.SYSTEM,
    Theme,
    title=mark("Appearance"),
    prose=mark("Light, dark, or as the desktop is."),
    choices=tuple(Theme),
)
TEXT_SCALE = Setting(
    "text_scale",
    100,
    _one_of(SCALES),
    title=mark("Text size"),
    prose=mark("In percent. Everything grows with it."),
    choices=SCALES,
)
DAY_STARTS = Setting(
    "day_starts",
    time(4, 0),
    time.fromisoformat,
    lambda value: value.isoformat("minutes"),
    title=mark("The day starts at"),
    prose=mark("Work after midnight still belongs to the day before, until this time."),
)
LOCK_AFTER = Setting(
    "lock_after",
    15,
    _one_of((5, 15, 30, 60, 0)),
    title=mark("Lock after"),
    prose=mark(
        "Nobody touches the desk for so long, and it closes: no name stays on the screen. "
        "What was being written is kept. A team's server asks for the password again; a key in the "
        "keyring opens a file as the keyring allows, a key file without a question: leaving the "
        "computer, lock that as well."
    ),
    choices=(5, 15, 30, 60, 0),
)
GEOMETRY = Setting("window_geometry", b"", bytes.fromhex, bytes.hex)
LAST_WORKSPACE = Setting[Path | None](
    "last_workspace",
    None,
    lambda value: Path(_text(value)) if value else None,
    lambda value: str(value) if value else None,
)
SEATS = Setting[tuple["Seat", ...]](
    "seats",
    (),
    lambda value: tuple(Seat(_text(one["address"]), _text(one["login"])) for one in list(value)),
    lambda value: [{"address": one.address, "login": one.login} for one in value],
)
"""Where one worked from this computer, the last first; the next start begins there."""
LAST_LOGIN = Setting[dict[UUID, str]]("last_login", {}, _by_workspace(_text), _plain_keys)
KEY_FILES = Setting[dict[UUID, Path]](
    "key_files",
    {},
    _by_workspace(lambda value: Path(_text(value))),
    lambda value: {str(key): str(path) for key, path in value.items()},
)
"""Where the keys are that no keyring keeps."""
LAST_MEMBERS = Setting[dict[UUID, list[UUID]]](
    "last_members",
    {},
    _by_workspace(lambda ids: [UUID(id_) for id_ in ids]),
    lambda value: {str(key): [str(id_) for id_ in ids] for key, ids in value.items()},
)

SHOWN: tuple[Setting[Any], ...] = (
    LANGUAGE,
    THEME,
    TEXT_SCALE,
    DAY_STARTS,
    LOCK_AFTER,
)
"""What the preferences ask, in this order."""


class Settings:
    """What one person set. Reading a setting that was never set, or is set to nonsense, gives its
    default; keys of a later program are kept."""

    def __init__(self, path: Path | None = None) -> None:
        """Read `path`, by default the person's own file. A file that cannot be read is kept aside
        as `….bad`, and every setting starts at its default."""
        self.path = path or config_folder() / "settings.json"
        self.set_aside: Path | None = None
        self._values: dict[str, Any] = self._read()
        self._set: set[str] = set()

    def __getitem__(self, setting: Setting[T]) -> T:
        if setting.key in self._values:
            with suppress(ValueError, TypeError, KeyError, AttributeError):
                return setting.parse(self._values[setting.key])
        return setting.default

    def __setitem__(self, setting: Setting[T], value: T) -> None:
        self._values[setting.key] = setting.plain(value)
        self._set.add(setting.key)

    def save(self) -> None:
        """Write what was set here, whole or not at all; what others wrote meanwhile stays.

        Raises Refusal DISK_FULL, READ_ONLY, DISK_TROUBLE.
        """
        self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._values = self._read() | {key: self._values[key] for key in self._set}
        text = json.dumps(self._values, indent=1, ensure_ascii=False, sort_keys=True)
        write_whole(self.path, text.encode() + b"\n")

    def _read(self) -> dict[str, Any]:
        try:
            values = json.loads(self.path.read_bytes())
            if isinstance(values, dict):
                return values
        except FileNotFoundError:
            return {}
        except (ValueError, RecursionError):  # brackets in brackets, without end
            pass
        except OSError:
            return {}
        stamp = clock.now().strftime("%Y%m%dT%H%M%SZ")
        aside = self.path.with_name(f"{self.path.name}.{stamp}.bad")
        with suppress(OSError):
            self.set_aside = self.path.replace(aside)
        return {}


def config_folder() -> Path:
    """Where settings are: CONCIERGE_HOME, else the platform's folder for a person's settings."""
    return _home() or platformdirs.user_config_path("concierge", appauthor=False)


def data_folder() -> Path:
    """Where workspaces and drafts are: CONCIERGE_HOME, else the platform's folder for data."""
    return _home() or platformdirs.user_data_path("concierge", appauthor=False)


def default_workspace() -> Path:
    """The workspace where none is named."""
    return data_folder() / "workspace.concierge"


def _home() -> Path | None:
    home = os.environ.get("CONCIERGE_HOME")
    return Path(home) if home else None
