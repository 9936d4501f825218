"""Any text is stored and shown as it was written, or refused whole; looking for it never fails."""

import json
from collections.abc import Iterator
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy import text as sql
from sqlalchemy.orm import Session

from concierge import moments, words
from concierge.contacts.actions import log_contact, tell
from concierge.contacts.retraction import retract_contact
from concierge.contacts.rules import Contact, Telling
from concierge.due import saying
from concierge.errors import Code, Refusal
from concierge.feeds.actions import take_in
from concierge.feeds.cloudevents import read
from concierge.finding import queries as finding
from concierge.finding.lookup import lookup
from concierge.issues import queries as issues
from concierge.issues.actions import IssueEdit, add_reference, change_issue
from concierge.issues.answer import set_answer
from concierge.issues.closure import Closing, close, prove, reopen
from concierge.issues.kinds import ProofKind, Stage
from concierge.issues.promised import promises_of
from concierge.issues.promises import keep_promise
from concierge.issues.queries import IssueDetail
from concierge.issues.rules import AnswerDraft, IssueDraft, PromiseDraft
from concierge.members import queries as members
from concierge.members.actions import MemberEdit, NewMember, add_member, change_member
from concierge.members.find import find, find_references
from concierge.members.kinds import DateKind, FactKind, PointKind
from concierge.members.profile import NewDate, NewFact, NewPoint, add_date, add_fact, add_point
from concierge.notes.actions import NewNote, change_note, write_note
from concierge.notes.kinds import Visibility
from concierge.notes.queries import notes_of
from concierge.reminders.queries import reminders_of
from concierge.reminders.rules import ReminderDraft
from concierge.searchindex import tokens
from concierge.searchindex.folding import clean
from concierge.store.act import act
from concierge.store.work import Work
from concierge.team.actions import NewSteward, add_steward, add_team
from concierge.team.queries import stewards
from concierge.timeline import queries as timeline
from concierge.timeline.kinds import PartyKind
from concierge.timeline.rules import Filter
from concierge.today import queries as today
from concierge.workspace import drafts as drafting
from tests.concierge.conftest import NOW, gate

ZONE = "Asia/Shanghai"
CHUNK = 10
NAUGHTY = Path(__file__).parents[3] / "shared" / "data" / "robust" / "blns" / "blns.json"

OURS = {
    "nothing": "",
    "spaces": " \t\r\n\u00a0\u3000",
    "NUL": "before\0after",
    "NUL alone": "\0",
    "half a pair": "前\ud83d后",
    "the other half": "\udc00",
    "halves the wrong way round": "\udc00\ud83d",
    "a family": "\U0001f468\u200d\U0001f469\u200d\U0001f467\u200d\U0001f466 一家人",
    "flags": "\U0001f1e8\U0001f1f3\U0001f1e7\U0001f1f7",
    "Extension B": "\U00020bb7野家 \U0002a6a5",
    "Extension G": "\U00030edd\U00030ede面",
    "Arabic": "مرحبا يا \u202eadmin\u202c",
    "overridden": "\u202eexe.gpj\u202c\u2066x\u2069",
    "piled marks": "z" + "\u0301\u0316\u0489" * 300,
    "not a character": "\uffff\ufffe\U0010ffff",
    "private": "\ue000\uf8ff",
    "marks of order": "\ufeff开头\ufeff",
    "ends of lines": "一\r\n二\r三\u2028四\u2029五\x85六\v七\f八",
    "escapes": "\x1b[2J\x1b]0;title\x07\x08\x7f",
    "format marks": "{0} {name} %s %(x)s ${HOME} `id` \\N{BULLET}",
    "the index's own marks": '\u00ab«\u00b6¶ * " NEAR( AND OR NOT ^ col:',
    "one long word": "x" * 5000,
    "one long run of Han": "会员" * 2500,
    "half width": "ｶﾞｷﾞ ﬁ ² ½ ㍿ ﷺ",
    "case that grows": "ŒUVRE STRASSE ẞ İstanbul ǰ ΌΣΟΣ",
}


def naughty() -> list[str]:
    if not NAUGHTY.exists():
        pytest.skip("no real data here: robust/blns is not in ../shared/data")
    found: list[str] = json.loads(NAUGHTY.read_bytes())
    return found


unstorable = ""
"""Characters that the engine at hand cannot hold."""


@pytest.fixture(autouse=True)
def what_the_engine_cannot_hold(request: pytest.FixtureRequest) -> None:
    """PostgreSQL keeps no text with a NUL in it: such a one is refused, in a sentence."""
    global unstorable
    unstorable = "\0" if request.config.getoption("--engine") == "postgresql" else ""


