"""Unfinished acts: the one that lies on the composer's form, and all those that are put away."""

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from ui.desk import Desk
from ui.timeline.acts import ActKind, Sheet, place
from ui.timeline.build import Form
from ui.timeline.keeper import DraftKeeper
from ui.widgets.money import USUAL, MoneyField


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
        self.keeper = DraftKeeper(desk, self)
        self._form = form
        self._all: dict[str, Sheet] = {}
        self._unfinished: dict[UUID, ActKind] = {}
        self.keeper.saved.connect(self._saved)
        self.keeper.found.connect(self._found)

    def show_member(self, member_id: UUID, notes: bool) -> None:
        """Another member: the act that was left unfinished, a note only where one may be shown."""
        self.put_away()
        self.keeper.flush()
        if self.member_id is not None:
            self._unfinished[self.member_id] = ActKind.CONTACT if self.is_blank() else self.act
        act = self._unfinished.get(member_id, ActKind.CONTACT)
        self.member_id = member_id
        self.act = act if notes or act is not ActKind.NOTE else ActKind.CONTACT
        self.take_out()
        places = [place(member_id, act) for act in ActKind]
        self.keeper.load([one for one in places if one not in self._all])

    def show_act(self, act: ActKind) -> None:
        """Another act of the same member; text, caret and fields are as they were left."""
        self.put_away()
        self.act = act
        self.take_out()

    def put_away(self) -> None:
        """Keep what lies here, also on the disk."""
        if self.member_id is not None:
            sheet = taken(self._form)
            self._all[self._place()] = sheet
            self.keeper.keep(self._place(), sheet)

    def take_out(self) -> None:
        """What was kept lies here again."""
        self.laying = True
        put(self._form, self.kept())
        self.laying = False

    def kept(self) -> Sheet:
        """What lies here as it was last kept."""
        return self._all.get(self._place(), Sheet())

    def forget(self, member_id: UUID, act: ActKind) -> None:
        """It was committed."""
        at = place(member_id, act)
        self._all[at] = Sheet()
        self.keeper.drop(at)

    def sending(self) -> Callable[[UUID], None]:
        """What lies here is about to be committed: who commits it tells the number of the act."""
        return self.keeper.sending(self._place(), taken(self._form))

    def is_blank(self) -> bool:
        """Whether nothing that lies here is worth keeping."""
        return taken(self._form).is_blank()

    def _place(self) -> str:
        return place(self.member_id, self.act) if self.member_id is not None else ""

    def _saved(self, at: str) -> None:
        if at == self._place():
            self.saved.emit()

    def _found(self, kept: dict[str, Sheet]) -> None:
        """Drafts from the disk; what has been written meanwhile is newer."""
        for at, sheet in kept.items():
            known = self._all.get(at)
            if known is None or known.is_blank():
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
    if not form.reminder.isHidden():
        fields["reminder_text"] = form.reminder.text.text()
        fields["reminder_at"] = form.reminder.at.text()
    if not form.answer.isHidden():
        fields["outcome"] = form.answer.outcome.text()
        fields["outcome_amount"], fields["outcome_currency"] = _money(form.answer.money)
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
    form.promise.money.amount.show_text(held.get("promise_amount", ""))
    form.promise.money.currency.set_value(held.get("promise_currency", USUAL))
    form.reminder.text.show_text(held.get("reminder_text", ""))
    form.reminder.at.show_text(held.get("reminder_at", ""))
    form.answer.outcome.show_text(held.get("outcome", ""))
    form.answer.money.amount.show_text(held.get("outcome_amount", ""))
    form.answer.money.currency.set_value(held.get("outcome_currency", USUAL))
    form.issue.setVisible("issue_title" in held)
    form.promise.setVisible("promise_due" in held)
    form.reminder.setVisible("reminder_text" in held)
    form.answer.setVisible("outcome" in held)


def _money(field: MoneyField) -> tuple[str, object]:
    return field.amount.text(), field.currency.value()
