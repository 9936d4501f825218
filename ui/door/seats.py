"""Where one works from this computer: the workspaces and logins used before, the last first."""

from contextlib import suppress
from dataclasses import replace

from concierge import settings
from concierge.entrance import Entrance
from concierge.errors import Refusal
from concierge.settings import Seat

MOST = 8
SCHEME = "postgresql://"
USUAL = "concierge"
"""The database where an address names none."""


def known() -> tuple[Seat, ...]:
    """Those used before, the last first."""
    return settings.Settings()[settings.SEATS]


def as_last_time(entrance: Entrance) -> Entrance:
    """Where no workspace is named: that of the last time, and who one was then."""
    named = entrance.path or entrance.address
    if named is None and (seats := known()) and seats[0].address:
        login = entrance.login or seats[0].login
        return replace(entrance, address=seats[0].address, login=login)
    return entrance


def take(entrance: Entrance, login: str) -> None:
    """Somebody has sat down there: the next start begins there. A file that was named is nobody's
    usual place, nor is the sample."""
    if entrance.path is not None:
        return
    seat = Seat(entrance.address or "", login)
    kept = settings.Settings()
    before = kept[settings.SEATS]
    if before[:1] == (seat,) or (not before and not seat.address):
        return
    others = [one for one in before if one != seat and (seat.address or one.address)]
    kept[settings.SEATS] = (seat, *others[: MOST - 1])
    # It opened; that it is not remembered is no reason to close it.
    with suppress(Refusal):
        kept.save()


def address(typed: str) -> str:
    """What somebody typed for a server, as an address: `db.example.com` will do. Never a login."""
    said = typed.strip().removeprefix(SCHEME).rstrip("/")
    if not said:
        return ""
    return SCHEME + (said if "/" in said else f"{said}/{USUAL}")


def shown(seat: Seat) -> str:
    """An address as it is read: without what is the same in all, and never with who signs in."""
    return seat.address.removeprefix(SCHEME).rpartition("@")[2].removesuffix(f"/{USUAL}")
