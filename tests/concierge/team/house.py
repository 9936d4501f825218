"""A house with two teams on a server, worked in by the verbs: what the tests of rights look at.

Who serves whom, and who wrote which note, is also kept here, in plain words: what a person may see
is computed from that, never from the database's own rules.
"""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any
from uuid import UUID

import psycopg
from psycopg import sql

from concierge import clock
from concierge.contacts.actions import log_contact, tell
from concierge.contacts.rules import Contact, Telling
from concierge.feeds.ingest import ingest
from concierge.issues.answer import set_answer
from concierge.issues.rules import AnswerDraft, IssueDraft, PromiseDraft
from concierge.issues.tables import Issue
from concierge.members.actions import NewMember, add_member
from concierge.members.assigning import assign
from concierge.members.kinds import FactKind, PointKind
from concierge.members.profile import NewFact, NewPoint, add_fact, add_point
from concierge.messages.looking import LookDraft, look_in
from concierge.messages.rules import TakenMessage
from concierge.messages.taking import enquire, found_by, take_message
from concierge.notes.actions import NewNote, change_note, retract_note, write_note
from concierge.notes.kinds import Visibility
from concierge.reminders.rules import ReminderDraft
from concierge.sealing.seal import seal
from concierge.store.act import Actor
from concierge.store.types import new_id
from concierge.store.work import Work
from concierge.team.actions import NewSteward, add_steward, set_intake
from concierge.team.cover import cover
from concierge.team.sign_in import SETUP
from concierge.timeline.actions import look
from concierge.workspace import postgres
from tests.server import Server

ZONE = "Asia/Shanghai"
HOME, AWAY = "Shanghai", "Hangzhou"
LEAD, FEED = "shen", "gate"
WORD = "silk"
"""Stands in every text, so that one search would find them all."""

Driver = psycopg.Connection[Any]


@dataclass
class House:
    """Two teams. The people of HOME are the template's; the others' logins begin with `prefix`."""

    server: Server
    database: str
    prefix: str
    ids: dict[str, UUID] = field(default_factory=dict)
    members: dict[str, UUID] = field(default_factory=dict)
    notes: dict[UUID, tuple[str, Visibility]] = field(default_factory=dict)
    looked: bool = False
    _open: dict[str, Work] = field(default_factory=dict)

    @property
    def fang(self) -> str:
        """A steward of AWAY."""
        return f"{self.prefix}_fang"

    @property
    def gu(self) -> str:
        """The lead of AWAY."""
        return f"{self.prefix}_gu"

    @property
    def bo(self) -> str:
        """An administrator."""
        return f"{self.prefix}_bo"

    @property
    def tick(self) -> str:
        """The service of HOME."""
        return f"{self.prefix}_tick"

    @property
    def mo(self) -> str:
        """A steward of HOME who leaves."""
        return f"{self.prefix}_mo"

    @property
    def serves(self) -> dict[str, tuple[str, ...]]:
        """Whom each steward serves now."""
        return {
            "wang": ("lin", "zhou"),
            "he": ("wu", "moved"),
            self.fang: ("xu", "deng"),
            self.mo: ("gao",),
        }

    @property
    def teams(self) -> dict[str, tuple[str, ...]]:
        """The stewards under each lead."""
        return {LEAD: ("wang", "he", self.mo), self.gu: (self.fang,)}

    @property
    def covers(self) -> dict[str, str]:
        """Who stands in for whom now."""
        return {"wang": self.mo, self.gu: self.fang}

    @property
    def looks(self) -> dict[str, str]:
        """Who looks at whom now, with a reason; the lead confidentially."""
        return {self.fang: "zhou", self.gu: "wu"}

    def serves_now(self, login: str) -> frozenset[UUID]:
        """The members somebody may change, of those they see."""
        looked = self.looks.get(login)
        return self.sees(login) - ({self.members[looked]} if looked else set())

    def sees(self, login: str) -> frozenset[UUID]:
        """The members somebody who works here may see; the feed and the service know
        every one."""
        if login in (FEED, self.tick):
            return frozenset(self.members.values())
        served = {*self.teams.get(login, (login,)), self.covers.get(login, login)}
        mine = {name for one in served for name in self.serves.get(one, ())}
        mine |= {self.looks[login]} if login in self.looks and self.looked else set()
        return frozenset(self.members[name] for name in mine)

    def psql(self, login: str | None = None) -> Any:
        """A connection as any other program would make it; as the superuser, if nobody is named."""
        return self.server.psql(self.database, *([login] if login else []))

    def work(self, login: str) -> Work:
        """The house as `login` works in it."""
        if login not in self._open:
            roles = {LEAD: "lead", self.gu: "lead", FEED: "feed", self.tick: "service"}
            role = roles.get(login, "steward")
            workspace = self.server.open(self.database, login)
            self._open[login] = Work(workspace, Actor(self.ids[login], login, role))
        return self._open[login]

    def close(self) -> None:
        """Close what `work` opened."""
        for work in self._open.values():
            work.workspace.close()  # type: ignore[attr-defined]
        self._open.clear()


