"""A section of promises, and what can be done with each: kept, another time, withdrawn."""

from collections.abc import Sequence
from functools import partial
from uuid import UUID

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from concierge import clock, words
from concierge.issues import promises
from concierge.issues.kinds import PromiseState
from concierge.issues.promised import PromiseRow
from ui import language, theme
from ui.commands import command
from ui.desk import Desk
from ui.promises.forms import PromiseStrip, WithdrawStrip
from ui.promises.rows import PromiseDelegate, mark_rect, promise_spoken, promise_text
from ui.undo import there_and_back
from ui.voice import Voice
from ui.widgets.facts import SectionHeading
from ui.widgets.icon_button import IconButton
from ui.widgets.lay import flat
from ui.widgets.short_list import ShortList


class PromiseList(ShortList):
    """Promises; a press on the circle says it was kept."""

    kept = Signal(object)  # PromiseRow

    def __init__(self, desk: Desk, identifier: str, height: int, ground: str, parent: QWidget):
        self._desk = desk
        delegate = PromiseDelegate(desk.zone, height)
        super().__init__(delegate, self._say, identifier, parent, ground=ground)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        index = self.indexAt(event.position().toPoint())
        on_mark = mark_rect(self.visualRect(index)).contains(event.position().toPoint())
        if event.button() is Qt.MouseButton.LeftButton and index.isValid() and on_mark:
            self.kept.emit(self.row(index))

    def _say(self, row: PromiseRow) -> str:
        return promise_spoken(row, self._desk.zone, clock.now())


