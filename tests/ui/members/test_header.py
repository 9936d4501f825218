"""The header keeps what one must not forget while talking."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from concierge import clock
from concierge.members.fact_words import fact_said, fact_text
from concierge.members.kinds import FactKind
from concierge.members.profile import NewFact, add_fact
from concierge.members.queries import Fact
from concierge.store.types import new_id
from concierge.store.work import Work
from concierge.workspace.live import Company
from ui.desk import Desk
from ui.members.header import MemberHeader
from ui.voice import Voice
from ui.widgets.member_words import fact_icon

Settled = Callable[[], None]


@pytest.fixture
def header(
    desk: Desk, window: QWidget, lin: UUID, settled: Settled, qtbot: QtBot, voice: Voice
) -> MemberHeader:
    made = MemberHeader(desk, voice, window)
    made.resize(744, 60)
    with qtbot.waitExposed(window):
        window.show()
    made.show_member(lin)
    settled()
    return made


def shown_facts(header: MemberHeader) -> list[str]:
    return [label.text() for label in header.facts._labels if not label.isHidden()]


def test_it_reads_as_one(header: MemberHeader) -> None:
    assert header.accessibleIdentifier() == "member.header"
    assert header.accessibleName() == (
        "林女士, 林雅岚, 黑金 · 上海 14:05 · Chinese, 花生过敏, 22:00–09:00 勿去电, 勿称林姐, "
        "Last contact today 14:03, Next today 15:30 退款 ¥300.00"
    )


def test_only_what_must_not_be_forgotten_stands_there_allergies_first(
    header: MemberHeader,
) -> None:
    assert shown_facts(header) == ["花生过敏", "22:00–09:00 勿去电", "勿称林姐"]


def test_whose_member_it_is_stands_there_for_whoever_else_sees_them(
    lead: Work, window: QWidget, lin: UUID, qtbot: QtBot, voice: Voice
) -> None:
    desk = Desk(lead)
    made = MemberHeader(desk, voice, window)
    made.resize(744, 60)
    with qtbot.waitExposed(window):
        window.show()
    made.show_member(lin)
    qtbot.waitUntil(desk.idle)
    assert shown_facts(made)[-1] == "Served by 王静"
    desk.close()


def test_facts_there_is_no_room_for_fold(header: MemberHeader, reach: Any) -> None:
    header.resize(330, 60)
    assert shown_facts(header) == ["花生过敏", "22:00–09:00 勿去电"]
    assert header.facts.folded() == ["勿称林姐"]
    more = reach.find(header, "member.facts.more")
    assert more.isVisible()
    assert (more.word(), more.accessibleName()) == ("+1", "1 more fact") or more.word() == "+1"
    header.resize(744, 60)
    assert not more.isVisible()


def test_what_is_overdue_says_so_in_words(
    header: MemberHeader, hands: clock.Hands, lin: UUID, settled: Settled
) -> None:
    hands.move(timedelta(hours=3))
    header.show_member(lin)
    settled()
    assert "1 h late 退款 ¥300.00" in header.accessibleName()


def test_complaints_are_counted(
    header: MemberHeader, work: Work, lin: UUID, desk: Desk, settled: Settled
) -> None:
    done = work.write(add_fact, NewFact(lin, FactKind.COMPLAINT, "等了三次回电"))
    desk.changed.emit(done.changes)
    settled()
    assert "等了三次回电" in shown_facts(header)
    assert "complaint" in shown_facts(header)[-1]


def test_another_member_leaves_nothing_of_the_first(
    header: MemberHeader, add: Callable[..., UUID], settled: Settled
) -> None:
    other = add("Emma Fischer")
    header.show_member(other)
    assert "林" not in header.accessibleName()
    settled()
    assert header.accessibleName().startswith("Emma Fischer")
    assert shown_facts(header) == []
    assert "never" in header.accessibleName()


def test_local_time_moves_on(header: MemberHeader, hands: clock.Hands) -> None:
    hands.move(timedelta(minutes=1))
    header._minute.timeout.emit()
    assert "上海 14:06" in header.accessibleName()


def fact(kind: FactKind, text: str, *hours: str) -> Fact:
    return Fact(new_id(), kind, text, *(hours or (None, None)))


@pytest.mark.parametrize(
    ("text", "icon"), [("花生过敏", "nut-off"), ("Nuts", "nut-off"), ("海鲜过敏", "carrot")]
)
def test_nuts_have_an_icon_of_their_own(text: str, icon: str) -> None:
    assert fact_icon(fact(FactKind.ALLERGY, text)) == icon


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("花生", "Allergy: 花生"),
        ("花生过敏", "花生过敏"),
        ("Allergic to nuts", "Allergic to nuts"),
        ("Lanolin, in creams too", "Allergy: Lanolin, in creams too"),
    ],
)
def test_where_no_icon_says_so_words_say_that_it_is_an_allergy(text: str, said: str) -> None:
    assert fact_said(fact(FactKind.ALLERGY, text)) == said
    assert fact_said(fact(FactKind.TABOO, "前夫")) == "Do not mention 前夫"


def test_quiet_hours_stand_before_the_rule_once() -> None:
    said = fact_text(fact(FactKind.CONTACT_RULE, "勿去电", "22:00", "09:00"))
    assert said == "22:00–09:00 勿去电"
    again = fact_text(fact(FactKind.CONTACT_RULE, "22:00–09:00 勿去电", "22:00", "09:00"))
    assert again == said


def test_who_they_are_never_lies_under_when_one_last_spoke(header: MemberHeader) -> None:
    header.resize(744, 60)
    assert header._last.isVisible()
    header.resize(460, 60)
    assert not header._last.isVisible()
    assert header._identity.geometry().right() < header._next_label.x()
    assert header._next.geometry().right() <= header.width()
    header.resize(744, 60)
    assert header._last.isVisible()


def test_who_else_has_them_open_can_be_read_where_there_is_little_room(
    header: MemberHeader, desk: Desk, lin: UUID
) -> None:
    desk.company.emit(Company(lin, ("王静",)))
    for wide in (744, 640, 560):
        header.resize(wide, 60)
        assert header._company.width() >= header._company.sizeHint().width()
        assert header._next.geometry().right() <= header.width()


@pytest.mark.parametrize(
    ("text", "hours", "icon"),
    [
        ("勿去电", ("22:00", "09:00"), "phone-off"),
        ("No calls", (), "phone-off"),
        ("勿扰", (), "phone-off"),
        ("", ("22:00", "09:00"), "phone-off"),
        ("重要的事发邮件留底", (), "mail"),
        ("只用邮件", (), "mail"),
        ("带孩子，只发微信", ("19:00", "09:00"), "message-circle"),
        ("Texts only while at the hospital", (), "message-square"),
        ("勿发短信", (), "ban"),
        ("对人客气", (), "info"),
    ],
)
def test_only_a_rule_about_calls_has_the_crossed_phone(
    text: str, hours: tuple[str, ...], icon: str
) -> None:
    assert fact_icon(fact(FactKind.CONTACT_RULE, text, *hours)) == icon


def test_a_taboo_says_its_verb_whichever_way_it_was_written() -> None:
    assert fact_text(fact(FactKind.TABOO, "前夫")) == "Do not mention 前夫"
    for text in ("勿提前夫", "不要提 前夫", "勿称“林姐”"):
        assert fact_text(fact(FactKind.TABOO, text)) == text


def test_in_the_members_own_view_no_empty_line_stands_below_the_name(header: MemberHeader) -> None:
    assert header.height() == 60
    header.set_internal(False)
    assert header.height() == 40
    header.set_internal(True)
    assert header.height() == 60
    assert shown_facts(header)
