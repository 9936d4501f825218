"""A real workspace of any size, made by the program's own code and kept for the next run."""

import hashlib
import shutil
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from pathlib import Path

from sqlalchemy.orm import Session

from bench.history import NOW, batches, begin
from bench.house import ME, MINE, House
from concierge import clock
from concierge.members.lines import seed_lines
from concierge.members.standing import contacted_many
from concierge.searchindex import index
from concierge.store.act import Actor
from concierge.store.work import Store, Work
from concierge.team.sign_in import SETUP, sign_in
from concierge.timeline.actions import NewEvent, record_many
from concierge.timeline.kinds import Kind
from concierge.timeline.rules import heard_from_us, with_whom
from concierge.workspace import engine
from concierge.workspace import file as workspace_file
from concierge.workspace.file import Workspace

WORK = Path(__file__).parent / "work"
ROOT = WORK.parents[1]
MADE_BY = (
    "bench/build.py",
    "bench/history.py",
    "bench/house.py",
    "bench/texts.py",
    "concierge/searchindex/index.py",
    "concierge/searchindex/folding.py",
    "concierge/timeline/rules.py",
    "concierge/searchindex/tokens.py",
    "migrations/versions/*.py",
)
"""A workspace made by other texts than these has now is made anew."""
EVENTS_A_MEMBER = 100


@dataclass(frozen=True)
class Made:
    """A workspace that stands on the disk."""

    path: Path
    events: int

    @property
    def key_file(self) -> Path:
        """Where its key is; there is no keyring to ask on a bench."""
        return self.path.with_name("bench.key")

    def open(self) -> Workspace:
        """The workspace, beside whoever else has it open."""
        return workspace_file.open(self.path, key_file=self.key_file)

    def work(self, workspace: Workspace) -> Work:
        """The steward with 300 members at work in it."""
        return Work(workspace, sign_in(workspace, ME))


def ready(events: int) -> Made:
    """The workspace of this many events, made if it is not there."""
    folder = WORK / f"{events}-{version()}"
    made = Made(folder / "bench.concierge", events)
    if made.path.exists():
        return made
    for old in (*WORK.glob(f"{events}-*"), *WORK.glob(f".{events}-*")):
        shutil.rmtree(old)
    staged = Made(WORK / f".{folder.name}" / made.path.name, events)
    staged.path.parent.mkdir(parents=True)
    began = time.monotonic()
    with workspace_file.create(
        staged.path,
        zone="Asia/Shanghai",
        language="zh",
        key_file=staged.key_file,
        seed=seed_lines,
    ) as workspace:
        # What is killed half way is made anew, so nothing waits for the disk.
        workspace.writer.dispose()
        workspace.writer = engine.writer(staged.path, workspace.key, staged=True)
        fill(workspace, events, partial(Work, workspace))
    staged.path.parent.rename(folder)
    say(f"{events:,} events made in {time.monotonic() - began:.0f} s", end="\n")
    return made


def fill(workspace: Store, events: int, at_work: Callable[[Actor], Work]) -> None:
    """Everything, by the verbs, in the order in which it would have happened; `at_work` lets
    somebody in who works there."""
    setup, house, members = Work(workspace, SETUP), House(workspace), events // EVENTS_A_MEMBER
    with clock.frozen(begin()) as hands:
        actors = house.add_stewards(members)
        for first in range(0, members, MINE):
            say(f"{first:,} of {members:,} members")
            house.add_members(first, min(first + MINE, members), actors)
        done = 0
        for until, batch in batches(house.people, events):
            say(f"{done:,} of {events:,} events")
            hands.set(until)
            setup.write(_record, batch)
            done += len(batch)
        hands.set(NOW - timedelta(days=20))
        house.add_due(map(at_work, actors))
    say("tidying the index")
    with workspace.writer.begin() as connection:
        while index.merge(connection, 1000):  # what the desk does in idle moments
            pass


def _record(session: Session, batch: list[NewEvent]) -> None:
    record_many(session, batch)
    latest = {one.member_id: one.at for one in batch if _heard(one) and one.at}
    contacted_many(session, latest)


def _heard(one: NewEvent) -> bool:
    """Whether the member heard from us in it, as the program counts the last contact."""
    whom = with_whom(one.party_kind, one.party)
    return one.kind is Kind.CONTACT and heard_from_us(whom, one.direction, one.channel, one.reached)


def version(made_by: Sequence[str] = MADE_BY) -> str:
    """Which texts these are now, in eight letters."""
    files = sorted(file for pattern in made_by for file in ROOT.glob(pattern))
    return hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()[:8]


def say(text: str, end: str = "") -> None:
    """How far it is, to whoever waits: on one line, where that is a person."""
    clear = "\r\033[K" if sys.stderr.isatty() else ""
    print(f"{clear}{text}", end=end if clear else "\n", file=sys.stderr, flush=True)
