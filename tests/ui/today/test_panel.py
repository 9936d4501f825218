"""Today with the keyboard: walk, open, finish, put off, filter, and know before acting."""

from collections.abc import Callable
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from concierge.reminders.actions import finish
from concierge.store.work import Work
from concierge.today.queries import agenda
from concierge.today.rules import AgendaItem
from ui.desk import Desk
from ui.today.acts import TodayActs
from ui.today.brief import REST
from ui.today.empty import EmptyToday
from ui.today.feed import TodayFeed
from ui.today.narrow import TodayNarrow
from ui.today.panel import BRIEF_FROM, TodayPanel
from ui.voice import Voice
from ui.widgets.actions import ActionButton
from ui.widgets.labels import PlainLabel
from ui.widgets.reminder_right import ReminderRight
from ui.widgets.row_word import RowWord

Settled = Callable[[], None]
Key = Qt.Key


def press(qtbot: QtBot, panel: TodayPanel, *keys: Qt.Key) -> None:
    for key in keys:
        qtbot.keyClick(panel.list, key)


def spoken(widget: QWidget) -> str:
    """What a screen reader says of it."""
    heard = QAccessible.queryAccessibleInterface(widget)
    return heard.text(QAccessible.Text.Name) if heard else ""


def chosen(panel: TodayPanel) -> str:
    thing = panel.list.current()
    return thing.what if thing else ""


def test_the_most_pressing_thing_is_selected_at_once(panel: TodayPanel) -> None:
    assert chosen(panel) == "退款 ¥300.00"


def test_j_and_k_walk_over_headings(panel: TodayPanel, qtbot: QtBot) -> None:
    press(qtbot, panel, Key.Key_J)
    assert chosen(panel) == "告知改签进展"
    press(qtbot, panel, Key.Key_J, Key.Key_K, Key.Key_K)
    assert chosen(panel) == "退款 ¥300.00"


def test_enter_opens_the_member_with_the_thing_selected(
    panel: TodayPanel, qtbot: QtBot, busy: dict[str, UUID], voice: Voice
) -> None:
    with qtbot.waitSignal(voice.member_wanted) as wanted:
        press(qtbot, panel, Key.Key_Return)
    member, item = wanted.args or []
    assert member == busy["lin"]
    assert isinstance(item, AgendaItem)
    assert item.title == "退款 ¥300.00"


def test_next_is_wanted_from_beside_the_brief(
    panel: TodayPanel, qtbot: QtBot, voice: Voice
) -> None:
    with qtbot.waitSignal(voice.command_wanted) as wanted:
        panel.brief.wanted.emit("next")
    assert wanted.args == ["next"]


def test_e_puts_a_reminder_right_where_it_stands_and_undo_brings_it_back(
    panel: TodayPanel, acts: TodayActs, qtbot: QtBot, settled: Settled, work: Work, voice: Voice
) -> None:
    press(qtbot, panel, Key.Key_J, Key.Key_E)
    qtbot.waitUntil(lambda: panel.righting.form is not None and panel.righting.form.isVisible())
    form = panel.righting.form
    assert form is not None
    assert form.text.text() == "告知改签进展"
    form.text.setText("告知改签结果")
    with qtbot.waitSignal(voice.offered) as toast:
        qtbot.keyClick(form.text, Key.Key_Return)
    text, back = toast.args or []
    assert text == "Put right: 告知改签进展 → 告知改签结果"
    assert form.isHidden()
    assert panel.list.hasFocus()
    qtbot.waitUntil(lambda: chosen(panel) == "告知改签结果")
    back()
    qtbot.waitUntil(lambda: chosen(panel) == "告知改签进展")


def put_right(panel: TodayPanel, qtbot: QtBot) -> ReminderRight:
    """The form that E opens on the second row, 吴先生's reminder."""
    press(qtbot, panel, Key.Key_J, Key.Key_E)
    qtbot.waitUntil(lambda: panel.righting.form is not None and panel.righting.form.isVisible())
    assert panel.righting.form is not None
    return panel.righting.form


