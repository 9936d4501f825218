"""How one thing an event may say is read: stripped, in whichever JSON type people send it."""

import re
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from enum import StrEnum
from typing import Any

from concierge.errors import Code, Refusal
from concierge.money import named
from concierge.store.instants import meant

Said = Mapping[str, Any]

_NUMBER = re.compile(r"[+-]?[0-9]+(?:\.[0-9]*)?(?:[eE][+-]?[0-9]{1,3})?")
_CURRENCY = re.compile(r"[A-Za-z]{3}")
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*", re.ASCII)
"""The shape of a language's tag (BCP 47): what is kept of one the desk has no name for."""
_LEAP = re.compile(r"(?<=:[0-9]{2}:)60(?![0-9])")
DECIMALS, SIZE = 4, 15
"""No money has more decimals (ISO 4217), nor more digits before the point than anybody counts."""
CENT = Decimal("0.01")
NOISE = Decimal("1e-7")
"""What a computer's binary number is off by at most: 1298.8999999999999 means 1298.90."""


def whole(of: Said, name: str) -> str:
    """Text exactly as it was sent; "" where there is none. Raises Refusal FEED_FIELD_WRONG."""
    value = of.get(name)
    if value is None:
        return ""
    if isinstance(value, str):
        return _storable(value, name)
    if isinstance(value, bool) or not isinstance(value, (int, Decimal)):
        raise wrong(name)
    return plain(value)


def text(of: Said, name: str) -> str:
    """`whole` without the spaces around it: so a name, number or word is looked up."""
    return whole(of, name).strip()


def needed(of: Said, name: str, read: Callable[[Said, str], str] = text) -> str:
    """A text that must be there. Raises Refusal FEED_FIELD_MISSING too."""
    found = read(of, name)
    if not found.strip():
        raise Refusal(Code.FEED_FIELD_MISSING, field=name)
    return found


def texts(of: Said, name: str) -> tuple[str, ...]:
    """The texts of a list, none of them empty; null is no list. What gives no text is refused, not
    dropped: a phone sent as a number has lost its zeros."""
    values = of.get(name)
    if values is None:
        return ()
    if not isinstance(values, list) or not all(isinstance(one, str) for one in values):
        raise wrong(name)
    found = tuple(_storable(value, name).strip() for value in values)
    if not all(found):
        raise wrong(name)
    return found


def instant(of: Said, name: str) -> datetime | None:
    """A time of RFC 3339 in UTC: with any offset, any fraction, and the second 60 there was."""
    said = of.get(name)
    if said is not None and not isinstance(said, str):
        raise wrong(name)
    written = text(of, name).upper()
    if not written:
        return None
    plain_second = _LEAP.sub("59", written)
    try:
        at = datetime.fromisoformat(plain_second)
        if at.tzinfo is None:
            raise ValueError(written)
        # Our own clock has no second 60: it is the first of the next minute.
        leap = timedelta(seconds=plain_second != written)
        return meant(at.astimezone(UTC) + leap)
    except (ValueError, OverflowError, Refusal) as error:
        raise wrong(name) from error


def amount(of: Said, name: str) -> Decimal:
    """Exact money, also where a computer's binary number was sent for it."""
    written = text(of, name)
    if not _NUMBER.fullmatch(written):
        raise wrong(name)
    value = Decimal(written)
    if abs(value.adjusted()) > SIZE:
        raise wrong(name)
    return _without_noise(value, name)


def currency(of: Said, name: str) -> str | None:
    """Three letters of ISO 4217, or RMB. A sign is too little: a yen has the yuan's."""
    said = text(of, name)
    if not said:
        return None
    try:
        if not _CURRENCY.fullmatch(said):
            raise wrong(name)
        return named(said)
    except Refusal as error:
        raise wrong(name) from error


def language(of: Said, name: str) -> str:
    """A language by its tag: zh, en, fr-CA."""
    said = text(of, name)
    if said and not _LANGUAGE.fullmatch(said):
        raise wrong(name)
    return said


def word(words: type[StrEnum]) -> Callable[[Said, str], StrEnum]:
    """How a word of this vocabulary is read."""
    known = {word.value: word for word in words}

    def one(of: Said, name: str) -> StrEnum:
        found = known.get(text(of, name).lower())
        if found is None:
            raise wrong(name)
        return found

    return one


def birthday(of: Said, name: str = "birthday") -> tuple[int, int, int | None] | None:
    """(month, day, year or None) of '1988-11-29' or '--11-29'."""
    written = text(of, name)
    if not written:
        return None
    try:
        if written.startswith("--"):
            leap = date.fromisoformat("2000-" + written[2:])
            return leap.month, leap.day, None
        born = date.fromisoformat(written)
    except ValueError as error:
        raise wrong(name) from error
    return born.month, born.day, born.year


def day(of: Said, name: str) -> date | None:
    """A day of the calendar: '2027-06-30'."""
    written = text(of, name)
    try:
        return date.fromisoformat(written) if written else None
    except ValueError as error:
        raise wrong(name) from error


def plain(number: int | Decimal) -> str:
    """A JSON number as digits, and no digit that was not sent: 604417 and 604417.0 are one number
    of an order, of 1.38E+10 nobody knows the rest."""
    if isinstance(number, Decimal):
        exponent = number.as_tuple().exponent
        counted = isinstance(exponent, int) and -2 * SIZE < exponent <= 0
        return str(int(number) if counted and number == int(number) else number)
    return str(number)


def wrong(name: str) -> Refusal:
    """What is said of a field that holds something it cannot hold."""
    return Refusal(Code.FEED_FIELD_WRONG, field=name)


def _storable(value: str, name: str) -> str:
    if value.isascii():
        return value
    try:
        value.encode()
    except UnicodeEncodeError as error:
        # JSON can spell half a surrogate pair; no store can hold it.
        raise wrong(name) from error
    return value


def _without_noise(value: Decimal, name: str) -> Decimal:
    exponent = value.as_tuple().exponent
    if isinstance(exponent, int) and -exponent <= DECIMALS:
        return value
    near = round(value, DECIMALS)
    if abs(near - value) > max(NOISE, abs(value) * NOISE * NOISE):
        raise wrong(name)
    return near.quantize(CENT) if near == near.quantize(CENT) else near
