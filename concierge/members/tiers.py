"""Tiers: how high a member stands in the programme, with names in both languages."""

from dataclasses import dataclass, replace

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from concierge.errors import Code, Refusal
from concierge.members.lines import code_of
from concierge.members.tables import Tier
from concierge.store import rows
from concierge.team.actions import require_in_charge, said


@dataclass(frozen=True, slots=True)
class TierRow:
    """A tier, as it is stored with members: by its code."""

    code: str
    name_en: str
    name_zh: str


DEFAULTS = (
    TierRow("black", "Black", "黑金"),
    TierRow("diamond", "Diamond", "钻石"),
    TierRow("platinum", "Platinum", "铂金"),
    TierRow("gold", "Gold", "金卡"),
    TierRow("silver", "Silver", "银卡"),
)
"""As revision 0025 puts them down in every workspace."""

_tier = Tier.__table__.c
_TIERS = select(_tier.code, _tier.name_en, _tier.name_zh).order_by(_tier.position, _tier.code)


def tiers(session: Session) -> list[TierRow]:
    """The tiers, the highest first."""
    return rows.each(TierRow, session.connection().execute(_TIERS))


def add_tier(session: Session, new: TierRow) -> None:
    """Add a tier below the others. Raises Refusal ONLY_IN_CHARGE, CODE_WRONG, CODE_TAKEN,
    TEXT_MISSING."""
    require_in_charge(session)
    code = code_of(new.code)
    if session.get(Tier, code) is not None:
        raise Refusal(Code.CODE_TAKEN, code=code)
    names = said(new.name_en, "name"), said(new.name_zh, "name")
    last = session.scalar(select(func.max(Tier.position)))
    position = 0 if last is None else last + 1
    session.add(Tier(code=code, name_en=names[0], name_zh=names[1], position=position))


def change_tier(
    session: Session, code: str, name_en: str | None = None, name_zh: str | None = None
) -> TierRow:
    """Call a tier otherwise; returns what it was called. Raises Refusal TIER_UNKNOWN, too."""
    require_in_charge(session)
    tier = session.get(Tier, code.strip())
    if tier is None:
        raise Refusal(Code.TIER_UNKNOWN, code=code)
    before = TierRow(tier.code, tier.name_en, tier.name_zh)
    after = replace(before, name_en=name_en or tier.name_en, name_zh=name_zh or tier.name_zh)
    tier.name_en, tier.name_zh = said(after.name_en, "name"), said(after.name_zh, "name")
    return before
