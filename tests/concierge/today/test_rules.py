"""What belongs on Today, where, and in which order."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import groupby
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from concierge import words
from concierge.members.kinds import DueKind
from concierge.moments.my_day import day_of
from concierge.today.rules import (
    AgendaItem,
    Key,
    Why,
    arrange,
    as_opened,
    horizon,
    left_red,
    next_up,
    pressing,
    section,
)

SHANGHAI = ZoneInfo("Asia/Shanghai")
NOW = datetime(2026, 11, 20, 14, 5, tzinfo=SHANGHAI)


def due(
    hours: float, number: int = 1, kind: DueKind = DueKind.PROMISE, **values: object
) -> AgendaItem:
    """A thing due some hours from now, of member `number`, who is 金卡."""
    item = AgendaItem(
        ref_id=UUID(int=abs(int(hours * 60)) + 100_000 * number),
        kind=kind,
        member_id=UUID(int=number),
        number=str(number),
        name="林雅岚",
        address="林女士",
        tier="金卡",
        line="travel",
        issue_id=None,
        issue_ref="",
        title="订好东京酒店",
        why=Why(str(kind)),
        due=NOW + timedelta(hours=hours),
        statutory=False,
        snoozed_until=None,
        binds=kind in (DueKind.PROMISE, DueKind.CLOCK),
    )
    return replace(item, **values)


def arranged(*items: AgendaItem) -> list[AgendaItem]:
    """As Today shows them at NOW."""
    return arrange(items, NOW, SHANGHAI)


def numbers(items: Sequence[AgendaItem]) -> list[str]:
    """Whose they are, in order."""
    return [item.number for item in items]


@pytest.mark.parametrize(
    ("hours", "section", "state"),
    [
        (-2, "overdue", "overdue"),
        (0, "today", "soon"),
        (3, "today", "soon"),
        (3.1, "today", "plain"),
        (13.9, "today", "plain"),  # 03:59 tomorrow is still tonight
        (14, "tomorrow", "plain"),
        (37.9, "tomorrow", "plain"),
    ],
)
def test_where_a_thing_stands_and_how_it_is_marked(hours: float, section: str, state: str) -> None:
    [item] = arranged(due(hours))
    assert (item.section, item.state) == (section, state)


def test_what_can_wait_until_the_day_after_tomorrow_is_left_out() -> None:
    assert arranged(due(38)) == []


def test_what_is_put_off_stands_where_it_was_put_off_to() -> None:
    reminder = due(-5, kind=DueKind.REMINDER)
    later = NOW + timedelta(hours=20)
    [item] = arranged(replace(reminder, snoozed_until=later))
    assert (item.section, item.state) == ("tomorrow", "snoozed")
    assert item.why == Why("snoozed", {"until": later})
    assert arranged(replace(reminder, snoozed_until=NOW + timedelta(hours=50))) == []


def test_put_off_and_past_again_it_is_overdue() -> None:
    item = due(-5, kind=DueKind.REMINDER, snoozed_until=NOW - timedelta(hours=1))
    [item] = arranged(item)
    assert (item.section, item.state, item.why) == ("overdue", "overdue", Why("reminder"))


def test_a_promise_past_its_time_says_so() -> None:
    [item] = arranged(due(-2, why=Why("promise", {"currency": "CNY"})))
    assert item.why == Why("promise_broken", {"currency": "CNY"})


def test_statutory_comes_first_then_what_broke_then_what_is_late() -> None:
    items = arranged(
        due(1, 1),
        due(-9, 2, DueKind.REMINDER),
        due(-1, 3),
        due(90, 4, DueKind.CLOCK, statutory=True),
        due(-2, 5, DueKind.CLOCK),
    )
    assert numbers(items) == ["4", "5", "3", "2", "1"]
    assert [item.section for item in items] == ["statutory", *["overdue"] * 3, "today"]


def test_at_the_same_time_the_higher_tier_then_the_older_comes_first() -> None:
    at = NOW + timedelta(hours=3)
    items = arranged(
        due(3, 1, due=at + timedelta(seconds=3)),
        due(3, 2, due=at, tier="铂金"),
        due(3, 3, due=at + timedelta(seconds=20), tier="黑金"),
        due(3, 4, due=at),
    )
    assert numbers(items) == ["3", "2", "1", "4"]


def test_what_concerns_one_member_stands_together_in_each_section() -> None:
    items = arranged(due(1, 1), due(2, 2), due(3, 1), due(-1, 2), due(20, 1))
    assert numbers(items) == ["2", "1", "1", "2", "1"]


def test_in_a_members_group_what_is_earlier_comes_first_also_before_what_broke() -> None:
    late = due(-3, 1, DueKind.REMINDER)
    broke, other = due(-1, 1, DueKind.PROMISE), due(-2, 2, DueKind.PROMISE)
    assert arranged(broke, late, other) == arranged(other, late, broke)
    assert [item.ref_id for item in arranged(broke, late, other)] == [
        *(other.ref_id, late.ref_id, broke.ref_id),
    ]


@given(
    st.lists(
        st.builds(
            due,
            st.integers(-100, 60),
            st.integers(1, 4),
            st.sampled_from(list(DueKind)),
            statutory=st.booleans(),
            tier=st.sampled_from(["黑金", "铂金", "金卡", ""]),
        ),
        max_size=12,
    )
)
def test_sections_never_mix_and_nothing_urgent_is_lost(items: list[AgendaItem]) -> None:
    shown = arranged(*items)
    sections = [item.section for item in shown]
    order = ("statutory", "overdue", "today", "tomorrow")
    assert sections == sorted(sections, key=order.index)
    for (_, _), group in groupby(shown, key=lambda item: (item.section, item.member_id)):
        times = [item.shown.replace(second=0, microsecond=0) for item in group]
        assert times == sorted(times)
    kept = [item.ref_id for item in shown]
    assert sorted(kept) == sorted(
        item.ref_id
        for item in items
        if item.statutory or item.due < datetime(2026, 11, 22, 4, tzinfo=SHANGHAI)
    )


@pytest.mark.parametrize(
    ("local", "day"),
    [("2026-11-20T03:59", date(2026, 11, 19)), ("2026-11-20T04:00", date(2026, 11, 20))],
)
def test_a_stewards_day_begins_at_four(local: str, day: date) -> None:
    now = datetime.fromisoformat(local).replace(tzinfo=SHANGHAI)
    assert day_of(now.astimezone(UTC), SHANGHAI) == day


def test_a_day_ends_at_four_of_the_clock_also_when_the_clock_changes() -> None:
    berlin = ZoneInfo("Europe/Berlin")
    today, tomorrow = horizon(date(2026, 10, 24), berlin)
    assert (today.astimezone(UTC).hour, tomorrow.astimezone(UTC).hour) == (3, 3)
    before, _ = horizon(date(2026, 10, 23), berlin)
    assert before.astimezone(UTC).hour == 2


TODAY_ENDS, _ = horizon(NOW.date(), SHANGHAI)
THINGS = st.lists(
    st.tuples(st.integers(-48, 37), st.integers(1, 4), st.booleans(), st.sampled_from(DueKind)),
    max_size=8,
)


def several(given: Sequence[tuple[int, int, bool, DueKind]]) -> list[AgendaItem]:
    """Things of several members, as Today shows them, each with an id of its own."""
    return arranged(
        *(
            due(hours, number, kind, statutory=law, ref_id=UUID(int=at))
            for at, (hours, number, law, kind) in enumerate(given)
        )
    )


def walked(items: list[AgendaItem]) -> list[AgendaItem]:
    """All that N opens, until it has opened everything."""
    opened: dict[Key, object] = {}
    way = []
    while (found := next_up(items, opened, TODAY_ENDS)) is not None:
        opened[found.key] = as_opened(found)
        way.append(found)
    return way


@given(THINGS)
def test_n_opens_everything_once_the_most_pressing_first(
    given: list[tuple[int, int, bool, DueKind]],
) -> None:
    items = several(given)
    way = walked(items)
    assert way == pressing(items, TODAY_ENDS)
    assert sorted(one.ref_id for one in way) == sorted(one.ref_id for one in items)


@given(THINGS, st.data())
def test_n_never_passes_what_is_red_and_was_not_opened(
    given: list[tuple[int, int, bool, DueKind]], data: st.DataObject
) -> None:
    items = several(given)
    opened = {one.key: as_opened(one) for one in items if data.draw(st.booleans())}
    found = next_up(items, opened, TODAY_ENDS)
    left = [one for one in items if one.key not in opened]
    assert (found is None) == (not left)
    red = [one for one in left if one.section == "overdue"]
    law = [one for one in left if one.statutory and one.due < TODAY_ENDS]
    if law:
        assert found in law
    elif red:
        assert found in red


@given(THINGS)
def test_the_first_n_opens_the_top_row_unless_only_a_later_letter_stands_above_red(
    given: list[tuple[int, int, bool, DueKind]],
) -> None:
    items = several(given)
    if items and not (items[0].statutory and items[0].due >= TODAY_ENDS):
        assert next_up(items, {}, TODAY_ENDS) == items[0]


def test_a_letter_due_another_day_waits_for_what_is_red_and_precedes_the_rest() -> None:
    items = arranged(due(80, 1, statutory=True), due(-1, 2), due(1, 3))
    assert numbers(walked(items)) == ["2", "1", "3"]


@pytest.mark.parametrize(
    "change",
    [
        {"due": NOW + timedelta(hours=5)},
        {"section": "overdue"},
        {"title": "订好东京酒店，两间"},
        {"statutory": True},
        {"snoozed_until": NOW},
    ],
)
def test_what_changed_since_it_was_opened_is_opened_again(change: dict[str, object]) -> None:
    [item] = arranged(due(3))
    opened = {item.key: as_opened(item)}
    assert next_up([item], opened, TODAY_ENDS) is None
    assert next_up([replace(item, state="soon")], opened, TODAY_ENDS) is None
    changed = replace(item, **change)  # type: ignore[arg-type]
    assert next_up([changed], opened, TODAY_ENDS) == changed


def test_red_left_behind_is_counted() -> None:
    items = arranged(due(-2, 1), due(-1, 2), due(1, 3))
    assert left_red(items, items[2], TODAY_ENDS) == 2
    assert left_red(items, items[1], TODAY_ENDS) == 1
    assert left_red(items, items[0], TODAY_ENDS) == 0


def test_a_row_stands_under_the_day_its_words_say() -> None:
    night = datetime(2026, 11, 30, 3, 4, tzinfo=SHANGHAI)
    ends = horizon(day_of(night, SHANGHAI), SHANGHAI)
    for hours in range(1, 48):
        item = replace(due(0), due=night + timedelta(hours=hours))
        where, said = section(item, night, *ends), words.moment(item.due, SHANGHAI, night)
        days = {"today": ("today", "tonight"), "tomorrow": ("tomorrow", "tomorrow night")}
        assert where is None or said.rpartition(" ")[0] in days[where]
