"""What one can do with a thing in Today."""

from uuid import UUID

from pytestqt.qtbot import QtBot

from concierge.contacts.actions import log_contact, tell
from concierge.contacts.rules import AnswerDraft, Contact, IssueDraft, Telling
from concierge.issues import queries as issues
from concierge.issues.answer import set_answer
from concierge.issues.closure import close, prove
from concierge.issues.rules import ProofKind
from concierge.store.work import Work
from concierge.today import queries as today
from concierge.today.rules import AgendaItem
from ui.today.acts import TodayActs
from ui.today.rows import Thing
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
    work: Work, member: UUID, acts: TodayActs, qtbot: QtBot
) -> None:
    issue = closed(work, member)
    work.write(log_contact, Contact(member, "又坏了", issue_id=issue))
    [item] = work.read(today.agenda).items
    menu = acts.spoken_menu(thing(item))
    reopen, aside = menu.actions()
    assert (reopen.data(), aside.data()) == ("today.reopen", "today.aside")
    with qtbot.waitSignal(acts.toast_wanted):
        aside.trigger()
    assert work.read(today.agenda).items == ()
    work.write(log_contact, Contact(member, "还是坏的", issue_id=issue))
    [item] = work.read(today.agenda).items
    menu = acts.spoken_menu(thing(item))
    with qtbot.waitSignal(acts.open_wanted):
        menu.actions()[0].trigger()
    assert work.read(issues.detail, issue).row.status == "open"
    assert work.read(today.agenda).items == ()
