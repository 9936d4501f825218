"""What docs/events.md says of events is so."""

import io
import json
import re
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from concierge import words
from concierge.feeds import cloudevents
from concierge.feeds.ingest import ingest
from concierge.feeds.member import MemberTold
from concierge.feeds.rules import (
    CONTACT_RECEIVED,
    ISSUE_REPORTED,
    MEANINGS,
    MEMBER_UPSERTED,
    PREFIX,
)
from concierge.finding.queries import search
from concierge.issues import queries as issues
from concierge.members import queries as members
from concierge.store.work import Work
from concierge.timeline import queries as timeline
from concierge.timeline.rules import Filter
from tests.concierge.conftest import NOW, gate
from tests.concierge.feeds.test_ingest import event

PAGE = (Path(__file__).parents[3] / "docs/events.md").read_text(encoding="utf-8")
EXAMPLES = [
    line
    for block in re.findall(r"```json\n(.*?)```", PAGE, re.DOTALL)
    for line in block.splitlines()
]


def test_every_type_has_an_example() -> None:
    shown = {json.loads(line)["type"] for line in EXAMPLES}
    ours = {PREFIX + what for what in MEANINGS} | {
        MEMBER_UPSERTED,
        CONTACT_RECEIVED,
        ISSUE_REPORTED,
    }
    assert ours < shown


def test_every_field_is_told() -> None:
    told = set(re.findall(r"`(\w+)`", PAGE))
    assert set(cloudevents._FIELDS) <= told
    assert set(MemberTold.__dataclass_fields__) - {"texts"} <= told


def test_the_examples_are_taken_in_as_they_stand_and_once(work: Work) -> None:
    feed = "\n".join(EXAMPLES).encode()
    first = ingest(gate(work), io.BytesIO(feed))
    assert (first.accepted, first.rejected) == (len(EXAMPLES), [])
    assert ingest(gate(work), io.BytesIO(feed)).duplicate == len(EXAMPLES)
    member = work.read(members.by_number, "88000001")
    stream = work.read(timeline.page, member, Filter(), None, 100).rows
    assert len([row for row in stream if row.kind != "profile"]) >= len(EXAMPLES) - 1


def test_every_text_a_business_writes_is_found(work: Work) -> None:
    ingest(gate(work), io.BytesIO("\n".join(EXAMPLES).encode()))
    for line in EXAMPLES:
        event: dict[str, Any] = json.loads(line)
        for name in ("title", "text"):
            said = event["data"].get(name)
            assert not said or work.read(search, said), f"{event['type']} {name}"


@pytest.mark.parametrize(
    ("type_", "shown"),
    [
        ("order.exception", ("title", "text", "party", "region")),
        ("task.answered", ("title", "text", "party", "region")),
        ("loyalty.points", ("title", "text", "party", "region")),
        ("contact.received", ("title", "text", "party")),
        ("issue.reported", ("title", "party")),
    ],
)
def test_every_text_a_business_writes_is_shown(
    work: Work, member: UUID, type_: str, shown: tuple[str, ...]
) -> None:
    texts = {"title": "餐具", "text": "外箱破损", "party": "顺丰小哥", "region": "杭州"}
    sent = event("1", PREFIX + type_, **texts)
    assert ingest(gate(work), io.BytesIO(json.dumps(sent).encode())).rejected == []
    rows = work.read(timeline.page, member, Filter(), None, 100).rows
    [row] = [row for row in rows if row.title == texts["title"]]
    said = words.event(row, work.workspace.zone, NOW)
    for name in shown:
        assert texts[name] in f"{said.lead} {said.text}", name


def test_what_a_business_reports_stands_in_its_issue(work: Work) -> None:
    ingest(gate(work), io.BytesIO("\n".join(EXAMPLES).encode()))
    member = work.read(members.by_number, "88000001")
    [row] = work.read(issues.open_of, member)
    assert work.read(issues.detail, row.id).cause == "签收时外箱已破，两只碗碎了"