def holds(text: str) -> bool:
    """Whether the engine at hand has a place for every character."""
    return not unstorable or unstorable not in text


def storable(text: str) -> bool:
    """Whether it says anything, and UTF-8 and the engine can hold it."""
    if not holds(text):
        return False
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return bool(clean(text))  # for a member needs a name


# Every text field of every verb, in one life of one member.


def a_life(session: Session, n: int, text: str) -> UUID:
    """A member all of whose texts are `text`; returns their id."""
    me = act(session).actor.steward_id
    new = NewMember(
        number=f"{n}-{text}",
        name=text,
        address=text,
        tier=text,
        language=text,
        city=text,
        region=text,
        phones=(text,),
        emails=(text,),
        steward_id=me,
    )
    member = add_member(session, new)
    add_fact(session, NewFact(member, FactKind.LIKES, text))
    add_point(session, NewPoint(member, PointKind.ADDRESS, text, text))
    add_date(session, NewDate(member, DateKind.OTHER, text, 2, 29))
    note = write_note(session, NewNote(member, "先写一条"))
    change_note(session, note, 1, text, Visibility.TEAM, True)
    contact = Contact(
        member,
        text,
        party=text,
        issue=IssueDraft(text, "retail", cause=text, references=(text,)),
        promises=(PromiseDraft(text, NOW + timedelta(hours=2), ZONE, currency=text),),
        reminders=(ReminderDraft(text, NOW + timedelta(hours=3), ZONE),),
    )
    logged = log_contact(session, contact)
    issue = logged.issue_id
    assert issue is not None
    a_whole_issue(session, issue, text)
    keep_promise(session, logged.promise_ids[0])
    close(session, issue, Closing(reason=text))
    reopen(session, issue, text)
    mistaken = log_contact(session, Contact(member, "记错了"))
    retract_contact(session, mistaken.event_id, text)
    return member


def a_whole_issue(session: Session, issue: UUID, text: str) -> None:
    """Edit, answer, tell and prove it, in these words."""

    def version() -> int:
        session.flush()
        return issues.detail(session, issue).version

    edit = IssueEdit(issue, version(), text, "retail", Stage.IN_SALE, text, text, 1, 0, 0)
    change_issue(session, edit)
    add_reference(session, issue, "logistics", text)
    set_answer(session, issue, version(), AnswerDraft(text))
    tell(session, Telling(issue, party=text, party_kind=PartyKind.MEMBER))
    prove(session, issue, ProofKind.MEMBER_CONFIRMED, text)


Field = tuple[str, str, str]
"""The name of a field, what it should say and what it says."""


def fields(session: Session, member: UUID, n: int, text: str) -> Iterator[Field]:
    """Each field of that life; a name loses what nobody sees, a label the spaces around it, what a
    person wrote nothing."""
    label = text.strip()
    profile = members.profile(session, member)
    who = profile.header
    yield "number", f"{n}-{text}".strip(), who.number
    for name in ("name", "address"):
        yield name, clean(text), getattr(who, name)
    for name in ("tier", "city"):
        yield name, label, getattr(who, name)
    yield "language", text, who.language
    yield "region", label, profile.region
    yield "fact", text, who.facts[0].text
    for point in profile.points:
        yield point.kind, label, point.value
    yield "label of a point", label, profile.points[-1].label
    yield "label of a date", text, profile.dates[0].label
    yield "note", text, notes_of(session, member)[0].text
    yield "reminder", text, reminders_of(session, member)[0].text
    yield "promise", label, promises_of(session, member, False)[0].text
    yield from issue_fields(issues.detail(session, issues.open_of(session, member)[0].id), text)
    yield from stream_fields(session, member, text)


def issue_fields(found: IssueDetail, text: str) -> Iterator[Field]:
    label = text.strip()
    assert found.answer is not None
    yield "title", label, found.row.title
    yield "next step", text, found.row.next_step
    yield "cause", text, found.cause
    yield "answer", label, found.answer.outcome
    assert [(one.line, one.ref) for one in found.references]
    for reference in found.references:
        yield "reference", label, reference.ref


