"""What speaks against a contact is said by the member's clock, and what is allowed with it."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from concierge import words
from concierge.contacts.conscience import Attempt, Why, against, allowed, marked
from concierge.contacts.warning import warning
from concierge.members.kinds import FactKind
from concierge.members.queries import Fact
from concierge.store.types import new_id
from concierge.timeline.kinds import Channel, Direction, PartyKind

SHANGHAI, BERLIN = ZoneInfo("Asia/Shanghai"), ZoneInfo("Europe/Berlin")
NIGHT = datetime(2026, 11, 20, 19, 6, tzinfo=UTC)  # 03:06 of the 21st in Shanghai
RULE, TABOO, ALLERGY = FactKind.CONTACT_RULE, FactKind.TABOO, FactKind.ALLERGY


def fact(kind: FactKind, text: str, since: str | None = None, until: str | None = None) -> Fact:
    return Fact(new_id(), kind, text, since, until)


QUIET = fact(RULE, "勿去电", "22:00", "09:00")


def calling(at: datetime = NIGHT, channel: Channel = Channel.PHONE) -> Attempt:
    return Attempt(channel, Direction.OUT, at)


def test_a_call_in_quiet_hours_says_until_when_and_what_is_allowed() -> None:
    (one,) = against([QUIET], SHANGHAI, calling())
    assert one.why is Why.RULE
    assert one.until == datetime(2026, 11, 21, 1, 0, tzinfo=UTC)
    assert Channel.PHONE not in one.instead
    assert one.instead[0] is Channel.CHAT


def test_before_and_after_quiet_hours_nothing_speaks_against_it() -> None:
    for at in (NIGHT - timedelta(hours=5, minutes=7), NIGHT + timedelta(hours=5, minutes=54)):
        assert against([QUIET], SHANGHAI, calling(at)) == []
    assert against([QUIET], BERLIN, calling()) == []


def test_whoever_answers_is_not_scolded_nor_whoever_speaks_with_others() -> None:
    answered = Attempt(Channel.PHONE, Direction.IN, NIGHT)
    courier = Attempt(Channel.PHONE, Direction.OUT, NIGHT, PartyKind.BUSINESS)
    assert against([QUIET], SHANGHAI, answered) == against([QUIET], SHANGHAI, courier) == []
    assert against([QUIET], SHANGHAI, calling(channel=Channel.CHAT)) == []


def test_two_rules_that_follow_on_one_another_end_together() -> None:
    nap = fact(RULE, "勿去电", "09:00", "11:30")
    found = against([QUIET, nap], SHANGHAI, calling())
    assert [one.until for one in found] == [datetime(2026, 11, 21, 3, 30, tzinfo=UTC)]


def test_a_rule_without_hours_never_ends_and_names_its_own_way() -> None:
    (one,) = against([fact(RULE, "只用邮件")], SHANGHAI, calling())
    assert (one.until, one.instead) == (None, (Channel.EMAIL,))


def test_a_weekend_ends_on_monday() -> None:
    (one,) = against([fact(RULE, "周末勿扰")], SHANGHAI, calling())
    assert one.until == datetime(2026, 11, 22, 16, 0, tzinfo=UTC)
    assert one.instead == ()


def test_quiet_hours_end_by_the_clock_on_the_wall_when_clocks_change() -> None:
    before = datetime(2026, 10, 24, 22, 0, tzinfo=UTC)  # the night in which Berlin has 25 hours
    (one,) = against([QUIET], BERLIN, calling(before))
    assert one.until == datetime(2026, 10, 25, 8, 0, tzinfo=UTC)


def test_a_way_is_offered_that_the_rules_allow_now() -> None:
    assert allowed([QUIET], SHANGHAI, NIGHT, Channel.PHONE) is Channel.CHAT
    assert allowed([fact(RULE, "只用邮件")], SHANGHAI, NIGHT, Channel.PHONE) is Channel.EMAIL
    assert allowed([], SHANGHAI, NIGHT, Channel.PHONE) is Channel.PHONE
    assert allowed([fact(RULE, "勿扰")], SHANGHAI, NIGHT, Channel.PHONE) is Channel.PHONE


def test_a_taboo_and_an_allergy_are_seen_in_what_is_written() -> None:
    facts = [fact(TABOO, "勿称“林姐”"), fact(ALLERGY, "花生过敏"), fact(TABOO, "前夫")]
    found = against(facts, SHANGHAI, None, ["林姐要花生酱", "peanut"])
    assert [(one.why, one.words) for one in found] == [
        (Why.TABOO, ("林姐",)),
        (Why.ALLERGY, ("花生", "peanut")),
    ]
    assert marked(facts, "林姐要花生酱") == [(0, 2), (3, 5)]


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "03:06 with the member: 22:00–09:00 勿去电, until 09:00"),
        ("zh", "会员当地 03:06，22:00–09:00 勿去电，至 09:00"),
    ],
)
def test_the_sentence_names_the_time_and_the_rule(language: str, said: str) -> None:
    words.speak(language)
    (one,) = against([QUIET], SHANGHAI, calling())
    assert warning(one, SHANGHAI, SHANGHAI) == said


def test_where_clocks_differ_the_sentence_says_both() -> None:
    words.speak("zh")
    london = ZoneInfo("Europe/London")
    (one,) = against([QUIET], london, calling(datetime(2026, 11, 20, 1, 51, tzinfo=UTC)))
    said = "会员当地 01:51，22:00–09:00 勿去电，至 09:00（此处 17:00）"
    assert warning(one, london, SHANGHAI) == said


@given(
    st.datetimes(NIGHT.replace(year=2025, tzinfo=None), NIGHT.replace(year=2028, tzinfo=None)),
    st.times(),
    st.times(),
    st.sampled_from(["Asia/Shanghai", "Europe/Berlin", "America/New_York", "Asia/Kolkata"]),
)
def test_when_a_call_is_allowed_again_it_is_allowed(at: datetime, since, until, zone: str) -> None:  # type: ignore[no-untyped-def]
    rule = fact(RULE, "", f"{since:%H:%M}", f"{until:%H:%M}")
    theirs = ZoneInfo(zone)
    found = against([rule], theirs, calling(at.replace(tzinfo=UTC)))
    if found and found[0].until is not None:
        assert found[0].until > at.replace(tzinfo=UTC)
        assert against([rule], theirs, calling(found[0].until)) == []
