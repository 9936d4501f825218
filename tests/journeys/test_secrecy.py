"""Nothing of a member is in the clear anywhere on the disk: desk open, or killed.

A process of its own works through every verb, the drafts, the settings and the command line; then
the real window does. Every file it could have written is searched for what must not be in it.
"""

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from concierge.finding.lookup import lookup
from concierge.store.work import Work
from concierge.workspace import file as workspace_file
from tests.concierge.conftest import signed_in

ROOT = Path(__file__).parents[2]

# Words nobody writes by chance; the phone is kept backwards too, so that its tail is a beginning.
NAME, ADDRESS, NOTE = "欧阳金丝雀", "欧阳女士雀", "她怕蓝色的大象"
SAID, TYPED = "护照号码忘在抽屉里了", "写到一半的秘密话"
PHONE, EMAIL = "13907319417", "jinsique.canary@example.com"
CANARIES = (
    NAME,
    ADDRESS,
    NOTE,
    SAID,
    TYPED,
    NAME[2:],
    "ouyangjinsique",
    PHONE,
    PHONE[::-1],
    EMAIL,
)
ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be", "gb18030")

HEADER = f"""
import sys
from datetime import timedelta
from pathlib import Path
NAME, ADDRESS, NOTE = {NAME!r}, {ADDRESS!r}, {NOTE!r}
SAID, TYPED = {SAID!r}, {TYPED!r}
PHONE, EMAIL = {PHONE!r}, {EMAIL!r}
folder = Path({{folder!r}})
path, key_file = folder / "desk.db", Path({{key_file!r}})
"""
NEW_MEMBER = """
from concierge.members.actions import NewMember, add_member
def add(work, number):
    new = NewMember(number, NAME, ADDRESS, phones=(PHONE,), emails=(EMAIL,),
                    steward_id=work.actor.steward_id)
    return work.write(add_member, new).result
"""
VERBS = (
    NEW_MEMBER
    + """
from concierge import cli, clock, settings
from concierge.contacts.actions import log_contact
from concierge.contacts.rules import Contact, IssueDraft, PromiseDraft, ReminderDraft
from concierge.finding import lookup as finding
from concierge.members.profile import NewFact, add_fact
from concierge.members.rules import FactKind
from concierge.notes.actions import NewNote, change_note, write_note
from concierge.notes.rules import Visibility
from concierge.workspace import drafts
from concierge.workspace import file as workspace_file
from concierge.workspace.lock import Hold
from concierge.timeline import queries as timeline
from concierge.timeline.rules import Filter
from tests.concierge.conftest import signed_in
from tests.journeys.test_kills import a_day_of_work

opened = workspace_file.open(path, key_file=key_file, hold=Hold.DESK)
work = signed_in(opened, "wang")
members = [add(work, f"8800000{n}") for n in range(3)]
due = clock.now() + timedelta(hours=5)
for member in members:
    a_day_of_work(work, members, lambda *_: None)
    work.write(log_contact, Contact(
        member, SAID * 50, party=NAME, issue=IssueDraft(SAID, "travel", cause=SAID),
        promises=(PromiseDraft(SAID, due, "Asia/Shanghai"),),
        reminders=(ReminderDraft(SAID, due, "Asia/Shanghai"),),
    ))
    note = work.write(write_note, NewNote(member, NOTE)).result
    work.write(change_note, note, 1, NOTE + "。", Visibility.TEAM, True)
    work.write(add_fact, NewFact(member, FactKind.TABOO, NOTE))
for member in members:
    work.read(timeline.page, member, Filter(), None, 500)
    work.read(finding.lookup, NAME)
own = drafts.open_for(opened.identity.workspace, opened.key, work.actor.steward_id)
own.put("member:1:contact", TYPED, {"party": NAME}, 3)
kept = settings.Settings()
kept[settings.LAST_WORKSPACE] = path
kept[settings.LAST_LOGIN] = {opened.identity.workspace: "wang"}
kept[settings.LAST_MEMBERS] = {opened.identity.workspace: members}
kept[settings.KEY_FILES] = {opened.identity.workspace: key_file}
kept.save()
on = ["--workspace", str(path), "--key-file", str(key_file), "--as", "wang"]
lines = folder.parent / "lines.jsonl"
assert cli.main(["ingest", str(lines), *on]) == 0
for words in (["show", "timeline", "88000001"], ["show", "member", "88000001"], ["search", NAME]):
    assert cli.main([*words, *on]) == 0
"""
)
WINDOW = (
    NEW_MEMBER
    + """
from concierge.store import work as _first  # before Qt, as the program does
from concierge.entrance import Entrance
from concierge.contacts.actions import log_contact
from concierge.contacts.rules import Contact
from concierge.notes.actions import NewNote, write_note
from concierge.workspace import file as workspace_file
from tests.concierge.conftest import signed_in

with workspace_file.open(path, key_file=key_file) as opened:
    work = signed_in(opened, "wang")
    member = add(work, "88000001")
    work.write(log_contact, Contact(member, SAID))
    work.write(write_note, NewNote(member, NOTE, pinned=True))

from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from tests.journeys.keyboard import Keyboard
from ui import app
from ui.window import Window

def story():
    found = [one for one in QApplication.topLevelWidgets() if isinstance(one, Window)]
    if not found or not found[0].isVisible():
        QTimer.singleShot(200, story)
        return
    found[0].activateWindow()
    QTest.qWait(1500)
    keys = Keyboard(found[0], lambda: QTest.qWait(250))
    keys.press("Ctrl+K")
    keys.type("oyjsq")
    while keys.focus() == "palette.input":
        keys.press("Return")  # as soon as it has found her
    keys.press("Alt+1")
    keys.type(TYPED)
    QTest.qWait(1500)
    print("ready" if keys.focus() == "composer.text" else keys.focus(), file=sys.stderr, flush=True)

def begin(start, really=app.Start.begin):
    really(start)
    QTimer.singleShot(200, story)  # now there is a loop to run it

app.Start.begin = begin
app.run(Entrance(path, key_file=key_file, login="wang"), "zh")
"""
)
READY = """
print("ready", file=sys.stderr, flush=True)
sys.stdin.read()
"""


