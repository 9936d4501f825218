"""What a contact rule asks for, read from its words: no calls, mail only, and when.

A rule that forbids nothing (重要的事发邮件留底) is kept in sight and never warns.
"""

import re
from dataclasses import dataclass, field
from datetime import time
from functools import lru_cache

from concierge.moments import hour_of
from concierge.searchindex.folding import fold
from concierge.timeline.kinds import Channel

_WORDS = {
    Channel.PHONE: (
        r"电话|去电|来电|致电|打给|拨打|拨号|通话|语音|\bcall(?:s|ed|ing)?\b"
        r"|\b(?:tele)?phon(?:e|es|ing)\b|\bring(?:ing)?\b"
    ),
    Channel.CHAT: r"微信|聊天|whatsapp|wechat|\bchats?\b|\bmessag(?:e|es|ing)\b",
    Channel.EMAIL: r"邮件|电邮|邮箱|\be-?mails?\b|\bmails?\b|\bin writing\b",
    Channel.SMS: r"短信|\btexts?\b|\btexting\b|\bsms\b",
    Channel.SOCIAL: r"微博|小红书|社交|\bsocial\b",
    Channel.VISIT: r"上门|拜访|登门|到访|\bvisit(?:s|ing)?\b",
}
_NOT = (
    r"勿|不要|不得|不能|不可|不接|不便|不方便|不打|不发|不用|禁止|谢绝|拒接|避免"
    r"|(?<![特区告分])别|\bno\b|\bnever\b|\bnot\b|\bdon'?t\b|\bavoid\b|\bwithout\b"
)
_FORBIDS = {
    channel: re.compile(rf"(?:{_NOT})[^，,。.;；、]{{0,14}}?(?:{words})|(?:{words})(?:勿扰|免扰)")
    for channel, words in _WORDS.items()
}
_NAMES = {channel: re.compile(words) for channel, words in _WORDS.items()}
_ONLY = re.compile(r"[只仅]|唯一|\bonly\b|\bexclusively\b")
_MAY = re.compile(rf"{_ONLY.pattern}|可|方便|\bfine\b|\bok\b|\bmay\b|\bcan\b")
_FIRST = re.compile(r"[先]|优先|首选|\bfirst\b|\bprefer")
_NOBODY = re.compile(
    r"勿扰|免打扰|勿打扰|不要打扰|别打扰|勿联系|不要联系|别联系|休息时间"
    r"|\bdo not disturb\b|\bdon'?t disturb\b"
    r"|\bno contact\b|\bdo not contact\b|\bdon'?t contact\b|\bquiet\b"
)
_CLAUSES = re.compile(r"[，,。;；\n]|(?<!\d)\.(?!\d)|\bbut\b|\binstead\b")
_CLOCK = (
    r"(?:(?:早上|上午|中午|下午|傍晚|晚上|晚|凌晨|夜里)?\s*\d{1,2}(?:[:.]\d{2}|点半|点钟?|时)?"
    r"\s*(?:am|pm|a\.m\.|p\.m\.)?)"
)
_RANGE = re.compile(rf"({_CLOCK})\s*(?:-|~|to|until|till|and|至|到)\s*(?:次日|第二天)?({_CLOCK})")
_BEFORE = re.compile(rf"(?:\b(?:before|until)\s+({_CLOCK}))|(?:({_CLOCK})\s*(?:之前|以前|前))")
_AFTER = re.compile(
    rf"(?:\b(?:after|from|past)\s+({_CLOCK}))|(?:({_CLOCK})\s*(?:之后|以后|过后|后|起))"
)
_PARTS = (
    (re.compile(r"午休|中午|\bnoon\b|\blunch"), time(12), time(14)),
    (re.compile(r"上午|\bmornings?\b"), time(6), time(12)),
    (re.compile(r"下午|\bafternoons?\b"), time(12), time(18)),
    (re.compile(r"晚上|晚间|\bevenings?\b"), time(18), time(0)),
    (re.compile(r"夜间|夜里|深夜|\bnights?\b"), time(22), time(8)),
)
_WEEKEND, _WEEKDAY = re.compile(r"周末|\bweekends?\b"), re.compile(r"工作日|\bweekdays?\b")
MORNING = time(8)
"""Until when a rule holds that says only from when: 'no calls after ten'."""
ALL = frozenset(Channel)
LOUD = frozenset({Channel.PHONE, Channel.VISIT})
"""What hours without another word are about: who sleeps is not rung up."""


