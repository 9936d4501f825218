"""Which proof fits an answer: what the member was to get says what shows that they got it.

A guess by what is written and by the numbers beside it, for a person to overrule with a reason; of
an answer that says nothing of it every proof fits.
"""

import re
from collections.abc import Collection
from decimal import Decimal

from concierge.issues.kinds import ProofKind

ALWAYS = (ProofKind.MEMBER_CONFIRMED, ProofKind.TOLD_AND_SILENT)
"""The member's own word, and their silence once told, are of any answer."""
SHOWN = (ProofKind.REFUND_POSTED, ProofKind.BOOKING_CONFIRMED, ProofKind.PARCEL_DELIVERED)
"""What something shows: a payment, a booking, a signature."""

_WORDS = {
    ProofKind.REFUND_POSTED: re.compile(
        "退款|退还|退回|返还|返现|赔付|赔偿|补偿|到账|打款|原路退|退.{0,6}元|[¥￥$€£]\\s?\\d"
        r"|\brefund|\breimburs|\bcompensat|\bcredit(?:ed)?\b|\bpaid back|\bmoney back"
    ),
    ProofKind.BOOKING_CONFIRMED: re.compile(
        "改签|改订|重订|重新预订|订好|订到|预订|预定|改期|换到|出票|客房|房间|房型|入住|酒店|航班|机票|车票"
        "|座位|餐位|订位|升舱|确认号"
        r"|\bre-?book|\bbook(?:ed|ing)?\b|\breserv|\bhotel|\bflight|\bseat|\bticket|\btable\b|\broom\b"
    ),
    ProofKind.PARCEL_DELIVERED: re.compile(
        "补发|重发|换货|补寄|寄出|寄到|送达|送到|送货|派送|配送|快递|包裹|签收|上门"
        r"|\bre-?send|\bre-?sent|\bresend|\bdeliver|\bparcel|\breplacement|\bship(?:ped|ment)?\b"
        r"|\bcourier|\bsent again"
    ),
}
_NUMBERS = {
    "refund": ProofKind.REFUND_POSTED,
    "booking": ProofKind.BOOKING_CONFIRMED,
    "flight": ProofKind.BOOKING_CONFIRMED,
    "waybill": ProofKind.PARCEL_DELIVERED,
}
"""What numbers of these kinds are about; an order is about anything."""


def fitting(
    outcome: str, amount: Decimal | None, numbers: Collection[str] = ()
) -> tuple[ProofKind, ...]:
    """The proofs that fit the answer, the member's own word first. `numbers` are the kinds of the
    issue's business numbers, which count where the words say nothing."""
    said = {kind for kind, words in _WORDS.items() if words.search(outcome.casefold())}
    if amount is not None:
        said.add(ProofKind.REFUND_POSTED)
    said = said or {_NUMBERS[kind] for kind in numbers if kind in _NUMBERS} or set(SHOWN)
    first, last = ALWAYS
    return (first, *(kind for kind in SHOWN if kind in said), last)
