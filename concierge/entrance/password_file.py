"""A password that lies in a file."""

import os
import stat
from pathlib import Path

from concierge.errors import Code, Refusal

LONGEST_BYTES = 4096
"""Whatever is longer holds something else."""


def read_password(path: Path) -> str:
    """The password in a file: its first line. Raises Refusal PASSWORD_FILE_NONE,
    PASSWORD_FILE_OPEN where others may read it, PASSWORD_FILE_BAD."""
    bad = Refusal(Code.PASSWORD_FILE_BAD, path=path)
    try:
        status = path.stat()
        # Windows keeps its rights elsewhere and reports everything as open.
        if os.name == "posix" and stat.S_ISREG(status.st_mode) and status.st_mode & 0o077:
            raise Refusal(Code.PASSWORD_FILE_OPEN, path=path)
        if not stat.S_ISREG(status.st_mode) or status.st_size > LONGEST_BYTES:
            raise bad
        lines = path.read_text(encoding="utf-8").splitlines()
    except FileNotFoundError as error:
        raise Refusal(Code.PASSWORD_FILE_NONE, path=path) from error
    except (OSError, ValueError) as error:
        raise bad from error
    if not lines or not lines[0]:
        raise bad
    return lines[0]
