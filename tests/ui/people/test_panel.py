"""Whoever sets the house up: people, lines, tiers and the zone, each changed where it is listed."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from concierge.members.tiers import tiers
from concierge.store.types import new_id
from concierge.store.work import Work
from concierge.team.actions import set_intake
from concierge.team.queries import people
from concierge.team.sign_in import SETUP
from concierge.workspace import identity
from concierge.workspace.file import Workspace
from concierge.workspace.server import TeamWorkspace
from tests.server import Server
from tests.ui.conftest import desk_of
from ui import language, theme
from ui.desk import Desk
from ui.people import rows
from ui.people.panel import PeoplePanel
from ui.theme import Role
from ui.voice import Voice
from ui.widgets.paint import text_width

Still = Callable[[], None]


@pytest.fixture
def leads_desk(qapp: QApplication, workspace: Workspace, lead: Work) -> Iterator[Desk]:
    """沈嘉言's desk; in a file a lead says who works here."""
    with desk_of(workspace, lead) as made:
        yield made


@pytest.fixture
def still(leads_desk: Desk, qtbot: QtBot) -> Still:
    return lambda: qtbot.waitUntil(leads_desk.idle)


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    made.resize(1220, 800)
    qtbot.addWidget(made)
    return made


@pytest.fixture
def panel(
    leads_desk: Desk, window: QWidget, still: Still, qtbot: QtBot, voice: Voice
) -> PeoplePanel:
    made = PeoplePanel(leads_desk, voice, window)
    made.resize(window.size())
    with qtbot.waitExposed(window):
        window.show()
    still()
    made.take_focus()
    return made


def choose(panel: PeoplePanel, still: Still, room: str, word: str) -> None:
    listed = panel.lists[room]
    listed.list.setFocus()
    row = next(one for one in listed.list.rows() if word in one.texts)
    listed.list.choose(row.id)
    still()


def logins(work: Work) -> dict[str, Any]:
    return {one.login: one for one in work.read(people)}


def test_everybody_is_listed_and_read_by_name(panel: PeoplePanel, reach: Any) -> None:
    said = reach.rows(panel, "people.list")
    assert any(one.startswith("王静, wang") for one in said)
    assert not panel.person.password.isVisibleTo(panel)


def test_somebody_is_added_and_a_login_taken_is_said_at_its_field(
    panel: PeoplePanel, still: Still, lead: Work
) -> None:
    panel.add.click()
    form = panel.person
    form.login.setText("wang")
    form.name.setText("刘洋")
    form.team.setText("Shanghai")
    form.save.click()
    still()
    assert form.form.complaint(form.login)
    assert form.name.text() == "刘洋"
    form.login.setText("liu")
    form.capacity.setText("many")
    form.save.click()
    assert form.form.complaint(form.capacity)
    form.capacity.setText("2400")
    form.save.click()
    still()
    assert (logins(lead)["liu"].name, logins(lead)["liu"].capacity) == ("刘洋", 2400)
    assert panel.lists["people"].list.current().id == logins(lead)["liu"].id
    assert panel.person.login.text() == "liu"


def test_a_change_can_be_taken_back(
    panel: PeoplePanel, still: Still, lead: Work, voice: Voice
) -> None:
    told: list[tuple[str, Any]] = []
    voice.offered.connect(lambda said, back: told.append((said, back)))
    choose(panel, still, "people", "wang")
    panel.person.name.setText("王婧")
    panel.person.save.click()
    still()
    assert logins(lead)["wang"].name == "王婧"
    [(_, back)] = told
    back()
    still()
    assert logins(lead)["wang"].name == "王静"


