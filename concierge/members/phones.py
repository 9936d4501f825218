"""Phone numbers: one form to dial and to compare, whatever form they were given in."""

from functools import cache
from importlib.resources import files

HOME = "CN"
"""Where a number without a country is taken to be, when nothing else is known of its owner."""


def plain_number(value: str, timezone: str = "", region: str = "") -> str:
    """E.164 where `value` can be a number of its owner's country, else its digits.

    The country is `region` if that is an ISO 3166 code, else that of the IANA zone.
    """
    # Its tables cost a tenth of a second, and starting the desk dials nobody.
    import phonenumbers

    storable = value.encode("utf-8", "ignore").decode("utf-8")
    try:
        number = phonenumbers.parse(storable, country(timezone, region))
    except phonenumbers.NumberParseException:
        return digits(storable)
    if not phonenumbers.is_possible_number(number):
        return digits(storable)
    return str(phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164))


def digits(text: str) -> str:
    """The digits of a text, full-width ones too, as 0-9."""
    return "".join(str(int(character)) for character in text if character.isdecimal())


def phone_terms(plain: str) -> set[tuple[str, str]]:
    """What a phone is found by: its digits backwards, so that any tail is a beginning."""
    backwards = digits(plain)[::-1]
    return {(backwards, "phone")} if backwards else set()


def country(timezone: str, region: str = "") -> str:
    """The ISO 3166 code of where a member is at home."""
    code = region.strip().upper()
    if len(code) == 2 and code.isascii() and code.isalpha():
        return code
    return _countries().get(timezone, HOME)


@cache
def _countries() -> dict[str, str]:
    """The country of each zone, from the zone database's own table."""
    table = files("tzdata").joinpath("zoneinfo", "zone.tab").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in table.splitlines() if line and not line.startswith("#")]
    return {row[2]: row[0] for row in rows}
