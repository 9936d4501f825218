"""What is wrong with a file, a disk or a feed is said in one sentence, in the person's language.

Nothing is lost by it, nothing is half written, and a file that is refused is left byte for byte.
"""

import hashlib
import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from sqlcipher3 import dbapi2

from concierge.contacts.actions import log_contact
from concierge.contacts.rules import Contact
from concierge.errors import Code, Refusal
from concierge.issues.rules import IssueDraft
from concierge.members import queries as members
from concierge.members.actions import NewMember, add_member
from concierge.members.portfolio import portfolio
from concierge.notes.actions import NewNote, write_note
from concierge.store.work import Work
from concierge.workspace import drafts as drafting
from concierge.workspace import file as workspace_file
from concierge.workspace.lock import Hold
from tests.concierge.cli.conftest import Run
from tests.concierge.conftest import signed_in
from tests.concierge.workspace.conftest import seal
from tests.journeys.test_kills import half_there
from tests.patience import MOST_S
from tests.refusals import refused

ROOT = Path(__file__).parents[3]
VERBS = (
    ("show", "portfolio"),
    ("search", "林"),
    ("workspace", "check"),
    ("ingest", "-"),
    ("steward", "add", "liu", "--name", "刘", "--role", "steward", "--team", "Shanghai"),
)

Spoil = Callable[[Path], object]


@pytest.fixture
def closed(template: Path, tmp_path: Path) -> Path:
    """A folder with a workspace in it, `desk.db`, that nobody has open."""
    return Path(shutil.copytree(template, tmp_path / "desk"))


def command(bare: Run, folder: Path, *words: str, lang: str = "en") -> str:
    """Run it; it must be refused in one sentence of that language, which is returned."""
    on = ("--workspace", folder / "desk.db", "--key-file", folder / "desk.key", "--as", "wang")
    said = bare(*words, *on, "--lang", lang, given=b"")
    assert (said.code, said.out) == (1, "")
    sentence = said.err.removesuffix("\n")
    assert "\n" not in sentence
    assert sentence.endswith("。" if lang == "zh" else ".")
    assert not sentence.isascii() if lang == "zh" else "。" not in sentence
    return sentence


def footprint(folder: Path) -> dict[str, str]:
    """Every file in a folder and a hash of its bytes."""
    return {
        str(file.relative_to(folder)): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }


def identity_says(folder: Path, **changed: object) -> None:
    file = folder / "desk.db.id"
    file.write_text(json.dumps({**json.loads(file.read_text()), **changed}))


def newer_inside(folder: Path) -> None:
    key = (folder / "desk.key").read_text().strip()
    driver = dbapi2.connect(str(folder / "desk.db"), isolation_level=None)
    driver.execute(f"PRAGMA key = \"x'{key}'\"")
    driver.execute("UPDATE alembic_version SET version_num = '9999'")
    driver.close()


def plain_sqlite(folder: Path) -> None:
    (folder / "desk.db").unlink()
    driver = dbapi2.connect(str(folder / "desk.db"), isolation_level=None)
    driver.execute("CREATE TABLE member (name TEXT)")
    driver.close()


def cut(folder: Path) -> None:
    os.truncate(folder / "desk.db", (folder / "desk.db").stat().st_size - 100)


