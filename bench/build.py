"""A real workspace of any size, made by the program's own code and kept for the next run."""

import shutil
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from bench.texts import Words, number
from concierge import clock
from concierge.contacts.actions import log_contact
from concierge.contacts.rules import Contact, PromiseDraft
from concierge.issues.actions import raise_issue
from concierge.issues.rules import IssueDraft, OpenedBy
from concierge.members.actions import NewMember, add_member
from concierge.members.lines import DEFAULTS, seed_lines
from concierge.members.names import name_terms, number_terms, reading_of
from concierge.members.standing import contacted_many
from concierge.members.tables import Member, MemberTerm, Stewardship
from concierge.reminders.actions import set_reminder
from concierge.reminders.rules import ReminderDraft
from concierge.store import bulk, engine, index
from concierge.store import workspace as workspaces
from concierge.store.types import new_id
from concierge.store.work import Actor, Work, act
from concierge.store.workspace import Workspace
from concierge.team.actions import NewSteward, add_steward
from concierge.team.sign_in import SETUP, sign_in
from concierge.timeline.actions import NewEvent, record_many
from concierge.timeline.tables import Audience, Channel, Direction, Kind, Reached

WORK = Path(__file__).parent / "work"
ZONE = ZoneInfo("Asia/Shanghai")
NOW = datetime(2026, 11, 20, 6, 5, tzinfo=UTC)
"""14:05 in Shanghai; what is asked is asked at this instant."""
DAYS = 730
MINE = 300
"""Members of the steward who asks, at every size."""
OTHERS = 240
"""Members of each of the others."""
BATCH = 20_000
ME = "bench"
VERSION = "1"
"""Said in a file's name, so that a file made otherwise is made anew."""

LINES = [line.code for line in DEFAULTS]
_LINE_WEIGHTS = [34, 20, 12, 5, 10, 9, 8, 2]
_ORDERS = ("order.placed", "order.dispatched", "order.delivered", "order.delayed")
SORTS: list[tuple[int, Kind, tuple[str, ...], Audience]] = [
    (3400, Kind.CONTACT, ("contact.logged",), Audience.MEMBER),
    (3000, Kind.ORDER, _ORDERS, Audience.MEMBER),
    (1200, Kind.BOOKING, ("booking.made", "booking.changed"), Audience.MEMBER),
    (900, Kind.PAYMENT, ("payment.refunded", "payment.failed"), Audience.MEMBER),
    (600, Kind.BUSINESS, ("business.event",), Audience.INTERNAL),
    (500, Kind.TASK, ("task.answered",), Audience.INTERNAL),
    (399, Kind.FLIGHT, ("flight.delayed",), Audience.MEMBER),
    (1, Kind.SURVEY, ("business.event",), Audience.INTERNAL),
]
RARE = Kind.SURVEY
"""One event in ten thousand."""


@dataclass(frozen=True)
class Person:
    """A member as the bench knows them."""

    id: UUID
    language: str
    mine: bool
    issues: tuple[UUID, ...] = ()


@dataclass(frozen=True)
class Made:
    """A workspace that stands on the disk."""

    path: Path
    events: int

    @property
    def key_file(self) -> Path:
        """Where its key is; there is no keyring to ask on a bench."""
        return self.path.with_name("bench.key")

    def open(self) -> Workspace:
        """The workspace, beside whoever else has it open."""
        return workspaces.open(self.path, key_file=self.key_file)

    def work(self, workspace: Workspace) -> Work:
        """The steward with 300 members at work in it."""
        return Work(workspace, sign_in(workspace, ME))


