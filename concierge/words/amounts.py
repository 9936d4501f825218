"""Money, each currency with its own sign or code."""

import re
from decimal import Decimal

from concierge.money import SIGNS, code, decimals, places
from concierge.words.speech import _

WRITTEN_OUT = 30
"""Digits; what is longer was never an amount, and is shown as the power of ten it is."""


def amount(value: Decimal, currency: str) -> str:
    """`¥300.00`, `€1,360.00`, `JP¥1,200`, `CHF 40.00`; more decimals than usual are kept.

    Whatever lies in a workspace is shown: also what is no number at all.
    """
    currency = code(currency)
    sign = "-" if value.is_signed() and value.is_finite() else ""
    mark = SIGNS.get(currency)
    digits = _digits(value, currency)
    return f"{sign}{mark}{digits}" if mark else f"{sign}{currency} {digits}".strip()


def with_amount(text: str, value: Decimal | None, currency: str) -> str:
    """The text, and the amount after it unless its words have it in whatever form."""
    if value is None or any(_figure(one) == value for one in _FIGURES.findall(text)):
        return text
    return f"{text} {amount(value, currency)}".strip()


_FIGURES = re.compile(r"\d[\d,\u2009\u00a0']*(?:\.\d+)?")


def _figure(written: str) -> Decimal:
    return Decimal(re.sub(r"[^\d.]", "", written))


def _digits(value: Decimal, currency: str) -> str:
    if not value.is_finite():
        return _("no amount")
    if abs(value.adjusted()) > WRITTEN_OUT:
        return f"{value.copy_abs():.6E}"
    return f"{value.copy_abs():,.{max(decimals(currency), places(value))}f}"
