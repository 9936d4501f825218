"""Adding a member by hand, beside the list."""

from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from concierge import words
from concierge.errors import Code, Refusal
from concierge.members import actions
from concierge.members.kinds import FactKind, PointKind
from concierge.members.typed import Typed, typed_as
from concierge.members.workload import TeamNow, team_now
from ui import language, theme
from ui.desk import Desk
from ui.members.already import Already
from ui.members.basics import BasicsForm
from ui.members.known_kinds import day_trouble, read_day
from ui.theme import Role
from ui.widgets.actions import ActionButton, Kind
from ui.widgets.button import is_enter
from ui.widgets.field import FieldButton
from ui.widgets.ground import Pane
from ui.widgets.icon_button import IconButton
from ui.widgets.kept import Kept
from ui.widgets.labels import PlainLabel
from ui.widgets.line_field import LineField
from ui.widgets.scroll_pane import ScrollPane

STEWARD = "steward"
PLACE = "new-member"
MINDED = (FactKind.ALLERGY, FactKind.TABOO, FactKind.CONTACT_RULE)
"""What must not be forgotten from the first call on."""


class AddMember(Pane):
    """`added` with the new member's id; `left` when the person leaves; what was typed stays."""

    added = Signal(object)
    left = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__("list", parent, lines="left")
        self._desk = desk
        self._title = PlainLabel("", Role.SUBTITLE, strong=True, parent=self)
        self._close = IconButton("x", "add_member.close", self)
        self.form = BasicsForm("add_member", self)
        self.number = LineField("add_member.number", self)
        self.phone = LineField("add_member.phone", self)
        self.email = LineField("add_member.email", self)
        self.birthday = LineField("add_member.birthday", self)
        self.steward = FieldButton("add_member.steward", self, framed=True)
        self.minded = {kind: LineField(f"add_member.{kind.value}", self) for kind in MINDED}
        asked = (self.number, self.phone, self.email, self.birthday, *self.minded.values())
        self.form.add(*asked, self.steward)
        self.form.show_row(self.steward, desk.leads)
        self.commit = ActionButton(Kind.PRIMARY, "add_member.commit", self)
        others = {"number": self.number, "phone": self.phone, "email": self.email}
        minded = {kind.value: field for kind, field in self.minded.items()}
        fields = self.form.named() | others | {"birthday": self.birthday} | minded
        self._typed = ""
        self._known = {
            Typed.NAME: self.form.name,
            Typed.NUMBER: self.number,
            Typed.PHONE: self.phone,
            Typed.EMAIL: self.email,
        }
        self.anew = ActionButton(Kind.GHOST, "add_member.anew", self)
        self.anew.hide()
        self.anew.clicked.connect(self._begin_anew)
        self.kept = Kept(desk, fields, self)
        self.kept.at(PLACE)
        ways = self.phone, self.email
        self.already = Already(desk, "add_member.already", ways, self._ways, self)
        for line in self._texts():
            line.textEdited.connect(partial(self._spread, line))
        self._lay_out()
        self._close.clicked.connect(self.left)
        self.commit.clicked.connect(self._commit)
        language.follow(self._retranslate)
        self.kept.listen()

    def start(self, typed: str = "") -> None:
        """With the caret in the first field; `typed` is what is known already of who it is."""
        self._typed = typed.strip()
        self._desk.keeper.load([PLACE], self._fill)  # after what was begun here before
        if self._desk.leads:
            self._desk.read(team_now, then=self._offer, key="add_member.stewards")
        self.form.address.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fill(self, _kept: object = None) -> None:
        """What is known goes in, unless somebody is half written here already."""
        field, begun = typed_as(self._typed, self._desk.zone.key), self._is_begun()
        self.anew.setVisible(begun)
        if begun or field is None:
            return
        self._known[field].setText(self._typed)
        if field is Typed.NAME:
            self.form.address.setText(self._typed)

    def _spread(self, line: LineField, text: str) -> None:
        """A row pasted out of a spreadsheet goes where each of its cells belongs, if that is empty;
        what has no place stays, as words."""
        cells = [cell.strip() for cell in text.split("\t") if cell.strip()]
        if "\t" not in text:
            return
        line.clear()
        kinds = [typed_as(cell, self._desk.zone.key) for cell in cells]
        two = kinds.count(Typed.NAME) > 1
        read = zip(cells, kinds, strict=True)
        left = [cell for cell, kind in read if not self._placed(cell, kind, two)]
        line.setText(" ".join([line.text(), *left]).strip())
        line.textEdited.emit(line.text())

    def _placed(self, cell: str, kind: Typed | None, two: bool) -> bool:
        """Whether a cell found its field: of `two` names the first is the form of address."""
        known = [self._known[kind]] if kind is not None else []
        fields = [self.form.address, *known] if kind is Typed.NAME and two else known
        free = next((one for one in fields if not one.text().strip()), None)
        if free is not None:
            free.setText(cell)
            free.textEdited.emit(cell)
        return free is not None

    def _is_begun(self) -> bool:
        return any(one.text().strip() for one in self._texts())

    def _texts(self) -> list[LineField]:
        fields = (*self.form.fields, self.number, self.phone, self.email, self.birthday)
        lines = [one for one in fields if isinstance(one, LineField)]
        return [*lines, *self.minded.values()]

    def _ways(self) -> list[tuple[PointKind, str]]:
        return [(PointKind.PHONE, self.phone.text()), (PointKind.EMAIL, self.email.text())]

    def _begin_anew(self) -> None:
        self._desk.keeper.throw_away(PLACE)
        for field in self._texts():
            field.clear()
        self.form.forgive()
        self._fill()
        self.form.address.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif is_enter(event):
            self._commit()
        else:
            super().keyPressEvent(event)

    def _retranslate(self) -> None:
        self._title.setText(self.tr("Add a member"))
        self._close.set_text(self.tr("Back to the list"))
        self.form.set_label(self.number, self.tr("Member number"))
        self.number.setPlaceholderText(self.tr("Needed"))
        self.form.name.setPlaceholderText(self.tr("Needed"))
        self.form.set_label(self.phone, self.tr("Phone"))
        self.form.set_label(self.email, self.tr("E-mail"))
        self.form.set_label(self.birthday, self.tr("Birthday"))
        self.birthday.setPlaceholderText("1988-11-29")
        examples = {
            FactKind.ALLERGY: self.tr("Peanuts"),
            FactKind.TABOO: self.tr("What is not to be said, or how not to call them"),
            FactKind.CONTACT_RULE: self.tr("No calls 22:00-09:00"),
        }
        for kind, field in self.minded.items():
            self.form.set_label(field, words.name(kind, "FactKind"))
            field.setPlaceholderText(examples[kind])
        self.form.set_label(self.steward, self.tr("Steward"))
        self.steward.set_placeholder(self.tr("Who takes the team's new members"))
        self.anew.set_text(self.tr("Somebody else"))
        self.anew.setToolTip(self.tr("Empties what was begun here before"))
        self.commit.set_text(self.tr("Add"))
        self.commit.set_hint("Enter")

    def draft(self) -> actions.NewMember | None:
        """What is to be added; None with a sentence under each field that cannot be."""
        form = self.form
        form.check()
        if not self.number.text().strip():
            form.complain(self.number, self.tr("The programme's number for this member is needed."))
        email = self.email.text().strip()
        if email and "@" not in email:
            form.complain(self.email, self.tr("An e-mail address has an @ in it."))
        born = self.birthday.text().strip()
        day = read_day(born) if born else None
        if born and day is None:
            form.complain(self.birthday, day_trouble(born))
        if form.first_complaint() is not None:
            return None
        phone = self.phone.text().strip()
        return actions.NewMember(
            number=self.number.text().strip(),
            name=form.name.text().strip(),
            address=form.address.text().strip(),
            tier=form.tier_meant(),
            language=str(form.language.value() or "zh"),
            timezone=form.zone(),
            city=form.city.text().strip(),
            phones=(phone,) if phone else (),
            emails=(email,) if email else (),
            birthday=day,
            steward_id=self._whose(),
            minded=self._minded(),
        )

    def _minded(self) -> tuple[tuple[FactKind, str], ...]:
        said = ((kind, field.text().strip()) for kind, field in self.minded.items())
        return tuple((kind, text) for kind, text in said if text)

    def _whose(self) -> UUID | None:
        """A steward's own; of whoever a lead chose; else it is left to the team's intake."""
        if self._desk.actor.role == STEWARD:
            return self._desk.actor.steward_id
        chosen = self.steward.value()
        return chosen if isinstance(chosen, UUID) else None

    def _offer(self, team: TeamNow) -> None:
        there = [one for one in team.loads if one.active]
        self.steward.set_choices([(one.id, one.name, "user-round") for one in there])

    def _lay_out(self) -> None:
        px = theme.px
        top = QHBoxLayout()
        top.addWidget(self._title)
        top.addStretch(1)
        top.addWidget(self._close)
        foot = QHBoxLayout()
        foot.addWidget(self.anew)
        foot.addStretch(1)
        foot.addWidget(self.commit)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(24), px(16), 0, px(16))
        column.setSpacing(px(8))
        # The bar of what scrolls stands beside the fields.
        self.already.setContentsMargins(0, 0, px(24), 0)
        for part in (top, foot, self.form):
            part.setContentsMargins(0, 0, px(24), 0)
        column.addLayout(top)
        room = ScrollPane(self)
        room.setWidget(self.form)
        # As high as its fields, where there is room for them.
        column.addWidget(room, 1)
        column.addWidget(self.already)
        column.addLayout(foot)

    def _commit(self) -> None:
        draft = self.draft()
        if draft is None:
            self.form.focus_wrong()
            return
        self.commit.setEnabled(False)
        self._desk.write(actions.add_member, draft, then=self._done, failed=self._refused)

    def _done(self, member_id: UUID) -> None:
        self.commit.setEnabled(True)
        for field in self._texts():
            field.clear()
        self.form.forgive()
        self.kept.done()
        self.added.emit(member_id)

    def _refused(self, error: Exception) -> None:
        self.commit.setEnabled(True)
        if isinstance(error, Refusal):
            fields = {
                Code.TEXT_MISSING: self.form.name,
                Code.ZONE_UNKNOWN: self.form.timezone,
                Code.DATE_WRONG: self.birthday,
                Code.NO_STEWARD: self.steward if self._desk.leads else self.number,
            }
            field = fields.get(error.code, self.number)
            self.form.blame(field, words.refusal(error))
