"""What is known of a business number, whichever piece of news came first."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from concierge.members.kinds import ReferenceKind
from concierge.members.news import ReferenceNews, with_news
from concierge.store.types import new_id

FIRST = datetime(2026, 11, 1, tzinfo=UTC)
MEMBER = new_id()


def day(n: int) -> datetime:
    return FIRST + timedelta(days=n)


def said(n: int, state: str, *, ends: bool = False, **more: Any) -> ReferenceNews:
    """News of day `n`."""
    kind = ReferenceKind.BOOKING
    ended = day(n) if ends else None
    return ReferenceNews(MEMBER, "travel", "B1", kind, day(n), state=state, ended_at=ended, **more)


def known(news: Sequence[ReferenceNews]) -> dict[str, Any]:
    """What is known after these, in the order in which they came."""
    row: dict[str, Any] = {
        "kind": ReferenceKind.BOOKING,
        "at": news[0].at,
        "title": "",
        "state": "",
        "expected_at": None,
        "ended_at": None,
        "amount": None,
        "currency": None,
        "known_at": {},
    }
    for one in news:
        row |= with_news(row, one)
    return row


def test_what_happened_later_is_so_whichever_came_first() -> None:
    news = [said(22, "delivered", ends=True, title="餐具"), said(21, "dispatched", title="碗")]
    row = known(news)
    assert (row["state"], row["ended_at"], row["title"]) == ("delivered", day(22), "餐具")


def test_older_news_fills_the_gaps() -> None:
    older = said(1, "placed", title="餐具", expected_at=day(5), amount=Decimal(9), currency="CNY")
    row = known([said(3, "delayed", expected_at=day(8)), older])
    assert (row["state"], row["expected_at"]) == ("delayed", day(8))
    assert (row["title"], row["amount"], row["currency"]) == ("餐具", Decimal(9), "CNY")
    assert row["at"] == day(1)


def test_what_was_cancelled_and_made_again_is_to_come() -> None:
    story = [
        said(1, "made", expected_at=day(10)),
        said(2, "cancelled", ends=True),
        said(3, "made", expected_at=day(20)),
    ]
    row = known(story)
    assert (row["state"], row["ended_at"], row["expected_at"]) == ("made", None, day(20))
    assert row["at"] == day(3)


def test_what_was_expected_before_the_end_is_not_expected_after_it() -> None:
    """A parcel that was delivered and goes back is no parcel that is late."""
    story = [
        said(1, "placed", expected_at=day(4)),
        said(5, "delivered", ends=True),
        said(9, "return.picked_up"),
    ]
    assert known(story)["expected_at"] is None
    assert known(story[:2])["expected_at"] == day(4)


STORY = st.lists(
    st.tuples(
        st.booleans(),
        st.none() | st.integers(0, 60),
        st.sampled_from(("", "一", "二")),
        st.none() | st.integers(1, 9),
    ),
    min_size=1,
    max_size=6,
)


@given(STORY, st.randoms(use_true_random=False))
def test_the_order_of_arrival_changes_nothing(
    story: list[tuple[bool, int | None, str, int | None]], chance: Any
) -> None:
    news = [
        said(
            n,
            f"state {n}",
            ends=ends,
            title=title,
            expected_at=None if until is None else day(until),
            amount=None if amount is None else Decimal(amount),
        )
        for n, (ends, until, title, amount) in enumerate(story)
    ]
    in_order = known(news)
    chance.shuffle(news)
    mixed = known(news)
    same = ["kind", "title", "state", "ended_at", "amount"]
    # Of something that is over, what was expected is history.
    same += ["expected_at"] if in_order["ended_at"] is None else []
    assert {name: mixed[name] for name in same} == {name: in_order[name] for name in same}
