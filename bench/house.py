"""The stewards and the members of a bench's workspace, and what is due of them."""

from collections.abc import Iterable
from datetime import timedelta
from random import Random

from sqlalchemy import select
from sqlalchemy.orm import Session

from bench.history import NOW, Person, line
from bench.texts import Words
from concierge.contacts.actions import log_contact
from concierge.contacts.rules import Contact
from concierge.issues.actions import raise_issue
from concierge.issues.kinds import OpenedBy
from concierge.issues.rules import IssueDraft, PromiseDraft
from concierge.members.actions import NewMember, add_member
from concierge.members.names import name_terms, number_terms, reading_of
from concierge.members.tables import Member, MemberTerm, Stewardship
from concierge.reminders.actions import set_reminder
from concierge.reminders.rules import ReminderDraft
from concierge.store import bulk
from concierge.store.act import Actor, act
from concierge.store.types import new_id
from concierge.store.work import Store, Work
from concierge.team.actions import NewSteward, add_steward
from concierge.team.sign_in import SETUP, sign_in

ME = "bench"
"""The steward who asks."""
LEAD = "lead"
"""Whose team that steward is in."""
MINE = 300
"""Members of that steward, at every size."""
OTHERS = 240
"""Members of each of the others."""
TEAM = 12
DUE, DUE_OF_OTHERS = 200, 100
"""Members of whom something is due: mine, and those of each of the others."""


class House:
    """Makes them, by a fixed seed."""

    def __init__(self, workspace: Store) -> None:
        self._workspace = workspace
        self._setup = Work(workspace, SETUP)
        self._words = Words(7)
        self._rng: Random = self._words.rng
        self.people: list[Person] = []
        self._served: dict[str, list[Person]] = {}

    def add_stewards(self, members: int) -> list[Actor]:
        """As many as so many members need, and a lead."""
        others = max(1, round((members - MINE) / OTHERS))
        logins = [ME, *(f"other{n:03}" for n in range(others))]
        for place, login in enumerate(logins):
            new = NewSteward(login, login, "steward", f"team {place // TEAM}")
            self._setup.write(add_steward, new)
        self._setup.write(add_steward, NewSteward(LEAD, LEAD, "lead", "team 0"))
        return [sign_in(self._workspace, login) for login in logins]

    def add_members(self, first: int, last: int, actors: list[Actor]) -> None:
        """Those with the numbers from `first` to before `last`."""
        places = range(first, last)
        new = [self._new(place, actors) for place in places]
        self._setup.write(_by_verb if first == 0 else _in_bulk, new)
        self._setup.write(self._know, new, places)
        for place in places:
            self._served.setdefault(_of(place, actors).login, []).append(self.people[place])

    def add_due(self, desks: Iterable[Work]) -> None:
        """Promises and reminders of everybody's, most of them for the days around now."""
        for work in desks:
            work.write(self._some_due, self._served.get(work.actor.login, []))

    def _new(self, place: int, actors: list[Actor]) -> NewMember:
        rng = self._rng
        actor = _of(place, actors)
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

    def _know(self, session: Session, new: list[NewMember], places: range) -> None:
        """Remember their ids; open twenty issues of the first, one of every third of mine."""
        numbers = [one.number for one in new]
        query = select(Member.number, Member.id).where(Member.number.in_(numbers))
        ids = {row.number: row.id for row in session.execute(query)}
        for place, one in zip(places, new, strict=True):
            mine = place < MINE
            count = 20 if place == 0 else int(mine and place % 3 == 0)
            drafts = (
                IssueDraft(self._words.title(one.language), line(self._rng)) for _ in range(count)
            )
            issues = tuple(
                raise_issue(session, ids[one.number], draft, OpenedBy.BUSINESS) for draft in drafts
            )
            self.people.append(Person(ids[one.number], one.language, mine, issues))

    def _some_due(self, session: Session, served: list[Person]) -> None:
        rng = self._rng
        most = DUE if act(session).actor.login == ME else DUE_OF_OTHERS
        for person in rng.sample(served, min(most, len(served))):
            due = NOW + timedelta(hours=rng.uniform(-48, 96))
            text = self._words.title(person.language)
            if rng.random() < 0.5:
                set_reminder(session, person.id, ReminderDraft(text, due, "Asia/Shanghai"))
            else:
                promise = PromiseDraft(text, due, "Asia/Shanghai")
                log_contact(session, Contact(person.id, text, line="retail", promises=(promise,)))


def _of(place: int, actors: list[Actor]) -> Actor:
    """Whose the member of this place is."""
    return actors[0] if place < MINE else actors[1 + (place - MINE) % (len(actors) - 1)]


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
