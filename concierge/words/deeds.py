"""What one act did, for whoever reads the record."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol
from zoneinfo import ZoneInfo

from concierge.words.names import name
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


class Done(Protocol):
    """An act as the record has it: changes, each with the table whose row it was, and looks."""

    @property
    def things(self) -> Sequence[tuple[str, str]]: ...
    @property
    def looks(self) -> Sequence[Look]: ...


def deed(done: Done, zone: ZoneInfo, now: datetime) -> str:
    """`added entry, issue, changed member`; where somebody looked, at what, why and until when, and
    nothing of what they read."""
    said = [_look(look, zone, now) for look in done.looks]
    for change, sentence in _changes().items():
        things = [_thing(table) for kind, table in done.things if kind == change]
        if things:
            said.append(fill(sentence, things=listed(things)))
    return facts(*said)


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
