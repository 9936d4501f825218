"""Money, each currency with its own sign or code."""

from decimal import Decimal

# Yen and yuan share a sign, dollars too: whoever is not the common one is told apart by letters.
SIGNS = {
    "CNY": "¥",
    "EUR": "€",
    "USD": "$",
    "GBP": "£",
    "JPY": "JP¥",
    "HKD": "HK$",
    "TWD": "NT$",
    "SGD": "S$",
    "AUD": "A$",
    "CAD": "C$",
    "KRW": "₩",
    "THB": "฿",
}
# ISO 4217: these have no smaller coin.
WHOLE = frozenset({"JPY", "KRW", "VND", "CLP", "ISK"})


def amount(value: Decimal, currency: str) -> str:
    """`¥300.00`, `€1,360.00`, `JP¥1,200`, `CHF 40.00`; more decimals than usual are kept."""
    places = max(0 if currency in WHOLE else 2, _decimals(value))
    digits = f"{abs(value):,.{places}f}"
    sign = "-" if value < 0 else ""
    mark = SIGNS.get(currency)
    return f"{sign}{mark}{digits}" if mark else f"{sign}{currency} {digits}".strip()


def _decimals(value: Decimal) -> int:
    exponent = value.normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0
