"""What is said of what a lead did, and the way back from it and there again."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication

from concierge import clock, words
from concierge.members.leaving import HandedOver, hand_over, take_over_back
from concierge.members.moving import Moved, move, move_back
from concierge.team.cover import Ended, Span, begin_again, end_plans
from concierge.team.plans import Plan, part
from ui.desk import Desk
from ui.team.rows import plan_said_of, went_back
from ui.undo import WayBack

translate = QCoreApplication.translate


def way_to_end(desk: Desk, plan: Plan) -> WayBack:
    """From a plan that was begun: nothing is left of it."""
    said, again = partial(said_ended, desk, plan), partial(way_to_begin, desk, plan, True)
    return WayBack(desk, end_plans, [plan.id], undone="", said=said, again=again)


def way_to_begin(desk: Desk, plan: Plan, whole: bool, ended: Ended) -> WayBack:
    """From a plan that was ended, or some of its times: they stand in again. Some times alone are
    ended once more by hand, for then it may be others' turn."""
    said = partial(_said_again, desk, plan, ended)
    again = partial(_ended_once_more, desk, plan) if whole else None
    return WayBack(desk, begin_again, ended, undone="", said=said, again=again)


def way_to_move_back(desk: Desk, moved: Sequence[Moved]) -> WayBack:
    """From members who were moved; they go again where all of them went back."""
    said, again = partial(_said_back, len(moved)), partial(_way_to_move, desk, len(moved))
    return WayBack(desk, move_back, moved, undone="", said=said, again=again)


def _way_to_move(desk: Desk, moved: int, back: Sequence[Moved]) -> WayBack | None:
    if len(back) < moved:
        return None
    ids, to = [one.member_id for one in back], [one.to for one in back]
    # All of one move went to the same steward.
    again = partial(way_to_move_back, desk)
    return WayBack(desk, move, ids, to[0], undone="", again=again)


def way_to_take_over_back(desk: Desk, done: HandedOver) -> WayBack:
    """From somebody's members who were handed over: they are handed over again."""

    def again(back: Sequence[Moved]) -> WayBack | None:
        if len(back) < len(done.moved):
            return None
        return WayBack(
            desk,
            hand_over,
            done.leaver_id,
            done.to_id,
            undone="",
            again=partial(way_to_take_over_back, desk),
        )

    said = partial(_said_back, len(done.moved))
    return WayBack(desk, take_over_back, done, undone="", said=said, again=again)


def _said_back(moved: int, back: Sequence[Moved]) -> str:
    return went_back(moved, len(back))


def said_ended(desk: Desk, plan: Plan, ended: Ended) -> str:
    """What was ended of a plan."""
    return words.fill(translate("TeamPanel", "Ended: {what}"), what=_what(desk, plan, ended.spans))


def _ended_once_more(desk: Desk, plan: Plan, _left: object) -> WayBack:
    return way_to_end(desk, plan)


def _said_again(desk: Desk, plan: Plan, ended: Ended, left: Sequence[Span]) -> str:
    n, times = part(plan, left).times, part(plan, ended.spans).times
    said = translate("TeamPanel", "Stands in again: {what}")
    if n < times:
        said = translate(
            "TeamPanel", "Stands in again {n} of {all} times, the others are over: {what}"
        )
    return words.fill(said, n=n, all=times, what=_what(desk, plan, left))


def _what(desk: Desk, plan: Plan, spans: Sequence[Span]) -> str:
    return plan_said_of(plan, spans, desk.zone, clock.now())