SPOILT: dict[str, tuple[Spoil, str]] = {
    "another key": (lambda folder: (folder / "desk.key").write_text("ab" * 32), "key"),
    "no key file": (lambda folder: (folder / "desk.key").unlink(), "key"),
    "a key file that is none": (lambda folder: (folder / "desk.key").write_text("hello"), "64"),
    "a key file others can read": (lambda folder: (folder / "desk.key").chmod(0o644), "chmod 600"),
    "no workspace": (lambda folder: (folder / "desk.db").unlink(), "desk.db"),
    "a text": (lambda folder: (folder / "desk.db").write_text("Dear diary"), "desk.db"),
    "noise": (lambda folder: (folder / "desk.db").write_bytes(os.urandom(8192)), "damaged"),
    "an empty file": (lambda folder: (folder / "desk.db").write_bytes(b""), "damaged"),
    "a plain database": (plain_sqlite, "not encrypted"),
    "a file cut short": (cut, "damaged"),
    "no identity": (lambda folder: (folder / "desk.db.id").unlink(), "missing"),
    "a broken identity": (lambda folder: (folder / "desk.db.id").write_text("{"), "damaged"),
    "a newer identity": (lambda folder: identity_says(folder, revision="9999"), "newer"),
    "a newer format": (lambda folder: identity_says(folder, format=99), "newer"),
    "a newer schema": (newer_inside, "newer"),
}


@pytest.mark.parametrize("trouble", SPOILT)
def test_a_file_that_cannot_be_opened_is_explained_and_left_byte_for_byte(
    bare: Run, closed: Path, trouble: str
) -> None:
    spoil, word = SPOILT[trouble]
    spoil(closed)
    before = footprint(closed)
    for verb in VERBS:
        assert word in command(bare, closed, *verb)
        assert command(bare, closed, *verb, lang="zh") != command(bare, closed, *verb)
    assert footprint(closed) == before


HOLD = """
import sys
from pathlib import Path
from concierge.workspace.lock import Hold, take
lock = take(Path({path!r}), Hold.{hold})
print("held")
sys.stdin.read()
"""


def hold(start: Callable[[str], "subprocess.Popen[str]"], path: Path, how: str) -> int:
    process = start(HOLD.format(path=str(path), hold=how))
    assert process.stdout is not None
    assert process.stdout.readline() == "held\n"
    return process.pid


def test_a_workspace_held_alone_is_not_waited_for_and_who_holds_it_is_named(
    bare: Run, closed: Path, other_process: Callable[[str], "subprocess.Popen[str]"]
) -> None:
    pid = hold(other_process, closed / "desk.db", "ALONE")
    before = footprint(closed)
    began = time.monotonic()
    english = command(bare, closed, "show", "portfolio")
    assert time.monotonic() - began < MOST_S
    assert str(pid) in english
    assert str(pid) in command(bare, closed, "show", "portfolio", lang="zh")
    assert footprint(closed) == before


def test_beside_an_open_desk_verbs_work_and_a_second_desk_is_refused(
    bare: Run, closed: Path, other_process: Callable[[str], "subprocess.Popen[str]"]
) -> None:
    pid = hold(other_process, closed / "desk.db", "DESK")
    on = ("--workspace", closed / "desk.db", "--key-file", closed / "desk.key", "--as", "wang")
    assert bare("show", "portfolio", *on).code == 0
    with pytest.raises(Refusal) as refused:
        workspace_file.open(closed / "desk.db", key_file=closed / "desk.key", hold=Hold.DESK)
    assert (refused.value.code, refused.value.values["pid"]) == (Code.HELD_BY_OTHER, pid)


# disks


@pytest.fixture
def on_tiny(tiny_disk: Path, template: Path) -> Iterator[Work]:
    """王静 at work on a disk of 3 MB that has no room left."""
    folder = Path(shutil.copytree(template, tiny_disk / "desk"))
    with workspace_file.open(folder / "desk.db", key_file=folder / "desk.key") as opened:
        work = signed_in(opened, "wang")
        work.write(add_member, NewMember("88000001", "林雅岚", steward_id=work.actor.steward_id))
        fill(tiny_disk / "music")
        yield work


def fill(file: Path) -> None:
    """Take all the room there is."""
    with file.open("ab", buffering=0) as music:
        for size in (65536, 4096, 1):
            while True:
                try:
                    music.write(bytes(size))
                except OSError:
                    break


