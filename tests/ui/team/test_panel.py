"""A lead's team on one screen: what each carries, who is away, and one act that lets another
stand in."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from concierge import clock
from concierge.settings import Settings
from concierge.store.work import Work
from concierge.team.access import may_see
from concierge.team.cover import cover
from concierge.team.plans import plans
from ui import language, theme
from ui.desk import Desk
from ui.team.delegate import broken_mark
from ui.team.panel import TeamPanel
from ui.team.rows import away_said
from ui.theme import Role
from ui.trouble import Trouble
from ui.undo import Undo
from ui.voice import Voice
from ui.widgets.labels import PlainLabel
from ui.widgets.paint import fitting, text_width
from ui.window import Window

Still = Callable[[], None]
Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def panel(
    leads_desk: Desk, members: list[UUID], window: QWidget, still: Still, qtbot: QtBot, voice: Voice
) -> TeamPanel:
    made = TeamPanel(leads_desk, voice, window)
    made.resize(window.size())
    with qtbot.waitExposed(window):
        window.show()
    still()
    made.take_focus()
    return made


def choose(panel: TeamPanel, reach: Any, name: str) -> None:
    rows = reach.rows(panel, "team.list")
    panel.list.select_row(
        panel.list.model().index([row.split(",")[0] for row in rows].index(name), 0)
    )


def test_a_row_reads_who_and_what_they_carry(panel: TeamPanel, reach: Any) -> None:
    he, wang = sorted(reach.rows(panel, "team.list"))
    assert he == "何敏, members: 0"
    assert wang == (
        "王静, members: 3, open issues: 2, promises due: 1, promises broken: 1, longest wait 24 h"
    )
    assert reach.find(panel, "team.count").text() == "Shanghai, 2 stewards, 3 members"


def test_the_models_keep_qts_rules(
    panel: TeamPanel, lead: Work, work: Work, colleague: Work, qtmodeltester: ModelTester
) -> None:
    qtmodeltester.check(panel.list.model())
    qtmodeltester.check(panel.plans.list.model())


def test_whoever_is_ill_is_stood_in_for_with_two_keys(
    panel: TeamPanel,
    reach: Any,
    still: Still,
    qtbot: QtBot,
    members: list[UUID],
    colleague: Work,
    voice: Voice,
) -> None:
    told: list[Any] = []
    voice.offered.connect(lambda text, back: told.append((text, back)))
    choose(panel, reach, "王静")
    qtbot.keyClick(panel.list, Key.Key_C)
    by = reach.find(panel, "team.cover.by")
    assert by.hasFocus()
    assert by.shown().startswith("何敏")
    qtbot.keyClick(by, Key.Key_Return, CONTROL)
    still()
    assert all(colleague.read(may_see, one) for one in members)
    assert panel.list.hasFocus()
    assert reach.rows(panel, "team.plans") == ["何敏 for 王静, until tomorrow 23:59"]
    assert "away, 何敏 until tomorrow 23:59" in "".join(reach.rows(panel, "team.list"))
    assert "stands in for 王静" in "".join(reach.rows(panel, "team.list"))
    [(text, back)] = told
    assert text == "何敏 for 王静, until tomorrow 23:59"
    back()
    still()
    assert reach.rows(panel, "team.plans") == []
    assert reach.find(panel, "team.plans.none").isVisible()


def test_it_is_ended_early_and_that_is_taken_back(
    panel: TeamPanel, reach: Any, still: Still, qtbot: QtBot, colleague: Work,
    members: list[UUID], hands: clock.Hands, voice: Voice,
) -> None:  # fmt: skip
    told: list[Any] = []
    choose(panel, reach, "王静")
    panel.ask_cover()
    reach.press(panel, "team.cover.commit")
    still()
    voice.offered.connect(lambda text, back: told.append((text, back)))
    qtbot.keyClick(panel.list, Key.Key_P)
    assert panel.plans.list.hasFocus()
    hands.move(timedelta(hours=1))
    qtbot.keyClick(panel.plans.list, Key.Key_X)
    still()
    hands.move(timedelta(seconds=1))
    assert not colleague.read(may_see, members[0])
    [(text, back)] = told
    assert text == "Ended: 何敏 for 王静, until tomorrow 23:59"
    back()
    still()
    assert colleague.read(may_see, members[0])


def test_nights_are_a_roster(
    panel: TeamPanel, reach: Any, still: Still, lead: Work, qtbot: QtBot
) -> None:
    choose(panel, reach, "王静")
    panel.ask_cover()
    reach.press(panel, "team.cover.how.weekly")
    assert reach.find(panel, "team.cover.until").text() == "2026-12-18 23:59"
    for name in ("MO", "TU", "WE", "TH"):
        reach.press(panel, f"team.cover.days.{name}")
    reach.write(panel, "team.cover.hours", "20:00-08:00")
    reach.press(panel, "team.cover.commit")
    still()
    [plan] = lead.read(plans)
    assert plan.times == 5
    assert reach.rows(panel, "team.plans") == [
        "何敏 for 王静, today 20:00 to tomorrow 08:00, 5 times until 12-18 23:59"
    ]
    assert "何敏 from today 20:00" in "".join(reach.rows(panel, "team.list"))
    plans_shown = panel.plans.list
    assert plans_shown.visualRect(plans_shown.model().index(0, 0)).height() == 44 + 18


def test_a_roster_is_asked_for_anew_and_meant_in_the_workspaces_zone(
    panel: TeamPanel, reach: Any, qtbot: QtBot
) -> None:
    choose(panel, reach, "王静")
    panel.ask_cover()
    reach.press(panel, "team.cover.how.weekly")
    assert reach.find(panel, "team.cover.zone").text() == "Asia/Shanghai"
    reach.press(panel, "team.cover.days.MO")
    reach.write(panel, "team.cover.hours", "20:00-08:00")
    reach.write(panel, "team.cover.zone", "Etc/UTC")
    qtbot.keyClick(reach.find(panel, "team.cover.by"), Key.Key_Escape)
    choose(panel, reach, "何敏")
    panel.ask_cover()
    assert reach.find(panel, "team.cover.zone").text() == "Asia/Shanghai"
    assert reach.find(panel, "team.cover.hours").text() == "18:00-09:00"
    assert reach.find(panel, "team.cover.days.MO").isChecked()


def test_a_roster_half_asked_is_there_again_after_a_restart(
    panel: TeamPanel,
    reach: Any,
    leads_desk: Desk,
    still: Still,
    qtbot: QtBot,
    work: Work,
    voice: Voice,
) -> None:
    choose(panel, reach, "王静")
    panel.ask_cover()
    reach.press(panel, "team.cover.how.weekly")
    reach.press(panel, "team.cover.days.MO")
    reach.write(panel, "team.cover.hours", "20:00-08:00")
    leads_desk.keeper.flush_and_wait()
    again = TeamPanel(leads_desk, voice)
    qtbot.addWidget(again)
    again.show()
    again.go_on("team-cover", work.actor.steward_id)
    qtbot.waitUntil(lambda: again.form.roster.hours.text() == "20:00-08:00")
    assert again.form.how.value() == "weekly"
    assert again.form.roster.hours.isVisible()
    assert again.form.roster.days.chosen() == frozenset({1, 2, 3, 4})
    qtbot.keyClick(again.form.by, Key.Key_Escape)
    leads_desk.keeper.flush_and_wait()
    assert leads_desk.drafts is not None
    assert leads_desk.drafts.all() == []
    again.hide()
    still()


def test_to_whom_somebodys_members_go_is_kept_until_it_is_decided(
    panel: TeamPanel, reach: Any, leads_desk: Desk, still: Still, work: Work, colleague: Work
) -> None:
    choose(panel, reach, "王静")
    panel.ask_leave()
    still()
    reach.choose(panel, "team.leave.to", colleague.actor.steward_id)
    leads_desk.keeper.flush_and_wait()
    assert leads_desk.drafts is not None
    [kept] = leads_desk.drafts.all()
    assert (kept.place, kept.text) == (f"team-leave:{work.actor.steward_id}", "何敏")
    reach.press(panel, "team.leave.hand_over")
    still()
    leads_desk.keeper.flush_and_wait()
    assert leads_desk.drafts.all() == []


def test_in_the_narrow_pane_every_day_can_be_read(panel: TeamPanel, reach: Any) -> None:
    panel.resize(964, 700)
    choose(panel, reach, "王静")
    panel.ask_cover()
    reach.press(panel, "team.cover.how.weekly")
    QApplication.processEvents()
    for name in ("MO", "TU", "WE", "TH", "FR", "SA", "SU"):
        day = reach.find(panel, f"team.cover.days.{name}")
        assert day.width() >= day.sizeHint().width()
    heads = [head for head in panel.heads._heads if isinstance(head, PlainLabel)]
    for head in heads:
        assert head.width() >= text_width(head.text(), theme.font(Role.SMALL)), head.text()


@pytest.mark.parametrize(
    ("field", "text", "said"),
    [
        ("team.cover.until", "2026-11-19 09:00", "time"),
        ("team.cover.until", "soonish", "soonish"),
        ("team.cover.until", "", "Say until when."),
        ("team.cover.hours", "nights", "nights"),
        ("team.cover.zone", "Mars", "Mars"),
    ],
)
def test_what_cannot_be_is_said_at_its_field(
    panel: TeamPanel, reach: Any, still: Still, lead: Work, field: str, text: str, said: str
) -> None:
    choose(panel, reach, "王静")
    panel.ask_cover()
    if field in ("team.cover.hours", "team.cover.zone"):
        reach.press(panel, "team.cover.how.weekly")
    reach.write(panel, field, text)
    reach.press(panel, "team.cover.commit")
    still()
    assert said in reach.find(panel, field).accessibleDescription()
    assert lead.read(plans) == []


def test_of_hours_the_window_says_hours_and_a_week_without_a_day_is_none(
    panel: TeamPanel, reach: Any, still: Still, lead: Work
) -> None:
    choose(panel, reach, "王静")
    panel.ask_cover()
    reach.press(panel, "team.cover.how.weekly")
    reach.write(panel, "team.cover.hours", "nights")
    for name in ("MO", "TU", "WE", "TH", "FR"):
        reach.press(panel, f"team.cover.days.{name}")
    reach.press(panel, "team.cover.commit")
    still()
    said = reach.find(panel, "team.cover.hours").accessibleDescription()
    assert "“nights”" in said
    assert "MO" not in said
    assert reach.find(panel, "team.cover.days").accessibleDescription() == (
        "Choose at least one day."
    )
    assert lead.read(plans) == []


def test_esc_leaves_it_as_it_was(panel: TeamPanel, reach: Any, qtbot: QtBot, lead: Work) -> None:
    panel.ask_cover()
    qtbot.keyClick(reach.find(panel, "team.cover.by"), Key.Key_Escape)
    assert panel.list.hasFocus()
    assert lead.read(plans) == []


def test_enter_wants_their_members(
    panel: TeamPanel, reach: Any, qtbot: QtBot, work: Work, voice: Voice
) -> None:
    wanted: list[UUID] = []
    voice.members_wanted.connect(wanted.append)
    choose(panel, reach, "王静")
    qtbot.keyClick(panel.list, Key.Key_Return)
    assert wanted == [work.actor.steward_id]


def test_pressing_the_red_number_wants_their_members(
    panel: TeamPanel, reach: Any, qtbot: QtBot, work: Work, voice: Voice
) -> None:
    wanted: list[UUID] = []
    voice.members_wanted.connect(wanted.append)
    for row in panel.list.rows():
        index = panel.list.objects.index_of(row.id)
        mark = broken_mark(panel.list.visualRect(index), row)
        assert mark.isEmpty() == (row.load.promises_broken == 0)
        place = mark.center() if not mark.isEmpty() else panel.list.visualRect(index).center()
        qtbot.mouseClick(panel.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert wanted == [work.actor.steward_id]


def test_everything_has_a_name_in_both_languages(
    panel: TeamPanel, reach: Any, qapp: Any, still: Still
) -> None:
    panel.ask_cover()
    for tongue in ("zh", "en"):
        language.speak(qapp, tongue)
        still()
        assert reach.nameless(panel) == []


def plan_nights(panel: TeamPanel, reach: Any, still: Still) -> None:
    """何敏 stands in for 王静 on the nights of weekends, five times."""
    choose(panel, reach, "王静")
    panel.ask_cover()
    reach.press(panel, "team.cover.how.weekly")
    for name in ("MO", "TU", "WE", "TH"):
        reach.press(panel, f"team.cover.days.{name}")
    reach.write(panel, "team.cover.hours", "20:00-08:00")
    reach.press(panel, "team.cover.commit")
    still()


def end_some(panel: TeamPanel, reach: Any, qtbot: QtBot, entry: int) -> str:
    """X on the current plan, and of what is asked then the entry of that number; what it said."""
    qtbot.keyClick(panel.plans.list, Key.Key_X)
    menu = reach.find(panel, "team.plans.how_much")
    said = str(menu.actions()[entry].text())
    menu.actions()[entry].trigger()
    menu.deleteLater()
    return said


@pytest.mark.parametrize(
    ("entry", "asked", "told_of", "left"),
    [
        (
            0,
            "Only the next time: today 20:00 to tomorrow 08:00",
            "Ended: 何敏 for 王静, today 20:00 to tomorrow 08:00",
            4,
        ),
        (
            1,
            "All of it: 5 times until 12-18 23:59",
            "Ended: 何敏 for 王静, 5 times until 12-18 23:59",
            0,
        ),
    ],
)
def test_of_a_roster_one_asks_how_much_of_it_and_says_what_was_ended(
    panel: TeamPanel, reach: Any, still: Still, qtbot: QtBot, lead: Work,
    monkeypatch: pytest.MonkeyPatch, entry: int, asked: str, told_of: str, left: int, voice: Voice,
) -> None:  # fmt: skip
    plan_nights(panel, reach, still)
    [before] = lead.read(plans)
    told: list[Any] = []
    monkeypatch.setattr(QMenu, "popup", lambda *_place: None)
    voice.offered.connect(lambda text, back: told.append((text, back)))
    assert end_some(panel, reach, qtbot, entry) == asked
    still()
    assert [plan.times for plan in lead.read(plans)] == [left] * (left > 0)
    [(text, back)] = told
    assert text == told_of
    heard: list[str] = []
    back(lambda said, _again: heard.append(said))
    still()
    assert heard == [told_of.replace("Ended", "Stands in again")]
    [after] = lead.read(plans)
    assert (after.id, after.times, after.since, after.ends) == (
        before.id, before.times, before.since, before.ends,
    )  # fmt: skip


@pytest.mark.parametrize("nights", [1, 2])
def test_undone_to_the_first_act_nothing_is_left_of_a_roster_and_each_says_what_it_did(
    panel: TeamPanel, reach: Any, still: Still, qtbot: QtBot, lead: Work,
    monkeypatch: pytest.MonkeyPatch, nights: int, voice: Voice,
) -> None:  # fmt: skip
    undo, heard = Undo(), list[str]()
    voice.offered.connect(lambda text, back: undo.push(text, back))
    undo.taken_back.connect(lambda _act, said: heard.append(said))
    monkeypatch.setattr(QMenu, "popup", lambda *_place: None)
    stood = [lead.read(plans)]
    plan_nights(panel, reach, still)
    for _ in range(nights):
        stood.append(lead.read(plans))
        end_some(panel, reach, qtbot, 0)
        still()
    while stood:
        undo.take_back()
        still()
        before = stood.pop()
        assert [(one.id, one.since, one.ends, one.times) for one in lead.read(plans)] == [
            (one.id, one.since, one.ends, one.times) for one in before
        ]
    assert heard[-1] == "Ended: 何敏 for 王静, 5 times until 12-18 23:59"
    assert all(one.startswith("Stands in again: 何敏 for 王静, ") for one in heard[:-1])
    assert "times" not in "".join(heard[:-1])


def test_what_was_begun_and_taken_back_is_done_again_and_back_as_often_as_one_likes(
    panel: TeamPanel, reach: Any, still: Still, lead: Work, voice: Voice
) -> None:
    undo, heard = Undo(), list[str]()
    voice.offered.connect(lambda text, back: undo.push(text, back))
    undo.taken_back.connect(lambda _act, said: heard.append(said))
    undo.done_again.connect(lambda _act, said: heard.append(said))
    plan_nights(panel, reach, still)
    [begun] = lead.read(plans)
    for _ in range(2):
        undo.take_back()
        still()
        assert lead.read(plans) == []
        undo.do_again()
        still()
        [plan] = lead.read(plans)
        assert (plan.id, plan.since, plan.ends, plan.times) == (
            begun.id, begun.since, begun.ends, begun.times,
        )  # fmt: skip
    assert heard == 2 * [
        "Ended: 何敏 for 王静, 5 times until 12-18 23:59",
        "Stands in again: 何敏 for 王静, 5 times until 12-18 23:59",
    ]


def test_the_selection_stays_where_it_was_when_a_plan_is_over(
    panel: TeamPanel, reach: Any, still: Still, qtbot: QtBot, lead: Work, colleague: Work,
    work: Work, hands: clock.Hands,
) -> None:  # fmt: skip
    for n in (2, 4, 6):
        times = [(hands.at + timedelta(days=n), hands.at + timedelta(days=n + 1))]
        lead.write(cover, work.actor.steward_id, colleague.actor.steward_id, times)
    panel._ask()
    still()
    rows = panel.plans.list
    rows.select_row(rows.model().index(1, 0))
    third = rows.rows()[2].id
    rows.setFocus()
    qtbot.keyClick(rows, Key.Key_X)
    still()
    assert [rows.current().id, len(rows.rows())] == [third, 2]


def test_a_leads_own_empty_lists_say_what_the_team_has_and_lead_to_it(
    leads_desk: Desk, members: list[UUID], still: Still, reach: Any, qtbot: QtBot
) -> None:
    made = Window(leads_desk, Trouble(), Settings())
    qtbot.addWidget(made)
    made.show()
    made.start()
    still()
    for show, empty in (
        (made.show_today, "today.empty"),
        (made.show_issues, "issues.empty"),
        (made.show_members, "members.empty"),
    ):
        show()
        still()
        said = " ".join(one.text() for one in reach.find(made, empty).findChildren(PlainLabel))
        assert "Your team has 3 members, 2 open issues" in said
        assert "1 promise" in said
        reach.press(made, f"{empty}.team")
        assert made.navigation.here.screen == "team"
    made.close()


def test_x_ends_from_wherever_one_is_and_the_keyboard_is_never_lost(
    panel: TeamPanel, reach: Any, still: Still, qtbot: QtBot, lead: Work
) -> None:
    choose(panel, reach, "王静")
    panel.ask_cover()
    reach.press(panel, "team.cover.commit")
    still()
    assert panel.list.hasFocus()
    qtbot.keyClick(panel.list, Key.Key_P)
    assert panel.plans.list.hasFocus()
    qtbot.keyClick(panel.plans.list, Key.Key_Escape)
    assert panel.list.hasFocus()
    qtbot.keyClick(panel.list, Key.Key_P)
    qtbot.keyClick(panel.plans.list, Key.Key_X)
    still()
    assert lead.read(plans) == []
    assert panel.list.hasFocus()
    panel.ask_cover()
    reach.press(panel, "team.cover.commit")
    still()
    qtbot.keyClick(panel.list, Key.Key_X)
    still()
    assert lead.read(plans) == []


def test_p_and_x_mean_the_steward_whose_row_is_current_and_what_was_begun_last(
    panel: TeamPanel, reach: Any, still: Still, qtbot: QtBot, lead: Work, colleague: Work,
    work: Work, hands: clock.Hands, voice: Voice,
) -> None:  # fmt: skip
    wang, he, shen = (one.actor.steward_id for one in (work, colleague, lead))
    for away, n in ((he, 2), (wang, 4), (wang, 6)):
        times = [(hands.at + timedelta(days=n), hands.at + timedelta(days=n + 1))]
        lead.write(cover, away, shen, times)
    panel._ask()
    still()
    choose(panel, reach, "王静")
    qtbot.keyClick(panel.list, Key.Key_P)
    assert panel.plans.list.current().steward == "王静"
    qtbot.keyClick(panel.plans.list, Key.Key_Down)
    qtbot.keyClick(panel.plans.list, Key.Key_P)
    last = panel.plans.list.current()
    assert last.since == hands.at + timedelta(days=6)
    panel._newest = last.id
    qtbot.keyClick(panel.plans.list, Key.Key_Escape)
    qtbot.keyClick(panel.list, Key.Key_X)
    still()
    assert [one.steward for one in lead.read(plans)] == ["何敏", "王静"]
    choose(panel, reach, "何敏")
    qtbot.keyClick(panel.list, Key.Key_X)
    still()
    said: list[str] = []
    voice.offered.connect(lambda text, _back: said.append(text))
    qtbot.keyClick(panel.list, Key.Key_X)
    still()
    assert said == ["Nobody stands in for 何敏"]
    assert [one.steward for one in lead.read(plans)] == ["王静"]


def test_tab_goes_as_the_form_is_read_and_to_the_way_that_is_taken(
    panel: TeamPanel, reach: Any, still: Still, qtbot: QtBot
) -> None:
    def tabbed() -> list[str]:
        seen: list[str] = []
        while (here := panel.window().focusWidget()).objectName() not in seen:
            seen.append(here.objectName())
            qtbot.keyClick(here, Key.Key_Tab)
        return [one.removeprefix("team.cover.") for one in seen if "days." not in one]

    choose(panel, reach, "王静")
    qtbot.keyClick(panel.list, Key.Key_C)
    once = reach.find(panel, "team.cover.how.once")
    qtbot.keyClick(panel.form.by, Key.Key_Tab)
    assert once.hasFocus()
    qtbot.keyClick(once, Key.Key_Right)
    assert tabbed()[:6] == ["how.weekly", "hours", "zone", "since", "until", "commit"]
    qtbot.keyClick(panel.form.by, Key.Key_Return, CONTROL)
    still()
    qtbot.keyClick(panel.list, Key.Key_C)
    qtbot.keyClick(panel.form.by, Key.Key_Tab)
    assert once.hasFocus()
    qtbot.keyClick(once, Key.Key_Right)
    assert panel.form.how.value() == "weekly"
    assert reach.find(panel, "team.cover.how.weekly").hasFocus()


def test_where_there_is_little_room_the_name_of_who_stands_in_stays(
    panel: TeamPanel, reach: Any, still: Still, lead: Work, work: Work, colleague: Work,
    hands: clock.Hands,
) -> None:  # fmt: skip
    times = [(hands.at, hands.at + timedelta(days=1))]
    lead.write(cover, work.actor.steward_id, colleague.actor.steward_id, times)
    panel._ask()
    still()
    said = {row.load.name: away_said(row, panel._desk.zone, hands.at) for row in panel.list.rows()}
    assert said["王静"][0].startswith("何敏 until tomorrow")
    assert said["王静"][1] == "何敏"
    assert said["何敏"] == ("stands in for 王静", "for 王静")
    small = theme.font(Role.SMALL)
    room = text_width("for 王静", small)
    assert fitting(said["何敏"], small, room) == "for 王静"
    assert fitting(said["何敏"], small, 400) == "stands in for 王静"


def test_every_act_is_in_the_menu_of_its_row(
    panel: TeamPanel, reach: Any, still: Still, work: Work, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[QMenu] = []
    monkeypatch.setattr(QMenu, "popup", lambda menu, *_place: opened.append(menu))
    index = panel.list.objects.index_of(work.actor.steward_id)
    panel.list.menu_wanted.emit(index, panel.mapToGlobal(panel.rect().center()))
    acts = {str(one.data()): one for one in opened[0].actions()}
    assert list(acts) == ["team.open", "team.cover", "team.leave"]
    acts["team.cover"].trigger()
    reach.press(panel, "team.cover.commit")
    still()
    panel.plans.list.menu_wanted.emit(panel.plans.list.model().index(0, 0), panel.pos())
    [end] = opened[1].actions()
    end.trigger()
    still()
    assert panel.plans.list.rows() == []
    for menu in opened:
        menu.deleteLater()
