"""One issue, over the right pane: the answer, promises, numbers, what is internal, the closure."""

from functools import partial
from uuid import UUID

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QMenu, QVBoxLayout, QWidget

from concierge import words
from concierge.errors import Code, Refusal
from concierge.issues import actions, answer
from concierge.issues import queries as issues
from concierge.issues.kinds import PromiseState
from concierge.issues.rules import AnswerDraft, last_currency
from concierge.members import lines as members_lines
from concierge.members import queries as members
from concierge.members.currencies import likely_currency
from concierge.members.lines import Line
from ui import language
from ui.commands import bind
from ui.desk import Desk
from ui.issues.acts import IssueActs
from ui.issues.answer import AnswerPart
from ui.issues.closure import ClosurePart
from ui.issues.ended import EndedPart
from ui.issues.ends import EndStrip, Way
from ui.issues.foot import FootPart
from ui.issues.head import HeadPart
from ui.issues.internal import Inner, InternalPart, as_edit
from ui.issues.left_reminders import LeftOfIssue
from ui.issues.references import ReferencesPart
from ui.issues.saving import Saver
from ui.issues.told import ToldPart
from ui.promises.panel import PromiseSection
from ui.voice import Voice
from ui.widgets.acting_key import ActingKey
from ui.widgets.conflict import Conflict
from ui.widgets.ground import Pane
from ui.widgets.lay import flat
from ui.widgets.reload import Reload
from ui.widgets.scroll_pane import ScrollPane
from ui.widgets.strip import Strip

KINDS = (
    "issue",
    "promise",
    "tell",
    "issue_reference",
    "business_reference",
    "due_item",
    "member",
    "retraction",
)


