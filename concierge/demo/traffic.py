"""The ordinary life of a member with eight businesses: orders, bookings, flights, short chats."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from decimal import Decimal
from random import Random
from zoneinfo import ZoneInfo

from concierge.demo.catalogue import EN, ZH, Shelf
from concierge.demo.hours import Hours
from concierge.demo.people import Person
from concierge.demo.sending import Sender, sender
from concierge.feeds.cloudevents import FeedItem
from concierge.timeline.kinds import Channel, Direction

RETURNED, DELAYED, CANCELLED, HELD = 0.06, 0.05, 0.04, 0.1
"""How often an order goes back, is late, a booking is called off, customs want to look."""

Weights = dict[str, float]
USUAL: Weights = {
    "shop": 5,
    "eat": 4,
    "fresh": 3,
    "chat": 4,
    "dine": 1.5,
    "stay": 1,
    "fly": 1,
    "show": 1,
    "parcel": 1.5,
    "abroad": 1,
    "charge": 0.3,
}


@dataclass
class Life:
    """One member's errands; what would happen after now is left out, and is then on its way."""

    rng: Random
    shelf: Shelf
    zone: ZoneInfo
    currency: str
    now: datetime
    send: Sender
    number: str
    serial: int = 0

    def at(self, day: int, first: int, last: int) -> datetime:
        """Some minute between two hours of the day `day` days before now, where they live."""
        date = (self.now - timedelta(days=day)).astimezone(self.zone).date()
        clock = time(self.rng.randrange(first, last), self.rng.randrange(60))
        return datetime.combine(date, clock, self.zone)

    def by_day(self, at: datetime) -> datetime:
        """`at`, or the morning after: couriers sleep at night."""
        local = at.astimezone(self.zone)
        if 8 <= local.hour < 21:
            return local
        morning = local.date() + timedelta(days=local.hour >= 21)
        clock = time(self.rng.randrange(8, 12), self.rng.randrange(60))
        return datetime.combine(morning, clock, self.zone)

    def ref(self, letters: str) -> str:
        """A business's own number."""
        self.serial += 1
        return f"{letters}{self.number[-5:]}{self.serial:04d}{self.rng.randrange(100):02d}"

    def hours(self, least: float, most: float) -> timedelta:
        """A while."""
        return timedelta(minutes=round(60 * self.rng.uniform(least, most)))

    def price(self, units: int) -> Decimal:
        """About so much, with a fraction."""
        return Decimal(units) + Decimal(self.rng.randrange(0, 100, 10)) / 100


Errand = Callable[[Life, int], Iterator[FeedItem]]


def life(
    who: Person,
    number: str,
    hours: Hours,
    seed: str,
    least: int,
    weights: Weights | None = None,
    quiet: int = 0,
) -> list[FeedItem]:
    """At least `least` events of a member since they joined, none of them after now.

    `quiet` leaves the last days to whoever tells a story.
    """
    rng = Random(f"{seed}/{number}")
    shelf = ZH if who.language == "zh" else EN
    send = sender(number, f"{number}-")
    one = Life(rng, shelf, ZoneInfo(who.zone), who.currency, hours.now, send, number)
    if weights is None:
        # Everybody has a taste: one orders in every night, another flies.
        weights = {name: usual * rng.random() ** 2 + 0.05 for name, usual in USUAL.items()}
    names, weighed = list(weights), list(weights.values())
    items: list[FeedItem] = []
    while len(items) < least:
        day = quiet + round((who.joined - 2 - quiet) * rng.random() ** 1.3)
        errand = ERRANDS[rng.choices(names, weighed)[0]]
        items += [item for item in errand(one, day) if item.at is not None and item.at < hours.now]
    return items


def _shop(one: Life, day: int) -> Iterator[FeedItem]:
    what, units = one.rng.choice(one.shelf.goods)
    yield from _order(one, day, "retail", "RT", what, units, one.hours(30, 90))


def _abroad(one: Life, day: int) -> Iterator[FeedItem]:
    what, units = one.rng.choice(one.shelf.imports)
    yield from _order(one, day, "crossborder", "CB", what, units, one.hours(120, 260))


def _order(
    one: Life, day: int, line: str, letters: str, what: str, units: int, way: timedelta
) -> Iterator[FeedItem]:
    ref, price = one.ref(letters), one.price(units)
    placed = one.at(day, 8, 23)
    sent = one.by_day(placed + one.hours(4, 30))
    due = one.by_day(sent + way)
    money = {"amount": price, "currency": one.currency}
    yield one.send("order.placed", placed, line, what, ref=ref, **money)
    yield one.send("order.dispatched", sent, line, what, ref=ref, expected_at=due)
    if line == "crossborder" and one.rng.random() < HELD:
        title = one.shelf.customs.format(what=what)
        yield one.send("order.exception", sent + way * 0.6, line, title, ref=ref)
    if one.rng.random() < DELAYED:
        later = one.by_day(due + one.hours(12, 60))
        yield one.send(
            "order.delayed", due - one.hours(1, 6), line, what, ref=ref, expected_at=later
        )
        due = later
    there = max(one.by_day(due - one.hours(0, 5)), sent + one.hours(3, 6))
    yield one.send("order.delivered", there, line, what, ref=ref)
    if line == "retail" and one.rng.random() < RETURNED:
        yield from _back(one, what, ref, price, one.by_day(there + one.hours(10, 70)))


