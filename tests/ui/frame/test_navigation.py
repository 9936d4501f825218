"""Back to the same place, and among the last members."""

from uuid import UUID

from ui.frame.navigation import Navigation, Place

LIN, WU, MA = UUID(int=1), UUID(int=2), UUID(int=3)


def page(member: UUID, issue: UUID | None = None) -> Place:
    return Place("member", member, issue)


def test_back_leads_the_way_one_came() -> None:
    way = Navigation(Place("today"))
    way.go(page(LIN))
    way.go(page(LIN, UUID(int=9)))
    way.go(Place("issues"))
    assert way.back() == page(LIN, UUID(int=9))
    assert way.back() == page(LIN)
    assert way.back() == Place("today")
    assert way.back() is None
    assert way.here == Place("today")


def test_going_where_one_is_leaves_no_trace() -> None:
    way = Navigation(Place("today"))
    way.go(Place("today"))
    assert way.back() is None


def test_one_turn_goes_to_the_member_before_and_the_next_comes_back() -> None:
    way = Navigation(Place("today"))
    way.go(page(LIN))
    way.go(page(WU))
    for expected in (LIN, WU, LIN):
        turned = way.turn()
        assert turned == expected
        way.turn_to(turned)
        way.settle()


def test_turning_on_goes_further_back() -> None:
    way = Navigation(Place("today"))
    for member in (LIN, WU, MA):
        way.go(page(member))
    turned = []
    for _ in range(3):
        member = way.turn()
        assert member is not None
        turned.append(member)
        way.turn_to(member)
    assert turned == [WU, LIN, MA]


def test_from_another_screen_the_first_turn_goes_to_the_last_member() -> None:
    way = Navigation(Place("today"))
    way.go(page(LIN))
    way.go(page(WU))
    way.go(Place("settings"))
    assert way.turn() == WU


def test_with_nobody_seen_there_is_nobody_to_turn_to() -> None:
    way = Navigation(Place("today"))
    assert way.turn() is None
    way.go(page(LIN))
    assert way.turn() is None