def test_what_puts_a_reminder_right_says_whose_it_is_and_esc_closes_it(
    panel: TodayPanel, qtbot: QtBot
) -> None:
    form = put_right(panel, qtbot)
    assert form.heading.text() == "吴先生: what the reminder is to say"
    qtbot.keyClicks(form.text, "half")
    qtbot.keyClick(form.text, Key.Key_Escape)
    assert form.isHidden()
    assert panel.list.hasFocus()
    press(qtbot, panel, Key.Key_E)
    qtbot.waitUntil(lambda: form.isVisible() and form.text.text() == "half")
    panel.list.setFocus()
    press(qtbot, panel, Key.Key_Escape)
    assert form.isHidden()


def test_what_puts_a_reminder_right_goes_with_its_row(
    panel: TodayPanel, window: QWidget, qtbot: QtBot, settled: Settled
) -> None:
    form = put_right(panel, qtbot)
    press(qtbot, panel, Key.Key_J)
    assert form.isHidden()
    assert panel.list.hasFocus()
    press(qtbot, panel, Key.Key_K, Key.Key_E, Key.Key_J)
    settled()
    assert form.isHidden(), "an answer that comes late opens nothing"
    press(qtbot, panel, Key.Key_K, Key.Key_E)
    qtbot.waitUntil(form.isVisible)
    panel.hide()
    panel.show()
    assert form.isHidden()


def test_what_puts_a_reminder_right_goes_when_it_is_done_elsewhere(
    panel: TodayPanel, feed: TodayFeed, qtbot: QtBot, settled: Settled, work: Work
) -> None:
    form, thing = put_right(panel, qtbot), panel.list.current()
    assert thing is not None
    work.write(finish, thing.item.ref_id)
    feed.ask()
    settled()
    assert form.isHidden()
    assert panel.list.hasFocus()


def test_e_on_a_promise_says_beside_it_what_is_possible(panel: TodayPanel, qtbot: QtBot) -> None:
    press(qtbot, panel, Key.Key_E)
    word = panel.list.findChild(RowWord)
    assert word is not None
    assert word.isVisible()
    assert word.text.text() == "A promise is not rewritten: R agrees a new time with the member."
    press(qtbot, panel, Key.Key_J)
    assert word.isHidden()


def test_the_menu_of_a_reminder_puts_it_right_by_mouse(
    panel: TodayPanel, acts: TodayActs, qtbot: QtBot
) -> None:
    press(qtbot, panel, Key.Key_J)
    thing = panel.list.current()
    assert thing is not None
    [act] = [one for one in acts.menu(thing).actions() if one.data() == "today.correct"]
    assert act.isEnabled()
    act.trigger()
    qtbot.waitUntil(lambda: panel.righting.form is not None and panel.righting.form.isVisible())


def test_d_finishes_a_reminder_and_undo_brings_it_back(
    panel: TodayPanel, acts: TodayActs, qtbot: QtBot, settled: Settled, work: Work, voice: Voice
) -> None:
    press(qtbot, panel, Key.Key_J)
    with qtbot.waitSignal(voice.offered) as toast:
        press(qtbot, panel, Key.Key_D)
    text, back = toast.args or []
    settled()
    assert "吴先生" in text
    assert "告知改签进展" in text
    assert "告知改签进展" not in [thing.what for thing in panel.rows.things()]
    back()
    settled()
    assert "告知改签进展" in [item.title for item in work.read(agenda).items]
    assert "告知改签进展" in [thing.what for thing in panel.rows.things()]


def test_what_stands_in_its_place_is_selected_then(
    panel: TodayPanel, qtbot: QtBot, settled: Settled
) -> None:
    press(qtbot, panel, Key.Key_J, Key.Key_D)
    settled()
    assert chosen(panel) == "订好东京酒店"


def test_what_was_selected_before_the_desk_was_locked_is_selected_again(
    panel: TodayPanel,
    feed: TodayFeed,
    desk: Desk,
    acts: TodayActs,
    qtbot: QtBot,
    settled: Settled,
    voice: Voice,
) -> None:
    press(qtbot, panel, Key.Key_J, Key.Key_J)
    before, kept = chosen(panel), panel.list.kept()
    assert kept is not None
    again = TodayPanel(desk, voice, feed, acts, panel.parentWidget())
    again.list.keep_to(kept)
    again.take_focus()
    feed.ask()
    settled()
    assert chosen(again) == before


def test_d_on_a_promise_goes_where_it_is_settled(
    panel: TodayPanel, acts: TodayActs, qtbot: QtBot, work: Work
) -> None:
    before = work.read(agenda).items
    with qtbot.waitSignal(acts.settle_wanted) as wanted:
        press(qtbot, panel, Key.Key_D)
    assert (wanted.args or [None])[0].title == "退款 ¥300.00"  # type: ignore[union-attr]
    assert work.read(agenda).items == before