def test_a_full_disk_refuses_every_verb_and_keeps_what_was_saved(on_tiny: Work) -> None:
    member = on_tiny.read(members.by_number, "88000001")
    long = "字" * 20_000
    for verb, draft in (
        (log_contact, Contact(member, long, issue=IssueDraft("丢了", "retail"))),
        (write_note, NewNote(member, long)),
        (add_member, NewMember("88000002", long, steward_id=on_tiny.actor.steward_id)),
    ):
        with refused(Code.DISK_FULL):
            on_tiny.write(verb, draft)  # type: ignore[arg-type]
    assert [row.number for row in on_tiny.read(portfolio)] == ["88000001"]
    disk = on_tiny.workspace.path.parents[1]
    (disk / "music").unlink()
    on_tiny.write(write_note, NewNote(member, "现在有地方了"))
    with on_tiny.workspace.readers.connect() as asking:
        assert half_there(asking) == []
    assert workspace_file.check(on_tiny.workspace).ok


def long_calls(n: int) -> bytes:
    """A member and what they said in so many calls, each different."""
    events: list[dict[str, object]] = [
        {"type": "concierge.member.upserted", "data": {"name": "林雅岚", "steward": "wang"}}
    ]
    for call in range(n):
        said = "".join(chr(0x4E00 + call * 97 % 20_000 + sign) for sign in range(800))
        events.append({"type": "concierge.contact.received", "data": {"text": said}})
    common = {"specversion": "1.0", "source": "//calls", "subject": "88000001"}
    lines = [json.dumps({**common, **one, "id": str(id_)}) for id_, one in enumerate(events)]
    return "\n".join(lines).encode()


