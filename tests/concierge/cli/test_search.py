"""`search`: people by whatever one knows of them, texts by any word of theirs."""

from datetime import timedelta
from uuid import UUID

import pytest
from sqlalchemy import select

from concierge.contacts.actions import log_contact
from concierge.contacts.rules import Contact
from concierge.issues.rules import IssueDraft
from concierge.members.actions import NewMember, add_member
from concierge.notes.actions import NewNote, write_note
from concierge.store.audit import Audit
from concierge.store.work import Work
from tests.concierge.cli.conftest import Run
from tests.concierge.conftest import NOW


@pytest.fixture(autouse=True)
def told(work: Work, member: UUID) -> None:
    """What 林女士 said, and what is known of her."""
    contact = Contact(
        member, "包裹没收到，订单 RT20261119604417", issue=IssueDraft("包裹丢失 Hilton", "retail")
    )
    work.write(log_contact, contact)
    work.write(log_contact, Contact(member, "想退款 refund please", at=NOW - timedelta(days=1)))
    work.write(write_note, NewNote(member, "喜欢高楼层的房间"))


@pytest.mark.parametrize(
    "text", ["林雅岚", "雅岚", "linyalan", "LYL", "lyl", "4417", "138 0000 4417", "88000001"]
)
def test_a_person_is_found_by_whatever_one_knows(run: Run, text: str) -> None:
    shown = run("search", text, "--json").json
    assert shown["query"] == text
    first = shown["results"][0]
    assert (first["kind"], first["member"], first["title"]) == ("member", "88000001", "林雅岚")
    assert (first["issue"], first["at"]) == (None, None)


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("包裹", ["contact", "issue"]),
        ("没收", ["contact"]),
        ("楼层", ["note"]),
        ("Hilton", ["issue"]),
        ("refu", ["contact"]),
        ("REFUND 退款", ["contact"]),
        ("RT20261119604417", ["contact"]),
        ("龘靐", []),
    ],
)
def test_a_text_is_found_by_any_word_of_it(run: Run, text: str, kinds: list[str]) -> None:
    shown = run("search", text, "--json")
    assert shown.code == 0
    results = shown.json["results"]
    assert sorted(one["kind"] for one in results) == kinds
    for one in results:
        assert {"kind", "member", "issue", "at", "title", "excerpt"} <= one.keys()
        assert one["member"] == "88000001"
        assert one["at"].endswith("Z")


def test_what_is_newer_comes_first_and_the_issue_is_named(run: Run, work: Work) -> None:
    times = [one["at"] for one in run("search", "退款", "--json").json["results"]]
    assert times == ["2026-11-19T06:05:00Z"]
    results = run("search", "包裹", "--json").json["results"]
    [issue] = [one for one in results if one["kind"] == "issue"]
    assert issue["issue"].startswith("R-")
    assert "包裹丢失" in issue["excerpt"] + issue["title"]


def test_no_more_than_asked_for(run: Run, work: Work, member: UUID) -> None:
    for n in range(5):
        work.write(log_contact, Contact(member, f"咖啡 {n}", at=NOW - timedelta(hours=9 - n)))
    results = run("search", "咖啡", "--limit", "3", "--json").json["results"]
    assert [one["excerpt"] for one in results] == ["咖啡 4", "咖啡 3", "咖啡 2"]


def test_what_is_not_ones_own_is_not_found(run: Run, colleague: Work) -> None:
    new = NewMember("88000002", "吴建国", steward_id=colleague.actor.steward_id)
    other = colleague.write(add_member, new).result
    colleague.write(log_contact, Contact(other, "包裹破了"))
    found = {one["member"] for one in run("search", "包裹", "--json").json["results"]}
    assert found == {"88000001"}
    for text in ("吴建国", "wjg", "88000002"):
        assert run("search", text, "--json").json["results"] == []
    both = {one["member"] for one in run("search", "包裹", "--json", login="shen").json["results"]}
    assert both == {"88000001", "88000002"}


@pytest.mark.parametrize("text", ["", "   ", "!?…", '"', "*", "AND", "NEAR(", "（", "'; --", "%"])
def test_a_search_for_nothing_finds_nothing(run: Run, text: str) -> None:
    said = run("search", text, "--json")
    assert (said.code, said.json) == (0, {"query": text, "results": []})


def test_lines_for_people(run: Run) -> None:
    assert "林雅岚" in run("search", "lyl").out
    assert "refund" in run("search", "refund").out


def test_that_one_searched_is_on_record_and_never_for_what(run: Run, work: Work) -> None:
    found = run("search", "退款", "--json").json["results"]
    with work.workspace.readers.connect() as connection:
        [row] = connection.execute(select(Audit).where(Audit.change == "search"))
    assert row.columns == {"length": 2, "hits": len(found)}
    assert "退款" not in str(row)


def test_more_than_was_asked_for_is_said(run: Run, work: Work, member: UUID) -> None:
    for n in range(3):
        work.write(log_contact, Contact(member, f"毛巾 {n}"))
    said = run("search", "毛巾", "--limit", "2", "--json").json
    assert (len(said["results"]), said["more"]) == (2, True)
    assert "more" not in run("search", "毛巾", "--limit", "3", "--json").json
    assert "--limit" in run("search", "毛巾", "--limit", "2").err


def test_a_business_number_is_found_as_in_the_palette(run: Run, work: Work, member: UUID) -> None:
    issue = IssueDraft("碟子", "retail", references=("RT20261119604418",))
    work.write(log_contact, Contact(member, "碎了", issue=issue))
    [number] = run("search", "604418", "--json").json["results"]
    assert (number["kind"], number["title"]) == ("reference", "RT20261119604418")


def test_what_is_printed_turns_nothing_round_and_obeys_nothing(
    run: Run, work: Work, member: UUID
) -> None:
    work.write(log_contact, Contact(member, "毛巾 \u202egpj.exe\x1b[31m red \u2066open"))
    out = run("search", "毛巾").out
    assert "\u202e" not in out
    assert "\x1b" not in out
    assert "[31m" not in out
    assert out.count("\u2066") + out.count("\u2068") == out.count("\u2069")


def test_where_nothing_is_there_or_found_that_is_said(run: Run) -> None:
    assert run("search", "zzzz").out == "Nothing was found.\n"
    assert run("search", "zzzz", "--lang", "zh").out == "没有找到。\n"
    for what in ("portfolio", "agenda"):
        assert run("show", what, "--lang", "en", login="he").out == "There is nothing.\n"
    assert run("show", "agenda", "--json", login="he").json["items"] == []