def test_the_brief_tells_why_now_and_who(panel: TodayPanel, settled: Settled, qtbot: QtBot) -> None:
    qtbot.wait(2 * REST)
    settled()
    said = [spoken(child) for child in panel.brief.findChildren(QWidget)]
    assert "林女士" in said
    assert "退款 ¥300.00, 2 h 05 min late" in said
    assert "Open issues 1" in said


def test_the_name_changes_with_the_key_press(
    panel: TodayPanel, qtbot: QtBot, settled: Settled
) -> None:
    settled()
    press(qtbot, panel, Key.Key_J)
    [name] = [
        child
        for child in panel.brief.findChildren(QWidget)
        if child.accessibleIdentifier() == "brief.name"
    ]
    assert spoken(name) == "吴先生"


def test_the_brief_does_what_the_keys_do(
    panel: TodayPanel, acts: TodayActs, qtbot: QtBot, settled: Settled, voice: Voice
) -> None:
    settled()
    with qtbot.waitSignal(voice.member_wanted):
        panel.brief.wanted.emit("today.open")
    with qtbot.waitSignal(acts.settle_wanted):
        panel.brief.wanted.emit("today.done")


def test_a_slash_filters_and_escape_shows_all_again(
    panel: TodayPanel, qtbot: QtBot, window: QWidget
) -> None:
    press(qtbot, panel, Key.Key_Slash)
    [line] = [w for w in panel.findChildren(QWidget) if w.objectName() == "today.filter"]
    line.setText("吴先生")  # type: ignore[attr-defined]
    assert [thing.what for thing in panel.rows.things()] == ["告知改签进展"]
    assert chosen(panel) == "告知改签进展"
    qtbot.keyClick(line, Key.Key_Escape)
    assert len(panel.rows.things()) == 5


def test_where_there_is_no_room_the_brief_gives_way(panel: TodayPanel) -> None:
    panel.resize(BRIEF_FROM, 700)
    assert panel.brief.isVisibleTo(panel)
    panel.resize(BRIEF_FROM - 1, 700)
    assert not panel.brief.isVisibleTo(panel)


def test_an_empty_today_has_doors(
    desk: Desk,
    feed: TodayFeed,
    acts: TodayActs,
    window: QWidget,
    settled: Settled,
    qtbot: QtBot,
    voice: Voice,
) -> None:
    made = TodayPanel(desk, voice, feed, acts, window)
    feed.ask()
    settled()
    doors = {
        child.accessibleIdentifier()
        for child in made.findChildren(QWidget)
        if child.accessibleIdentifier().startswith("today.empty.")
    }
    assert doors == {"today.empty.add", "today.empty.sample"}
    with qtbot.waitSignal(voice.command_wanted) as opened:
        [add] = [c for c in made.findChildren(QWidget) if c.objectName() == "today.empty.add"]
        add.click()  # type: ignore[attr-defined]
    assert opened.args == ["member.add"]


def test_the_narrow_list_says_when_nothing_needs_one(
    desk: Desk, feed: TodayFeed, acts: TodayActs, window: QWidget, settled: Settled, voice: Voice
) -> None:
    feed.ask()
    settled()
    narrow = TodayNarrow(desk, voice, feed, acts, window)
    assert narrow.nothing.text() == "Nothing needs you now."
    assert narrow.nothing.isVisibleTo(narrow)


def test_a_leads_empty_today_leads_to_the_team(qtbot: QtBot) -> None:
    made = EmptyToday(for_lead=True)
    qtbot.addWidget(made)
    doors = [child.accessibleIdentifier() for child in made.findChildren(ActionButton)]
    assert doors == ["today.empty.team", "today.empty.add"]


def test_what_a_leads_today_is_empty_of_is_the_leads_own(qtbot: QtBot) -> None:
    made = EmptyToday(for_lead=True)
    qtbot.addWidget(made)
    made.show_team("Your team has 1500 members, 3 promises broken")
    said = [label.text() for label in made.findChildren(PlainLabel)]
    assert "Nothing of your own needs you now" in said
    assert "Your team has 1500 members, 3 promises broken" in said


