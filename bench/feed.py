"""Taking in what businesses send, by the command that does it: events a second, and its memory."""

import json
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from random import Random

import psutil

from bench.build import WORK, Made
from bench.history import NOW
from bench.texts import Words

SAMPLE = 0.05
"""Seconds between two looks at the memory."""
MEMBERS = 1000


@dataclass(frozen=True)
class Taken:
    """What a feed took: events a second in all, and the process's megabytes at half and whole."""

    events: int
    seconds: float
    cpu: float
    half_mb: float
    most_mb: float

    @property
    def rate(self) -> float:
        """Events a second on the clock of the wall, starting the program included."""
        return self.events / self.seconds


def run(made: Made, events: int, chat: int) -> Taken:
    """Take `events` in, into a copy of a workspace; contacts are about `chat` characters long."""
    folder = WORK / "feed"
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(made.path.parent, folder)
    try:
        file = folder / "feed.jsonl"
        with file.open("w", encoding="utf-8") as lines:
            lines.writelines(_lines(events, chat))
        return _ingest(Made(folder / made.path.name, made.events), file, events)
    finally:
        shutil.rmtree(folder)


def _ingest(made: Made, file: Path, events: int) -> Taken:
    command = [sys.executable, "-m", "concierge", "ingest", str(file)]
    command += ["--workspace", str(made.path), "--key-file", str(made.key_file), "--as", "bench"]
    began = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        sizes, cpu = _watch(psutil.Process(process.pid))
        assert process.stdout is not None
        summary = json.loads(process.stdout.read())
    seconds = time.perf_counter() - began
    assert summary["accepted"] == events, summary
    half = sizes[: len(sizes) // 2]
    return Taken(events, seconds, cpu, max(half) / 2**20, max(sizes) / 2**20)


def _watch(process: psutil.Process) -> tuple[list[int], float]:
    """Resident bytes until the process ends, and the processor's seconds."""
    sizes, cpu = [], 0.0
    while process.is_running() and process.status() != psutil.STATUS_ZOMBIE:
        sizes.append(process.memory_info().rss)
        used = process.cpu_times()
        cpu = used.user + used.system
        time.sleep(SAMPLE)
    return sizes, cpu


def _lines(events: int, chat: int) -> Iterator[str]:
    """Orders from placed to delivered, and contacts, as they come: in the order of time."""
    rng, words = Random(5), Words(5)
    steps = ("placed", "dispatched", "delivered")
    open_orders: list[tuple[str, str, int]] = []
    for number in range(events):
        at = NOW + timedelta(seconds=3 * number)
        subject = f"88{rng.randrange(MEMBERS):06}"
        language = rng.choice(("zh", "zh", "en"))
        if rng.random() < 0.4:
            text = words.text(language, mine=False)
            while len(text) < chat:
                text += words.text(language, mine=False)
            type_, data = "contact.received", {"channel": "chat", "text": text}
        elif open_orders and rng.random() < 0.66:
            subject, ref, step = open_orders.pop(rng.randrange(len(open_orders)))
            type_, data = f"order.{steps[step]}", {"ref": ref}
            if step < 2:
                open_orders.append((subject, ref, step + 1))
        else:
            ref = f"RT{number:010}"
            open_orders.append((subject, ref, 1))
            type_, data = "order.placed", {"ref": ref, "title": words.title(language)}
            data |= {"amount": f"{rng.randint(1, 9999)}.50", "currency": "CNY"}
            data |= {"expected_at": (at + timedelta(days=3)).isoformat()}
        event = {
            "specversion": "1.0",
            "source": "//retail.example/bench",
            "id": str(number),
            "type": f"concierge.{type_}",
            "subject": subject,
            "time": at.isoformat(),
            "data": {"line": "retail", **data},
        }
        yield json.dumps(event, ensure_ascii=False) + "\n"
