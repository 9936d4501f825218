"""The verbs that change something: workspace, steward, ingest."""

import getpass
import sys
from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import BinaryIO

from concierge import clock, words
from concierge.cli.opening import at_work, path_of
from concierge.cli.output import say_json
from concierge.errors import Code, Refusal
from concierge.feeds.cloudevents import FeedItem
from concierge.feeds.ingest import ingest as take_feed
from concierge.files import told
from concierge.members.lines import seed_lines
from concierge.store import workspace as workspaces
from concierge.team.actions import NewSteward
from concierge.team.actions import add_steward as add
from concierge.words import _, fill


def create(given: Namespace) -> int:
    """Make an empty workspace. Without a key file it asks for a recovery passphrase."""
    path = path_of(given)
    passphrase = None if given.key_file else _new_passphrase()
    with workspaces.create(
        path,
        zone=given.zone or clock.local_zone(),
        language=words.language(),
        key_file=given.key_file,
        passphrase=passphrase,
        seed=seed_lines,
    ):
        print(fill(_("Made {path}. Now add the first steward."), path=path))
    return 0


def check(given: Namespace) -> int:
    """Check every page, row and reference; prints what is wrong."""
    with workspaces.open(path_of(given), key_file=given.key_file) as workspace:
        report = workspaces.check(workspace)
    for table, n in sorted(report.rows.items()):
        print(f"{table:24}{n:>12,}")
    for found in (*report.integrity, *report.pages, *report.foreign_keys):
        print(found, file=sys.stderr)
    print(_("Everything is whole.") if report.ok else _("Something is wrong: see above."))
    return 0 if report.ok else 1


def upgrade(given: Namespace) -> int:
    """Bring an older workspace to this program's version; the old file stays beside it."""
    # Alembic costs a quarter second, which no other verb needs.
    from concierge.store.upgrade import upgrade as bring_up

    done = bring_up(path_of(given), key_file=given.key_file)
    if done.kept is None:
        print(_("The workspace is up to date."))
    else:
        print(fill(_("Upgraded. The old file is kept as {path}."), path=done.kept))
    return 0


def add_steward(given: Namespace) -> int:
    """Add a person of the house, and their team if it is new."""
    with at_work(given) as work:
        new = NewSteward(given.new_login, given.name, given.role, given.team, given.capacity)
        work.write(add, new)
    print(given.new_login)
    return 0


def ingest(given: Namespace) -> int:
    """Take in events; exit 1 if any line was refused."""

    def acknowledge(item: FeedItem) -> None:
        say_json({"ack": item.id, "source": item.source})

    with at_work(given) as work, _feed(given.file) as stream:
        summary = take_feed(
            work, stream, acknowledge if given.ack else None, flush=sys.stdout.flush
        )
    say_json(asdict(summary))
    return 1 if summary.rejected else 0


@contextmanager
def _feed(name: str) -> Iterator[BinaryIO]:
    """The file of that name, or standard input. Raises Refusal FILE_ABSENT, and the disk's."""
    file = Path(name)
    if name == "-" and sys.stdin is not None:
        yield sys.stdin.buffer
        return
    # A pipe will do as well as a file.
    if not file.exists() or file.is_dir():
        raise Refusal(Code.FILE_ABSENT, path=file)
    with told(file), file.open("rb") as stream:
        yield stream


def _new_passphrase() -> str:
    if not sys.stdin.isatty():
        raise Refusal(Code.PASSPHRASE_NEEDED)
    print(_("A recovery passphrase opens this workspace should its key be lost."))
    first = getpass.getpass(_("Recovery passphrase: "))
    if first != getpass.getpass(_("Once more: ")):
        raise Refusal(Code.PASSPHRASES_DIFFER)
    return first