def stream_fields(session: Session, member: UUID, text: str) -> Iterator[Field]:
    label = text.strip()
    page = timeline.page(session, member, Filter(), None, 100)
    rows = {row.what: row for row in page.rows}
    [logged] = [row for row in page.rows if row.what == "contact.logged" and not row.retracted]
    yield "contact", text, logged.body
    yield "party", clean(text), logged.party or ""
    yield "party of a telling", clean(text), rows["contact.told"].party or ""
    for what in ("issue.answered", "issue.proved", "issue.closed", "issue.reopened"):
        yield what, label, rows[what].title
    [stub] = [row for row in page.rows if row.retracted]
    assert stub.retracted is not None
    yield "reason", text, stub.retracted.reason


def rendered(session: Session, member: UUID) -> None:
    """Put the whole stream and Today into words, in both languages."""
    zone = act(session).zone
    for language in words.LANGUAGES:
        words.speak(language)
        for row in timeline.page(session, member, Filter(), None, 100).rows:
            for one in (row, *row.folded):
                assert words.event(one, zone, NOW)
        for item in today.agenda(session).items:
            assert saying.thing(item)
            assert saying.why(item, zone, NOW)
    words.speak("en")


def lived(session: Session, texts: list[str], first: int) -> dict[int, UUID]:
    """A life for each text that is not refused; what is refused leaves nothing."""
    found = {}
    for n, text in enumerate(texts, first):
        try:
            with session.begin_nested():
                found[n] = a_life(session, n, text)
        except Refusal as refusal:
            if storable(text) or refusal.code not in (Code.TEXT_MISSING, Code.TEXT_UNSTORABLE):
                raise
    return found


def all_is_equal(work: Work, texts: list[str]) -> None:
    kept: dict[int, UUID] = {}
    for n in range(0, len(texts), CHUNK):
        kept |= work.write(lived, texts[n : n + CHUNK], n).result
    assert set(kept) == {n for n, text in enumerate(texts) if storable(text)}

    def differ(session: Session) -> list[tuple[str, str]]:
        different = []
        for n, member in kept.items():
            different += [
                (name, texts[n])
                for name, wanted, got in fields(session, member, n, texts[n])
                if wanted != got
            ]
            rendered(session, member)
        return different

    assert work.read(differ) == []


def test_the_big_list_of_naughty_strings_is_kept_as_written(work: Work) -> None:
    texts = naughty()
    # A dozen to a text: one by one they take minutes, and are tried so where it is cheap, below.
    all_is_equal(work, ["\n".join(texts[n : n + 12]) for n in range(0, len(texts), 12)])


def test_our_own_list_is_kept_as_written_or_refused(work: Work) -> None:
    all_is_equal(work, list(OURS.values()))


def written(session: Session, member: UUID, texts: list[str]) -> None:
    """A note for each of these."""
    for text in texts:
        write_note(session, NewNote(member, text))


def looked_for(session: Session, text: str) -> bool:
    """Whether a search finds the note that holds it."""
    find(session, text)
    find_references(session, text)
    return any(one.kind == "note" for one in finding.search(session, text, 3))


def looked_for_elsewhere(session: Session, member: UUID, text: str) -> None:
    """Type it wherever something is looked for."""
    lookup(session, text)
    finding.search_member(session, member, text)
    issues.issues(session, issues.IssuesFilter(text=text))
    for meant in (moments.ahead, moments.behind):
        with suppress(Refusal):
            meant(text, NOW, act(session).zone)


@pytest.mark.parametrize("whose", ["theirs", "ours"])
def test_looking_for_any_text_never_fails_and_finds_it(
    work: Work, member: UUID, whose: str
) -> None:
    texts = naughty() if whose == "theirs" else list(OURS.values())
    for n in range(0, len(texts), 50):
        work.write(written, member, [text for text in texts[n : n + 50] if storable(text)])

    def missed(session: Session) -> list[str]:
        found = {text for text in texts if looked_for(session, text)}
        findable = {text for text in texts if storable(text) and tokens.terms(text)}
        return sorted(findable ^ found)

    assert work.read(missed) == []
    for text in texts if whose == "ours" else texts[::10]:
        work.read(looked_for_elsewhere, member, text)
    kept = [note.text for note in work.read(notes_of, member)]
    assert sorted(kept) == sorted(text for text in texts if storable(text))


LONG = "一段很长的话，a long text. " * 50_000
"""A million characters."""


def test_a_million_characters_are_kept_and_found(work: Work, member: UUID) -> None:
    assert len(LONG) == 1_000_000
    work.write(written, member, [LONG])
    [note] = work.read(notes_of, member)
    assert note.text == LONG
    [found] = [one for one in work.read(finding.search, "很长") if one.kind == "note"]
    assert len(found.excerpt) < 200
    assert work.read(looked_for, LONG)
    work.read(looked_for_elsewhere, member, LONG)


