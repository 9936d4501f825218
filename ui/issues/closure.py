"""The closure list: each condition green, or what is missing and the button that settles it."""

from collections.abc import Callable

from PySide6.QtCore import QRect, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from concierge import clock, words
from concierge.issues.queries import IssueDetail
from concierge.issues.rules import Check
from ui import language, theme
from ui.desk import Desk
from ui.issues.proof import ProofField
from ui.theme import Role
from ui.widgets.actions import ActionButton, Kind
from ui.widgets.button import set_identifier
from ui.widgets.facts import SectionHeading
from ui.widgets.labels import PlainLabel
from ui.widgets.lay import flat
from ui.widgets.paint import draw_icon

CODES = ("answer_told", "promises_ended", "proof")
"""What the closing function checks, in the order people read it."""


class CheckLine(QWidget):
    """28 high when green; a missing one on pill ground with a bar of 2 px, and its button."""

    settle_wanted = Signal(str)

    def __init__(self, code: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.code = code
        self._ok = False
        self.title = PlainLabel("", wrap=True, parent=self)
        self.more = PlainLabel("", Role.SMALL, "ink2", wrap=True, parent=self)
        self.act = ActionButton(Kind.PLAIN, f"issue.closure.{code}", self)
        self.act.clicked.connect(self._settle)
        words_column = flat(QVBoxLayout(), self.title, self.more)
        self._row = QHBoxLayout()
        self._row.addLayout(words_column, 1)
        self._row.addWidget(self.act)
        self.column = QVBoxLayout(self)
        self.column.addLayout(self._row)
        set_identifier(self, f"issue.check.{code}")
        theme.follow(self._measure)

    def show_check(self, ok: bool, title: str, more: str, act: str) -> None:
        """`more` stands under the title; `act` is the word on the button, '' for none."""
        self._ok = ok
        self.title.setText(title)
        self.title.set_strong(not ok)
        self.more.setText(more)
        self.more.setVisible(bool(more))
        self.act.set_text(act)
        self.act.setVisible(bool(act) and not ok)
        self.setAccessibleName(words.facts(title, more.replace("\n", "; ")))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, px, colours = QPainter(self), theme.px, theme.tokens()
        if not self._ok:
            painter.fillRect(self.rect(), colours.pill)
            painter.fillRect(0, 0, 2, self.height(), colours.ink)
        square = QRect(px(16), px(4), px(16), px(20))
        icon = "circle-check" if self._ok else "circle-dashed"
        draw_icon(painter, square, icon, "green" if self._ok else "ink2", 16)

    def _measure(self) -> None:
        px = theme.px
        self.column.setContentsMargins(px(40), px(4), px(16), px(4))
        self.column.setSpacing(px(4))
        self.update()

    def _settle(self) -> None:
        self.settle_wanted.emit(self.code)


class ClosurePart(QWidget):
    """Heading with how many are green, and a line for each condition."""

    settle_wanted = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._detail: IssueDetail | None = None
        set_identifier(self, "issue.closure")
        self.heading = SectionHeading("", parent=self)
        self._done = PlainLabel("", Role.SMALL, "ink3", parent=self)
        # In the order in which Tab comes by.
        self._lines = {code: self._line(code) for code in CODES}
        self.proof = ProofField(desk, self)
        self._lines["proof"].column.addWidget(self.proof)
        top = QHBoxLayout()
        top.setContentsMargins(theme.px(16), theme.px(3), theme.px(16), 0)
        top.setSpacing(theme.px(8))
        top.addWidget(self.heading)
        top.addWidget(self._done)
        top.addStretch(1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, theme.px(12))
        self._column.setSpacing(2)
        self._column.addLayout(top)
        for line in self._lines.values():
            self._column.addWidget(line)
        language.follow(self._retranslate)

    def show_detail(self, detail: IssueDetail) -> None:
        """The list of this issue."""
        self._detail = detail
        self._tell()
        self.proof.show_detail(detail)

    def focus_first_missing(self) -> None:
        """The focus on the button that settles the first thing missing."""
        for check in self._detail.checklist if self._detail else ():
            if not check.ok:
                self._lines[check.code].act.setFocus()
                return

    def ask_proof(self) -> None:
        """The focus on the choice of a proof, or on the words the chosen one waits for."""
        (self.proof.text if self.proof.waits else self.proof.kind).setFocus()

    def missing(self) -> str:
        """What is missing, in a word each; '' when nothing is."""
        said = {
            "answer_told": self.tr("telling the answer"),
            "promises_ended": self.tr("promises"),
            "tasks_ended": self.tr("partner tasks"),
            "proof": self.tr("proof"),
        }
        checks = self._detail.checklist if self._detail else ()
        return words.listed([said.get(one.code, one.code) for one in checks if not one.ok])

    def _retranslate(self) -> None:
        self.heading.setText(self.tr("Closure"))
        self.setAccessibleName(self.tr("Closure"))
        self.proof.retranslate()
        self._tell()

    def _tell(self) -> None:
        if self._detail is None:
            return
        checks = self._detail.checklist
        self._done.setText(f"{sum(check.ok for check in checks)} / {len(checks)}")
        say: dict[str, Callable[[Check, IssueDetail], tuple[str, str, str]]] = {
            "answer_told": self._answer,
            "promises_ended": self._promises,
            "proof": self._proof,
        }
        for check in checks:
            line = self._lines[check.code]
            title, more, act = say[check.code](check, self._detail)
            line.show_check(check.ok, title, more, act)

    def _line(self, code: str) -> CheckLine:
        line = CheckLine(code, self)
        line.settle_wanted.connect(self.settle_wanted)
        return line

    def _answer(self, check: Check, detail: IssueDetail) -> tuple[str, str, str]:
        if check.ok:
            return self.tr("The member was told the answer"), "", ""
        if detail.answer is None:
            return self.tr("No answer yet"), "", self.tr("Write it")
        return self.tr("The answer is not told"), detail.answer.outcome, self.tr("Tell it")

    def _promises(self, check: Check, detail: IssueDetail) -> tuple[str, str, str]:
        if check.ok:
            return self.tr("All promises have ended"), "", ""
        zone, now = self._desk.zone, clock.now()
        left = check.detail.get("promises", [])
        more = "\n".join(
            words.facts(str(one["text"]), words.moment(one["due"], zone, now)) for one in left
        )
        title = self.tr("%n promises to settle", "", int(check.detail.get("n", len(left))))
        return title, more, self.tr("Settle")

    def _proof(self, check: Check, detail: IssueDetail) -> tuple[str, str, str]:
        if check.ok:
            return self.tr("There is a proof"), "", ""
        return self.tr("No proof yet"), "", self.tr("Choose")
