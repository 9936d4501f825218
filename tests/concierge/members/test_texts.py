"""Whatever people type is kept as they typed it, or refused before anything is kept."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest

from concierge.errors import Code
from concierge.members import queries
from concierge.members.actions import MemberEdit, NewMember, add_member, change_member
from concierge.members.find import find, find_references
from concierge.members.kinds import DateKind, FactKind, PointKind
from concierge.members.portfolio import portfolio
from concierge.members.profile import NewDate, NewFact, NewPoint, add_date, add_fact, add_point
from concierge.searchindex.folding import clean
from concierge.store.work import Work
from tests.refusals import refused


@pytest.fixture(scope="module")
def naughty() -> list[str]:
    file = Path(__file__).parents[4] / "shared" / "data" / "robust" / "blns" / "blns.json"
    if not file.exists():
        pytest.skip("the list of naughty strings is not here")
    strings = json.loads(file.read_text(encoding="utf-8"))
    return [*strings, "a\0b", "\u200b林", "林\ufeff雅", "\U000e0041"]


def test_every_text_field_gives_back_what_was_typed(work: Work, naughty: list[str]) -> None:
    typed = [text for text in naughty if clean(text)]
    assert len(typed) > 400
    for number, text in enumerate(typed[::5]):
        new = NewMember(f"n{number}", text, text, tier=text, city=text, region=text)
        member = work.write(add_member, replace(new, steward_id=work.actor.steward_id)).result
        work.write(add_fact, NewFact(member, FactKind.LIKES, text))
        work.write(add_point, NewPoint(member, PointKind.PHONE, text, text))
        work.write(add_date, NewDate(member, DateKind.OTHER, text, 1, 1))
        kept = work.read(queries.profile, member)
        trimmed = text.strip()
        # A name is without what nobody sees.
        assert (kept.header.name, kept.header.address) == (clean(text), clean(text))
        assert (kept.header.tier, kept.header.city, kept.region) == (trimmed, trimmed, trimmed)
        assert kept.header.facts[0].text == text
        assert (kept.points[0].value, kept.points[0].label) == (trimmed, trimmed)
        assert kept.dates[0].label == text
        edit = MemberEdit(member, kept.version, "林", text, "", "zh", "Asia/Shanghai", "")
        work.write(change_member, edit)
        assert work.read(queries.header, member).address == clean(text)


def test_every_text_can_be_looked_for(work: Work, member: UUID, naughty: list[str]) -> None:
    for text in naughty:
        work.read(find, text)
        work.read(find_references, text)


def test_half_a_surrogate_pair_is_refused_and_nothing_is_kept(work: Work, member: UUID) -> None:
    verbs: list[tuple[Callable[..., object], object]] = [
        (add_member, NewMember("2", "林\ud800", steward_id=work.actor.steward_id)),
        (add_member, NewMember("\udfff", "林", steward_id=work.actor.steward_id)),
        (add_fact, NewFact(member, FactKind.LIKES, "茶\ud83d")),
        (add_point, NewPoint(member, PointKind.WECHAT, "\ud800")),
        (add_date, NewDate(member, DateKind.OTHER, "\ud800", 1, 1)),
    ]
    before = work.read(queries.profile, member)
    for verb, draft in verbs:
        with refused(Code.TEXT_UNSTORABLE):
            work.write(verb, draft)
    assert work.read(queries.profile, member) == before
    assert len(work.read(portfolio)) == 1
