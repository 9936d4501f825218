"""Entries of the timeline in words: `what` and its values become a sentence in either language."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from concierge.words.names import name
from concierge.words.said import (
    OVERDUE,
    SETTLED,
    Bit,
    Retracted,
    Row,
    Said,
    Where,
    instant,
    money,
    terms,
)
from concierge.words.speech import _, facts, fill, listed, mark, pgettext, quoted
from concierge.words.times import lead_in, moment, month_day


def event(row: Row, zone: ZoneInfo, now: datetime) -> Said:
    """One timeline entry as read at `now` in `zone`."""
    where = Where(zone, now)
    if row.retracted:
        return _retracted(row.retracted, where)
    say = _SAY.get(row.what) or _SAY_KIND.get(row.what.partition(".")[0], _plain)
    return say(row, where)


def _retracted(stub: Retracted, where: Where) -> Said:
    signed = facts(stub.steward_name, moment(stub.at, where.zone, where.now))
    return Said(_("Retracted"), facts(stub.reason, signed))


# contacts


SAID_OF = ("representative", "business", "partner", "colleague")
"""What somebody is, where their name alone does not say it."""


def _contact(row: Row, where: Where) -> Said:
    text = quoted(row.body) if row.direction == "in" and row.body else row.body
    # A mail has a subject as well.
    text = lead_in(row.title, text) if row.title and text else text or row.title
    said = Said(_call(row), text, _got_through(row), "", _bits(row, where))
    if row.data.get("settled"):
        said = replace(said, state=_("settled on the spot"), mood=SETTLED)
    return said


def _corrected(row: Row, where: Where) -> Said:
    """Somebody who serves the member says beside an entry what was otherwise."""
    return Said(_("Correction"), row.body, row.title)


def _call(row: Row) -> str:
    """The beginning of a contact: `Call in 6 min`, `E-mail Zhou Ting`, `No answer`."""
    if row.channel == "phone" or row.channel is None:
        if row.direction == "out" and row.reached == "no_answer":
            word = _("No answer")
        else:
            word = _("Call out") if row.direction == "out" else _("Call in")
    else:
        word = name(row.channel, "Channel")
    minutes = row.data.get("minutes")
    if minutes:
        word = f"{word} {fill(_('{n} min'), n=minutes)}"
    who = row.party or _unnamed(row.party_kind)
    return f"{word} {who}" if who else word


def _unnamed(kind: str | None) -> str:
    """What they are whose name nobody wrote down; the member needs none."""
    return "" if kind in (None, "member") else name(kind, "PartyKind")


def _got_through(row: Row) -> str:
    if row.reached == "message_left":
        return name("message_left", "Reached")
    written = row.channel not in (None, "phone")
    return name("no_answer", "Reached") if row.reached == "no_answer" and written else ""


def _bits(row: Row, where: Where) -> tuple[Bit, ...]:
    return tuple(_bit(bit, where) for bit in row.data.get("bits", ()))


def _bit(bit: Mapping[str, Any], where: Where) -> Bit:
    kind = str(bit.get("kind", ""))
    when = where.short(bit.get("due") or bit.get("at"))
    more = name(bit.get("urgency"), "Urgency") if kind == "issue" else when
    return Bit(kind, f"{name(kind, 'Kind')} {more}".strip())


def _message(row: Row, where: Where) -> Said:
    """A contact that a colleague took down."""
    said = _contact(row, where)
    by = fill(_("taken by {name}"), name=row.data.get("by", ""))
    urgent = name("urgent", "Urgency") if row.data.get("urgent") else ""
    what = name(row.party_kind, "PartyKind") if row.party and row.party_kind in SAID_OF else ""
    return replace(said, state=facts(urgent, what, by))


def _message_step(row: Row, where: Where) -> Said:
    """What became of a message."""
    if row.what == "message.snoozed":
        until = where.moment(row.data.get("until"))
        return Said(_("Message"), fill(_("snoozed until {moment}"), moment=until))
    if row.what == "message.aside":
        return Said(_("Message"), _("put aside, the issue stays closed"))
    again = pgettext("reminder", "taken up again")
    return Said(_("Message"), _("answered") if row.what == "message.answered" else again)


def _told(row: Row, where: Where) -> Said:
    outcome = row.title or str(row.data.get("outcome", ""))
    return Said(
        _("Told the member"), facts(outcome, *terms(row, where)), name(row.reached, "Reached")
    )


# notes, issues, promises, reminders


def _note(row: Row, _where: Where) -> Said:
    lead = _("Note changed") if row.what == "note.changed" else name("note", "Kind")
    visibility = row.data.get("visibility")
    text = row.body or row.title
    if row.data.get("closed"):
        mine = visibility == "mine"
        text = _("for its author alone") if mine else _("for its author and the member's steward")
    return Said(lead, text, name(visibility, "Visibility"))


def _issue_opened(row: Row, _where: Where) -> Said:
    state = facts(name(row.data.get("urgency"), "Urgency"), str(row.data.get("ref", "")))
    return Said(name("issue", "Kind"), facts(row.title, row.party or ""), state)


def _issue_answered(row: Row, where: Where) -> Said:
    return Said(_("Answer"), facts(row.title, *terms(row, where)), _ref(row))


def _issue_step(row: Row, _where: Where) -> Said:
    vocabulary = "Status" if row.what == "issue.status" else "Urgency"
    before, after = name(row.data.get("from"), vocabulary), name(row.data.get("to"), vocabulary)
    return Said(name("issue", "Kind"), f"{before} → {after}", _ref(row))


def _changed(row: Row, _where: Where) -> Said:
    fields = [name(field, "Field") for field in row.data.get("fields", ())]
    text = fill(_("changed: {fields}"), fields=listed(fields))
    return Said(name(row.kind, "Kind"), text, _ref(row))


def _issue_reference(row: Row, _where: Where) -> Said:
    dropped = _("no longer about it") if row.data.get("dropped") else ""
    return Said(_("Business reference"), facts(str(row.data.get("number", "")), dropped), _ref(row))


def _issue_proved(row: Row, _where: Where) -> Said:
    return Said(_("Proof"), facts(name(row.data.get("proof"), "ProofKind"), row.title), _ref(row))


def _issue_closed(row: Row, _where: Where) -> Said:
    end = name(row.data.get("end"), "End")
    if row.data.get("override"):
        end = facts(end, _("by the lead's decision"))
    return Said(_("Issue closed"), facts(end, row.title), name("closed", "Status"), SETTLED)


def _issue_reopened(row: Row, _where: Where) -> Said:
    return Said(_("Issue reopened"), row.title, _ref(row))


def _ref(row: Row) -> str:
    return str(row.data.get("ref", ""))


def _promise(row: Row, where: Where) -> Said:
    """A promise as it was made; `state` among its values says what became of it since."""
    text = facts(row.title, *terms(row, where))
    state, mood = _fate(row, where)
    return Said(name("promise", "Kind"), text, state, mood)


def _fate(row: Row, where: Where) -> tuple[str, str]:
    state, due = row.data.get("state"), instant(row.data.get("due"))
    if state == "kept":
        return name("kept_late" if row.data.get("late") else "kept", "PromiseState"), SETTLED
    if state == "open":
        return (name("broken", "PromiseState"), OVERDUE) if due and due < where.now else ("", "")
    return name(state, "PromiseState"), ""


def _promise_kept(row: Row, _where: Where) -> Said:
    if row.data.get("undone"):
        return Said(name("promise", "Kind"), row.title, _("marked kept, and undone"))
    late = name("kept_late" if row.data.get("late") else "kept", "PromiseState")
    return Said(name("promise", "Kind"), row.title, late, SETTLED)


def _promise_replaced(row: Row, where: Where) -> Said:
    moved = f"{where.moment(row.data.get('due'))} → {where.moment(row.data.get('new_due'))}"
    broken = name("broken", "PromiseState") if row.data.get("late") else ""
    state = facts(broken, name("replaced", "PromiseState"))
    return Said(name("promise", "Kind"), facts(row.title, money(row), moved), state)


def _promise_withdrawn(row: Row, _where: Where) -> Said:
    return Said(name("promise", "Kind"), row.title, name("withdrawn", "PromiseState"))


def _promise_reopened(row: Row, _where: Where) -> Said:
    return Said(name("promise", "Kind"), row.title, name("open", "PromiseState"))


def _reminder(row: Row, where: Where) -> Said:
    state = {
        "reminder.done": pgettext("reminder", "done"),
        "reminder.undone": pgettext("reminder", "taken up again"),
    }.get(row.what, "")
    when = where.moment(row.data.get("at"))
    if row.what == "reminder.corrected":
        was, at = where.moment(row.data.get("was")), when
        when = f"{was} → {at}" if was != at else at
        before = f"{row.body} → {row.title}" if row.body else row.title
        state = facts(_("corrected"), str(row.data.get("why", "")))
        return Said(name("reminder", "Kind"), facts(before, when), state)
    if row.what == "reminder.snoozed":
        when = fill(_("snoozed until {moment}"), moment=where.moment(row.data.get("until")))
    return Said(name("reminder", "Kind"), facts(row.title, when), state)


# the person


def _stewardship(row: Row, _where: Where) -> Said:
    before, after = str(row.data.get("from") or ""), str(row.data.get("to", ""))
    template = _("{before} → {after}") if before else _("with {after}")
    return Said(name("stewardship", "Kind"), fill(template, before=before, after=after))


def _look(row: Row, where: Where) -> Said:
    """A colleague looked at the member, with a reason."""
    if row.what == "glass.opened":
        until = where.moment(row.data.get("until"))
        said = fill(_("{name} until {moment}"), name=row.data.get("by"), moment=until)
        return Said(_("Look with a reason"), row.body, said)
    again = pgettext("reminder", "taken up again")
    return Said(_("Look with a reason"), _("noticed") if row.what == "glass.noticed" else again)


def _profile(row: Row, _where: Where) -> Said:
    word = {
        "profile.fact": name(row.data.get("kind"), "FactKind"),
        "profile.fact_ended": name(row.data.get("kind"), "FactKind"),
        "profile.fact_corrected": name(row.data.get("kind"), "FactKind"),
        "profile.point": name(row.data.get("kind"), "PointKind"),
        "profile.point_ended": name(row.data.get("kind"), "PointKind"),
        "profile.date": name(row.data.get("kind"), "DateKind"),
        "profile.date_ended": name(row.data.get("kind"), "DateKind"),
    }.get(row.what, "")
    if row.what == "profile.added":
        return Said(name("profile", "Kind"), facts(_("member added"), row.title))
    ended = _("no longer holds") if row.what.endswith("_ended") else ""
    if row.what == "profile.fact_corrected":
        said = f"{row.body} → {row.title}" if row.body != row.title else row.title
        state = facts(_("corrected"), str(row.data.get("why", "")))
        return Said(name("profile", "Kind"), lead_in(word, said), state)
    what = lead_in(word, row.title) if word and row.title else word or row.title
    return Said(name("profile", "Kind"), facts(what, _on_day(row)), ended)


def _on_day(row: Row) -> str:
    month, day = row.data.get("month"), row.data.get("day")
    return month_day(month, day, row.data.get("year")) if month and day else ""


# what businesses send

_BUSINESS = {
    "order.placed": mark("Order placed"),
    "order.dispatched": mark("Dispatched"),
    "order.delivered": mark("Delivered"),
    "order.delayed": mark("Delivery delayed"),
    "order.exception": mark("Delivery trouble"),
    "order.cancelled": mark("Order cancelled"),
    "return.picked_up": mark("Return picked up"),
    "return.received": mark("Return received"),
    "booking.made": mark("Booked"),
    "booking.changed": mark("Booking changed"),
    "booking.cancelled": mark("Booking cancelled"),
    "flight.delayed": mark("Flight delayed"),
    "flight.cancelled": mark("Flight cancelled"),
    "payment.refunded": mark("Refunded"),
    "payment.failed": mark("Payment failed"),
    "payment.reversed": mark("Refund sent back"),
    "task.accepted": mark("Partner accepted"),
    "task.answered": mark("Partner answered"),
    "task.refused": mark("Partner refused"),
    "task.done": mark("Partner done"),
}


def _business(row: Row, where: Where) -> Said:
    word = _BUSINESS.get(row.what)
    number = str(row.data.get("ref") or "")
    about = row.title or row.body or number
    more = "" if row.body == about else row.body
    if word and about.strip() == _(word):
        about = ""  # its sender calls it what we do: that is said once
    where_to = str(row.data.get("region") or "")
    text = facts(about, money(row), where_to, row.party or "", more)
    expected = where.short(row.data.get("expected_at"))
    state = fill(_("expected {moment}"), moment=expected) if expected else ""
    return Said(_(word) if word else _type(row), text, state)


def standing(state: str) -> str:
    """How a business's own number stands: the last that was sent of it, in words. Nothing of a type
    that has none, which is a code; what a person wrote stands as it is."""
    word = _BUSINESS.get(state)
    if word:
        return _(word)
    return "" if _CODED.fullmatch(state) else state


_CODED = re.compile(r"[a-z0-9_-]+(\.[a-z0-9_-]+)+")


def _type(row: Row) -> str:
    """An event we have no word for is called by its kind, or as its sender called it."""
    sent = str(row.data.get("type") or "").removeprefix("concierge.")
    return sent or name(row.kind, "Kind")


def _plain(row: Row, _where: Where) -> Said:
    more = row.body if row.title and row.body != row.title else ""
    return Said(name(row.kind, "Kind"), facts(row.title or row.body, row.party or "", more))


_Say = Callable[[Row, Where], Said]
_SAY: dict[str, _Say] = {
    "contact.told": _told,
    "contact.message": _message,
    "contact.corrected": _corrected,
    "issue.opened": _issue_opened,
    "issue.answered": _issue_answered,
    "issue.status": _issue_step,
    "issue.urgency": _issue_step,
    "issue.changed": _changed,
    "issue.reference": _issue_reference,
    "issue.proved": _issue_proved,
    "issue.closed": _issue_closed,
    "issue.reopened": _issue_reopened,
    "promise.kept": _promise_kept,
    "promise.replaced": _promise_replaced,
    "promise.withdrawn": _promise_withdrawn,
    "promise.reopened": _promise_reopened,
    "profile.changed": _changed,
}
_SAY_KIND: dict[str, _Say] = {
    "contact": _contact,
    "message": _message_step,
    "note": _note,
    "promise": _promise,
    "reminder": _reminder,
    "stewardship": _stewardship,
    "glass": _look,
    "profile": _profile,
    **dict.fromkeys(("order", "return", "booking", "flight", "payment", "task"), _business),
    "business": _business,
}
WHATS: Sequence[str] = (*_SAY, *_BUSINESS)
"""Codes that have words of their own."""
