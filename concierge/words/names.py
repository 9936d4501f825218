"""What every coded word is called. Words of the table in PRODUCT.md are used exactly."""

from collections.abc import Sequence
from enum import StrEnum
from typing import Protocol

from concierge.words.speech import _, facts, fill, language, pgettext


class Line(Protocol):
    """A business line as people know it: data, so its names come with it."""

    @property
    def name_en(self) -> str: ...
    @property
    def name_zh(self) -> str: ...


class Tier(Line, Protocol):
    """A tier: known by its code, or in members written before by one of its names."""

    @property
    def code(self) -> str: ...


def also(said: str, other: str) -> str:
    """The `other` name of somebody, to stand beside the one said; nothing where they are one."""
    return other if said and other != said else ""


def name(word: StrEnum | str | None, vocabulary: str = "") -> str:
    """What a coded word is called; a plain string needs the name of its vocabulary ("Status").

    A word unknown here (a newer program wrote it) is called by its code, None by nothing.
    """
    if word is None:
        return ""
    names = _names(vocabulary or type(word).__name__)
    return names.get(str(word), str(word))


def names(vocabulary: str) -> dict[str, str]:
    """Every coded word of a vocabulary and what it is called."""
    return dict(_names(vocabulary))


def left_by(party: str | None, kind: str | None) -> str:
    """Whose words they are, if not the member's: `from 周婷, representative`, `from business`."""
    if not party and kind in (None, "member"):
        return ""
    what = "" if kind in (None, "member", "other") and party else name(kind, "PartyKind")
    return fill(_("from {who}"), who=facts(party or "", what))


def line_name(line: Line) -> str:
    """What a business line is called."""
    return line.name_zh if language() == "zh" else line.name_en


# One person, one workspace, whose tiers are its own.
_tiers: Sequence[Tier] = ()


def know_tiers(tiers: Sequence[Tier]) -> None:
    """The tiers of the workspace that is open, the highest first."""
    global _tiers
    _tiers = tiers


def tier_name(tier: str, known: Sequence[Tier] | None = None) -> str:
    """What a tier is called, whether it is known by its code or by a name; another as it is."""
    found = _tier(tier, known)
    return line_name(found) if found else tier


def tier_code(said: str) -> str:
    """The code of what is called so in either language; another word as it is."""
    found = _tier(said)
    return found.code if found else said.strip()


def tier_names() -> list[str]:
    """What the tiers are called, the highest first."""
    return [line_name(one) for one in _tiers]


def _tier(said: str, known: Sequence[Tier] | None = None) -> Tier | None:
    word = said.strip().casefold()
    for one in _tiers if known is None else known:
        if word in (one.code.casefold(), one.name_en.casefold(), one.name_zh.casefold()):
            return one
    return None


def tail(number: str, length: int = 4) -> str:
    """The end of a phone or a long number: `····4417`; a short one whole."""
    return number if len(number) <= length + 2 else "····" + number[-length:]


def phone(plain: str, value: str) -> str:
    """A phone by its end, `····4417 ext. 801`; what gives no number as it was written, marked."""
    if not plain:
        return facts(value, _("gives no number"))
    own, _parted, extension = plain.partition(";ext=")
    if not extension:
        return tail(own)
    return fill(_("{number} ext. {extension}"), number=tail(own), extension=extension)


def _names(vocabulary: str) -> dict[str, str]:
    """Codes and names of one vocabulary, in the language spoken now."""
    key = (vocabulary, language())
    if key not in _spoken:
        maker = _VOCABULARIES.get(vocabulary)
        _spoken[key] = maker() if maker else {}
    return _spoken[key]


def _urgency() -> dict[str, str]:
    return {"urgent": _("urgent"), "routine": _("routine"), "inquiry": _("inquiry")}


def _status() -> dict[str, str]:
    return {
        "open": pgettext("issue", "open"),
        "waiting_member": _("waiting for member"),
        "waiting_partner": _("waiting for partner"),
        "told": _("told, to be confirmed"),
        "closed": pgettext("issue", "closed"),
    }


def _stage() -> dict[str, str]:
    return {
        "pre_sale": _("before the sale"),
        "in_sale": _("during the sale"),
        "after_sale": _("after the sale"),
    }


def _opened_by() -> dict[str, str]:
    return {
        "member": pgettext("who noticed first", "the member"),
        "steward": pgettext("who noticed first", "the steward"),
        "trigger": pgettext("who noticed first", "a trigger"),
        "business": pgettext("who noticed first", "the business"),
    }


def _end() -> dict[str, str]:
    return {
        "settled": pgettext("end of an issue", "settled"),
        "withdrawn": pgettext("end of an issue", "withdrawn by the member"),
        "error": pgettext("end of an issue", "opened in error"),
        "merged": pgettext("end of an issue", "merged into another"),
    }


def _proof() -> dict[str, str]:
    return {
        "member_confirmed": _("member confirmed"),
        "refund_posted": _("refund posted"),
        "parcel_delivered": _("parcel delivered"),
        "booking_confirmed": _("booking confirmed"),
        "told_and_silent": _("told, then days of silence"),
    }


def _promise() -> dict[str, str]:
    return {
        "open": pgettext("promise", "to be kept"),
        "kept": pgettext("promise", "kept"),
        "replaced": pgettext("promise", "new time agreed"),
        "withdrawn": pgettext("promise", "withdrawn"),
        # not states but facts about one: see `due` and `ended_at`
        "broken": pgettext("promise", "overdue, not kept"),
        "kept_late": pgettext("promise", "kept late"),
    }


def _visibility() -> dict[str, str]:
    return {
        "mine": pgettext("who may read", "only me"),
        "handover": pgettext("who may read", "at handover"),
        "team": pgettext("who may read", "the team"),
    }


