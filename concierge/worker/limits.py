"""What a worker may use of this computer; where the system knows no such limit, the window's clock
is the only one."""

import math
import os
import sys
from contextlib import suppress
from dataclasses import dataclass

if sys.platform != "win32":
    import resource

NICE = 5
"""Steps below the window, which goes first."""


@dataclass(frozen=True)
class Limits:
    """For one piece of work: seconds on the processor and by the clock, and MiB in all."""

    cpu_s: int = 20
    wall_s: float = 60.0
    memory_mib: int = 1024


def hold_to(memory_mib: int) -> None:
    """Once: beyond this there is no more memory (Linux), and others go first."""
    if sys.platform != "win32":
        os.nice(NICE)
    if sys.platform == "linux":
        most = memory_mib << 20
        resource.setrlimit(resource.RLIMIT_AS, (most, most))


def allow(cpu_s: int) -> None:
    """For each piece of work: so many seconds from now. The system counts from the start of the
    process, and ends it when they are over."""
    if sys.platform != "win32":
        used = resource.getrusage(resource.RUSAGE_SELF)
        soft = math.ceil(used.ru_utime + used.ru_stime) + cpu_s
        _soft, hard = resource.getrlimit(resource.RLIMIT_CPU)
        # Somebody else's limit, which is lower, stands.
        with suppress(ValueError):
            resource.setrlimit(resource.RLIMIT_CPU, (soft, hard))
