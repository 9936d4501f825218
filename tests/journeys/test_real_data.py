"""Real conversations and real orders go in once, are found, and say the dates they had."""

import csv
import json
import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import redirect_stdout
from datetime import UTC, datetime
from io import StringIO
from pathlib import Path
from typing import Any
from unicodedata import combining, normalize

import pytest
from sqlalchemy import text

from concierge import clock
from concierge.cli import main
from concierge.finding import queries as finding
from concierge.members import queries as members
from concierge.members.find import find_references
from concierge.members.portfolio import portfolio
from concierge.timeline import queries as timeline
from concierge.timeline.rules import Filter
from concierge.workspace import file as workspace_file
from tests.concierge.conftest import NOW, signed_in
from tests.real_lines import DATA, ORDERS

SCRIPT = Path(__file__).parents[1] / "real_lines.py"
HAN = ("发货", "退款", "快递", "狗粮", "发票", "价保", "赠品", "京东", "亲爱", "灰常", "龘靐")
LATIN = ("produto", "entreg", "recebi", "não", "otimo", "e", "plus", "orderid", "iphone", "zzyzx")

Place = tuple[str, datetime, str]
"""A member's number, when, and the kind of event."""


class Desk:
    """A workspace with the events of a real data set in it."""

    def __init__(self, name: str, template: Path, folder: Path) -> None:
        self.folder = Path(shutil.copytree(template, folder / "desk"))
        self.file = folder / "lines.jsonl"
        with self.file.open("wb") as file:
            command = [sys.executable, str(SCRIPT), name, "--steward", "wang"]
            subprocess.run(command, stdout=file, check=True)
        self.lines = [json.loads(line) for line in self.file.read_bytes().splitlines()]
        self.first = self.ingest()
        key = self.folder / "desk.key"
        self.opened = workspace_file.open(self.folder / "desk.db", key_file=key)
        self.work = signed_in(self.opened, "wang")

    def ingest(self) -> dict[str, Any]:
        """`concierge ingest` of the whole file; the last line it prints."""
        on = ("--workspace", self.folder / "desk.db", "--key-file", self.folder / "desk.key")
        with clock.frozen(NOW), redirect_stdout(StringIO()) as printed:
            assert main(["ingest", *map(str, (self.file, *on)), "--as", "wang"]) == 0
        last: dict[str, Any] = json.loads(printed.getvalue().splitlines()[-1])
        return last

    def rows(self) -> dict[str, int]:
        """How many rows each table has, the index's own tables aside."""
        with self.opened.readers.connect() as asking:
            names = asking.scalars(text("SELECT name FROM sqlite_master WHERE type = 'table'"))
            ours = [name for name in names if not name.startswith("text_fts_")]
            return {
                name: asking.scalar(text(f'SELECT count(*) FROM "{name}"')) or 0 for name in ours
            }

    def found(self, words: str) -> set[Place]:
        """Where search finds these words."""
        with clock.frozen(NOW):
            results = self.work.read(finding.search, words, 50_000)
        # What the program calls an event is found too, by another test.
        return {(one.member_number, one.at, one.kind) for one in results if not one.only_said}

    def scanned(self, pattern: str) -> set[Place]:
        """Where a plain look at every line finds something: the oracle."""
        found = set()
        for line in self.lines:
            data, kind = line["data"], KINDS[line["type"].split(".")[1]]
            said = "\n".join(data.get(name, "") for name in ("title", "text", "name"))
            if re.search(pattern, bare(said)):
                at = datetime.fromisoformat(line["time"]) if "time" in line else NOW
                found.add((line["subject"], at, kind))
        return found


def bare(said: str) -> str:
    """Small letters without their marks, as people type them."""
    apart = normalize("NFD", normalize("NFKC", said).casefold())
    return "".join(letter for letter in apart if not combining(letter))


KINDS = {"contact": "contact", "order": "order", "member": "profile"}


def ready(name: str, data: str, template: Path, folders: pytest.TempPathFactory) -> Iterator[Desk]:
    if not (DATA / data).exists():
        pytest.skip(f"no real data here: {data} is not in ../shared/data")
    desk = Desk(name, template, folders.mktemp(name))
    with desk.opened:
        yield desk