def test_the_tabs_stay_under_the_mouse_and_the_keyboard_comes_along(
    panel: PeoplePanel, still: Still, reach: Any, qtbot: QtBot
) -> None:
    tabs = [
        reach.find(panel, f"people.what.{one}") for one in ("people", "lines", "tiers", "workspace")
    ]
    before = [one.mapTo(panel, one.rect().topLeft()) for one in tabs]
    for tab, name in zip(reversed(tabs), ("workspace", "tiers", "lines", "people"), strict=True):
        qtbot.mouseClick(tab, Qt.MouseButton.LeftButton)
        still()
        qtbot.wait(20)
        assert [one.mapTo(panel, one.rect().topLeft()) for one in tabs] == before
        held = panel.lists[name].list if name in panel.lists else panel.zone.zone
        assert held.hasFocus()


@pytest.mark.parametrize("tongue", ["en", "zh"])
def test_in_the_narrowest_column_what_somebody_does_can_be_read(
    panel: PeoplePanel, qapp: QApplication, tongue: str
) -> None:
    language.speak(qapp, tongue)
    [state] = [one for one in rows.PEOPLE if one.key == "state"]
    said = rows.people_rows(
        [replace(one, takes_intake=True) for one in panel.lists["people"].answer]
    )
    widest = max(text_width(one.texts[-1], theme.font(Role.SMALL)) for one in said)
    assert widest <= theme.px(state.least)


def test_who_was_sent_away_is_let_back_in(panel: PeoplePanel, still: Still, lead: Work) -> None:
    choose(panel, still, "people", "he")
    panel.person.end.click()
    still()
    assert not logins(lead)["he"].active
    choose(panel, still, "people", "he")
    assert panel.person.back.isVisibleTo(panel)
    assert not panel.person.save.isVisibleTo(panel)
    panel.person.back.click()
    still()
    assert logins(lead)["he"].active


def test_a_tier_is_called_otherwise_and_a_line_added(
    panel: PeoplePanel, still: Still, lead: Work
) -> None:
    panel._what.set_value("tiers")
    panel._turn_to("tiers")
    choose(panel, still, "tiers", "gold")
    panel.tier.chinese.setText("黄金")
    panel.tier.save.click()
    still()
    assert {one.code: one.name_zh for one in lead.read(tiers)}["gold"] == "黄金"
    panel._what.set_value("lines")
    panel._turn_to("lines")
    panel.add.click()
    for field, text in (
        (panel.line.code, "health"), (panel.line.letter, "R"), (panel.line.english, "Health"),
        (panel.line.chinese, "健康"),
    ):  # fmt: skip
        field.setText(text)
    panel.line.save.click()
    still()
    assert panel.line.form.complaint(panel.line.letter)
    panel.line.letter.setText("H")
    panel.line.save.click()
    still()
    assert any(one.id == "health" for one in panel.lists["lines"].list.rows())


def test_the_zone_is_corrected_or_refused_at_its_field(
    panel: PeoplePanel, still: Still, workspace: Workspace
) -> None:
    panel._turn_to("workspace")
    panel.zone.zone.setText("Mars/Olympus")
    panel.zone.save.click()
    still()
    assert panel.zone.form.complaint(panel.zone.zone)
    panel.zone.zone.setText("Asia/Tokyo")
    panel.zone.save.click()
    still()
    assert identity.read(workspace.path).zone == "Asia/Tokyo"


def test_what_was_typed_of_somebody_and_not_saved_is_there_again(
    panel: PeoplePanel, still: Still, leads_desk: Desk, qtbot: QtBot
) -> None:
    choose(panel, still, "people", "wang")
    panel.person.name.setText("王婧")
    choose(panel, still, "people", "he")
    assert panel.person.name.text() == "何敏"
    choose(panel, still, "people", "wang")
    assert panel.person.name.text() == "王婧"
    # Nor does what somebody else changed meanwhile take it away.
    leads_desk.write(set_intake, "Shanghai", None)
    still()
    assert panel.person.name.text() == "王婧"
    panel.person.save.click()
    still()
    assert panel.person.name.text() == "王婧"
    choose(panel, still, "people", "he")
    choose(panel, still, "people", "wang")
    assert panel.person.name.text() == "王婧"