@pytest.mark.in_a_file
def test_half_a_character_is_refused_in_a_sentence_and_nothing_is_written(
    work: Work, member: UUID
) -> None:
    before = rows(work)
    half = "前\ud83d后"
    now = work.read(members.profile, member)
    who = now.header
    edit = MemberEdit(member, now.version, half, "林", "", "zh", ZONE, "上海")
    for verb, draft in (
        (log_contact, Contact(member, half)),
        (log_contact, Contact(member, "好", party=half)),
        (log_contact, Contact(member, "好", issue=IssueDraft(half, "retail"))),
        (log_contact, Contact(member, "好", issue=IssueDraft("丢了", half))),
        (write_note, NewNote(member, half)),
        (add_fact, NewFact(member, FactKind.LIKES, half)),
        (add_point, NewPoint(member, PointKind.PHONE, half)),
        (add_date, NewDate(member, DateKind.OTHER, half, 1, 1)),
        (add_member, NewMember(half, "吴")),
        (add_member, NewMember("1", half, steward_id=work.actor.steward_id)),
        (add_member, NewMember("1", "吴", timezone=half, steward_id=work.actor.steward_id)),
        (change_member, edit),
        (add_steward, NewSteward(half, "吴", "steward", "上海")),
        (add_steward, NewSteward("wu", half, "steward", "上海")),
        (add_team, half),
    ):
        with pytest.raises(Refusal) as refused:
            work.write(verb, draft)  # type: ignore[arg-type]
        assert "\n" not in words.refusal(refused.value)
    assert rows(work) == before
    assert who == work.read(members.header, member)


def rows(work: Work) -> list[tuple[str, int]]:
    """How many rows each table has."""
    with work.workspace.readers.connect() as asking:
        names = asking.scalars(sql("SELECT name FROM sqlite_master WHERE type = 'table'")).all()
        return [(name, asking.scalar(sql(f'SELECT count(*) FROM "{name}"')) or 0) for name in names]


def test_people_of_the_house_may_have_any_name(setup: Work) -> None:
    texts = [text for text in (*OURS.values(), *naughty()[::7]) if storable(text)]

    def join(session: Session) -> None:
        for n, text in enumerate(texts):
            add_steward(session, NewSteward(f"{n}", text, "steward", f"{n}{text}"))

    setup.write(join)
    kept = {one.login: (one.name, one.team) for one in setup.read(stewards)}
    for n, text in enumerate(texts):
        assert kept[f"{n}"] == (clean(text), clean(f"{n}{text}"))


def test_whatever_a_business_sends_is_kept_as_sent_or_refused(work: Work, member: UUID) -> None:
    texts = [*OURS.values(), *naughty()]
    sent, items = [], []
    for n, text in enumerate(texts):
        data = dict.fromkeys(("ref", "title", "text", "party", "region"), text)
        event = {
            "specversion": "1.0",
            "source": f"//{n}{text}",
            "id": f"{n}{text}",
            "type": f"concierge.{text}",
            "subject": "88000001",
            "data": {"line": "retail", **data},
        }
        try:
            items.append(read(json.dumps(event), {"retail"}))
            sent.append(text)
        except Refusal:
            assert "\ud83d" in text or "\udc00" in text
    outcome = gate(work).write(take_in, items).result
    assert sorted(outcome.refused) == [n for n, text in enumerate(sent) if not holds(text)]
    sent = [text for text in sent if holds(text)]
    page = work.read(timeline.page, member, Filter(kind="business"), None, 1000)
    # Blank says nothing; around a title spaces are no part of it.
    assert [row.body for row in reversed(page.rows)] == [one if one.strip() else "" for one in sent]
    assert [row.title for row in reversed(page.rows)] == [one.strip() for one in sent]
    assert [row.data["type"] for row in reversed(page.rows)] == [
        f"concierge.{one}".strip() for one in sent
    ]


def test_a_draft_keeps_even_half_a_character(work: Work) -> None:
    # While somebody types, half of a pair may stand there for a moment.
    key = bytes(32)
    own = drafting.open_for(UUID(int=1), key, UUID(int=2))
    for n, text in enumerate(OURS.values()):
        own.put(f"{n}", text, {"party": text}, len(text))
    kept = [own.get(f"{n}") for n in range(len(OURS))]
    own.close()
    assert [(one.text, one.fields["party"]) for one in kept if one] == [
        (text, text) for text in OURS.values()
    ]