class Child:
    """A process at work whose every file lies in one folder."""

    def __init__(self, template: Path, folder: Path, story: str) -> None:
        self.place = folder / "everything"
        self.desk = self.place / "desk"
        self.place.mkdir()
        shutil.copytree(template, self.desk)
        self.key_file = folder / "desk.key"  # the one file that may hold the key
        (self.desk / "desk.key").rename(self.key_file)
        self.key = self.key_file.read_text().strip()
        self.lines = self.place / "lines.jsonl"
        header = HEADER.format(folder=str(self.desk), key_file=str(self.key_file))
        self.process = subprocess.Popen(
            [sys.executable, "-c", header + story],
            cwd=ROOT,
            env=self._environ(),
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
        )

    def _environ(self) -> dict[str, str]:
        environ = os.environ | {"PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"}
        for name, sub in {
            "HOME": "home",
            "TMPDIR": "tmp",
            "SQLITE_TMPDIR": "tmp",
            "XDG_DATA_HOME": "data",
            "XDG_CONFIG_HOME": "config",
            "XDG_CACHE_HOME": "cache",
            "XDG_STATE_HOME": "state",
            "XDG_RUNTIME_DIR": "runtime",
        }.items():
            (self.place / sub).mkdir(mode=0o700, exist_ok=True)
            environ[name] = str(self.place / sub)
        return environ

    def until_ready(self) -> None:
        """Wait until it has done all it had to do, and stands still."""
        assert self.process.stderr is not None
        said = b""
        for line in self.process.stderr:
            if line == b"ready\n":
                return
            said += line
        raise AssertionError(said.decode())

    def kill(self) -> None:
        """`kill -9`."""
        self.process.kill()
        self.process.communicate()

    def contents(self) -> Iterator[tuple[str, bytes]]:
        """Every file it could have written, deleted ones it holds open included."""
        for file in sorted(self.place.rglob("*")):
            if file.is_file():
                yield str(file.relative_to(self.place)), file.read_bytes()
        for handle in Path(f"/proc/{self.process.pid}/fd").glob("*"):
            if handle.is_file():
                yield str(handle.readlink()), handle.read_bytes()

    def leaks(self) -> list[str]:
        """Where something of a member, or the key, can be read."""
        secrets = {
            f"{canary} in {encoding}": canary.encode(encoding)
            for canary in CANARIES
            for encoding in ENCODINGS
        }
        secrets |= {"the key": bytes.fromhex(self.key), "the key, spelt": self.key.encode()}
        given = self._given()
        found = [
            f"{what} of {where}"
            for where, content in (*self.contents(), *given)
            for what, secret in secrets.items()
            if secret in content or secret.upper() in content
        ]
        return sorted(found)

    def _given(self) -> list[tuple[str, bytes]]:
        """Its arguments and its environment, as others on this machine may read them."""
        folder = Path(f"/proc/{self.process.pid}")
        if not folder.exists():
            return []
        # The story itself is its argument; the program's own is tried in tests of the command line.
        return [("environ", (folder / "environ").read_bytes())]


