"""What is due in words: the thing, and why it is there."""

from datetime import datetime
from zoneinfo import ZoneInfo

from concierge.due.rules import broken
from concierge.due.sorts import Item, Say, When, sort_of
from concierge.words.speech import _, facts, fill
from concierge.words.times import moment


def thing(item: Item) -> str:
    """What is to be done."""
    return item.title or sort_of(item.kind).name()


def why(item: Item, zone: ZoneInfo, now: datetime) -> str:
    """Why it is there: `Promised by 12:00, not kept`, `Reminder, set 11-12`; for a reason that only
    a newer program knows, the kind of thing."""
    when, about = _when(zone, now), _about(item)
    if item.why.code == "snoozed":
        until = item.why.values.get("until") or item.snoozed_until or item.due
        return facts(fill(_("snoozed until {moment}"), moment=when(until)), about)
    sort = sort_of(item.kind)
    late = sort.why_late if item.why.code == broken(item.kind) else None
    return facts(_say(late or sort.why, item, when), about)


def why_beside(item: Item, zone: ZoneInfo, now: datetime) -> str:
    """Why it is there, beside a mark that says how late it is or until when it is put off."""
    when = _when(zone, now)
    if item.why.code == "snoozed":
        return _about(item) or fill(_("due {moment}"), moment=when(item.due))
    beside = sort_of(item.kind).beside_late
    if beside is not None and item.why.code == broken(item.kind):
        return _about(item) or beside(item, when)
    return why(item, zone, now)


def _say(said: Say | None, item: Item, when: When) -> str:
    return said(item, when) if said else sort_of(item.kind).name()


def _about(item: Item) -> str:
    return str(item.why.values.get("issue") or "")


def _when(zone: ZoneInfo, now: datetime) -> When:
    return lambda at: moment(at, zone, now)
