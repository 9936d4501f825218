"""What one act did, for whoever reads the record."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any, Protocol
from zoneinfo import ZoneInfo

from concierge.words.names import name, names
from concierge.words.speech import _, facts, fill, listed, ngettext, pgettext
from concierge.words.times import moment


class Look(Protocol):
    """That somebody looked, as `members.looks` has it."""

    @property
    def how(self) -> str: ...
    @property
    def table(self) -> str: ...
    @property
    def through(self) -> Sequence[str]: ...
    @property
    def n(self) -> int | None: ...
    @property
    def length(self) -> int | None: ...
    @property
    def reason(self) -> str: ...
    @property
    def until(self) -> datetime | None: ...
    @property
    def confidential(self) -> bool: ...


class Thing(Protocol):
    """What was done to a row, as `members.deeds` has it."""

    @property
    def change(self) -> str: ...
    @property
    def table(self) -> str: ...
    @property
    def before(self) -> str: ...
    @property
    def after(self) -> str: ...
    @property
    def since(self) -> datetime | None: ...
    @property
    def until(self) -> datetime | None: ...
    @property
    def values(self) -> Sequence[tuple[str, Any]]: ...
    @property
    def columns(self) -> Sequence[str]: ...


class Done(Protocol):
    """Things done alike, `n` of them."""

    @property
    def thing(self) -> Thing: ...
    @property
    def n(self) -> int: ...


class Act(Protocol):
    """An act as the record has it: what it did, and looks."""

    @property
    def things(self) -> Sequence[Done]: ...
    @property
    def looks(self) -> Sequence[Look]: ...


def deed(act: Act, zone: ZoneInfo, now: datetime) -> str:
    """`added cover (何敏 for 王静, today 18:00 – 22:00)`; where somebody looked, at
    what, why and until when, and nothing of what they read."""
    said = [_look(look, zone, now) for look in act.looks]
    for change, sentence in _changes().items():
        done = [_done(one, zone, now) for one in act.things if one.thing.change == change]
        if done:
            said.append(fill(sentence, things=listed(list(dict.fromkeys(done)))))
    return facts(*said)


def _done(done: Done, zone: ZoneInfo, now: datetime) -> str:
    """The kind of thing, and what is known of it."""
    thing, what = done.thing, _thing(done.thing.table)
    known = facts(*_particulars(thing, zone, now), _times(done))
    return fill(_("{thing} ({known})"), thing=what, known=known) if known else what


def _times(done: Done) -> str:
    if done.thing.table != "cover" or done.n == 1:
        return ""
    return fill(ngettext("{n} time", "{n} times", done.n), n=done.n)


def _particulars(thing: Thing, zone: ZoneInfo, now: datetime) -> Iterable[str]:
    match thing.table:
        case "cover":
            if thing.after and thing.before:
                yield fill(_("{by} for {name}"), by=thing.after, name=thing.before)
            yield from _span(thing, zone, now)
        case "stewardship":
            both = _("{before} → {after}") if thing.before and thing.after else "{before}{after}"
            yield fill(both, before=thing.before, after=thing.after)
        case "team":
            yield thing.after
            if thing.before:
                yield fill(_("new members go to {name}"), name=thing.before)
        case _:
            yield thing.after
    yield from _values(thing, zone, now)


def _span(thing: Thing, zone: ZoneInfo, now: datetime) -> Iterable[str]:
    since = moment(thing.since, zone, now) if thing.since else ""
    until = moment(thing.until, zone, now) if thing.until else ""
    if since and until:
        yield f"{since} – {until}"


def _values(thing: Thing, zone: ZoneInfo, now: datetime) -> Iterable[str]:
    """Our own words and times among what was written; else only which of it was changed."""
    for column, value in thing.values:
        yield _value(thing, column, value, zone, now)
    fields = names("Field") | _columns()
    for column in thing.columns:
        if column in fields and column not in dict(thing.values):
            yield fields[column]


def _value(thing: Thing, column: str, value: Any, zone: ZoneInfo, now: datetime) -> str:
    match column, value:
        case ("ended_at", str()):
            return _("no longer holds")
        case ("done_at", str()):
            return pgettext("reminder", "done")
        case ("done_at" | "ended_at" | "intake_id", _):
            return ""
        case ("snoozed_until", str()):
            at = moment(datetime.fromisoformat(value), zone, now)
            return fill(_("snoozed until {moment}"), moment=at)
        case ("active", False):
            return pgettext("on the record", "dismissed")
        case ("active", _):
            return pgettext("on the record", "signs in") if thing.change == "update" else ""
        case ("zone", str()):
            return value if thing.table == "workspace" else ""
    vocabulary = _VOCABULARIES.get((thing.table, column)) or _VOCABULARIES.get(("", column), "")
    return name(str(value), vocabulary) if vocabulary and value else ""


_VOCABULARIES = {
    ("member_fact", "kind"): "FactKind",
    ("contact_point", "kind"): "PointKind",
    ("important_date", "kind"): "DateKind",
    ("business_reference", "kind"): "ReferenceKind",
    ("", "end"): "End",
    ("", "proof"): "ProofKind",
    ("", "role"): "Role",
    ("", "stage"): "Stage",
    ("", "state"): "PromiseState",
    ("", "status"): "Status",
    ("", "urgency"): "Urgency",
    ("", "visibility"): "Visibility",
}
"""Which words the values of a column are, of one table or wherever it stands."""


def _columns() -> dict[str, str]:
    return {
        "capacity": pgettext("on the record", "minutes a week"),
        "password": pgettext("on the record", "password"),
        "team_id": pgettext("on the record", "team"),
        "answer_outcome": pgettext("on the record", "the answer"),
        "at": pgettext("on the record", "when"),
    }


def _look(look: Look, zone: ZoneInfo, now: datetime) -> str:
    match look.how, look.table:
        case "break_glass", _:
            until = moment(look.until, zone, now) if look.until else ""
            opened = fill(_("opened for an hour, until {moment}"), moment=until)
            return facts(opened, _("confidential") if look.confidential else "", _why(look.reason))
        case "look", "enquiry":
            return _("asked by number who a member is")
        case "look", "member":
            return facts(_("opened the member"), *(name(one, "Access") for one in look.through))
        case "search", _:
            length = ngettext(
                "searched for {n} character", "searched for {n} characters", look.length or 0
            )
            found = fill(_("{n} found"), n=look.n) if look.n is not None else ""
            return facts(fill(length, n=look.length or 0), found)
        case "export", _:
            given = _("gave out {things} to another program")
            number = "" if look.n is None else fill(_("number of them: {n}"), n=look.n)
            return facts(fill(given, things=_thing(look.table)), number)
        case _:
            return fill(_("looked at {things}"), things=_thing(look.table))


def _why(reason: str) -> str:
    return fill(_("because: {reason}"), reason=reason) if reason else ""


def _changes() -> dict[str, str]:
    return {
        "insert": _("added {things}"),
        "update": _("changed {things}"),
        "batch": _("took in many at once: {things}"),
        "end": _("ended {things}"),
        "delete": _("removed {things}"),
    }


def _thing(table: str) -> str:
    # A table of a newer program is called by its own name.
    return _things().get(table, table.replace("_", " "))


def _things() -> dict[str, str]:
    return {
        "break_glass": pgettext("on the record", "a look for an hour"),
        "business_line": pgettext("on the record", "business line"),
        "business_reference": pgettext("on the record", "business number"),
        "contact_point": pgettext("on the record", "contact point"),
        "cover": pgettext("on the record", "cover"),
        "feed_event": pgettext("on the record", "what a business sent"),
        "important_date": pgettext("on the record", "date"),
        "issue": pgettext("on the record", "issue"),
        "issue_reference": pgettext("on the record", "number of an issue"),
        "member": pgettext("on the record", "member"),
        "member_fact": pgettext("on the record", "fact"),
        "message": pgettext("on the record", "message"),
        "note": pgettext("on the record", "note"),
        "note_version": pgettext("on the record", "what a note said before"),
        "promise": pgettext("on the record", "promise"),
        "reminder": pgettext("on the record", "reminder"),
        "retraction": pgettext("on the record", "retraction"),
        "steward": pgettext("on the record", "person of the house"),
        "stewardship": pgettext("on the record", "stewardship"),
        "team": pgettext("on the record", "team"),
        "tell": pgettext("on the record", "telling"),
        "text_ref": pgettext("on the record", "texts"),
        "tier": pgettext("on the record", "tier"),
        "timeline_event": pgettext("on the record", "entry"),
        "workspace": pgettext("on the record", "workspace"),
    }
