"""The verb that takes in what businesses send."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import BinaryIO

from concierge.cli.given import Given
from concierge.cli.opening import at_work
from concierge.cli.output import say, say_json
from concierge.errors import Code, Refusal
from concierge.feeds.cloudevents import FeedItem
from concierge.feeds.ingest import Summary
from concierge.feeds.ingest import ingest as take_feed
from concierge.feeds.trial import Trial
from concierge.files import told
from concierge.words import _, fill


def ingest(given: Given) -> int:
    """Take in events; exit 1 if any line was refused."""

    def acknowledge(item: FeedItem) -> None:
        say_json({"ack": item.id, "source": item.source})

    with at_work(given.entrance) as work, _feed(given.file) as stream:
        summary = take_feed(
            work,
            stream,
            acknowledge if given.ack else None,
            flush=sys.stdout.flush,
            take=Trial(work).take if given.dry_run else None,
        )
    if given.json or given.ack or not sys.stdout.isatty():
        say_json(asdict(summary))
    else:
        _say(summary, given.dry_run)
    return 1 if summary.rejected else 0


def _say(summary: Summary, dry_run: bool) -> None:
    """For whoever sits at a terminal: a line for each that was refused, and the sum below it."""
    for one in summary.rejected:
        say(fill(_("Line {line}:"), line=one.line), one.reason, one.id)
    if dry_run:
        say(_("Nothing was stored. Of the feed there would be:"))
    said = _("{accepted} taken in, {duplicate} known already, {rejected} refused.")
    counted = {"accepted": summary.accepted, "duplicate": summary.duplicate}
    say(fill(said, **counted, rejected=len(summary.rejected)))


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