def ready(events: int) -> Made:
    """The workspace of this many events, made if it is not there."""
    folder = WORK / f"{events}-v{VERSION}"
    made = Made(folder / "bench.concierge", events)
    if made.path.exists():
        return made
    shutil.rmtree(WORK / f".{folder.name}", ignore_errors=True)
    staged = Made(WORK / f".{folder.name}" / made.path.name, events)
    staged.path.parent.mkdir(parents=True)
    began = time.monotonic()
    with workspaces.create(
        staged.path,
        zone="Asia/Shanghai",
        language="zh",
        key_file=staged.key_file,
        seed=seed_lines,
    ) as workspace:
        # What is killed half way is made anew, so nothing waits for the disk.
        workspace.writer.dispose()
        workspace.writer = engine.writer(staged.path, workspace.key, staged=True)
        _Building(workspace, events).build()
    staged.path.parent.rename(folder)
    _say(f"{events:,} events made in {time.monotonic() - began:.0f} s", end="\n")
    return made


class _Building:
    """Fills an empty workspace, in the order in which it would have filled itself."""

    def __init__(self, workspace: Workspace, events: int) -> None:
        self._workspace = workspace
        self._events = events
        self._rng = Random(7)
        self._words = Words(7)
        self._people: list[Person] = []

    def build(self) -> None:
        with clock.frozen(NOW - timedelta(days=DAYS)) as hands:
            setup = Work(self._workspace, SETUP)
            members = self._events // 100
            others = max(1, round((members - MINE) / OTHERS))
            logins = [ME, *(f"other{n:03}" for n in range(others))]
            for place, login in enumerate(logins):
                new = NewSteward(login, login, "steward", f"team {place // 12}")
                setup.write(add_steward, new)
            setup.write(add_steward, NewSteward("lead", "lead", "lead", "team 0"))
            self._add_members(members, [sign_in(self._workspace, login) for login in logins])
            for begin, batch in self._batches():
                hands.set(begin)
                setup.write(self._record, batch)
            hands.set(NOW - timedelta(days=20))
            self._add_due(logins)
        self._tidy()

    def _add_members(self, members: int, actors: list[Actor]) -> None:
        setup = Work(self._workspace, SETUP)
        for start in range(0, members, MINE):
            _say(f"{start:,} of {members:,} members")
            places = range(start, min(start + MINE, members))
            people = [self._person(place, actors) for place in places]
            setup.write(_by_verb if start == 0 else _in_bulk, people)
            setup.write(self._some_issues, places, [new.number for new in people])

    def _person(self, place: int, actors: list[Actor]) -> NewMember:
        rng = self._rng
        mine = place < MINE
        actor = actors[0] if mine else actors[1 + (place - MINE) % (len(actors) - 1)]
        language = "zh" if rng.random() < 0.7 else "en"
        return NewMember(
            number=f"88{place:06}",
            name=self._words.title(language)[:12],
            tier=rng.choice(("黑金", "铂金", "金卡", "银卡")),
            city=rng.choice(("上海", "北京", "深圳", "London")),
            phones=(f"154{place:08}",),
            language=language,
            steward_id=actor.steward_id,
        )

    def _some_issues(self, session: Session, places: range, numbers: list[str]) -> None:
        """Twenty of the heaviest member, one of every third."""
        query = select(Member.number, Member.id, Member.language).where(Member.number.in_(numbers))
        known = {row.number: row for row in session.execute(query)}
        for place, number_ in zip(places, numbers, strict=True):
            row = known[number_]
            count = 20 if place == 0 else int(place < MINE and place % 3 == 0)
            issues = tuple(self._issue(session, row.id, row.language) for _ in range(count))
            self._people.append(Person(row.id, row.language, place < MINE, issues))

    def _issue(self, session: Session, member: UUID, language: str) -> UUID:
        draft = IssueDraft(self._words.title(language), self._line())
        return raise_issue(session, member, draft, OpenedBy.BUSINESS)

    def _batches(self) -> Iterator[tuple[datetime, list[NewEvent]]]:
        """The events in the order of time; each tenth is the heaviest member's."""
        rng, people = self._rng, self._people
        step = timedelta(days=DAYS) / self._events
        began = NOW - timedelta(days=DAYS)
        for start in range(0, self._events, BATCH):
            _say(f"{start:,} of {self._events:,} events")
            batch = [
                self._event(
                    people[0] if place % 10 == 0 else rng.choice(people), began + place * step
                )
                for place in range(start, min(start + BATCH, self._events))
            ]
            yield began + min(start + BATCH, self._events) * step, batch

    def _event(self, person: Person, at: datetime) -> NewEvent:
        rng = self._rng
        _, kind, whats, audience = rng.choices(SORTS, cum_weights=_SORT_WEIGHTS)[0]
        contact = kind is Kind.CONTACT
        text = self._words.text(person.language, person.mine)
        issue = rng.choice(person.issues) if person.issues and rng.random() < 0.1 else None
        return NewEvent(
            person.id,
            kind,
            rng.choice(whats),
            audience,
            at=at,
            line=self._line(),
            channel=rng.choice(list(Channel)) if contact else None,
            direction=rng.choice(list(Direction)) if contact else None,
            reached=Reached.YES if contact else None,
            issue_id=issue,
            title="" if contact else text,
            body=text if contact else "",
            data={} if contact else {"ref": number(rng), "amount": f"{rng.randint(1, 9999)}.00"},
            feed=True,
        )

    def _line(self) -> str:
        return self._rng.choices(LINES, weights=_LINE_WEIGHTS)[0]

    def _record(self, session: Session, batch: list[NewEvent]) -> None:
        record_many(session, batch)
        latest = {one.member_id: one.at for one in batch if one.kind is Kind.CONTACT and one.at}
        contacted_many(session, latest)

    def _add_due(self, logins: list[str]) -> None:
        """Promises and reminders, most of them for the days around now."""
        _say("what is due")
        for login in logins:
            mine = login == ME
            Work(self._workspace, sign_in(self._workspace, login)).write(self._some_due, mine)

    def _some_due(self, session: Session, mine: bool) -> None:
        rng = self._rng
        people = [one for one in self._people if one.mine] if mine else []
        for person in rng.sample(people, min(200, len(people))):
            due = NOW + timedelta(hours=rng.uniform(-48, 96))
            text = self._words.title(person.language)
            if rng.random() < 0.5:
                set_reminder(session, person.id, ReminderDraft(text, due, "Asia/Shanghai"))
            else:
                promise = PromiseDraft(text, due, "Asia/Shanghai")
                log_contact(session, Contact(person.id, text, line="retail", promises=(promise,)))

    def _tidy(self) -> None:
        """What the desk does in idle moments."""
        _say("tidying the index")
        with self._workspace.writer.begin() as connection:
            while index.merge(connection, 1000):
                pass


