"""The catalogues are complete and up to date."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[3]


def test_every_message_is_translated_and_the_compiled_catalogue_is_current() -> None:
    told = subprocess.run(
        [sys.executable, ROOT / "scripts" / "catalogues", "--check"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (told.stdout, told.returncode) == ("", 0), told.stderr