def _back(
    one: Life, what: str, ref: str, price: Decimal, picked_up: datetime
) -> Iterator[FeedItem]:
    received = one.by_day(picked_up + one.hours(20, 60))
    fetched, returned = one.shelf.fetched.format(what=what), one.shelf.returned.format(what=what)
    yield one.send("return.picked_up", picked_up, "retail", fetched, ref=ref)
    yield one.send("return.received", received, "retail", returned, ref=ref)
    yield _refund(one, what, price, received + one.hours(1, 8))


def _refund(one: Life, what: str, price: Decimal, at: datetime) -> FeedItem:
    money = {"amount": price, "currency": one.currency}
    return one.send("payment.refunded", at, "payments", what, ref=one.ref("RF"), **money)


def _eat(one: Life, day: int) -> Iterator[FeedItem]:
    what, units = one.rng.choice(one.shelf.dishes)
    placed = one.at(day, *one.rng.choice(((11, 13), (17, 21))))
    yield from _brought(one, "food", "WM", what, units, placed, one.hours(0.4, 1))


def _fresh(one: Life, day: int) -> Iterator[FeedItem]:
    what, units = one.rng.choice(one.shelf.fresh)
    yield from _brought(one, "grocery", "SX", what, units, one.at(day, 6, 20), one.hours(0.6, 5))


def _brought(
    one: Life, line: str, letters: str, what: str, units: int, placed: datetime, way: timedelta
) -> Iterator[FeedItem]:
    ref, there = one.ref(letters), placed + way
    money = {"amount": one.price(units), "currency": one.currency}
    yield one.send("order.placed", placed, line, what, ref=ref, expected_at=there, **money)
    yield one.send("order.delivered", there, line, what, ref=ref)


def _parcel(one: Life, day: int) -> Iterator[FeedItem]:
    what, ref, sent = one.rng.choice(one.shelf.parcels), one.ref("LG"), one.at(day, 9, 19)
    due = one.by_day(sent + one.hours(20, 70))
    yield one.send("order.dispatched", sent, "logistics", what, ref=ref, expected_at=due)
    yield one.send("order.delivered", due - one.hours(0, 4), "logistics", what, ref=ref)


def _dine(one: Life, day: int) -> Iterator[FeedItem]:
    what = one.rng.choice(one.shelf.tables)
    yield from _booking(one, day, "food", "TB", what, 0, one.hours(5, 150))


def _stay(one: Life, day: int) -> Iterator[FeedItem]:
    hotel, units = one.rng.choice(one.shelf.hotels)
    nights = one.rng.randrange(2, 6)
    what = one.shelf.nights.format(hotel=hotel, n=nights)
    yield from _booking(one, day, "travel", "HT", what, units * nights, one.hours(60, 900))


def _show(one: Life, day: int) -> Iterator[FeedItem]:
    show, units = one.rng.choice(one.shelf.shows)
    seats = one.rng.randrange(2, 5)
    what = one.shelf.seats.format(show=show, n=seats)
    yield from _booking(one, day, "entertainment", "TK", what, units * seats, one.hours(40, 700))


def _booking(
    one: Life, day: int, line: str, letters: str, what: str, units: int, ahead: timedelta
) -> Iterator[FeedItem]:
    ref, made = one.ref(letters), one.at(day, 8, 23)
    price = one.price(units) if units else None
    money = {"amount": price, "currency": one.currency}
    yield one.send("booking.made", made, line, what, ref=ref, expected_at=made + ahead, **money)
    if one.rng.random() < CANCELLED:
        off = made + ahead * 0.4
        yield one.send("booking.cancelled", off, line, one.shelf.off.format(what=what), ref=ref)
        if price is not None:
            yield _refund(one, what, price, off + one.hours(2, 40))


def _fly(one: Life, day: int) -> Iterator[FeedItem]:
    route, flight = one.rng.choice(one.shelf.routes), one.rng.randrange(1100, 9800)
    what = f"XC{flight} {route}"
    ref, made, ahead = one.ref("FL"), one.at(day, 8, 23), one.hours(50, 800)
    money = {"amount": one.price(600), "currency": one.currency}
    yield one.send("booking.made", made, "travel", what, ref=ref, expected_at=made + ahead, **money)
    if one.rng.random() < 3 * DELAYED:
        late = one.shelf.late.format(n=one.rng.randrange(25, 150, 5))
        yield one.send("flight.delayed", made + ahead * 0.99, "travel", what, ref=ref, text=late)


def _chat(one: Life, day: int) -> Iterator[FeedItem]:
    line, asked, answered = one.rng.choice(one.shelf.asked)
    heard = one.at(day, 8, 22)
    said = heard + one.hours(0.03, 0.4)
    channel = one.rng.choice((Channel.CHAT, Channel.CHAT, Channel.CHAT, Channel.EMAIL))
    yield one.send("contact.received", heard, line, text=asked, channel=channel)
    yield one.send(
        "contact.received", said, line, text=answered, channel=channel, direction=Direction.OUT
    )


def _charge(one: Life, day: int) -> Iterator[FeedItem]:
    yield one.send("payment.failed", one.at(day, 7, 23), "payments", one.shelf.refused)


ERRANDS: dict[str, Errand] = {
    "shop": _shop,
    "eat": _eat,
    "fresh": _fresh,
    "chat": _chat,
    "dine": _dine,
    "stay": _stay,
    "fly": _fly,
    "show": _show,
    "parcel": _parcel,
    "abroad": _abroad,
    "charge": _charge,
}
