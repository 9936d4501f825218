"""What speaks against a contact, in one sentence, for the window and the command line."""

from datetime import datetime
from zoneinfo import ZoneInfo

from concierge import words
from concierge.contacts.conscience import Against, Why
from concierge.members.fact_words import fact_text
from concierge.words import _, fill


def warning(one: Against, theirs: ZoneInfo, mine: ZoneInfo) -> str:
    """`13:06 where they are: 22:00–09:00 no calls, until 09:00 (15:00 here)`. Times of a rule are
    said by the member's clock, and by one's own where that differs."""
    if one.why is Why.RULE:
        return _rule(one, theirs, mine)
    said = words.listed([words.quoted(words.apart(word)) for word in one.words])
    if one.why is Why.TABOO:
        return fill(_("{fact}: the text says {words}"), fact=fact_text(one.fact), words=said)
    return fill(_("Allergy, {fact}: the text says {words}"), fact=fact_text(one.fact), words=said)


def _rule(one: Against, theirs: ZoneInfo, mine: ZoneInfo) -> str:
    rule = fact_text(one.fact)
    if one.at is None or one.until is None:
        return fill(_("Their rule: {rule}"), rule=rule)
    time, until = words.clock_time(one.at, theirs), when(one.until, one.at, theirs)
    values = {"time": time, "rule": rule, "until": until}
    if not _differ(one.until, theirs, mine):
        return fill(_("{time} with the member: {rule}, until {until}"), **values)
    values["here"] = when(one.until, one.at, mine)
    return fill(_("{time} where the member is: {rule}, until {until} ({here} here)"), **values)


def when(until: datetime, at: datetime, zone: ZoneInfo) -> str:
    """The time alone on the same date, else the day as well."""
    if at.astimezone(zone).date() == until.astimezone(zone).date():
        return words.clock_time(until, zone)
    return words.moment(until, zone, at)


def _differ(at: datetime, theirs: ZoneInfo, mine: ZoneInfo) -> bool:
    return at.astimezone(theirs).utcoffset() != at.astimezone(mine).utcoffset()
