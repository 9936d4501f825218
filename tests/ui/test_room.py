"""What is on the desk has room, on small screens and with large text: nothing overprints, nothing
is cut that does not say so."""

from collections.abc import Callable, Iterator
from itertools import combinations
from typing import cast
from uuid import UUID

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QScrollBar,
    QWidget,
)
from pytestqt.qtbot import QtBot

from concierge.settings import Settings
from concierge.store.work import Work
from tests.ui.team.conftest import leads_desk, members, still
from tests.ui.test_no_english import everywhere, lin, window
from ui import language, theme
from ui.desk import Desk
from ui.people.panel import PeoplePanel
from ui.team.panel import TeamPanel
from ui.timeline.go_to import GoToDay
from ui.timeline.new_pill import NewPill
from ui.trouble import Trouble
from ui.widgets.actions import ActionButton
from ui.widgets.card import FloatingCard, Scrim
from ui.widgets.chip import Chip
from ui.widgets.fade import Fade
from ui.widgets.field_icon import FieldIcon
from ui.widgets.labels import ElidedLabel, PlainLabel
from ui.widgets.segment import Segment
from ui.widgets.tabs import TabButton
from ui.window import Window

__all__ = ["leads_desk", "lin", "members", "still", "window"]
SIZES = [
    (1024, 700, 1.5, "en"),
    (1024, 700, 1.5, "zh"),
    (960, 520, 1.0, "en"),
    (1366, 768, 1.25, "en"),
    (1440, 900, 1.5, "en"),
    (1280, 800, 1.0, "zh"),
]
OVER = (GoToDay, FloatingCard, Scrim, Fade, FieldIcon, NewPill, QScrollBar)
"""What lies over others on purpose."""


@pytest.mark.parametrize(("wide", "high", "scale", "spoken"), SIZES)
def test_nothing_overprints_and_nothing_is_cut(
    window: Window,
    qapp: QApplication,
    settled: Callable[[], None],
    lin: UUID,
    work: Work,
    wide: int,
    high: int,
    scale: float,
    spoken: str,
) -> None:
    theme.apply(qapp, theme.Theme.LIGHT, scale)
    window.resize(wide, high)
    language.speak(qapp, spoken)
    settled()
    assert not faults(window, everywhere(window, lin, work, settled))


@pytest.mark.in_a_file
@pytest.mark.parametrize(("wide", "high", "scale", "spoken"), SIZES)
def test_nothing_of_a_leads_overprints_and_nothing_is_cut(
    leads_window: Window,
    qapp: QApplication,
    still: Callable[[], None],
    members: list[UUID],
    wide: int,
    high: int,
    scale: float,
    spoken: str,
) -> None:
    theme.apply(qapp, theme.Theme.LIGHT, scale)
    leads_window.resize(wide, high)
    language.speak(qapp, spoken)
    still()
    assert not faults(leads_window, all_of_a_lead(leads_window, still))


@pytest.fixture
def leads_window(
    qtbot: QtBot, leads_desk: Desk, members: list[UUID], still: Callable[[], None]
) -> Iterator[Window]:
    """The window of whoever leads the team, and may set the file up."""
    made = Window(leads_desk, Trouble(), Settings(), sample=True)
    made.setWindowState(Qt.WindowState.WindowNoState)
    with qtbot.waitActive(made):
        made.show()
    made.start()
    made.prepare()
    yield made
    still()
    made.close()
    made.deleteLater()


def all_of_a_lead(window: Window, still: Callable[[], None]) -> Iterator[str]:
    """Opens every screen of a lead, with what stands beside its list, and says which."""
    for show in (window.show_members, window.show_issues, window.show_team, window.show_audit):
        show()
        still()
        yield show.__name__
    window.show_team()
    team = cast(TeamPanel, window.screens.currentWidget())
    for ask in (team.ask_cover, team.ask_leave):
        ask()
        still()
        yield ask.__name__
    window.show_people()
    people = cast(PeoplePanel, window.screens.currentWidget())
    still()
    for part in people.findChildren(QAbstractButton):
        if part.objectName().startswith("people.what."):
            part.click()
            still()
            yield part.objectName()


def faults(window: Window, places: Iterator[str]) -> str:
    """What is wrong in all these places, a line each."""
    found: dict[str, None] = {}
    for place in places:
        QApplication.processEvents()
        for fault in (*overprinted(window), *cut(window)):
            found[f"{place}: {fault}"] = None
    return "\n".join(found)


def overprinted(place: QWidget) -> Iterator[str]:
    """Pairs of brothers and sisters that share a place."""
    shown = [one for one in place.children() if isinstance(one, QWidget) and _stands(one)]
    for one, other in combinations(shown, 2):
        shared = one.geometry().intersected(other.geometry())
        if not shared.isEmpty():
            yield f"{named(one)} and {named(other)} share {shared.getRect()}"
    for one in shown:
        yield from overprinted(one)


def cut(place: QWidget) -> Iterator[str]:
    """Words with less room than they need, which are not made to be cut; what is partly beyond the
    edge of its parent and cannot be scrolled to."""
    for one in place.findChildren(QWidget):
        if not one.isVisible():
            continue
        if isinstance(one, PlainLabel) and not isinstance(one, ElidedLabel):
            needs = 0 if one.wordWrap() else one.sizeHint().width()
        elif isinstance(one, (ActionButton, Chip, TabButton, Segment)):
            needs = one.minimumSizeHint().width()
        else:
            continue
        if needs > one.width():
            yield f"{named(one)} has {one.width()} of {needs}"
        if not _scrolls(one) and not _whole(one, place):
            yield f"{named(one)} is beyond an edge"


def _stands(one: QWidget) -> bool:
    return one.isVisible() and not one.isWindow() and not isinstance(one, OVER)


def _scrolls(one: QWidget) -> bool:
    above = one.parentWidget()
    while above is not None:
        if isinstance(above, QAbstractScrollArea):
            return True
        above = above.parentWidget()
    return False


def _whole(one: QWidget, place: QWidget) -> bool:
    there = QRect(one.mapTo(place, QPoint()), one.size())
    return place.rect().contains(there)


def named(one: QWidget) -> str:
    """How a person finds it in the code."""
    said = getattr(one, "text", None)
    return f"{type(one).__name__} {one.objectName()} {said() if callable(said) else ''!r}".strip()
