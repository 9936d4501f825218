"""While a phone or an e-mail is written it is said whose it is already."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from concierge.members import queries as members
from concierge.members.kinds import PointKind
from concierge.store.work import Work
from ui.desk import Desk
from ui.members.add_member import AddMember
from ui.members.known_lists import KnownLists
from ui.voice import Voice

PHONE = "13800004417"


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


def test_whose_a_new_members_phone_is_already_is_said_and_it_is_added(
    desk: Desk, window: QWidget, qtbot: QtBot, add: Callable[..., UUID], work: Work
) -> None:
    add("林雅岚", "林女士", "黑金", PHONE)
    form = AddMember(desk, window)
    form.phone.setText("138 0000 4417")
    qtbot.waitUntil(desk.idle)
    assert not form.already.isHidden()
    assert "林雅岚" in form.already.text()
    form.form.name.setText("林小雨")
    form.number.setText("88009999")
    form._commit()
    qtbot.waitUntil(desk.idle)
    assert work.read(members.by_number, "88009999")
    assert form.already.isHidden()
    form.phone.setText("13900000000")
    qtbot.waitUntil(desk.idle)
    assert form.already.isHidden()


def test_of_a_known_member_their_own_ways_are_nobody_elses(
    desk: Desk, window: QWidget, qtbot: QtBot, add: Callable[..., UUID], work: Work, voice: Voice
) -> None:
    mine = add("林雅岚", "林女士", "黑金", PHONE)
    other = add("刘亦霖", "刘先生", "黑金", "13900002086")
    lists = KnownLists(desk, voice, window)
    lists.show_profile(work.read(members.profile, mine))
    lists.points.kind.set_value(PointKind.PHONE)
    for typed, said in ((PHONE, ""), ("139 0000 2086", "刘亦霖")):
        lists.points.value.setText(typed)
        qtbot.waitUntil(desk.idle)
        assert lists.already.isHidden() is not bool(said)
        assert said in lists.already.text()
    lists.points.kind.set_value(PointKind.EMAIL)
    lists.points.value.setText(PHONE)
    lists.show_profile(work.read(members.profile, other))
    qtbot.waitUntil(desk.idle)
    assert lists.already.isHidden()