def _by_verb(session: Session, people: list[NewMember]) -> None:
    for new in people:
        add_member(session, new)


def _in_bulk(session: Session, people: list[NewMember]) -> None:
    """As the verb does it, at a tenth of the time and without entries in the timeline."""
    terms = []
    for new in people:
        member, stewardship, at = new_id(), new_id(), act(session).at
        session.add(
            Stewardship(
                id=stewardship, member_id=member, steward_id=new.steward_id, since=at, until=None
            )
        )
        session.add(
            Member(
                id=member,
                number=new.number,
                name=new.name,
                reading=reading_of(new.name),
                address=new.name,
                tier=new.tier,
                language=new.language,
                timezone=new.timezone,
                city=new.city,
                joined_at=at,
                stewardship_id=stewardship,
                owner_id=new.steward_id,
            )
        )
        found = name_terms(new.name, new.name) | number_terms(new.number)
        terms += [{"term": term, "how": how, "member_id": member} for term, how in sorted(found)]
    session.flush()
    bulk.insert_rows(session, MemberTerm, terms)


def _say(text: str, end: str = "") -> None:
    clear = "\r\033[K" if sys.stderr.isatty() else ""
    print(f"{clear}{text}", end=end if clear else "\n", file=sys.stderr, flush=True)


_SORT_WEIGHTS = [sum(sort[0] for sort in SORTS[: n + 1]) for n in range(len(SORTS))]
