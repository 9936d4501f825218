"""Money as people write it: which number is meant, in which currency, and what can be kept.

A comma or a point groups only where groups of three follow, and is a decimal point where that is
unmistakable; what could be either is refused. Nothing is guessed: a payment number pasted into
an amount is no amount.
"""

import re
import unicodedata
from collections.abc import Set
from decimal import Decimal, InvalidOperation

from concierge.errors import Code, Refusal

USUAL = "CNY"
SIGNS = {
    "CNY": "¥", "EUR": "€", "USD": "$", "GBP": "£", "JPY": "JP¥", "HKD": "HK$", "TWD": "NT$",
    "SGD": "S$", "AUD": "A$", "CAD": "C$", "KRW": "₩", "THB": "฿",
}  # fmt: skip
"""Yen and yuan share a sign, dollars too: whoever is not the common one is told by letters."""
_NO_COIN = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF"
_MILS = "BHD IQD JOD KWD LYD OMR TND"
_DECIMALS = dict.fromkeys(_NO_COIN.split(), 0) | dict.fromkeys(_MILS.split(), 3)
_DECIMALS |= {"CLF": 4, "UYW": 4}
LARGEST = 15
"""Of the feed too: the power of ten of the first digit. Nobody owes a member more."""

REFUSALS = frozenset(
    (
        Code.AMOUNT_WRONG,
        Code.AMOUNT_UNCLEAR,
        Code.AMOUNT_TOO_LARGE,
        Code.AMOUNT_TOO_FINE,
        Code.AMOUNT_NOTHING,
        Code.CURRENCY_UNCLEAR,
        Code.CURRENCY_MISSING,
        Code.CURRENCY_UNKNOWN,
    )
)
"""What can be wrong with an amount."""

_DOLLARS = frozenset(("USD", "HKD", "TWD", "SGD", "AUD", "CAD"))
_SPOKEN = {
    "¥": {"CNY", "JPY"}, "$": _DOLLARS, "us$": {"USD"}, "au$": {"AUD"}, "cn¥": {"CNY"},
    "元": {"CNY", "HKD", "TWD"}, "元整": {"CNY", "HKD", "TWD"}, "圆": {"CNY", "JPY"},
    "圆整": {"CNY"}, "块": {"CNY", "HKD", "TWD"}, "块钱": {"CNY", "HKD", "TWD"}, "人民币": {"CNY"},
    "人民币元": {"CNY"}, "rmb": {"CNY"}, "yuan": {"CNY"}, "円": {"JPY"}, "日元": {"JPY"},
    "日圆": {"JPY"}, "yen": {"JPY"}, "欧元": {"EUR"}, "欧": {"EUR"}, "euro": {"EUR"},
    "euros": {"EUR"}, "美元": {"USD"}, "美金": {"USD"}, "dollars": _DOLLARS, "英镑": {"GBP"},
    "镑": {"GBP"}, "pounds": {"GBP"}, "港元": {"HKD"}, "港币": {"HKD"}, "新元": {"SGD"},
    "新币": {"SGD"}, "澳元": {"AUD"}, "澳币": {"AUD"}, "加元": {"CAD"}, "加币": {"CAD"},
    "台币": {"TWD"}, "新台币": {"TWD"}, "韩元": {"KRW"}, "韩币": {"KRW"}, "원": {"KRW"},
    "won": {"KRW"}, "泰铢": {"THB"}, "铢": {"THB"}, "baht": {"THB"}, "บาท": {"THB"},
}  # fmt: skip
_SPOKEN |= {sign.casefold(): {name} for name, sign in SIGNS.items() if sign not in _SPOKEN}
_MYRIADS = {"": 1, "百": 100, "千": 1000, "万": 10_000, "萬": 10_000, "亿": 100_000_000}
_OTHERS = """
AED AFN ALL AMD AOA ARS AWG AZN BAM BBD BDT BMD BND BOB BRL BSD BTN BWP BYN BZD CDF CHF COP CRC CUP
CVE CZK DKK DOP DZD EGP ERN ETB FJD FKP GEL GHS GIP GMD GTQ GYD HNL HTG HUF IDR ILS INR IRR JMD KES
KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD
NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SHP SLE SOS SRD SSP
STN SVC SYP SZL TJS TMT TOP TRY TTD TZS UAH UYU UZS VED VES WST XCD XCG YER ZAR ZMW ZWG
"""
_KNOWN = frozenset((*SIGNS, *_DECIMALS, *_OTHERS.split()))
"""All that are paid in, by ISO 4217 of 2026."""

