"""What one can do with a thing in Today."""

from uuid import UUID

from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from concierge.contacts.actions import log_contact, tell
from concierge.contacts.rules import Contact, Telling
from concierge.issues import queries as issues
from concierge.issues.answer import set_answer
from concierge.issues.closure import close, prove
from concierge.issues.kinds import ProofKind
from concierge.issues.rules import AnswerDraft, IssueDraft
from concierge.messages.queries import called_back
from concierge.messages.rules import TakenMessage
from concierge.messages.taking import enquire, found_by, take_message
from concierge.store.work import Work
from concierge.timeline.kinds import Direction, Reached
from concierge.today import queries as today
from concierge.today.rules import AgendaItem
from ui.today.acts import TodayActs
from ui.today.rows import Thing
from ui.voice import Voice
from ui.widgets.due import DueState


def closed(work: Work, member: UUID) -> UUID:
    """An issue that is over."""
    made = work.write(log_contact, Contact(member, "坏了", issue=IssueDraft("碗坏了", "retail")))
    issue = made.result.issue_id
    assert issue is not None
    version = work.read(issues.detail, issue).version
    work.write(set_answer, issue, version, AnswerDraft("退款"))
    work.write(tell, Telling(issue))
    work.write(prove, issue, ProofKind.MEMBER_CONFIRMED)
    work.write(close, issue)
    return issue


def thing(item: AgendaItem) -> Thing:
    """It as a row of Today."""
    texts = ["林女士", item.title, "", "", "", "", "", DueState.PLAIN, "reply", "", ""]
    return Thing(item, False, *texts)  # type: ignore[arg-type]


def test_a_word_on_a_closed_issue_offers_to_open_it_again_or_to_put_it_aside(
    work: Work, member: UUID, acts: TodayActs, qtbot: QtBot, voice: Voice
) -> None:
    issue = closed(work, member)
    work.write(log_contact, Contact(member, "又坏了", issue_id=issue))
    [item] = work.read(today.agenda).items
    menu = acts.spoken_menu(thing(item))
    reopen, aside = menu.actions()
    assert (reopen.data(), aside.data()) == ("today.reopen", "today.aside")
    with qtbot.waitSignal(voice.offered):
        aside.trigger()
    assert work.read(today.agenda).items == ()
    work.write(log_contact, Contact(member, "还是坏的", issue_id=issue))
    [item] = work.read(today.agenda).items
    menu = acts.spoken_menu(thing(item))
    with qtbot.waitSignal(voice.member_wanted):
        menu.actions()[0].trigger()
    assert work.read(issues.detail, issue).row.status == "open"
    assert work.read(today.agenda).items == ()


def test_a_message_is_not_done_by_a_key_while_nobody_has_called_back(
    work: Work, colleague: Work, member: UUID, acts: TodayActs, qtbot: QtBot, voice: Voice
) -> None:
    asked = colleague.write(enquire, "88000001").result
    [found] = colleague.read(found_by, asked)
    colleague.write(take_message, TakenMessage(found.id, "请回电"))
    [item] = work.read(today.agenda).items
    shown: list[QMenu] = []

    def asked_for() -> bool:
        shown[:] = [one for one in acts.parent().findChildren(QMenu) if one.isVisible()]
        return bool(shown)

    acts.done(thing(item))
    qtbot.waitUntil(asked_for)
    [menu] = shown
    log, aside = menu.actions()
    assert (log.data(), aside.data()) == ("compose.contact", "today.aside")
    assert menu.activeAction() is log
    with qtbot.waitSignal(voice.contact_wanted) as wanted:
        log.trigger()
    assert wanted.args == [member]
    menu.close()
    no_answer = Contact(member, "", direction=Direction.OUT, reached=Reached.NO_ANSWER)
    work.write(log_contact, no_answer)
    assert not work.read(called_back, item.ref_id)
    work.write(log_contact, Contact(member, "回了", direction=Direction.OUT))
    with qtbot.waitSignal(voice.offered):
        acts.done(thing(item))
    assert work.read(today.agenda).items == ()


def test_a_message_may_be_put_aside_without_a_call(
    work: Work, colleague: Work, member: UUID, acts: TodayActs, qtbot: QtBot, voice: Voice
) -> None:
    [found] = colleague.read(found_by, colleague.write(enquire, "88000001").result)
    colleague.write(take_message, TakenMessage(found.id, "请回电"))
    [item] = work.read(today.agenda).items
    with qtbot.waitSignal(voice.offered):
        acts.unanswered_menu(thing(item)).actions()[1].trigger()
    assert work.read(today.agenda).items == ()
