"""Phone numbers: one form to dial and to compare, whatever form they were given in."""

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from concierge.searchindex.folding import fold

HOME = "CN"
"""Where a number without a country is taken to be, when nothing else is known of its owner."""
EXTENSION = ";ext="
"""Between a number and its extension (RFC 3966)."""

_INSIDE = re.compile(r"\s*(?:转|轉|分机|分機|内线|內線|內线|内線)\s*[:.]?\s*")
# Whoever puts a privacy number in front of another writes what to dial after it so.
_TRAILING = re.compile(r"(.*\d\)?)\s*(?:[-_,;/*p]\s*|\s+)\(?(\d{1,6})\)?|(.*\d)\s*\((\d{1,6})\)")
_SPREADSHEET = re.compile(r"([+-]?)(\d+)\.?(\d*)e\+?(\d+)")
_DECIMALS = re.compile(r"(?<=\d{7})\.0+(?=\D*$)")
_LABEL = re.compile(r"^[^\d+(]*[:=]\s*")
_NOTE = re.compile(r"^[^\d+(]*|\s*[(\[]?[^\d)]*[)\]]?$")
LONGEST = 20
"""Digits a number has at most, those that only send texts (106…) among them: more are two numbers,
or the number of something else."""
_TRUNK = re.compile(r"\(0\)")
_LONG_VOWEL = re.compile(r"(?<=\d)[ー一](?=\d)")


def plain_number(value: str, timezone: str = "", region: str = "") -> str:
    """E.164 where `value` is a number of its owner's country, with `;ext=` where it has an
    extension; else its digits, rather than a wrong country; empty where it gives no number.

    The country is `region` if the number is one there, else that of the IANA zone.
    """
    said = _said(value)
    if said is None:
        return ""
    alone = _NOTE.sub("", said)
    for one in (said, alone):
        if found := _whole(one, timezone, region) or _split(one, timezone, region):
            return found
    return figures if len(figures := digits(said)) <= LONGEST else ""


def own_number(plain: str) -> str:
    """A plain number without its extension."""
    return plain.partition(EXTENSION)[0]


def digits(text: str) -> str:
    """The digits of a text, full-width ones too, as 0-9."""
    return "".join(str(int(character)) for character in text if character.isdecimal())


def phone_terms(plain: str) -> set[tuple[str, str]]:
    """What a phone is found by: its digits backwards, so that any tail is a beginning; with its
    extension and without."""
    forms = {digits(own_number(plain))[::-1], digits(plain)[::-1]}
    return {(backwards, "phone") for backwards in forms if backwards}


def country(timezone: str, region: str = "") -> str:
    """The ISO 3166 code of where a member is at home."""
    return next(_at_home(timezone, region))


def country_of_zone(timezone: str) -> str | None:
    """The ISO 3166 code of the country that zone is in; None for one that is no place."""
    return _countries().get(_canonical(timezone))


def _said(value: str) -> str | None:
    """What was meant to be dialled, in one form of each sign; None where a spreadsheet lost it."""
    said = fold(value.encode("utf-8", "ignore").decode("utf-8")).strip("'\"= ")
    said = _TRUNK.sub(" ", _LONG_VOWEL.sub("-", _LABEL.sub("", said)))
    rounded = _SPREADSHEET.fullmatch(said.replace(",", ""))
    if rounded is None:
        return _INSIDE.sub(" ext. ", _DECIMALS.sub("", said))
    _, whole, fraction, exponent = rounded.groups()
    return (
        whole + fraction
        if len(fraction.rstrip("0") or "0") > 2 and int(exponent) == len(fraction)
        else None
    )


def _whole(said: str, timezone: str, region: str) -> str:
    """The number in E.164, where it is one; else empty."""
    # Its tables cost a tenth of a second, and starting the desk dials nobody.
    import phonenumbers

    abroad = said.startswith("+")
    for code in [""] if abroad else _at_home(timezone, region):
        try:
            number = phonenumbers.parse(said, code or None)
        except phonenumbers.NumberParseException:
            continue
        # Where the country is said, what is possible is believed: new ranges are given out daily.
        good = phonenumbers.is_possible_number if abroad else phonenumbers.is_valid_number
        if good(number):
            form = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
            return f"{form}{EXTENSION}{number.extension}" if number.extension else str(form)
    return ""


def _split(said: str, timezone: str, region: str) -> str:
    """A number with something to dial after it, where the first part alone is one."""
    found = _TRAILING.fullmatch(said)
    if found is None:
        return ""
    number, extension = found[1] or found[3], found[2] or found[4]
    whole = _whole(number, timezone, region)
    return f"{whole}{EXTENSION}{extension}" if whole and EXTENSION not in whole else ""


def _at_home(timezone: str, region: str) -> Iterator[str]:
    """Where a member may be at home, the likeliest first. A region may be a province (`SD`) that
    sounds like a country, so it is no more than a possibility."""
    code = region.strip().upper().partition("-")[0]
    if len(code) == 2 and code.isascii() and code.isalpha():
        yield code
    yield country_of_zone(timezone) or HOME


def _canonical(timezone: str) -> str:
    """The zone's name of today: Asia/Calcutta is Asia/Kolkata."""
    name = timezone.strip()
    return name if name in _countries() else _links().get(name, name)


@cache
def _countries() -> dict[str, str]:
    """The country of each zone, from the zone database's own table."""
    table = files("tzdata").joinpath("zoneinfo", "zone.tab").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in table.splitlines() if line and not line.startswith("#")]
    return {row[2]: row[0] for row in rows}


@cache
def _links() -> dict[str, str]:
    """Other and older names of zones. EST and CET are hours of many countries, and no place."""
    table = files("tzdata").joinpath("zoneinfo", "tzdata.zi").read_text(encoding="utf-8")
    rows = [line.split() for line in table.splitlines() if line.startswith("L ")]
    links = {name: target for _, target, name in rows}
    return {
        name: links.get(target, target)
        for name, target in links.items()
        if not _HOURS.fullmatch(name)
    }


_HOURS = re.compile(r"[ECMW]ET|[EMH]ST|[A-Z]{3}\d[A-Z]{3}|Etc/.*|GMT.*|U.*C.*|Zulu|Greenwich")