class PromiseSection(QWidget):
    """Heading, list, and the small forms. Acts stand in the heading, on the row that is current.

    Every act is a write of its own; whoever shows this asks again on `desk.changed`.
    """

    opened = Signal(object)  # PromiseRow: Enter or a double click

    def __init__(
        self,
        desk: Desk,
        voice: Voice,
        identifier: str,
        parent: QWidget | None = None,
        *,
        row_height: int = 28,
        ground: str = "surface",
    ) -> None:
        super().__init__(parent)
        self._desk, self._voice = desk, voice
        self._member_id: UUID | None = None
        self._issue_id: UUID | None = None
        self._editable = True
        self._made: UUID | None = None
        self.list = PromiseList(desk, identifier, row_height, ground, self)
        self.heading = SectionHeading("", 0, parent=self)
        self.keep = IconButton("check", f"{identifier}.keep", self)
        self.replace = IconButton("calendar-days", f"{identifier}.replace", self)
        self.withdraw = IconButton("ban", f"{identifier}.withdraw", self)
        self.new = IconButton("plus", f"{identifier}.new", self)
        self.strip = PromiseStrip(desk, f"{identifier}.draft", self)
        self.farewell = WithdrawStrip(desk, f"{identifier}.withdrawal", self)
        self._lay_out()
        self._connect()
        language.follow(self._retranslate)

    def show_promises(
        self,
        member_id: UUID,
        rows: Sequence[PromiseRow],
        issue_id: UUID | None = None,
        *,
        editable: bool = True,
    ) -> None:
        """These promises of that member; a new one will belong to `issue_id`."""
        if (member_id, issue_id) != (self._member_id, self._issue_id):
            self.strip.show_of(member_id, issue_id)
            self.farewell.close_strip()
            self.list.choose(None)
            self._made = None
        self._member_id, self._issue_id, self._editable = member_id, issue_id, editable
        self.list.fill(rows)
        self._choose_made()
        self.heading.set_count(len(rows))
        self._offer(self.list.current())

    def set_usual(self, currency: str) -> None:
        """The currency a new promise is most likely in."""
        self.strip.set_usual(currency)

    def set_editable(self, editable: bool) -> None:
        """Whether these promises can be kept, put off and withdrawn here."""
        self._editable = editable
        if not editable:
            self.strip.done()
            self.farewell.close_strip()
        self._offer(self.list.current())

    def point_at(self, promise_id: UUID) -> bool:
        """That promise is the one acted on, the focus stays; False if it is not here."""
        return self.list.choose(promise_id)

    def settle(self, promise_id: UUID | None = None) -> bool:
        """The focus on that promise, or on the first open one; False if there is none."""
        if promise_id is None:
            promise_id = self._first_open()
        if promise_id is None or not self.list.choose(promise_id):
            return False
        self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)
        return True

    def go_on(self, what: str, promise_id: str) -> None:
        """With the one half written: a new one, what takes the place of that, or its end."""
        if not promise_id:
            self.strip.ask_new()
        elif self.list.choose(UUID(promise_id)):
            withdrawing = what == "promise-withdraw"
            (self._ask_withdrawal if withdrawing else self._ask_replacement)()

    def keys(self) -> str:
        """What the keys do on a promise."""
        said = self.tr("{keep} kept, {replace} agree a new time, {withdraw} withdraw")
        return words.fill(
            said,
            keep=command("promise.keep").key(),
            replace=command("promise.replace").key(),
            withdraw=command("promise.withdraw").key(),
        )

    def open_acts(self, _row: PromiseRow | None = None) -> None:
        """All that can be done with the row the keyboard is on."""
        index = self.list.currentIndex()
        corner = self.list.visualRect(index).bottomLeft()
        if index.isValid():
            self._open_menu(index, self.list.viewport().mapToGlobal(corner))

    def _retranslate(self) -> None:
        self.heading.setText(self.tr("Promises"))
        self.list.setAccessibleName(self.tr("Promises"))
        for button, text, act in (
            (self.keep, self.tr("Kept"), "promise.keep"),
            (self.replace, self.tr("Agree new time"), "promise.replace"),
            (self.withdraw, self.tr("Withdraw"), "promise.withdraw"),
        ):
            button.set_text(f"{text} ({command(act).key()})")
        self.new.set_text(self.tr("New promise"))
        self.list.retranslate()

    def _lay_out(self) -> None:
        px = theme.px
        top = QHBoxLayout()
        top.setContentsMargins(px(16), 0, px(10), 0)
        top.setSpacing(0)
        top.addWidget(self.heading)
        top.addStretch(1)
        for button in (self.keep, self.replace, self.withdraw, self.new):
            top.addWidget(button)
        column = flat(QVBoxLayout(self))
        column.addLayout(top)
        for widget in (self.list, self.strip, self.farewell):
            column.addWidget(widget)

    def _connect(self) -> None:
        self.list.chosen.connect(self._offer)
        self.list.kept.connect(self._keep)
        self.list.key_pressed.connect(self._key)
        self.list.activated_row.connect(self._open)
        self.list.menu_wanted.connect(self._open_menu)
        self.keep.clicked.connect(self._keep_current)
        self.replace.clicked.connect(self._ask_replacement)
        self.withdraw.clicked.connect(self._ask_withdrawal)
        self.new.clicked.connect(self.strip.ask_new)
        self.strip.committed.connect(self._commit)
        self.farewell.committed.connect(self._withdraw)
        self.strip.left.connect(self._back_to_list)
        self.farewell.left.connect(self._back_to_list)

    def _offer(self, row: PromiseRow | None) -> None:
        """What can be done with the row that is current. The room for it is always there."""
        is_open = row is not None and row.state == PromiseState.OPEN and self._editable
        untold = (
            row is not None
            and row.state == PromiseState.WITHDRAWN
            and not row.withdrawal_told
            and self._editable
        )
        self.keep.setVisible(is_open)
        self.replace.setVisible(is_open)
        self.withdraw.setVisible(is_open or untold)
        self.new.setVisible(self._editable)

    def _key(self, key: str) -> None:
        acts = {
            command("promise.keep").keys[0]: self.keep,
            command("promise.replace").keys[0]: self.replace,
            command("promise.withdraw").keys[0]: self.withdraw,
        }
        if key in acts and not acts[key].isHidden():
            acts[key].click()

    def _open(self, index: QModelIndex) -> None:
        self.opened.emit(self.list.row(index))

    def _open_menu(self, index: QModelIndex, where: QPoint) -> None:
        self.list.select_row(index)
        menu = QMenu(self)
        for button in (self.keep, self.replace, self.withdraw):
            if not button.isHidden():
                menu.addAction(button.word().replace("&", "&&"), button.click)
        if menu.isEmpty():
            menu.deleteLater()
            return
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(where)

    def _keep_current(self) -> None:
        self._keep(self.list.current())

    def _keep(self, row: PromiseRow | None) -> None:
        if row is None or row.state != PromiseState.OPEN or not self._editable:
            return
        then = partial(self._kept, row)
        self._desk.write(promises.keep_promise, row.id, then=then, failed=self._voice.refuse)

    def _kept(self, row: PromiseRow, _result: object) -> None:
        said = words.fill(self.tr("Kept: {promise}"), promise=promise_text(row))
        reopened, kept = (promises.reopen_promise, row.id), (promises.keep_promise, row.id)
        not_yet = words.fill(self.tr("Not kept yet: {promise}"), promise=promise_text(row))
        back = there_and_back(self._desk, reopened, kept, undone=not_yet)
        self._voice.offer(said, back)

    def _ask_replacement(self) -> None:
        row = self.list.current()
        if row is not None:
            self.farewell.close_strip()
            self.strip.ask_replacement(row)

    def _ask_withdrawal(self) -> None:
        row = self.list.current()
        if row is not None:
            self.strip.close_strip()
            self.farewell.ask(row)

    def _commit(self) -> None:
        draft = self.strip.draft()
        if draft is None or self._member_id is None:
            return
        old = self.strip.replaces
        if old is None:
            verb, args = promises.make_promise, (self._member_id, draft, self._issue_id)
            said = words.fill(self.tr("Promised: {promise}"), promise=draft.text)
        else:
            verb, args = promises.replace_promise, (  # type: ignore[assignment]
                old.id, draft, None, self.strip.step(), self.strip.brings_answer()
            )  # fmt: skip
            said = words.fill(self.tr("New time agreed: {promise}"), promise=draft.text)
        self._desk.write(
            verb, *args, then=partial(self._committed, said), failed=self.strip.refused
        )

    def _committed(self, said: str, promise_id: UUID) -> None:
        self.strip.done()
        self._made = promise_id
        self._choose_made()
        self._voice.offer(said)

    def _choose_made(self) -> None:
        """What was just promised is what one acts on next, as soon as it is here."""
        if self._made is not None and self.list.objects.index_of(self._made).isValid():
            self.list.choose(self._made)
            self._made = None

    def _withdraw(self) -> None:
        row = self.farewell.row
        if row is not None:
            self._desk.write(
                promises.withdraw_promise,
                row.id,
                self.farewell.told_in(),
                then=partial(self._withdrawn, row),
                failed=self.farewell.refused,
            )

    def _withdrawn(self, row: PromiseRow, _result: object) -> None:
        self.farewell.done()
        said = words.fill(self.tr("Withdrawn: {promise}"), promise=promise_text(row))
        self._voice.offer(said)

    def _back_to_list(self) -> None:
        """After a form was left; where the focus has gone elsewhere by itself, it stays there."""
        if self.focusWidget() is None or not self.focusWidget().isVisible():
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _first_open(self) -> UUID | None:
        model = self.list.model()
        rows = (self.list.row(model.index(n, 0)) for n in range(model.rowCount()))
        return next((row.id for row in rows if row.state == PromiseState.OPEN), None)