def test_somebody_new_waits_half_written_and_one_goes_on_with_them(
    panel: PeoplePanel, still: Still, qtbot: QtBot, lead: Work
) -> None:
    panel.add.click()
    panel.person.login.setText("liu")
    qtbot.keyClick(panel.person.login, Qt.Key.Key_Escape)
    assert panel.lists["people"].list.hasFocus()
    choose(panel, still, "people", "he")
    assert panel.person.login.text() == "he"
    panel.go_on("people", "new")
    still()
    assert panel.person.login.text() == "liu"
    assert panel.person.login.hasFocus()
    listed = panel.lists["people"].list
    box = listed.visualRect(listed.currentIndex())
    qtbot.mouseClick(listed.viewport(), Qt.MouseButton.LeftButton, pos=box.center())
    assert panel.person.login.text() == "he"
    panel.person.name.setText("何明")
    choose(panel, still, "people", "wang")
    panel.go_on("people", str(logins(lead)["he"].id))
    still()
    assert panel.person.name.text() == "何明"
    assert panel.person.name.hasFocus()


@pytest.mark.parametrize(("team", "made"), [("Shanghai", False), ("Shanghaj", True), ("", False)])
def test_a_team_that_is_not_there_yet_is_said_to_be_made(
    panel: PeoplePanel, still: Still, reach: Any, team: str, made: bool
) -> None:
    choose(panel, still, "people", "wang")
    panel.person.team.setText(team)
    assert reach.find(panel, "people.new_team").isVisibleTo(panel) is made
    assert panel.person.team.completer().model().rowCount() == 1


def test_what_an_end_of_access_waits_for_is_said_whole_below_the_buttons(
    panel: PeoplePanel, still: Still, lead: Work, window: QWidget, qtbot: QtBot
) -> None:
    lead.write(set_intake, "Shanghai", logins(lead)["he"].id)
    still()
    window.resize(1024, 420)
    panel.resize(window.size())
    choose(panel, still, "people", "he")
    form = panel.person
    form.end.click()
    still()
    assert not form.form.complaint(form.role)
    qtbot.waitUntil(lambda: form._refusal.visibleRegion().boundingRect() == form._refusal.rect())
    assert "teams whose new members they take 1" in form._refusal.text()
    choose(panel, still, "people", "wang")
    assert not form._refusal.isVisibleTo(panel)


def test_a_password_typed_is_saved_with_the_rest_and_stays_typed_where_it_is_refused(
    qapp: QApplication,
    team: TeamWorkspace,
    server: Server,
    window: QWidget,
    qtbot: QtBot,
    voice: Voice,
) -> None:
    login, first, second = f"liu{new_id().hex[-8:]}", "kV7#pq9!xZmT", "marble-harbour-77"
    told: list[tuple[str, Any]] = []
    with desk_of(team, Work(team, SETUP)) as desk:
        panel = PeoplePanel(desk, voice, window)
        voice.offered.connect(lambda said, back: told.append((said, back)))
        window.show()
        qtbot.waitUntil(desk.idle)
        panel.add.click()
        form = panel.person
        for field, text in ((form.login, login), (form.name, "刘洋"), (form.team, "Shanghai")):
            field.setText(text)
        form.save.click()
        qtbot.waitUntil(desk.idle)
        assert form.form.complaint(form.password) == "Write the password they sign in with."
        form.password.setText(first)
        form.save.click()
        qtbot.waitUntil(lambda: desk.idle() and panel.lists["people"].list.current() is not None)
        choose(panel, lambda: qtbot.waitUntil(desk.idle), "people", login)
        form.password.setText("short")
        form.save.click()
        qtbot.waitUntil(desk.idle)
        assert form.form.complaint(form.password)
        assert form.password.text() == "short"
        form.password.setText(second)
        form.save.click()
        qtbot.waitUntil(desk.idle)
        assert not form.password.text()
    assert told[-1] == ("New password: 刘洋", None)
    replace(server, password=second).open(team.url.database or "", login).close()