@pytest.fixture
def narrow(
    panel: TodayPanel,
    desk: Desk,
    feed: TodayFeed,
    acts: TodayActs,
    window: QWidget,
    qtbot: QtBot,
    voice: Voice,
) -> TodayNarrow:
    """Today as it stands beside a page."""
    made = TodayNarrow(desk, voice, feed, acts, window)
    made.resize(288, 700)
    made.show()
    return made


def marked(narrow: TodayNarrow) -> str:
    """Whose page is open, for what."""
    thing = narrow.rows.thing(narrow.list.marked())
    return f"{thing.who} {thing.what}" if thing else ""


def item_of(narrow: TodayNarrow, what: str) -> AgendaItem:
    return next(thing.item for thing in narrow.rows.things() if thing.what == what)


def test_the_narrow_list_marks_whose_page_is_open(
    narrow: TodayNarrow, busy: dict[str, UUID]
) -> None:
    narrow.show_open(busy["lin"], item_of(narrow, "问一声家宴").key)
    assert marked(narrow) == "林女士 问一声家宴"
    narrow.show_open(busy["ma"])
    assert marked(narrow) == "马女士 回访退货取件"
    narrow.show_open(UUID(int=7))
    assert marked(narrow) == ""


def test_walking_through_the_narrow_list_opens_nothing_and_marks_nothing(
    narrow: TodayNarrow, busy: dict[str, UUID], qtbot: QtBot, voice: Voice
) -> None:
    narrow.show_open(busy["lin"])
    opened: list[object] = []
    voice.member_wanted.connect(lambda *args: opened.append(args))
    narrow.list.setFocus()
    qtbot.keyClick(narrow.list, Key.Key_J)
    assert narrow.list.current().who == "吴先生"  # type: ignore[union-attr]
    assert marked(narrow) == "林女士 退款 ¥300.00"
    narrow.parentWidget().setFocus()
    narrow.list.clearFocus()
    assert narrow.list.current().who == "林女士"  # type: ignore[union-attr]
    assert opened == []


def test_a_right_click_beside_a_page_opens_and_marks_nothing(
    narrow: TodayNarrow, busy: dict[str, UUID], qtbot: QtBot, voice: Voice
) -> None:
    narrow.show_open(busy["lin"])
    row = narrow.list.visualRect(narrow.rows.find(item_of(narrow, "回访退货取件").key))
    with qtbot.assertNotEmitted(voice.member_wanted):
        qtbot.mouseClick(narrow.list.viewport(), Qt.MouseButton.RightButton, pos=row.center())
    assert marked(narrow) == "林女士 退款 ¥300.00"


def test_once_the_thing_is_settled_the_next_of_the_same_member_is_marked_or_nobody(
    narrow: TodayNarrow, busy: dict[str, UUID], acts: TodayActs, settled: Settled
) -> None:
    for what, after in (("问一声家宴", "林女士 退款 ¥300.00"), ("回访退货取件", "")):
        item = item_of(narrow, what)
        narrow.show_open(item.member_id, item.key)
        acts.done(next(one for one in narrow.rows.things() if one.key == item.key))
        settled()
        assert marked(narrow) == after


def test_every_act_on_a_thing_is_in_the_menu_of_its_row(
    panel: TodayPanel, acts: TodayActs, qtbot: QtBot, voice: Voice
) -> None:
    reminder = next(one for one in panel.rows.things() if one.what == "告知改签进展")
    promise = next(one for one in panel.rows.things() if one.what == "退款 ¥300.00")
    for thing, wanted in (
        (
            reminder,
            [
                "today.open",
                "today.done",
                "today.snooze",
                "today.correct",
                "call.member",
                "compose.contact",
            ],
        ),
        (
            promise,
            ["today.open", "today.done", "today.renegotiate", "call.member", "compose.contact"],
        ),
    ):
        menu = acts.menu(thing)
        assert [one.data() for one in menu.actions() if not one.isSeparator()] == wanted
        with qtbot.waitSignal(voice.member_wanted) as opened:
            menu.actions()[0].trigger()
        assert opened.args == [thing.item.member_id, thing.item]


@pytest.mark.parametrize("identifier", ["today.list", "today.filter", "today.count"])
def test_what_one_acts_on_has_its_identifier(panel: TodayPanel, identifier: str) -> None:
    found = [w for w in panel.findChildren(QWidget) if w.accessibleIdentifier() == identifier]
    assert len(found) == 1
