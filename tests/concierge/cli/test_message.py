"""A message taken, and a look opened, from the command line."""

from __future__ import annotations

import json
from uuid import UUID

from concierge.members import queries as members
from concierge.members.actions import NewMember, add_member
from concierge.store.work import Work
from concierge.today.queries import agenda
from tests.concierge.cli.conftest import Run


def test_a_message_is_taken_by_a_full_number_and_stands_in_the_agenda(
    run: Run, work: Work, member: UUID
) -> None:
    said = run("message", "13800004417", "请回电", "--party", "周婷", "--urgent", login="he")
    assert (said.code, said.out, said.err) == (
        0,
        "Message for 林女士 taken; 王静 has it on Today.\n",
        "",
    )
    [item] = json.loads(run("show", "agenda", "--json", login="wang").out)["items"]
    assert (item["kind"], item["title"], item["member"]) == ("reply", "请回电", "88000001")
    assert item["why"].endswith("何敏 took a message today 14:05, from 周婷")
    courier = ("--party", "顺丰小哥", "--party-kind", "business")
    assert run("message", "13800004417", "放门口了", *courier, login="he").code == 0
    items = json.loads(run("show", "agenda", "--json", login="wang").out)["items"]
    assert any(one["why"].endswith("from 顺丰小哥, business or courier") for one in items)


def test_nobody_is_found_by_less(run: Run, work: Work, member: UUID) -> None:
    for number in ("4417", "8800000", "林雅岚"):
        said = run("message", number, "x", login="he")
        assert (said.code, said.out) == (1, "")
    new = NewMember("88000002", "林伟", phones=("13800004417",), steward_id=work.actor.steward_id)
    work.write(add_member, new)
    said = run("message", "13800004417", "x", login="he")
    assert said.code == 1
    assert "2 members" in said.err
    assert work.read(agenda).items == ()


def test_a_look_is_opened_with_a_reason(
    run: Run, work: Work, colleague: Work, member: UUID
) -> None:
    assert run("show", "member", "88000001", login="he").code == 1
    said = run("look", "88000001", "--why", "会员在前台", login="he")
    assert (said.code, said.out, said.err) == (
        *(0, "林女士, of 王静, is open to you until today 15:05; 王静 is told.\n"),
        "",
    )
    assert colleague.read(members.header, member).look is not None
    assert run("show", "member", "88000001", login="he").code == 0
    assert [item.title for item in work.read(agenda).items] == ["会员在前台"]
    assert run("look", "88000001", "--why", "x", "--confidential", login="he").code == 1


def test_a_program_is_told_whom_it_found(run: Run, member: UUID) -> None:
    taken = run("message", "88000001", "请回电", "--json", login="he")
    assert taken.json == {"address": "林女士", "steward": "王静"}
    look = run("look", "88000001", "--why", "会员在前台", "--json", login="he").json
    assert look == {"address": "林女士", "steward": "王静", "until": "2026-11-20T07:05:00Z"}
    anyway = run("look", "88000001", "--why", "会员在前台", "--json", login="shen").json
    assert anyway["until"] is None
