"""A draft is on the disk when it was put, and nobody else reads it."""

import os
import signal
import sqlite3
import subprocess
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID, uuid4

import pytest

from concierge import clock, settings
from concierge.errors import Code
from concierge.store.types import new_id
from concierge.workspace import drafts
from concierge.workspace.drafts import Drafts
from tests.refusals import refused

KEY = bytes(range(32))
PLACE = "member:0190:contact"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "mine.drafts"


@pytest.fixture
def kept(path: Path) -> Iterator[Drafts]:
    opened = Drafts(path, KEY)
    yield opened
    opened.close()


@pytest.mark.parametrize("words", ["", "王女士来电", "a\0b", "👨‍👩‍👧 \ud83d", "x" * 1_000_000])
def test_a_draft_comes_back_as_it_was_put(kept: Drafts, words: str) -> None:
    with clock.frozen(datetime(2026, 3, 1, tzinfo=UTC)):
        kept.put(PLACE, words, {"channel": "phone", "promises": ["回电", None]}, 3)
        draft = kept.get(PLACE)
        assert draft is not None
        assert (draft.text, draft.caret, draft.saved_at) == (words, 3, clock.now())
        assert draft.fields == {"channel": "phone", "promises": ["回电", None]}


def test_the_last_one_put_at_a_place_is_the_one(kept: Drafts) -> None:
    kept.put(PLACE, "a", {}, 1)
    kept.put(PLACE, "ab", {}, 2)
    assert [draft.text for draft in kept.all()] == ["ab"]


def test_one_that_was_dropped_is_gone(kept: Drafts) -> None:
    kept.put(PLACE, "a", {}, 1)
    kept.drop(PLACE)
    kept.drop(PLACE)
    assert kept.get(PLACE) is None
    assert kept.all() == []


def test_the_last_written_comes_first(kept: Drafts) -> None:
    with clock.frozen(datetime(2026, 3, 1, tzinfo=UTC)) as hands:
        for place in ("call:1", "call:2", "call:3"):
            hands.move(drafts.from_micros(1_000_000) - drafts.from_micros(0))
            kept.put(place, place, {}, 0)
    assert [draft.place for draft in kept.all()] == ["call:3", "call:2", "call:1"]


STORY = """
import os, signal
from pathlib import Path
from concierge.workspace.drafts import Drafts
kept = Drafts(Path({path!r}), bytes(range(32)))
for n in range(20):
    kept.put({place!r}, "one more word " * n, {{"n": n}}, n)
os.kill(os.getpid(), signal.SIGKILL)
"""


def test_a_draft_survives_the_kill(
    path: Path, other_process: Callable[[str], "subprocess.Popen[str]"]
) -> None:
    process = other_process(STORY.format(path=str(path), place=PLACE))
    assert process.wait() == -signal.SIGKILL
    again = Drafts(path, KEY)
    draft = again.get(PLACE)
    again.close()
    assert draft is not None
    assert (draft.text, draft.fields, draft.caret) == ("one more word " * 19, {"n": 19}, 19)


def test_nothing_of_it_is_in_the_clear(kept: Drafts, path: Path, tmp_path: Path) -> None:
    canary = "canary-王小明"
    kept.put(PLACE, canary, {"subject": canary}, 0)
    for file in path.parent.iterdir():
        for word in (canary, canary.encode("unicode_escape").decode(), PLACE):
            for encoding in ("utf-8", "utf-16-le", "gb18030"):
                assert word.encode(encoding) not in file.read_bytes()
    kept.close()
    copy = tmp_path / "copy"
    copy.write_bytes(path.read_bytes())
    with (
        closing(sqlite3.connect(copy)) as plain,
        pytest.raises(sqlite3.DatabaseError, match="not a database"),
    ):
        plain.execute("SELECT * FROM draft")
    if os.name == "posix":
        assert path.stat().st_mode & 0o777 == 0o600


def test_a_file_that_cannot_be_read_is_kept_aside_and_work_goes_on(path: Path) -> None:
    path.parent.mkdir()
    path.write_bytes(b"\x01" * 8192)
    kept = Drafts(path, KEY)
    assert kept.set_aside is not None
    assert kept.set_aside.read_bytes() == b"\x01" * 8192
    kept.put(PLACE, "a", {}, 1)
    kept.close()
    again = Drafts(path, KEY)
    assert again.set_aside is None
    assert again.get(PLACE) is not None
    again.close()


def test_another_person_s_key_is_another() -> None:
    one, other = uuid4(), uuid4()
    assert len({drafts.key_for(KEY, one), drafts.key_for(KEY, other), KEY}) == 3
    # HKDF-Expand of RFC 5869, told by another library.
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDFExpand

    info = b"concierge drafts 1:" + one.bytes
    assert drafts.key_for(KEY, one) == HKDFExpand(SHA256(), 32, info).derive(KEY)


def test_each_person_has_a_file_for_each_workspace(own_home: Path) -> None:
    workspace, one, other = UUID(int=1), UUID(int=2), UUID(int=3)
    mine, hers = (drafts.open_for(workspace, KEY, person) for person in (one, other))
    mine.put(PLACE, "mine", {}, 0)
    assert hers.get(PLACE) is None
    assert mine.path != hers.path
    assert mine.path.is_relative_to(settings.data_folder())
    assert mine.path.is_relative_to(own_home)
    mine.close()
    hers.close()


def test_a_full_disk_is_told_and_keeps_the_draft_before(tiny_disk: Path) -> None:
    kept = Drafts(tiny_disk / "mine.drafts", KEY)
    kept.put(PLACE, "before", {}, 0)
    with refused(Code.DISK_FULL):
        kept.put(PLACE, "x" * 4_000_000, {}, 0)
    draft = kept.get(PLACE)
    assert draft is not None
    assert draft.text == "before"
    kept.close()


def test_a_draft_that_was_saved_after_all_does_not_come_back(path: Path) -> None:
    done, lost, written_on = new_id(), new_id(), new_id()
    with closing(Drafts(path, KEY)) as begun:
        for place, operation in (("a", done), ("b", lost), ("c", written_on)):
            begun.put(place, "改签到几点", {}, 5)
            begun.send(place, operation)
        begun.put("c", "改签到几点，两个人", {}, 9)
    with closing(Drafts(path, KEY)) as again:
        again.settle(lambda asked: asked - {lost})
        assert [one.place for one in again.all()] == ["c", "b"]
        again.settle(lambda _asked: {lost})  # it is asked once
        assert again.get("b") is not None