def test_a_feed_that_fills_the_disk_keeps_what_it_acknowledged(
    bare: Run, tiny_disk: Path, template: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("concierge.feeds.arrivals.BATCH", 20)
    folder = Path(shutil.copytree(template, tiny_disk / "desk"))
    on = ("--workspace", folder / "desk.db", "--key-file", folder / "desk.key", "--as", "wang")
    feed = long_calls(500)
    said = bare("ingest", "-", "--ack", *on, "--lang", "zh", given=feed)
    assert (said.code, said.err.count("\n")) == (1, 1)
    assert said.err.startswith("磁盘已满")
    acked = {json.loads(line)["ack"] for line in said.out.splitlines()}
    assert 0 < len(acked) < 500
    roomy = Path(shutil.copytree(folder, tiny_disk.parent / "roomy"))
    on = ("--workspace", roomy / "desk.db", "--key-file", roomy / "desk.key", "--as", "wang")
    again = bare("ingest", "-", *on, given=feed).json
    assert (again["accepted"], again["duplicate"]) == (501 - len(acked), len(acked))
    stream = bare(
        "show", "timeline", "88000001", "--kind", "contact", "--limit", 999, "--json", *on
    )
    assert len(stream.json["events"]) == 500
    assert bare("workspace", "check", *on).code == 0


def test_a_read_only_disk_is_told_and_nothing_lies_beside_the_file(
    bare: Run, tiny_disk: Path, template: Path
) -> None:
    folder = Path(shutil.copytree(template, tiny_disk / "desk"))
    before = footprint(folder)
    seal(tiny_disk)
    for lang in ("en", "zh"):
        for verb in VERBS:
            command(bare, folder, *verb, lang=lang)
    assert footprint(folder) == before


def test_a_folder_one_may_not_write_to_is_told(closed: Path) -> None:
    within_rights: list[str] = []
    if os.geteuid() == 0:  # who heeds no rights, unless this one is taken away
        within_rights = ["setpriv", "--bounding-set=-dac_override,-dac_read_search"]
        if subprocess.run([*within_rights, "true"], capture_output=True, check=False).returncode:
            pytest.skip("root cannot be made to heed rights here")
    closed.chmod(0o555)
    before = footprint(closed)
    for lang, stop in (("en", ".\n"), ("zh", "。\n")):
        show = [*within_rights, sys.executable, "-m", "concierge", "show", "portfolio"]
        on = ["--workspace", closed / "desk.db", "--key-file", closed / "desk.key", "--as", "wang"]
        said = subprocess.run(
            [*show, *map(str, on), "--lang", lang],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
        )
        assert (said.returncode, said.stdout, said.stderr.count("\n")) == (1, "", 1)
        assert said.stderr.endswith(stop)
    assert footprint(closed) == before


def test_a_draft_that_finds_no_room_is_told(
    tiny_disk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CONCIERGE_HOME", str(tiny_disk))
    own = drafting.open_for(UUID(int=1), bytes(32), UUID(int=2))
    own.put("a", "写了一半", {}, 4)
    fill(tiny_disk / "music")
    with refused(Code.DISK_FULL):
        own.put("b", "字" * 100_000, {}, 0)
    kept = own.get("a")
    own.close()
    assert kept is not None
    assert kept.text == "写了一半"


# feeds


def line(**changed: Any) -> str:
    """A line about 林女士, with something wrong in it."""
    event = {
        "specversion": "1.0",
        "source": "//shop",
        "id": "1",
        "type": "concierge.order.placed",
        "subject": "88000001",
        "time": "2026-11-19T02:00:00Z",
        "data": {"line": "retail", "ref": "RT604417", "title": "餐具"},
    }
    return json.dumps({**event, **changed})


def data(**changed: Any) -> str:
    return line(data={"line": "retail", "title": "餐具", **changed})


def upserted(**given: Any) -> str:
    known = {"name": "新人", "steward": "wang"}
    return line(type="concierge.member.upserted", subject="88000009", data={**known, **given})


WRONG_LINES = {
    "not JSON": "{'id': 1}",
    "half of JSON": line()[:-1],
    "two objects": line() * 2,
    "not an object": '["id"]',
    "a number": "42",
    "nothing but null": "null",
    "not UTF-8": "\udcff\udcfe",
    "deeply nested": "[" * 200_000,
    "nested in its data": data(text={"a": [1]}),
    "another version": line(specversion="0.3"),
    "no id": line(id=""),
    "a list for an id": line(id=[1]),
    "true for an id": line(id=True),
    "no source": line(source=None),
    "no type": line(type=""),
    "no member": line(subject=""),
    "an unknown member": line(subject="99999999"),
    "a list for data": line(data=["retail"]),
    "an unknown line": data(line="banking"),
    "an unknown channel": data(channel="pigeon"),
    "an unknown direction": data(direction="up"),
    "an unknown issue": data(issue="R-NONE00"),
    "30 February": line(time="2026-02-30T10:00:00Z"),
    "25 o'clock": line(time="2026-02-03T25:00:00Z"),
    "no zone": line(time="2026-02-03T10:00:00"),
    "no date at all": line(time="yesterday"),
    "the year 1": line(time="0001-01-01T00:00:00Z"),
    "before the year 1": line(time="0001-01-01T00:00:00+14:00"),
    "the year 9999": line(time="9999-12-31T23:59:59Z"),
    "after the year 9999": line(time="9999-12-31T23:59:59-14:00"),
    "a number for a time": line(time=1_700_000_000),
    "promised for the year 1": data(expected_at="0001-01-01T00:00:00Z"),
    "promised for the year 9999": data(expected_at="9999-12-31T23:59:59Z"),
    "not an amount": data(amount="a lot"),
    "an endless amount": data(amount="1e999"),
    "no amount": data(amount="NaN"),
    "half of a character": data(title="\ud83d"),
    "a contact that says nothing": line(type="concierge.contact.received", data={"line": "retail"}),
    "an issue without a title": line(type="concierge.issue.reported", data={"line": "retail"}),
    "an issue without a line": line(type="concierge.issue.reported", data={"title": "丢了"}),
    "an unknown urgency": line(
        type="concierge.issue.reported",
        data={"line": "retail", "title": "丢了", "urgency": "panic"},
    ),
    "a member without a name": upserted(name=""),
    "a list for a name": upserted(name=["新", "人"]),
    "half a character for a name": upserted(name="\ud83d"),
    "born on 31 February": upserted(birthday="1988-02-31"),
    "born in words": upserted(birthday="last spring"),
    "born in the year 0": upserted(birthday="0000-01-01"),
    "a tier until 30 February": upserted(tier_until="2026-02-30"),
    "an unknown zone": upserted(timezone="Mars/Olympus"),
    "a zone with a way out": upserted(timezone="../../etc/passwd"),
    "an unknown steward": upserted(steward="nobody"),
    "a word for phones": upserted(phones="13800004417"),
    "numbers for phones": upserted(phones=[13800004417]),
    "an empty phone": upserted(phones=[""]),
    "half a character for a phone": upserted(phones=["\ud83d"]),
    "a list for a steward": upserted(steward=["wang"]),
    "a member of nobody's": upserted(steward=None),
}


@pytest.mark.parametrize(("lang", "stop"), [("en", "."), ("zh", "。")])
def test_wrong_lines_are_refused_one_by_one_and_leave_nothing(
    run: Run, work: Work, member: UUID, lang: str, stop: str
) -> None:
    feed, place = [], {}
    for n, (wrong, raw) in enumerate(WRONG_LINES.items()):
        good = line(id=f"good {n}", data={"line": "retail", "title": f"咖啡 {n}"})
        place[2 * n + 1] = wrong
        feed += [raw.encode("utf-8", "surrogateescape"), good.encode()]
    said = run("ingest", "-", "--lang", lang, given=b"\n".join(feed))
    assert (said.code, said.err) == (1, "")
    reasons = {place[one["line"]]: one["reason"] for one in said.json["rejected"]}
    assert set(WRONG_LINES) - set(reasons) == set()
    assert {reason for reason in reasons.values() if not reason.endswith(stop)} == set()
    assert (said.json["accepted"], said.json["duplicate"]) == (len(WRONG_LINES), 0)
    assert [row.number for row in work.read(portfolio)] == ["88000001"]
    orders = run("show", "timeline", "88000001", "--kind", "order", "--limit", 999, "--json").json
    assert len(orders["events"]) == len(WRONG_LINES)
    with work.workspace.readers.connect() as asking:
        assert half_there(asking) == []


LONG = "x" * 240
LONGER = "x" * 300


@pytest.mark.parametrize(
    "words",
    [
        ("workspace", "create", "--workspace", f"{{}}/{LONG}.db", "--key-file", "{}/key2"),
        ("workspace", "create", "--workspace", f"{{}}/{LONGER}.db", "--key-file", "{}/key2"),
        ("workspace", "create", "--workspace", "{}/new.db", "--key-file", f"{{}}/{LONGER}"),
        ("workspace", "create", "--workspace", "{}/a file/new.db", "--key-file", "{}/key2"),
        ("show", "agenda", "--workspace", f"{{}}/{LONGER}"),
        ("show", "agenda", "--workspace", "{}/a file/desk.db"),
        ("ingest", f"{{}}/{LONGER}"),
        ("ingest", "{}/a file/x"),
        ("workspace", "check", "--since", f"{{}}/{LONGER}"),
    ],
    ids=lambda words: " ".join(words)[:60],
)
def test_a_path_no_disk_has_is_one_sentence(
    run: Run, bare: Run, tmp_path: Path, words: tuple[str, ...]
) -> None:
    (tmp_path / "a file").write_text("not a folder")
    named = "--workspace" in words
    said = (bare if named else run)(*(word.replace("{}", str(tmp_path)) for word in words))
    assert (said.code, said.out, said.err.count("\n")) == (1, "", 1), said
    assert "Traceback" not in said.err


def test_settings_of_brackets_without_end_are_set_aside(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("CONCIERGE_HOME", str(tmp_path / "own"))
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "settings.json").write_text('{"a":' * 100_000)
    assert run("show", "agenda").code == 0
    assert list((tmp_path / "own").glob("settings.json.*.bad"))