_POINTS_GROUP = frozenset(("EUR",))
"""Whose people write 1.299 for one thousand two hundred and ninety-nine."""

_LONGEST_FIRST = sorted(map(re.escape, _SPOKEN), key=len, reverse=True)
_WORD = rf"(?:{'|'.join(_LONGEST_FIRST)}|[a-z]{{3}})"
_WRITTEN = re.compile(
    rf"(?P<before>{_WORD})?\s*(?P<number>\d[\d.,' ]*|\.\d+)(?:[.,][-–—]{{1,2}}|)"
    rf"(?P<times>[百千万萬亿]?)\s*(?P<after>{_WORD})?"
)
_MINUS = "-\u2212\u2013"
_SPACED = re.compile(r"\d{1,3}(?:([ '])\d{3})(?:\1\d{3})*(?=[.,]|$)")


def read(text: str, currency: str | None = None) -> tuple[Decimal | None, str | None]:
    """The amount people mean by 300, 1,360.00, 1.299,50 €, 1299元, 1.2万, in any width, and its
    currency where it says one that `currency` is not; (None, `currency`) for nothing.

    Raises Refusal AMOUNT_WRONG, AMOUNT_UNCLEAR, AMOUNT_TOO_LARGE, AMOUNT_TOO_FINE, AMOUNT_NOTHING,
    CURRENCY_UNCLEAR or CURRENCY_UNKNOWN.
    """
    currency = named(currency) if currency else None
    found = _WRITTEN.fullmatch(plain := _plain(text))
    if not plain or plain in _SPOKEN or code(plain) in SIGNS:
        return None, currency
    if found is None:
        less = plain[0] in _MINUS and _WRITTEN.fullmatch(plain[1:].strip())
        raise Refusal(Code.AMOUNT_NOTHING if less else Code.AMOUNT_WRONG, like=like(currency))
    for word in (found["before"], found["after"]):
        currency = _agreed(currency, word, text) if word else currency
    amount = _number(found["number"].strip(), currency, text) * _MYRIADS[found["times"]]
    kept(amount, currency or USUAL)
    if currency and not decimals(currency) and places(amount):
        raise Refusal(Code.AMOUNT_TOO_FINE, currency=currency)
    return amount, currency


def kept(amount: Decimal | None, currency: str | None) -> tuple[Decimal | None, str | None]:
    """As it is stored: an amount that can be kept, with its code; both None for nothing.

    Raises Refusal AMOUNT_WRONG, AMOUNT_NOTHING (0 and less), AMOUNT_TOO_LARGE, CURRENCY_MISSING or
    CURRENCY_UNKNOWN.
    """
    if amount is None:
        return None, None
    if not amount.is_finite():
        raise Refusal(Code.AMOUNT_WRONG, like=like(currency))
    if amount <= 0:
        raise Refusal(Code.AMOUNT_NOTHING)
    if amount.adjusted() > LARGEST or places(amount) > LARGEST:
        raise Refusal(Code.AMOUNT_TOO_LARGE)
    if not currency or not currency.strip():
        raise Refusal(Code.CURRENCY_MISSING)
    return amount, named(currency)


def named(currency: str) -> str:
    """The ISO 4217 code of a currency that people name: cny, RMB, 人民币, ¥.

    Raises Refusal CURRENCY_UNKNOWN.
    """
    found = code(currency)
    if found in _KNOWN:
        return found
    spoken = _SPOKEN.get(_plain(currency))
    if spoken is None:
        raise Refusal(Code.CURRENCY_UNKNOWN, currency=currency.strip())
    return _common(spoken)


def code(currency: str) -> str:
    """A currency's code as it is written, whichever lies in a workspace: `cny` is CNY."""
    return unicodedata.normalize("NFKC", currency).strip().upper()


def decimals(currency: str) -> int:
    """How many digits its smaller coin takes (ISO 4217): 2 for most."""
    return _DECIMALS.get(currency, 2)