@contextmanager
def standing(server: Server, template: str, prefix: str) -> Iterator[House]:
    """A house in a database of its own; it and the logins made for it are gone at the end."""
    house = House(server, f"{prefix}_{new_id().hex}", prefix)
    server.copy(template, house.database)
    newcomers = {house.fang: "steward", house.gu: "lead", house.bo: "admin", house.mo: "steward"}
    newcomers[house.tick] = "service"
    try:
        with house.psql() as connection:
            for login, role in newcomers.items():
                admit(server, connection, login, role)
        _people(house, newcomers)
        for login, names in house.serves.items():
            for name in names:
                _served(house, "wang" if name == "moved" else login, name)
        house.work(LEAD).write(assign, house.members["moved"], house.ids["he"])
        for standin, steward in house.covers.items():
            _covered(house, steward, standin)
        _messages(house)
        _looked(house)
        with setting_up(house) as setup:
            assert setup.write(seal, True).result > 0
        _fed(house)  # of which nothing is sealed yet
        with house.psql() as connection:
            connection.execute("ANALYZE")
        yield house
    finally:
        house.close()
        server.drop(house.database)
        with server.psql("postgres") as connection:
            for login in newcomers:
                connection.execute(sql.SQL("DROP ROLE IF EXISTS {}").format(sql.Identifier(login)))


def admit(server: Server, connection: Driver, login: str, role: str) -> None:
    """A login as an administrator makes one."""
    sealed = postgres.verifier(login, server.password)
    connection.execute("SELECT admit(%s, %s, %s)", (login, role, sealed))


@contextmanager
def setting_up(house: House) -> Iterator[Work]:
    """Whoever set it up, at work."""
    with house.server.open(house.database) as workspace:
        yield Work(workspace, SETUP)


def _people(house: House, newcomers: dict[str, str]) -> None:
    with setting_up(house) as setup:
        for login, role in newcomers.items():
            team = AWAY if login in (house.fang, house.gu) else HOME
            setup.write(add_steward, NewSteward(login, login.upper(), role, team))
        with house.psql() as connection:
            house.ids.update(connection.execute("SELECT login, id FROM steward").fetchall())
        setup.write(set_intake, AWAY, house.ids[house.fang])


def _served(house: House, steward: str, name: str) -> None:
    """A member, and a row of everything a steward can do for one."""
    work, n = house.work(steward), len(house.members) + 1
    new = NewMember(
        number=f"8800000{n}",
        name=f"{name.title()} {n}",
        city="上海",
        phones=(f"1380000000{n}",),
        birthday=(5, 20, 1980),
        steward_id=house.ids[steward],
    )
    member = house.members[name] = work.write(add_member, new).result
    work.write(add_fact, NewFact(member, FactKind.LIKES, f"{WORD} {name}"))
    work.write(add_point, NewPoint(member, PointKind.EMAIL, f"{name}@example.org"))
    _called(work, member, name)
    for visibility in Visibility:
        _noted(house, steward, member, visibility)
    _noted(house, LEAD if steward in house.teams[LEAD] else house.gu, member, Visibility.MINE)
    work.write(look, member, clock.now())


def _called(work: Work, member: UUID, name: str) -> None:
    soon = clock.now() + timedelta(days=2)
    call = Contact(
        member,
        f"{WORD} call {name}",
        line="retail",
        issue=IssueDraft(f"{WORD} issue {name}", "retail", references=(f"RT2026{name}",)),
        promises=(PromiseDraft(f"{WORD} promise {name}", soon, ZONE),),
        reminders=(ReminderDraft(f"{WORD} reminder {name}", soon, ZONE),),
    )
    issue_id = work.write(log_contact, call).result.issue_id
    assert issue_id is not None
    version = work.read(lambda session: session.get_one(Issue, issue_id).version)
    work.write(set_answer, issue_id, version, AnswerDraft(f"{WORD} answer {name}"))
    work.write(tell, Telling(issue_id))


def _noted(house: House, author: str, member: UUID, visibility: Visibility) -> None:
    """A note, changed once, and one that was taken off the person again."""
    work = house.work(author)
    for text in ("kept", "taken back"):
        said = f"{WORD} {text} {visibility.value} {author}"
        note = work.write(write_note, NewNote(member, said, visibility)).result
        house.notes[note] = (author, visibility)
        if text == "kept":
            work.write(change_note, note, 1, f"{said} again", visibility, False)
        else:
            work.write(retract_note, note, f"{WORD} mistaken")


def _covered(house: House, steward: str, standin: str) -> None:
    """Somebody stands in for somebody else for a day, begun by the lead of their team."""
    lead = LEAD if steward in house.teams[LEAD] else house.gu
    now = clock.now()
    times = [(now, now + timedelta(days=1))]
    house.work(lead).write(cover, house.ids[steward], house.ids[standin], times)


def _messages(house: House) -> None:
    """A message for each member, taken by somebody of the other team; and nobody was found once."""
    for n, name in enumerate(house.members, 1):
        work = house.work("wang" if name in house.serves[house.fang] else house.fang)
        [found] = work.read(found_by, work.write(enquire, f"8800000{n}").result)
        work.write(take_message, TakenMessage(found.id, f"{WORD} message {name}"))
        work.write(enquire, f"7700000{n}")


def _looked(house: House) -> None:
    """Somebody of the other team looks at a member for an hour."""
    for login, name in house.looks.items():
        work, n = house.work(login), list(house.members).index(name) + 1
        [found] = work.read(found_by, work.write(enquire, f"8800000{n}").result)
        secret = login == house.gu
        work.write(look_in, LookDraft(found.id, f"{WORD} why {name}", confidential=secret))
    house.looked = True


def _fed(house: House) -> None:
    """What a business sent of each member."""
    events = [
        {
            "specversion": "1.0",
            "source": "//retail.example/orders",
            "id": f"sent-{n}",
            "type": "concierge.order.placed",
            "subject": f"8800000{n}",
            "time": "2026-11-19T02:00:00Z",
            "data": {"line": "retail", "ref": f"RT{n}04417", "title": f"{WORD} order {n}"},
        }
        for n in range(1, len(house.members) + 1)
    ]
    lines = "\n".join(map(json.dumps, events))
    summary = ingest(house.work(FEED), io.BytesIO(lines.encode()), lambda _item: None)
    assert summary.accepted == len(events), summary
