"""Unfinished acts: the one that lies on the composer's form, and all those that are put away."""

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication

from ui.composer.acts import ActKind, is_blank, place
from ui.composer.build import Form
from ui.composer.call_record import Call
from ui.desk import Desk
from ui.drafting import Sheet
from ui.widgets.money import MoneyField


class Sheets(QObject):
    """A sheet for every act of every member; each has its draft on the disk."""

    saved = Signal()  # what lies here is on the disk
    returned = Signal()  # another sheet lies here than before: it came from the disk

    def __init__(self, desk: Desk, form: Form, parent: QObject) -> None:
        super().__init__(parent)
        self.member_id: UUID | None = None
        self.act = ActKind.CONTACT
        self.laying = False
        """What the fields tell now was not written by anybody."""
        self.keeper = desk.keeper
        self._form = form
        self._all: dict[str, Sheet] = {}
        self._unfinished: dict[UUID, ActKind] = {}
        self._calls: dict[UUID, Call] = {}
        self.keeper.saved.connect(self._saved)
        self.keeper.thrown.connect(self._thrown)
        self.keeper.brought.connect(self._brought)

    def show_member(self, member_id: UUID) -> None:
        """Another member: the act that was left unfinished, a note only where one may be shown."""
        self.put_away()
        self.keeper.flush()
        if self.member_id is not None:
            self._unfinished[self.member_id] = ActKind.CONTACT if self.is_blank() else self.act
        act = self._unfinished.get(member_id, ActKind.CONTACT)
        self.member_id = member_id
        self.act = act
        self.take_out()
        places = [place(member_id, act) for act in ActKind]
        self.keeper.load([one for one in places if one not in self._all], self._found)

    def show_act(self, act: ActKind) -> None:
        """Another act of the same member; text, caret and fields are as they were left."""
        self.put_away()
        self.act = act
        self.take_out()

    def put_away(self) -> None:
        """Keep what lies here, also on the disk."""
        if self.member_id is None or self.laying:
            return
        sheet, call = taken(self._form), self.call()
        self._all[self._place()] = sheet
        if call is not None:
            call.sheet = sheet
            self.keeper.keep(call.place, call.kept())
        else:
            self.keeper.keep(self._place(), None if is_blank(sheet) else sheet)

    def call(self) -> Call | None:
        """The call that lies here, in place of any other contact."""
        if self.member_id is None or self.act is not ActKind.CONTACT:
            return None
        return self._calls.get(self.member_id)

    def call_with(self, member_id: UUID) -> Call | None:
        """The call with that member which is written on here."""
        return self._calls.get(member_id)

    def take_call(self, call: Call) -> None:
        """From now on a contact of this member is that call; one begun before waits."""
        if call.member_id is None:
            return
        self.put_away()
        self._calls[call.member_id] = call
        self._all[call.place] = call.sheet
        if call.member_id == self.member_id:
            self.act = ActKind.CONTACT
            self.take_out()

    def leave_call(self, call: Call) -> None:
        """It is written on elsewhere, or was logged, or thrown away."""
        if call.member_id is None or self._calls.get(call.member_id) is not call:
            return
        here = self.call() is call
        if here:
            self.put_away()
        del self._calls[call.member_id]
        if here:
            self.take_out()

    def take_out(self) -> None:
        """What was kept lies here again."""
        here = QApplication.focusWidget()
        self.laying = True
        put(self._form, self.kept())
        self.laying = False
        # A line that goes hands the caret on to whatever comes next, past the form, too.
        if here is not None and self._form.text.isVisible() and not here.isVisible():
            self._form.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def kept(self) -> Sheet:
        """What lies here as it was last kept."""
        return self._all.get(self._place(), Sheet())

    def forget(self, member_id: UUID, act: ActKind) -> None:
        """It was committed."""
        call = self._calls.pop(member_id, None) if act is ActKind.CONTACT else None
        at = call.place if call is not None else place(member_id, act)
        self._all[at] = Sheet()
        self.keeper.drop(at)

    def sending(self) -> Callable[[UUID], None]:
        """What lies here is about to be committed: who commits it tells the number of the act."""
        sheet, call = taken(self._form), self.call()
        return self.keeper.sending(self._place(), call.kept() if call is not None else sheet)

    def is_blank(self) -> bool:
        """Whether nothing that lies here is worth keeping."""
        return is_blank(taken(self._form))

    def _place(self) -> str:
        call = self.call()
        if call is not None:
            return call.place
        return place(self.member_id, self.act) if self.member_id is not None else ""

    def _saved(self, at: str) -> None:
        if at == self._place():
            self.saved.emit()

    def _thrown(self, at: str) -> None:
        self._brought(at, Sheet())

    def _brought(self, at: str, sheet: Sheet) -> None:
        """What was done with a draft from elsewhere is seen here."""
        if at in self._all:
            self._all[at] = sheet
        if at == self._place():
            self.take_out()
            self.returned.emit()

    def _found(self, kept: dict[str, Sheet]) -> None:
        """Drafts from the disk; what has been written meanwhile is newer."""
        for at, sheet in kept.items():
            known = self._all.get(at)
            if known is None or is_blank(known):
                self._all[at] = sheet
        if self._place() in kept and self.is_blank():
            self.take_out()
            self.returned.emit()


