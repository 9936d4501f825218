"""Editing a profile: plain sentences at the field, nothing lost, nobody's change overwritten."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from concierge.members.actions import MemberEdit, change_member
from concierge.members.kinds import DateKind, FactKind, PointKind
from concierge.members.queries import MemberProfile, profile
from concierge.store.work import Work
from ui.desk import Desk
from ui.members.known_kinds import day_trouble, read_day
from ui.members.profile import ProfileForm
from ui.voice import Voice
from ui.widgets.fact_right import read_hour

Settled = Callable[[], None]
Now = Callable[[], MemberProfile]
POPS_UP = pytest.mark.qt_log_ignore("This plugin does not support")
"""What a window that is not on a screen says when completions pop up."""


@pytest.fixture
def form(
    desk: Desk, window: QWidget, lin: UUID, settled: Settled, qtbot: QtBot, voice: Voice
) -> ProfileForm:
    made = ProfileForm(desk, voice, window)
    made.resize(348, 800)
    with qtbot.waitExposed(window):
        window.show()
    made.show_member(lin)
    settled()
    return made


@pytest.fixture
def now(work: Work, lin: UUID) -> Now:
    return lambda: work.read(profile, lin)


@POPS_UP
def test_the_basics_are_saved_together(
    form: ProfileForm, reach: Any, now: Now, settled: Settled, qtbot: QtBot
) -> None:
    reach.write(form, "profile.address", "林总")
    reach.write(form, "profile.timezone", "Asia/Tokyo")
    reach.write(form, "profile.city", "东京")
    city = reach.find(form, "profile.city")
    qtbot.keyClick(city, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    settled()
    saved = now().header
    assert (saved.address, saved.timezone, saved.city) == ("林总", "Asia/Tokyo", "东京")


@POPS_UP
def test_a_zone_that_is_none_is_said_at_its_field_and_nothing_is_lost(
    form: ProfileForm, reach: Any, now: Now, settled: Settled
) -> None:
    reach.write(form, "profile.address", "林总")
    reach.write(form, "profile.timezone", "Mars/Olympus")
    reach.press(form, "profile.save")
    settled()
    zone = reach.find(form, "profile.timezone")
    assert zone.accessibleDescription() == (
        "There is no time zone of this name. Write a city, or Asia/Shanghai."
    )
    assert zone.hasFocus()
    assert reach.find(form, "profile.address").text() == "林总"
    assert now().header.address == "林女士"


def test_a_name_is_needed(form: ProfileForm, reach: Any, now: Now, settled: Settled) -> None:
    reach.write(form, "profile.name", "")
    reach.press(form, "profile.save")
    settled()
    assert now().header.name == "林雅岚"
    assert reach.find(form, "profile.name").accessibleDescription()


def change(work: Work, now: Now, address: str) -> None:
    one = now().header
    edit = MemberEdit(
        one.id, now().version, one.name, address, one.tier, one.language, one.timezone, one.city
    )
    work.write(change_member, edit)


def test_both_texts_are_shown_when_somebody_was_faster(
    form: ProfileForm, reach: Any, work: Work, now: Now, settled: Settled
) -> None:
    reach.write(form, "profile.address", "林总")
    change(work, now, "林姑娘")
    reach.press(form, "profile.save")
    settled()
    assert now().header.address == "林姑娘"
    assert "林姑娘" in reach.find(form, "profile.conflict.theirs.text").text()
    assert "林总" in reach.find(form, "profile.conflict.mine.text").text()
    reach.press(form, "profile.conflict.mine")
    settled()
    assert now().header.address == "林总"


def test_or_theirs_is_taken(
    form: ProfileForm, reach: Any, work: Work, now: Now, settled: Settled
) -> None:
    reach.write(form, "profile.address", "林总")
    change(work, now, "林姑娘")
    reach.press(form, "profile.save")
    settled()
    reach.press(form, "profile.conflict.theirs")
    assert reach.find(form, "profile.address").text() == "林姑娘"


def test_quiet_hours_are_a_fact_with_both_ends(
    form: ProfileForm, reach: Any, now: Now, settled: Settled
) -> None:
    reach.choose(form, "profile.facts.kind", FactKind.CONTACT_RULE)
    reach.write(form, "profile.facts.from", "13")
    reach.press(form, "profile.facts.add")
    assert form.known.facts.trouble.text() == "Quiet hours need both ends, like 22:00 and 09:00."
    reach.write(form, "profile.facts.until", "14:30")
    reach.press(form, "profile.facts.add")
    settled()
    rules = [fact for fact in now().header.facts if fact.kind == FactKind.CONTACT_RULE]
    assert ("no calls", "13:00", "14:30") in [
        (rule.text, rule.quiet_from, rule.quiet_until) for rule in rules
    ]
    assert reach.find(form, "profile.facts.from").text() == ""


def test_a_fact_is_added_by_enter_and_taken_away_with_a_way_back(
    form: ProfileForm, reach: Any, now: Now, settled: Settled, qtbot: QtBot, voice: Voice
) -> None:
    reach.choose(form, "profile.facts.kind", FactKind.DISLIKES)
    reach.write(form, "profile.facts.text", "同一件事讲第二遍")
    qtbot.keyClick(reach.find(form, "profile.facts.text"), Qt.Key.Key_Return)
    settled()
    [fact] = [fact for fact in now().header.facts if fact.kind == FactKind.DISLIKES]
    with qtbot.waitSignal(voice.offered) as told:
        form.known.facts.drop_wanted.emit(fact.id)
    settled()
    assert not [fact for fact in now().header.facts if fact.kind == FactKind.DISLIKES]
    told.args[1]()
    settled()
    assert [fact.text for fact in now().header.facts if fact.kind == FactKind.DISLIKES]


def test_a_day_is_added(form: ProfileForm, reach: Any, now: Now, settled: Settled) -> None:
    reach.choose(form, "profile.dates.kind", DateKind.ANNIVERSARY)
    reach.write(form, "profile.dates.day", "someday")
    reach.press(form, "profile.dates.add")
    assert form.known.dates.trouble.text()
    reach.write(form, "profile.dates.day", "11-28")
    reach.write(form, "profile.dates.label", "结婚纪念日")
    reach.press(form, "profile.dates.add")
    settled()
    assert ("结婚纪念日", 11, 28, None) in [
        (one.label, one.month, one.day, one.year) for one in now().dates
    ]


def test_a_phone_is_added_and_ended(
    form: ProfileForm, reach: Any, now: Now, settled: Settled
) -> None:
    reach.choose(form, "profile.points.kind", PointKind.PHONE)
    reach.write(form, "profile.points.value", "13900001234")
    reach.press(form, "profile.points.add")
    settled()
    assert len(now().points) == 2
    form.known.points.drop_wanted.emit(now().points[0].id)
    settled()
    assert [point.plain[-4:] for point in now().points] == ["1234"]


def test_an_address_without_an_at_is_refused(form: ProfileForm, reach: Any) -> None:
    reach.choose(form, "profile.points.kind", PointKind.EMAIL)
    reach.write(form, "profile.points.value", "lin.example.com")
    reach.press(form, "profile.points.add")
    assert "@" in form.known.points.trouble.text()


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("1988-11-29", (11, 29, 1988)),
        ("11-29", (11, 29, None)),
        ("11月29日", (11, 29, None)),
        ("2-29", (2, 29, None)),
        ("19901203", (12, 3, 1990)),
        ("1990/12/3", (12, 3, 1990)),
        ("1990年12月3日", (12, 3, 1990)),
        ("1987-02-29", None),
        ("13-01", None),
        ("soon", None),
    ],
)
def test_days_are_read_as_people_write_them(text: str, day: object) -> None:
    assert read_day(text) == day


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("1990/2/29", "There is no such day as 1990/2/29."),
        ("13-01", "There is no such day as 13-01."),
        ("11/29/88", "Write the day like 1988-11-29 or 11-29."),
        ("soon", "Write the day like 1988-11-29 or 11-29."),
        ("2-29", ""),
    ],
)
def test_a_day_no_calendar_has_is_told_from_one_that_is_not_read(text: str, said: str) -> None:
    assert day_trouble(text) == said


@pytest.mark.parametrize(
    ("text", "hour"),
    [
        ("9", "09:00"),
        ("22:30", "22:30"),
        ("22点", "22:00"),
        ("晚上十点半", "22:30"),
        ("10pm", "22:00"),
        ("２２：００", "22:00"),
        ("3点", "03:00"),
        ("25", None),
        ("", None),
        ("x", None),
    ],
)
def test_hours_are_read_as_people_write_them(text: str, hour: str | None) -> None:
    assert read_hour(text) == hour


def test_everything_that_can_be_reached_has_a_name(form: ProfileForm, reach: Any) -> None:
    assert reach.nameless(form) == []