@pytest.fixture(params=["verbs", "window"])
def child(request: pytest.FixtureRequest, template: Path, tmp_path: Path) -> Iterator[Child]:
    """At work until the test ends."""
    story = VERBS + READY if request.param == "verbs" else WINDOW
    started = Child(template, tmp_path, story)
    started.lines.write_text(
        '{"specversion":"1.0","source":"k","id":"1","type":"concierge.contact.received",'
        f'"subject":"88000001","data":{{"line":"retail","text":"{SAID}"}}}}\n',
        encoding="utf-8",
    )
    yield started
    started.kill()


def test_nothing_is_in_the_clear_while_it_is_open_nor_after_it_was_killed(child: Child) -> None:
    child.until_ready()
    names = [name for name, _ in child.contents()]
    for end in ("desk.db", "desk.db-wal", ".drafts", ".drafts-wal", "settings.json"):
        assert any(name.endswith(end) for name in names), end
    # The feed that was read lies there in the clear: the search finds what there is to find.
    feed = [f"{SAID} in utf-8 of lines.jsonl"]
    assert child.leaks() == feed
    child.kill()
    assert child.leaks() == feed
    for name, content in child.contents():
        if name.endswith((".db", ".drafts", "-wal")):
            assert not content.startswith(b"SQLite format 3\0"), name
    not_opened_without_the_key(child)
    everything_is_there(child)


def not_opened_without_the_key(child: Child) -> None:
    """A copy says nothing to the SQLite of Python's own library."""
    copy = child.place.with_name("copy.db")
    shutil.copy(child.desk / "desk.db", copy)
    stranger = sqlite3.connect(copy)
    with pytest.raises(sqlite3.DatabaseError, match="not a database"):
        stranger.execute("SELECT * FROM sqlite_master").fetchall()
    stranger.close()


def everything_is_there(child: Child) -> None:
    """The test itself would find what it looks for: with the key, it is all there."""
    from concierge.finding import queries as finding
    from concierge.workspace import drafts

    with workspace_file.open(child.desk / "desk.db", key_file=child.key_file) as opened:
        work: Work = signed_in(opened, "wang")
        for words in (SAID[:4], NOTE[2:4]):
            assert work.read(finding.search, words)
        assert work.read(lookup, PHONE[-4:]).members
        [file] = child.place.rglob("*.drafts")
        kept = drafts.Drafts(file, drafts.key_for(opened.key, work.actor.steward_id)).all()
    assert TYPED in {draft.text for draft in kept}