@dataclass(frozen=True, slots=True)
class ContactRule:
    """`forbids` between the hours, on the days of the week (0 is Monday), by the member's clock;
    None of either is always. `instead` are ways it names itself."""

    forbids: frozenset[Channel]
    instead: tuple[Channel, ...] = ()
    hours: tuple[time, time] | None = None
    days: frozenset[int] | None = None
    no_calls: bool = field(default=False, compare=False)
    """Whether it says no to calls, and not only yes to something else."""


@lru_cache(maxsize=512)
def contact_rule(
    text: str, quiet_from: str | None = None, quiet_until: str | None = None
) -> ContactRule:
    """What the words and the quiet hours ('HH:MM') of a fact forbid, and when."""
    said = fold(text)
    given, spoken = _given(quiet_from, quiet_until), _hours(said)
    hours = given or spoken
    clauses = [one for one in _CLAUSES.split(said) if one and one.strip()]
    forbids: set[Channel] = set()
    no_calls = bool(hours) and not _ONLY.search(said)
    instead: list[Channel] = []
    for clause in clauses:
        denied, wanted = _clause(clause)
        forbids |= denied
        instead += wanted
        no_calls |= Channel.PHONE in denied and not wanted
    if spoken and not given and Channel.PHONE in instead and _MAY.search(said):
        # 'Phone only from nine to six': no calls at any other time.
        return ContactRule(
            frozenset({Channel.PHONE}), (), (spoken[1], spoken[0]), _days(said), True
        )
    if not forbids and hours is not None:
        forbids = set(LOUD - set(instead))
    ways = tuple(one for one in dict.fromkeys(instead) if one not in forbids)
    no_calls &= Channel.PHONE in forbids
    return ContactRule(frozenset(forbids), ways, hours, _days(said), no_calls)


def _clause(said: str) -> tuple[frozenset[Channel], list[Channel]]:
    """What one clause forbids, and what it asks for."""
    denied = frozenset(one for one, words in _FORBIDS.items() if words.search(said))
    wanted = [one for one, words in _NAMES.items() if words.search(said) and one not in denied]
    if _NOBODY.search(said) and not wanted:
        return denied | ALL, []
    if denied or not wanted:
        return denied, wanted
    if _ONLY.search(said):
        return ALL - set(wanted), wanted
    if _FIRST.search(said) and Channel.PHONE not in wanted:
        return frozenset({Channel.PHONE}), wanted
    return frozenset(), wanted


def _given(since: str | None, until: str | None) -> tuple[time, time] | None:
    if not since or not until:
        return None
    return time.fromisoformat(since), time.fromisoformat(until)


def _hours(said: str) -> tuple[time, time] | None:
    """The hours in the words themselves."""
    between = _RANGE.search(said)
    if between:
        ends = _hour(between[1]), _hour(between[2])
        if ends[0] is not None and ends[1] is not None:
            return ends[0], ends[1]
    after, before = _one(_AFTER, said), _one(_BEFORE, said)
    if after is not None or before is not None:
        return after or time(0), before or MORNING
    return next(((since, until) for words, since, until in _PARTS if words.search(said)), None)


def _one(pattern: re.Pattern[str], said: str) -> time | None:
    match = pattern.search(said)
    return _hour(next(filter(None, match.groups()))) if match else None


def _hour(said: str) -> time | None:
    bare = said.strip()
    return hour_of(f"{bare}:00" if bare.isdecimal() else bare)


def _days(said: str) -> frozenset[int] | None:
    if _WEEKEND.search(said):
        return frozenset({5, 6})
    return frozenset(range(5)) if _WEEKDAY.search(said) else None