def taken(form: Form) -> Sheet:
    """What is written now. A line that is not open leaves nothing."""
    fields = form.bar.values()
    if not form.issue.isHidden():
        fields["issue_title"] = form.issue.title.text()
        fields["references"] = form.issue.references.text()
    if not form.promise.isHidden():
        fields["promise_what"] = form.promise.what.text()
        fields["promise_due"] = form.promise.due.text()
        fields["promise_amount"], fields["promise_currency"] = _money(form.promise.money)
        fields["promise_zone"] = form.promise.by.value()
        fields["promise_step"] = form.promise.next_step()
        fields["promise_in_answer"] = form.promise.brings_answer()
    if not form.reminder.isHidden():
        fields["reminder_text"] = form.reminder.text.text()
        fields["reminder_at"] = form.reminder.at.text()
    if not form.answer.isHidden():
        fields["outcome"] = form.answer.outcome.text()
        fields["outcome_amount"], fields["outcome_currency"] = _money(form.answer.money)
    fields["told_again"], fields["tells"] = form.marks.told_again(), form.marks.tells()
    fields["replaces"] = str(form.marks.replaces) if form.marks.replaces else None
    return Sheet(form.text.toPlainText(), form.text.textCursor().position(), fields)


def put(form: Form, sheet: Sheet) -> None:
    """That sheet, with its caret, and the lines that were open."""
    held = {key: value for key, value in sheet.fields.items() if value is not None}
    form.bar.show_values(held)
    form.text.setPlainText(sheet.text)
    cursor = form.text.textCursor()
    cursor.setPosition(min(sheet.caret, len(sheet.text)))
    form.text.setTextCursor(cursor)
    form.issue.title.show_text(held.get("issue_title", ""))
    form.issue.references.show_text(held.get("references", ""))
    form.promise.what.show_text(held.get("promise_what", ""))
    form.promise.due.show_text(held.get("promise_due", ""))
    form.promise.money.show_said(held.get("promise_amount", ""), held.get("promise_currency"))
    form.promise.choose_zone(held.get("promise_zone"))
    form.promise.offer_step(held.get("promise_step"))
    form.promise.offer_answer(held.get("promise_in_answer"))
    form.reminder.text.show_text(held.get("reminder_text", ""))
    form.reminder.at.show_text(held.get("reminder_at", ""))
    form.answer.outcome.show_text(held.get("outcome", ""))
    form.answer.money.show_said(held.get("outcome_amount", ""), held.get("outcome_currency"))
    form.marks.mark(
        told_again=bool(held.get("told_again")),
        tells=bool(held.get("tells")),
        replaces=UUID(str(held["replaces"])) if held.get("replaces") else None,
    )
    form.issue.setVisible("issue_title" in held)
    form.promise.setVisible("promise_due" in held)
    form.reminder.setVisible("reminder_text" in held)
    form.answer.setVisible("outcome" in held)


def _money(field: MoneyField) -> tuple[str, object]:
    return field.amount.text(), field.said()