def _role() -> dict[str, str]:
    return {
        "steward": _("steward"),
        "lead": _("team lead"),
        "admin": _("administrator"),
        "feed": pgettext("role", "feed"),
        "service": pgettext("role", "service"),
    }


def _access() -> dict[str, str]:
    return {
        "stewardship": pgettext("opened", "as their steward"),
        "team": pgettext("opened", "as the lead of their team"),
        "cover": pgettext("opened", "standing in for their steward"),
        "break-glass": pgettext("opened", "by a look with a reason"),
    }


def _kind() -> dict[str, str]:
    return {
        "contact": _("Contact"),
        "note": _("Note"),
        "issue": _("Issue"),
        "promise": _("Promise"),
        "task": _("Partner task"),
        "order": _("Order"),
        "booking": _("Booking"),
        "flight": _("Flight"),
        "payment": _("Payment"),
        "outreach": _("Outreach"),
        "survey": _("Survey"),
        "reminder": _("Reminder"),
        "stewardship": _("Stewardship"),
        "profile": _("Profile"),
        "business": _("Business"),
    }


def _audience() -> dict[str, str]:
    return {"member": _("known to the member"), "internal": _("internal only")}


def _channel() -> dict[str, str]:
    return {
        "phone": _("Phone"),
        "chat": _("Chat"),
        "email": _("E-mail"),
        "sms": _("SMS"),
        "social": _("Social media"),
        "visit": _("Visit"),
    }


def direction(which: str, channel: str) -> str:
    """In or out, as one says it of a call, a visit, or a message."""
    said = {
        "phone": (_("Call in"), _("Call out")),
        "visit": (_("Visited us"), _("Visited them")),
    }.get(channel, (_("Received"), _("Sent")))
    return said[which == "out"]


def _direction() -> dict[str, str]:
    return {"in": _("Incoming"), "out": _("Outgoing")}


def _reached() -> dict[str, str]:
    return {"yes": _("reached"), "no_answer": _("no answer"), "message_left": _("message left")}


def _party() -> dict[str, str]:
    return {
        "member": pgettext("with whom", "the member"),
        "representative": pgettext("with whom", "representative"),
        "business": pgettext("with whom", "business or courier"),
        "partner": pgettext("with whom", "partner"),
        "colleague": pgettext("with whom", "colleague"),
        "other": pgettext("with whom", "somebody else"),
    }


def _fact() -> dict[str, str]:
    return {
        "allergy": _("Allergy"),
        "contact_rule": _("Contact rule"),
        "taboo": _("Taboo"),
        "complaint": _("Complaint"),
        "family": _("Family"),
        "likes": _("Likes"),
        "dislikes": _("Dislikes"),
    }


def _point() -> dict[str, str]:
    return {
        "phone": _("Phone"),
        "email": _("E-mail"),
        "wechat": _("WeChat"),
        "address": pgettext("where somebody lives", "Address"),
    }


def _date() -> dict[str, str]:
    return {
        "birthday": _("Birthday"),
        "anniversary": _("Anniversary"),
        "other": pgettext("date", "Other"),
    }


def _reference() -> dict[str, str]:
    return {
        "order": _("Order"),
        "booking": _("Booking"),
        "flight": _("Flight"),
        "waybill": _("Parcel"),
        "refund": _("Refund"),
        "payment": _("Payment"),
        "other": pgettext("business reference", "Other"),
    }


def _section() -> dict[str, str]:
    return {
        "statutory": _("Statutory"),
        "overdue": _("Overdue"),
        "today": _("Today"),
        "tomorrow": _("Tomorrow"),
    }


def _language() -> dict[str, str]:
    # Each language by its own name, for choosing; by the spoken one, for telling.
    return {"zh": _("Chinese"), "en": _("English")}


def _field() -> dict[str, str]:
    return {
        "name": _("name"),
        "address": _("form of address"),
        "tier": _("tier"),
        "tier_until": _("tier until"),
        "language": _("language"),
        "timezone": _("time zone"),
        "city": _("city"),
        "region": _("region"),
        "title": _("title"),
        "line": _("business line"),
        "stage": _("stage"),
        "cause": _("cause"),
        "next_step": _("next step"),
        "people_spoken": _("people spoken to"),
        "told_again": _("times told again"),
        "evidence_asked": _("evidence asked for"),
        "urgency": _("urgency"),
        "status": _("status"),
        "text": _("text"),
        "visibility": _("who may read it"),
        "pinned": _("pinned"),
        "outcome": _("outcome"),
        "amount": _("amount"),
        "currency": _("currency"),
        "due": _("by when"),
        "birthday": _("birthday"),
        "phones": _("phones"),
        "emails": _("e-mail addresses"),
    }


def _check() -> dict[str, str]:
    return {
        "answer_told": _("the answer told to the member"),
        "promises_ended": _("every promise settled"),
        "tasks_ended": _("every partner task ended"),
        "proof": _("a proof"),
    }


_VOCABULARIES = {
    "Urgency": _urgency,
    "Status": _status,
    "Stage": _stage,
    "OpenedBy": _opened_by,
    "End": _end,
    "ProofKind": _proof,
    "PromiseState": _promise,
    "Visibility": _visibility,
    "Role": _role,
    "Kind": _kind,
    "Audience": _audience,
    "Channel": _channel,
    "Direction": _direction,
    "Reached": _reached,
    "PartyKind": _party,
    "FactKind": _fact,
    "PointKind": _point,
    "DateKind": _date,
    "ReferenceKind": _reference,
    "Access": _access,
    "Section": _section,
    "Language": _language,
    "Field": _field,
    "Check": _check,
}
_spoken: dict[tuple[str, str], dict[str, str]] = {}
