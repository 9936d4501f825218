"""林女士 as she is known: facts, days, an issue, promises, a parcel on its way."""

from collections.abc import Callable
from datetime import datetime, timedelta
from uuid import UUID

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from concierge import clock
from concierge.contacts.actions import log_contact
from concierge.contacts.rules import Contact
from concierge.issues.rules import IssueDraft, PromiseDraft
from concierge.members.kinds import DateKind, FactKind
from concierge.members.profile import NewDate, NewFact, add_date, add_fact
from concierge.store.work import Work

ZONE = "Asia/Shanghai"


def at(hour: int, minute: int = 0, days: int = 0) -> datetime:
    """That time in Shanghai on the Friday of the pictures."""
    midnight = datetime.fromisoformat("2026-11-20T00:00:00+08:00")
    return midnight + timedelta(days=days, hours=hour, minutes=minute)


@pytest.fixture
def lin(work: Work, add: Callable[..., UUID], hands: clock.Hands) -> UUID:
    """林女士: peanuts, no calls at night, a taboo; a family; a birthday; a promise that broke."""
    hands.set(at(9, days=-30))
    member = add("林雅岚", "林女士", "黑金", "13800004417")
    for kind, text, *hours in (
        (FactKind.LIKES, "高楼层"),
        (FactKind.ALLERGY, "花生过敏"),
        (FactKind.CONTACT_RULE, "勿去电", "22:00", "09:00"),
        (FactKind.TABOO, "勿称林姐"),
        (FactKind.FAMILY, "先生周承远"),
        (FactKind.FAMILY, "女儿 6 岁"),
    ):
        work.write(add_fact, NewFact(member, kind, text, *hours))
    work.write(add_date, NewDate(member, DateKind.BIRTHDAY, "", 12, 3, 1986))
    hands.set(at(14, 3))
    work.write(
        log_contact,
        Contact(
            member,
            "盒子压瘪了一角。",
            issue=IssueDraft("餐具包裹晚到且破损", "logistics", references=("SF7731000000",)),
            promises=(PromiseDraft("退款 ¥300.00", at(15, 30), ZONE),),
        ),
    )
    hands.set(at(14, 5))
    return member


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    """Something for the panels to stand in."""
    made = QWidget()
    made.resize(1220, 800)
    qtbot.addWidget(made)
    return made
