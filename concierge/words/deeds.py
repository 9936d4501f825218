"""What one act did, for whoever reads the record."""

from collections.abc import Sequence
from typing import Protocol

from concierge.words.speech import _, facts, fill, listed, pgettext


class Done(Protocol):
    """An act as the record has it: changes, each with the table whose row it was."""

    @property
    def things(self) -> Sequence[tuple[str, str]]: ...


def deed(done: Done) -> str:
    """`added entry, issue, changed member`; where somebody looked, that, and nothing of what."""
    said = []
    for change, sentence in _changes().items():
        things = [_thing(table) for kind, table in done.things if kind == change]
        if things:
            said.append(fill(sentence, things=listed(things)))
    return facts(*said)


def _changes() -> dict[str, str]:
    return {
        "look": _("looked at {things}"),
        "search": _("searched in {things}"),
        "export": _("gave out {things} to another program"),
        "insert": _("added {things}"),
        "update": _("changed {things}"),
        "batch": _("changed {things}"),
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
        "enquiry": pgettext("on the record", "enquiry"),
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