def like(currency: str | None) -> str:
    """How an amount is written: the number alone where its currency is asked for by itself."""
    return f"{300:.{decimals(currency)}f}" if currency else f"300.00 {USUAL}"


def places(amount: Decimal) -> int:
    """How many decimals it has, without zeros at its end."""
    _sign, digits, exponent = amount.as_tuple()
    if not isinstance(exponent, int):
        return 0
    zeros = next((n for n, digit in enumerate(reversed(digits)) if digit), len(digits))
    return max(0, -exponent - zeros)


def stored(value: object) -> Decimal:
    """An amount as it lies in a workspace; what is none is NaN, so that it can be shown."""
    try:
        return Decimal(str(value))
    except InvalidOperation:
        return Decimal("NaN")


def _plain(text: str) -> str:
    """Widths, digits of any script, spaces of any width, apostrophes of any shape."""
    folded = unicodedata.normalize("NFKC", text).casefold().replace("’", "'").replace("`", "'")
    figures = (str(unicodedata.decimal(one)) if one.isdecimal() else one for one in folded)
    return " ".join("".join(figures).split())


def _agreed(currency: str | None, word: str, text: str) -> str:
    """The currency a sign beside the number says, which the field's may be among."""
    meant = _SPOKEN.get(word) or {named(word)}
    if currency is not None and currency in meant:
        return currency
    if currency is not None and len(meant) > 1:
        raise Refusal(Code.CURRENCY_UNCLEAR, amount=text, currency=currency)
    return _common(meant)


def _common(meant: Set[str]) -> str:
    """Which of several a sign or a word stands for where nothing else is said."""
    return min(meant, key=lambda one: (one not in (USUAL, "USD"), one))


def _number(written: str, currency: str | None, text: str) -> Decimal:
    """Digits with their marks. Raises Refusal AMOUNT_UNCLEAR."""
    if spaced := _SPACED.match(written):
        written = re.sub("[ ']", "", spaced[0]) + written[spaced.end() :]
    marks = set(written) - set("0123456789")
    if not marks <= {",", "."}:
        raise Refusal(Code.AMOUNT_UNCLEAR, amount=text)
    last = max(marks, key=written.rfind, default="")
    whole, mark, rest = written.rpartition(last) if last else (written, "", "")
    other = next(iter(marks - {last}), None)
    plain = _two_marks(whole, rest, other) if other else _one_mark(whole, mark, rest, currency)
    if plain is None:
        raise Refusal(Code.AMOUNT_UNCLEAR, amount=text)
    return Decimal(plain)


def _two_marks(whole: str, rest: str, other: str) -> str | None:
    """1,299.50 and 1.299,50: the last mark is the decimal point, the other groups."""
    groups = _ungrouped(whole, other)
    return f"{groups}.{rest}" if groups is not None and rest else None


def _one_mark(whole: str, mark: str, rest: str, currency: str | None) -> str | None:
    if not mark:
        return whole
    if mark in whole:
        return _ungrouped(f"{whole}{mark}{rest}", mark)
    if _is_group(whole, rest):
        return _groups_or_decimals(whole, mark, rest, currency)
    if mark == ".":
        return f"{whole or 0}.{rest or 0}"
    few = len(rest) <= (decimals(currency) if currency else 2) or whole == "0"
    return f"{whole}.{rest}" if whole and rest and few else None


def _groups_or_decimals(whole: str, mark: str, rest: str, currency: str | None) -> str | None:
    """1,299 groups; 1.299 is what the people of that currency mean by it, else either. Where there
    are no coins no point stands before one."""
    coinless = currency is not None and not decimals(currency)
    if mark == "," or coinless or currency in _POINTS_GROUP:
        return whole + rest
    return f"{whole}.{rest}" if currency is None or decimals(currency) == len(rest) else None


def _is_group(whole: str, rest: str) -> bool:
    return len(rest) == 3 and 1 <= len(whole) <= 3 and not whole.startswith("0")


def _ungrouped(written: str, mark: str) -> str | None:
    """Without its marks, where they stand before every three digits."""
    first, *groups = written.split(mark)
    fits = 1 <= len(first) <= 3 and not first.startswith("0") and all(len(g) == 3 for g in groups)
    whole_numbers = all(one.isdecimal() for one in (first, *groups))
    return first + "".join(groups) if fits and whole_numbers and groups else None