class IssuePane(Pane):
    """348 wide, 300 on small screens. `closed` when the person goes back to the member."""

    closed = Signal()

    def __init__(self, desk: Desk, voice: Voice, parent: QWidget | None = None) -> None:
        super().__init__("surface", parent, lines="left")
        self._desk, self._voice = desk, voice
        self._issue_id: UUID | None = None
        self._detail: issues.IssueDetail | None = None
        self._settling: UUID | None = None
        self._pointing: UUID | None = None
        self._focusing = False
        self._business: list[Line] = []
        self._going_on = ""
        self._writes = True
        self._build()
        self._lay_out()
        self._connect()
        self._reload = Reload(desk, self, self.reload, KINDS)
        language.follow(self._retranslate)

    def show_issue(self, issue_id: UUID) -> None:
        """Shows that issue; what was written in the one before is saved first."""
        if issue_id != self._issue_id:
            self._save()
            self._settling, self._pointing, self._going_on = None, None, ""
            self._scroll.verticalScrollBar().setValue(0)
            self._ends.close_strip()
        self._issue_id = issue_id
        self._reload.now()

    def point_at(self, promise_id: UUID) -> None:
        """That promise is the one acted on, as soon as it is here."""
        if not self._promises.point_at(promise_id):
            self._pointing = promise_id

    def set_writes(self, writes: bool) -> None:
        """Whether one serves the member; who only looks reads an issue as one that is closed."""
        if writes == self._writes:
            return
        self._writes = writes
        for part in (self._head, self._told, self._references):
            part.writes = writes
        if self._detail is not None:
            self._show(self._detail)

    def settle(self, promise_id: UUID) -> None:
        """The focus on that promise, to keep it or to agree another time."""
        if not self._promises.settle(promise_id):
            self._settling = promise_id

    def go_on(self, what: str) -> None:
        """Where that is half written, once the issue is here; of a promise the id follows."""
        self._going_on = what

    def _go_on(self) -> None:
        going, self._going_on = self._going_on, ""
        what, _, promise = going.partition(":")
        fields = {
            "issue-answer": self._answer.outcome,
            "issue-inner": self._internal.next_step,
            "issue-proof": self._closure.proof.text,
        }
        if what in fields:
            fields[what].setFocus(Qt.FocusReason.OtherFocusReason)
        elif what == "issue-number":
            self._references.ask()
        elif what == "issue-tell":
            self._ask_tell()
        elif what.startswith("issue-end-"):
            self._ask_end(Way(what.removeprefix("issue-end-")))
        elif what.startswith("promise-"):
            self._promises.go_on(what, promise)

    def take_focus(self) -> None:
        """The focus on what one most likely does next, never on a text that a key would change."""
        self._focusing = self._detail is None or self._detail.row.id != self._issue_id
        if not self._focusing:
            closed = self._detail is not None and self._detail.end is not None
            act = self._foot.reopen if closed else self._told.tell
            act.setFocus(Qt.FocusReason.OtherFocusReason)

    def reload(self) -> None:
        """Asks for the issue again."""
        if not self._business:
            self._desk.read(members_lines.lines, then=self._keep_lines, key="issue.lines")
        if self._issue_id is not None:
            self._desk.read(
                issues.detail,
                self._issue_id,
                then=self._show,
                failed=self._gone,
                key="issue.detail",
            )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
        else:
            super().keyPressEvent(event)

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("Issue"))
        self._show_lines()

    def _build(self) -> None:
        desk, voice = self._desk, self._voice
        self._acts = IssueActs(desk, voice, self)
        self._head = HeadPart(self)
        self._ended = EndedPart(desk)
        self.left = LeftOfIssue(desk, voice, self)
        self._answer = AnswerPart(desk)
        self._conflict = Conflict("issue.answer.conflict")
        self._told = ToldPart(desk)
        self._promises = PromiseSection(desk, voice, "issue.promises")
        self._references = ReferencesPart(desk)
        self._internal = InternalPart(self._head)
        self._inner_conflict = Conflict("issue.internal.conflict")
        self._closure = ClosurePart(desk)
        self._ends = EndStrip(desk)
        self._foot = FootPart()
        self._answers: Saver[AnswerDraft] = Saver(
            desk, self._answer, self._answer, self._conflict, _answer, self, "issue-answer"
        )
        self._edits: Saver[Inner] = Saver(
            desk, self._internal, self._internal, self._inner_conflict, _edit, self, "issue-inner"
        )
        self._edits.watch(self._head)

    def _lay_out(self) -> None:
        inner = Pane("surface")
        column = flat(QVBoxLayout(inner))
        for part in (
            self._ended,
            self.left,
            self._answer,
            self._conflict,
            self._told,
            self._promises,
            self._references,
            self._internal,
            self._inner_conflict,
            self._closure,
        ):
            column.addWidget(part)
        column.addStretch(1)
        self._scroll = ScrollPane(self)
        self._scroll.setWidget(inner)
        outer = flat(QVBoxLayout(self), self._head)
        outer.addWidget(self._scroll, 1)
        outer.addWidget(self._ends)
        outer.addWidget(self._foot)

    def _connect(self) -> None:
        self._answer.edited.connect(self._answers.edited)
        self._internal.edited.connect(self._edits.edited)
        self._head.line_chosen.connect(self._edits.save)
        self._answers.saved.connect(self.reload)
        self._edits.saved.connect(self.reload)
        self._head.status.changed.connect(self._acts.set_status)
        self._head.urgency.changed.connect(self._acts.set_urgency)
        self._head.dismiss.clicked.connect(self.dismiss)
        self._head.more.clicked.connect(self._open_more)
        self._told.tell.clicked.connect(self._ask_tell)
        self._told.tell_wanted.connect(self._acts.tell)
        self._promises.opened.connect(self._promises.open_acts)
        self._references.add_wanted.connect(self._acts.add_reference)
        self._references.drop_wanted.connect(self._acts.drop_reference)
        self._closure.settle_wanted.connect(self._settle_check)
        self._closure.proof.chosen.connect(self._acts.prove)
        self._foot.close_button.clicked.connect(self._close)
        self._foot.reopen.clicked.connect(self._ask_reopen)
        self._ends.close_wanted.connect(self._acts.close)
        self._ends.reopen_wanted.connect(self._acts.reopen)
        acts = self._acts
        acts.reload_wanted.connect(self.reload)
        acts.was_told.connect(self._told.done)
        acts.was_referred.connect(self._references.done)
        acts.was_ended.connect(self._ended_now)
        acts.not_ended.connect(self._not_ended)
        ActingKey(self._foot.close_button, self)
        bind(self, {"issue.close": self._commit, "field.save": self._save})

    def _have_facts(self, header: members.MemberHeader) -> None:
        if self._detail is not None and header.id == self._detail.row.member_id:
            self._answer.know(header)

    def _keep_lines(self, lines: list[Line]) -> None:
        self._business = lines
        self._show_lines()

    def _show_lines(self) -> None:
        self._head.set_lines(self._business)
        self._references.set_lines(self._business)
        if self._detail is not None and not self._edits.is_dirty():
            self._head.line.set_value(self._detail.row.line)

    def _show(self, detail: issues.IssueDetail) -> None:
        if detail.row.id != self._issue_id:
            return
        if self._detail is None or detail.row.id != self._detail.row.id:
            whose, then = detail.row.member_id, self._have_facts
            self._answer.conscience.forget()
            self._desk.read(members.header, whose, then=then, key="issue.facts")
        self._detail = self._acts.detail = detail
        self._reload.member_id = detail.row.member_id
        is_open = detail.end is None and self._writes
        self._answer.set_member_zone(detail.timezone)
        usual = _usual_currency(detail, self._desk.zone.key)
        for asking in (self._answer, self._promises):
            asking.set_usual(usual)
        parts = (self._head, self._ended, self.left, self._told, self._references, self._closure)
        for part in parts:
            part.show_detail(detail)
        for saver in (self._answers, self._edits):
            saver.show_detail(detail)
        self._answer.set_editable(is_open)
        self._internal.set_editable(is_open)
        row = detail.row
        self._promises.show_promises(row.member_id, detail.promises, row.id, editable=is_open)
        self._closure.setVisible(is_open)
        self._foot.setVisible(self._writes)
        self._foot.show_detail(detail, self._closure.missing())
        pointed, self._pointing = self._pointing, None
        if pointed is not None:
            self._promises.point_at(pointed)
        wanted, self._settling = self._settling, None
        if wanted is not None:
            self._promises.settle(wanted)
        elif self._going_on:
            self._go_on()
        elif self._focusing:
            self.take_focus()

    def _gone(self, error: Exception) -> None:
        if isinstance(error, Refusal):
            self._voice.offer(words.refusal(error))
            self.closed.emit()

    def _save(self) -> None:
        self._answers.save()
        self._edits.save()

    def dismiss(self) -> None:
        """Close it; what was written is saved first."""
        self._save()
        self.closed.emit()

    def _ask_tell(self) -> None:
        """The answer is saved first, so that what is told is what is written."""
        self._answers.save_then(self._open_tell)

    def _open_tell(self) -> None:
        written = self._answer.written()
        if written is None or not written.outcome:
            self._answer.form.complain(
                self._answer.outcome, self.tr("Write what the member gets, then tell it.")
            )
            self._answer.ask_outcome()
        else:
            self._told.ask(self._answer.as_text(written))

    def _settle_check(self, code: str) -> None:
        if code == "answer_told":
            self._ask_tell()
        elif code == "promises_ended":
            self._promises.settle(self._first_unsettled())
            self._voice.say(self._promises.keys())
        elif code == "proof":
            self._closure.ask_proof()

    def _first_unsettled(self) -> UUID | None:
        """An open promise, else one withdrawn of which the member was not told."""
        rows = self._detail.promises if self._detail else ()
        left = [row for row in rows if row.state == PromiseState.OPEN]
        withdrawn = [row for row in rows if row.state == PromiseState.WITHDRAWN]
        left += [row for row in withdrawn if not row.withdrawal_told]
        return left[0].id if left else None

    def _commit(self) -> None:
        """Ctrl+Enter: the small form that has the focus, else the issue."""
        strip: QWidget | None = self.focusWidget()
        while strip is not None and not isinstance(strip, Strip):
            strip = strip.parentWidget()
        if isinstance(strip, Strip) and strip.isVisible():
            strip.commit.click()
        elif self._detail is not None and self._detail.end is None:
            self._close()

    def _close(self) -> None:
        """Asked of the one closing function also when something is missing: it says what."""
        if self._closure.proof.keep():
            self._answers.save_then(self._acts.close)
        else:
            self._closure.ask_proof()

    def _ended_now(self) -> None:
        # What had the focus is not asked any more of an issue that has ended.
        here = QApplication.focusWidget()
        self._focusing = here is not None and self.isAncestorOf(here)
        self._ends.done()

    def _not_ended(self, refusal: Refusal) -> None:
        if self._ends.isVisible():
            self._ends.refused(refusal)
            return
        self._voice.offer(words.refusal(refusal))
        if refusal.code is Code.NOT_READY:
            self._closure.focus_first_missing()

    def _open_more(self) -> None:
        menu = QMenu(self)
        ways = [
            (Way.WITHDRAWN, self.tr("Withdrawn by the member…")),
            (Way.ERROR, self.tr("Opened in error…")),
            (Way.MERGED, self.tr("Merge into another…")),
        ]
        if self._acts.may_override():
            ways.append((Way.OVERRIDE, self.tr("Close with a lead's reason…")))
        for way, text in ways:
            menu.addAction(text, partial(self._ask_end, way))
        menu.aboutToHide.connect(menu.deleteLater)
        more = self._head.more
        menu.popup(more.mapToGlobal(QPoint(0, more.height() + 2)))

    def _ask_end(self, way: Way, _checked: bool = False) -> None:
        if self._detail is None:
            return
        self._ends.ask(way, self._detail)
        if way is Way.MERGED:
            self._desk.read(
                issues.open_of, self._detail.row.member_id, then=self._ends.offer_targets
            )

    def _ask_reopen(self) -> None:
        self._ask_end(Way.REOPEN)


def _answer(issue_id: UUID, version: int, value: AnswerDraft) -> tuple[object, ...]:
    return answer.set_answer, issue_id, version, value


def _edit(issue_id: UUID, version: int, value: Inner) -> tuple[object, ...]:
    return actions.change_issue, as_edit(issue_id, version, value)


def _usual_currency(detail: issues.IssueDetail, zone: str) -> str:
    """What was last spoken of in this issue, else the money of where they are at home."""
    answered = detail.answer.currency if detail.answer else None
    promised = [(one.made_at, one.currency) for one in detail.promises]
    used = last_currency([(detail.answered_at, answered), *promised])
    return used or likely_currency(detail.timezone, zone)
