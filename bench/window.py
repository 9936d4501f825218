"""The window's own figures, each from a process of its own: start, opening a member, scrolling."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.build import Made
from bench.history import NOW
from bench.house import ME
from bench.measure import REPEATS, Taken
from bench.questions import driver_of, heaviest_of

SEAT = "import gc; gc.disable(); from bench import seat; seat.main()"
"""As the desk starts: it looks for rubbish when it stands."""


@dataclass(frozen=True)
class Seen:
    """Processor seconds until the window is painted and can be used; milliseconds from Enter to
    the painted stream, and from a save to its answer; milliseconds of the processor for a frame, by
    what moved it; megabytes with the heaviest member open, and after scrolling through everything.
    """

    start: float
    enter: Taken
    save: Taken
    rows: int
    frames: dict[str, Taken]
    opened_mb: float
    scrolled_mb: float


def run(made: Made) -> Seen:
    """Open the desk on a workspace, again and again."""
    with driver_of(made) as driver:
        heaviest = heaviest_of(driver)
    with tempfile.TemporaryDirectory() as home:

        def seat(what: str, made: Made = made) -> dict[str, Any]:
            command = [sys.executable, "-c", SEAT, what, str(made.path), str(made.key_file)]
            command += [ME, NOW.isoformat(), str(heaviest)]
            said = subprocess.run(
                command, env=_own(Path(home)), stdout=subprocess.PIPE, check=True, timeout=900
            )
            return dict(json.loads(said.stdout.splitlines()[-1]))

        seat("start")  # compiles what is not compiled yet
        starts = [seat("start")["cpu"] for _ in range(REPEATS)]
        enter = seat("open")
        scroll = seat("scroll")
        # It is written in: a copy, so that the next run measures the same.
        copy = Path(shutil.copytree(made.path.parent, Path(home) / "copy")) / made.path.name
        save = seat("save", Made(copy, made.events))
    return Seen(
        start=min(starts),
        enter=Taken(tuple(enter["ms"])),
        save=Taken(tuple(save["ms"])),
        rows=scroll["rows"],
        frames={name: Taken(tuple(scroll[name])) for name in ("wheel", "pages", "drag")},
        opened_mb=scroll["opened_mb"],
        scrolled_mb=scroll["mb"],
    )


def _own(home: Path) -> dict[str, str]:
    """An environment without a screen and without anybody's settings."""
    env = {name: value for name, value in os.environ.items() if not name.startswith("CONCIERGE_")}
    env.pop("PYTHONDONTWRITEBYTECODE", None)  # a program that is installed is compiled
    env |= {"HOME": str(home), "QT_QPA_PLATFORM": "offscreen", "LANG": "C.UTF-8"}
    for kind in ("DATA", "CONFIG", "CACHE", "STATE"):
        env[f"XDG_{kind}_HOME"] = str(home / kind.lower())
    return env
