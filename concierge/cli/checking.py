"""Is the workspace whole, and is its record as it was sealed."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from concierge.cli.given import Given
from concierge.cli.opening import ask_password
from concierge.errors import Code, Refusal
from concierge.files import told
from concierge.sealing import chain
from concierge.sealing.chain import Break, Head
from concierge.sealing.seal import MOST, seal
from concierge.store.work import Work
from concierge.team.sign_in import SETUP, sign_in
from concierge.words import _, fill
from concierge.words.speech import mark
from concierge.workspace import file as workspace_file
from concierge.workspace.file import Workspace

SAID = {
    Break.CHANGED: mark("Record, row {seq}: changed after it was sealed."),
    Break.MISSING: mark("Record, row {seq}: missing, it was there when it was sealed."),
    Break.ADDED: mark("Record, row {seq}: added past the program."),
    Break.MOVED: mark("Record, row {seq}: out of order, it stood elsewhere when it was sealed."),
    Break.SEAL: mark(
        "Record, seal {seal}: it does not follow from the one before; from row {seq} on nothing "
        "is proven."
    ),
    Break.CUT: mark(
        "Record, seal {seal}: missing, though its head was kept; the record was cut off before "
        "row {seq}."
    ),
    Break.REWRITTEN: mark(
        "Record, seal {seal}: another than the head that was kept; the record up to row {seq} was "
        "written anew."
    ),
}


def check(given: Given) -> int:
    """Check every page, row and reference, and the record; prints what is wrong."""
    kept = _kept(given.since)
    if given.entrance.on_server:
        with _on_server(given) as work:
            wrong = _say_record(work, kept)
    else:
        with _in_a_file(given) as workspace:
            report = workspace_file.check(workspace)
            for table, n in sorted(report.rows.items()):
                print(f"{table:24}{n:>12,}")
            for found in (*report.integrity, *report.pages, *report.foreign_keys):
                print(found, file=sys.stderr)
            wrong = not report.ok
            if not report.integrity and not report.pages:
                wrong = _say_record(Work(workspace, SETUP), kept) or wrong
    print(_("Something is wrong: see above.") if wrong else _("Everything is whole."))
    return 1 if wrong else 0


def head(given: Given) -> int:
    """Print the newest seal, to be kept where nobody of this workspace can change it."""
    if given.entrance.on_server:
        with _on_server(given) as work:
            print(_head(work).line())
        return 0
    with _in_a_file(given) as workspace:
        print(_head(Work(workspace, SETUP)).line())
    return 0


def _head(work: Work) -> Head:
    _seal(work)
    with work.workspace.readers.connect() as connection:
        return chain.head(connection)


def _seal(work: Work) -> None:
    """All that waits; what comes in meanwhile is for the next time."""
    while work.write(seal, at_once=True).result >= MOST:
        pass


def _kept(since: Path | None) -> list[Head]:
    """The heads kept in the file. Raises Refusal FILE_ABSENT, HEAD_UNREADABLE, and the disk's."""
    if since is None:
        return []
    if not since.is_file():
        raise Refusal(Code.FILE_ABSENT, path=since)
    try:
        with told(since):
            return chain.heads(since.read_text(encoding="utf-8"))
    except UnicodeDecodeError as error:
        raise Refusal(Code.HEAD_UNREADABLE) from error


def _in_a_file(given: Given) -> Workspace:
    return workspace_file.open(given.entrance.file, key_file=given.entrance.key_file)


@contextmanager
def _on_server(given: Given) -> Iterator[Work]:
    """Signed in as who may check there. Raises Refusal ONLY_AN_ADMIN."""
    # The driver costs a tenth second, which a file has no use for.
    from concierge.entrance.server import come_in

    with come_in(given.entrance, ask_password) as team:
        actor = sign_in(team, str(team.url.username))
        if actor.role != SETUP.role:
            raise Refusal(Code.ONLY_AN_ADMIN)
        yield Work(team, actor)


def _say_record(work: Work, kept: list[Head]) -> bool:
    """Say whether the record is as it was sealed; whether it is not."""
    _seal(work)
    with work.workspace.readers.connect() as connection:
        found = chain.verify(connection, kept)
    said = _("Record: {sealed} rows sealed, {waiting} waiting.")
    print(fill(said, sealed=f"{found.sealed:,}", waiting=f"{found.waiting:,}"))
    for one in found.broken:
        print(fill(_(SAID[one.what]), seq=one.seq, seal=one.seal), file=sys.stderr)
    return bool(found.broken)
