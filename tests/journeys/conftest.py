"""Journeys use the same workspaces as the rooms' own tests, and the whole window on them."""

from collections.abc import Callable, Iterator
from uuid import UUID

import pytest
from PySide6.QtCore import QTranslator
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from concierge import words
from concierge.members.actions import NewMember, add_member
from concierge.store.work import Work
from tests.concierge.conftest import (
    colleague,
    hands,
    lead,
    member,
    server,
    team,
    team_identity,
    team_template,
    template,
    work,
    workspace,
)
from tests.journeys.seat import Seat, SitDown
from tests.patience import qtbot
from ui import language, theme

__all__ = [
    "colleague",
    "hands",
    "lead",
    "member",
    "qtbot",
    "server",
    "team",
    "team_identity",
    "team_template",
    "template",
    "work",
    "workspace",
]


@pytest.fixture
def speaking(qapp: QApplication) -> Iterator[Callable[[str], None]]:
    """Lets the program speak a language; none is left behind."""
    theme.apply(qapp, theme.Theme.LIGHT)
    yield lambda tongue: language.speak(qapp, tongue)
    for left in qapp.findChildren(QTranslator):
        qapp.removeTranslator(left)
        left.deleteLater()
    words.speak("en")


@pytest.fixture
def stranger(colleague: Work) -> UUID:
    """马女士, a member of 何敏's."""
    new = NewMember(
        "88000077",
        "马思远",
        "马女士",
        phones=("13900007788",),
        steward_id=colleague.actor.steward_id,
    )
    return colleague.write(add_member, new).result


@pytest.fixture
def sit_down(qtbot: QtBot, speaking: Callable[[str], None], work: Work) -> Iterator[SitDown]:
    """Opens the window for 王静, in that language: `sit_down("zh")`. Closed at the end."""
    taken: list[Seat] = []

    def sit(tongue: str = "en", size: tuple[int, int] = (1440, 900)) -> Seat:
        speaking(tongue)
        taken.append(Seat(work, qtbot, size))
        return taken[-1]

    yield sit
    for seat in taken:
        seat.leave()
