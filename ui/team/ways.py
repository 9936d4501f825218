"""What is said of standing in that was begun or ended, and the way back from it and there again."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication

from concierge import clock, words
from concierge.team.cover import Ended, Span, begin_again, end_plans
from concierge.team.plans import Plan, part
from ui.desk import Desk
from ui.team.rows import plan_said_of
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
