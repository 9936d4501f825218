"""What stays in the house: stage, cause, how simple it was for the member, the next step."""

from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import QRect, Signal
from PySide6.QtGui import QIntValidator, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from concierge import words
from concierge.errors import Code, Refusal
from concierge.issues.actions import IssueEdit
from concierge.issues.kinds import Stage
from concierge.issues.queries import IssueDetail
from ui import language, theme
from ui.issues.head import HeadPart
from ui.theme import Role
from ui.widgets.field import FieldButton
from ui.widgets.form import Form
from ui.widgets.labels import PlainLabel
from ui.widgets.line_field import LineField
from ui.widgets.paint import draw_icon, draw_text

MOST = 999


@dataclass(frozen=True)
class Inner:
    """What an `IssueEdit` says, without which issue and version."""

    title: str
    line: str
    stage: Stage | None
    cause: str
    next_step: str
    people_spoken: int
    told_again: int
    evidence_asked: int


class CountField(LineField):
    """A small whole number; empty is none."""

    def __init__(self, identifier: str, parent: QWidget | None = None) -> None:
        super().__init__(identifier, parent)
        self.setValidator(QIntValidator(0, MOST, self))

    def count(self) -> int:
        """How many."""
        text = self.text().strip()
        return min(int(text), MOST) if text.isdecimal() else 0


class _Lock(QWidget):
    """A lock and the word: only for the house."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.word = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(theme.px(28))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, px, ink = QPainter(self), theme.px, theme.tokens().intink
        draw_icon(painter, QRect(0, 0, px(16), self.height()), "lock", ink, 14)
        rest = self.rect().adjusted(px(22), 0, 0, 0)
        draw_text(painter, rest, self.word, theme.font(Role.SMALL, strong=True), ink)


class InternalPart(QWidget):
    """On internal ground behind a line of 2 px. Saved together with title and line of the head."""

    edited = Signal()

    def __init__(self, head: HeadPart, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._head = head
        self._lock = _Lock(self)
        self.form = Form(self, label_width=60)
        self.next_step = LineField("issue.next_step", self)
        self.stage = FieldButton("issue.stage", self, framed=True)
        self.cause = LineField("issue.cause", self)
        self.people = CountField("issue.people_spoken", self)
        self.again = CountField("issue.told_again", self)
        self.evidence = CountField("issue.evidence_asked", self)
        self.form.add(self.next_step, self.stage, self.cause)
        self._counts = [
            (PlainLabel("", Role.SMALL, "ink2"), field)
            for field in (self.people, self.again, self.evidence)
        ]
        counts = QHBoxLayout()
        counts.setSpacing(theme.px(8))
        for label, field in self._counts:
            pair = QVBoxLayout()
            pair.setSpacing(theme.px(2))
            pair.addWidget(label)
            pair.addWidget(field)
            counts.addLayout(pair, 1)
        column = QVBoxLayout(self)
        px = theme.px
        column.setContentsMargins(px(16), px(6), px(16), px(12))
        column.setSpacing(px(4))
        column.addWidget(self._lock)
        column.addWidget(self.form)
        column.addLayout(counts)
        for line in (self.next_step, self.cause, self.people, self.again, self.evidence):
            line.textChanged.connect(self.edited)
        self.stage.changed.connect(self._chosen)
        head.edited.connect(self.edited)
        theme.notifier().changed.connect(self.update)
        language.follow(self._retranslate)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, colours = QPainter(self), theme.tokens()
        painter.fillRect(self.rect(), colours.internal)
        painter.fillRect(0, 0, self.width(), 2, colours.intl)

    def set_editable(self, editable: bool) -> None:
        """A closed issue stays as it was."""
        for line in (self.next_step, self.cause, *(count for _, count in self._counts)):
            line.stand_as_text(not editable)
        self.stage.stand_as_text(not editable)
        for line in (self.next_step, self.cause):
            self.form.show_row(line, editable or bool(line.text()))
        self.form.show_row(self.stage, editable or self.stage.value() is not None)

    def asked(self) -> dict[str, QWidget]:
        """Its fields by name, as they are kept."""
        return {
            "title": self._head.title,
            "line": self._head.line,
            "stage": self.stage,
            "cause": self.cause,
            "next_step": self.next_step,
            "people": self.people,
            "again": self.again,
            "evidence": self.evidence,
        }

    def stored(self, detail: IssueDetail) -> Inner:
        """What is saved of it."""
        row = detail.row
        stage = Stage(detail.stage) if detail.stage else None
        counts = (detail.people_spoken, detail.told_again, detail.evidence_asked)
        return Inner(row.title, row.line, stage, detail.cause, row.next_step, *counts)

    def written(self) -> Inner | None:
        """What stands in the fields; None without a title."""
        title = self._head.title.text().strip()
        self._head.title.setAccessibleDescription("")
        self.form.forgive()
        if not title:
            said = self.tr("An issue needs a title.")
            self._head.title.setAccessibleDescription(said)
            self._head.title.setPlaceholderText(said)
            return None
        stage = self.stage.value()
        return Inner(
            title,
            str(self._head.line.value() or ""),
            stage if isinstance(stage, Stage) else None,
            self.cause.text().strip(),
            self.next_step.text().strip(),
            self.people.count(),
            self.again.count(),
            self.evidence.count(),
        )

    def show_value(self, value: Inner) -> None:
        """Puts it into the fields."""
        self._head.title.show_text(value.title)
        self._head.line.set_value(value.line)
        self.stage.set_value(value.stage)
        self.cause.show_text(value.cause)
        self.next_step.show_text(value.next_step)
        counts = (value.people_spoken, value.told_again, value.evidence_asked)
        for (_, field), count in zip(self._counts, counts, strict=True):
            field.show_text(str(count))

    def as_text(self, value: Inner) -> str:
        """On one line, to compare two."""
        return words.facts(value.title, words.name(value.stage), value.cause, value.next_step)

    def refused(self, refusal: Refusal) -> None:
        """Says what was refused."""
        field = self.cause if refusal.code is Code.TEXT_UNSTORABLE else self.next_step
        self.form.complain(field, words.refusal(refusal))

    def _retranslate(self) -> None:
        self._lock.word = self.tr("Internal only")
        self.setAccessibleName(self.tr("Internal only"))
        self.form.set_label(self.next_step, self.tr("Next step"))
        self.form.set_label(self.stage, self.tr("Stage"))
        self.form.set_label(self.cause, self.tr("Cause"))
        self.stage.set_choices(
            [(None, self.tr("not said"), ""), *((one, words.name(one), "") for one in Stage)]
        )
        names = (self.tr("People spoken to"), self.tr("Told again"), self.tr("Evidence asked"))
        for (label, field), name in zip(self._counts, names, strict=True):
            label.setText(name)
            field.set_label(name)
        self.update()

    def _chosen(self, _stage: object) -> None:
        self.edited.emit()


def as_edit(issue_id: UUID, version: int, inner: Inner) -> IssueEdit:
    """What to save of an issue read at that version."""
    return IssueEdit(issue_id, version, **vars(inner))