@pytest.fixture(scope="module")
def chats(template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """A workspace with the conversations."""
    yield from ready("jddc", "zh-jddc", template, tmp_path_factory)


@pytest.fixture(scope="module")
def orders(template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """A workspace with the orders."""
    yield from ready("olist", "retail-olist-classified", template, tmp_path_factory)


def test_every_conversation_goes_in_and_a_second_time_adds_nothing(chats: Desk) -> None:
    assert chats.first == {"accepted": 10_270 + 200, "duplicate": 0, "rejected": []}
    before = chats.rows()
    assert chats.ingest() == {"accepted": 0, "duplicate": 10_270 + 200, "rejected": []}
    assert chats.rows() == before


def test_every_order_goes_in_and_a_second_time_adds_nothing(orders: Desk) -> None:
    assert orders.first["rejected"] == []
    before = orders.rows()
    again = orders.ingest()
    assert (again["accepted"], again["duplicate"]) == (0, orders.first["accepted"])
    assert orders.rows() == before
    assert workspace_file.check(orders.opened).ok


@pytest.mark.parametrize("words", HAN)
def test_two_han_characters_find_what_a_plain_scan_finds(chats: Desk, words: str) -> None:
    assert chats.found(words) == chats.scanned(re.escape(words))


@pytest.mark.parametrize("word", LATIN)
def test_a_latin_word_finds_what_a_plain_scan_finds(chats: Desk, orders: Desk, word: str) -> None:
    # A word begins where no Latin letter stands before it.
    pattern = r"(?<![a-zà-ɏ])" + bare(word)
    assert orders.found(word) == orders.scanned(pattern)
    assert chats.found(word) == chats.scanned(pattern)


def test_a_conversation_reads_as_it_was_written(chats: Desk) -> None:
    sent = [line for line in chats.lines if line["subject"] == "80000007"][1:]
    number = chats.work.read(members.by_number, "80000007")
    page = chats.work.read(timeline.page, number, Filter(kind="contact"), None, 100)
    assert [row.body for row in page.rows] == [line["data"]["text"] for line in reversed(sent)]
    counts = dict(chats.work.read(timeline.counts, number).kinds)
    assert counts["contact"] == len(sent)


def csv_rows() -> list[dict[str, str]]:
    with (DATA / ORDERS).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def instant(said: str) -> datetime | None:
    return datetime.fromisoformat(said).replace(tzinfo=UTC) if said else None


def test_every_order_has_its_real_promised_and_delivered_dates(orders: Desk) -> None:
    kept = {}
    for row in orders.work.read(portfolio):
        for order in orders.work.read(members.profile, row.id).references:
            kept[order.ref] = (order.expected_at, order.ended_at, order.state)
    real = {}
    for bought in csv_rows():
        promised = instant(bought["order_estimated_delivery_date"])
        arrived = instant(bought["order_delivered_customer_date"])
        state = "order.delivered" if arrived else "order.placed"
        if not arrived and bought["order_status"] == "canceled":
            arrived, state = NOW, "order.cancelled"
        real[f"OL{int(bought['id']):07}"] = (promised, arrived, state)
    assert kept == real


def test_the_late_orders_say_so_on_the_day_they_were_promised_for(orders: Desk) -> None:
    late = Counter(
        row["order_estimated_delivery_date"][:10]
        for row in csv_rows()
        if row["order_delivered_customer_date"] > row["order_estimated_delivery_date"]
    )
    assert late.total() == 380
    said: Counter[str] = Counter()
    for row in orders.work.read(portfolio):
        page = orders.work.read(timeline.page, row.id, Filter(kind="order"), None, 1000)
        days = [one.at.date().isoformat() for one in page.rows if one.what == "order.delayed"]
        said.update(days)
    assert said == late


def test_one_late_order_is_told_in_full(orders: Desk) -> None:
    with clock.frozen(NOW):
        number = orders.work.read(members.by_number, "81000041")
        page = orders.work.read(timeline.page, number, Filter(), None, 1000)
        found = orders.work.read(find_references, "000041")
    story = [
        (row.what, row.at.isoformat(timespec="minutes"))
        for row in reversed(page.rows)
        if row.data.get("ref") == "OL0000041" or row.body.startswith("ate agora não recebi a merc")
    ]
    assert story == [
        ("order.placed", "2018-03-03T20:41+00:00"),
        ("order.delayed", "2018-03-28T00:00+00:00"),
        ("contact.logged", "2018-04-04T03:38+00:00"),
        ("order.delivered", "2018-04-12T22:56+00:00"),
    ]
    assert [(one.ref, one.member_id) for one in found] == [("OL0000041", number)]
