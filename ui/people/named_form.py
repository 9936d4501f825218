"""One business line or one tier: its code, and what it is called in both languages."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from concierge import words
from concierge.errors import Code, Refusal
from concierge.members.lines import Line, LineEdit, add_line, change_line
from concierge.members.tiers import TierRow, add_tier, change_tier
from ui import language, theme
from ui.desk import Desk
from ui.undo import WayBack
from ui.voice import Voice
from ui.widgets.actions import ActionButton, Kind
from ui.widgets.kept import Kept
from ui.widgets.line_field import LineField
from ui.widgets.page_form import PageForm


class NamedForm(PageForm):
    """Of lines, or of `tiers`. `done` when something was written."""

    done = Signal(object)  # the code of what is new, or None

    def __init__(
        self, desk: Desk, voice: Voice, *, tiers: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(desk, voice, parent, 84, quick=False)
        self._tiers = tiers
        self._known: Line | TierRow | None = None
        room = "tiers" if tiers else "lines"
        self.code = LineField(f"{room}.code", self)
        self.letter = LineField(f"{room}.letter", self)
        self.english = LineField(f"{room}.en", self)
        self.chinese = LineField(f"{room}.zh", self)
        self.icon = LineField(f"{room}.icon", self)
        self.form.add(self.code, self.letter, self.english, self.chinese, self.icon)
        self._room = room
        fields = {"code": self.code, "letter": self.letter, "english": self.english}
        fields |= {"chinese": self.chinese, "icon": self.icon}
        self._kept = Kept(desk, fields, self)
        self.save = ActionButton(Kind.PRIMARY, f"{room}.save", self, icon="check")
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(16), theme.px(14), theme.px(16), theme.px(16))
        column.setSpacing(theme.px(8))
        for widget in (self._title, self.form, self.save):
            column.addWidget(widget)
        column.addStretch(1)
        self.save.clicked.connect(self._save)
        language.follow(self._retranslate)

    def show_named(self, known: Line | TierRow | None) -> None:
        """One that is there, or None for one to be added; what was typed of it and not saved is
        there again."""
        place = f"{self._room}:{known.code if known else 'new'}"
        if place == self._kept.place and self._kept.differs():
            self._known = known
            return
        self._kept.at(place)
        self._known = known
        self.form.forgive()
        line = known if isinstance(known, Line) else None
        self.code.show_text(known.code if known else "")
        self.english.show_text(known.name_en if known else "")
        self.chinese.show_text(known.name_zh if known else "")
        self.letter.show_text(line.letter if line else "")
        self.icon.show_text(line.icon if line else "")
        self._kept.listen()
        self._show()

    def commit_now(self) -> None:
        self.save.click()

    def _retranslate(self) -> None:
        self.form.set_label(self.code, self.tr("Code"))
        self.form.set_label(self.letter, self.tr("Letter"))
        self.form.set_label(self.english, self.tr("English name"))
        self.form.set_label(self.chinese, self.tr("Chinese name"))
        self.form.set_label(self.icon, self.tr("Icon"))
        self.save.set_hint("Ctrl+Enter")
        self._show()

    def _show(self) -> None:
        known = self._known
        new = self.tr("A new tier") if self._tiers else self.tr("A new business line")
        self._title.setText(known.code if known else new)
        self.code.stand_as_text(known is not None)
        self.letter.stand_as_text(known is not None)
        for field in (self.letter, self.icon):
            self.form.show_row(field, not self._tiers)
        self.save.set_text(self.tr("Save") if known else self.tr("Add"))

    def _save(self) -> None:
        self.form.forgive()
        names = self.english.text(), self.chinese.text()
        if self._known is None:
            verb, new = self._new(*names)
            said = words.fill(self.tr("Added: {name}"), name=new.code)
            then = partial(self._added, said, new.code.strip())
            self._desk.write(verb, new, then=then, failed=self._refused)
        elif self._tiers:
            self._change(change_tier, self._known.code, *names)
        else:
            self._change(change_line, self._known.code, LineEdit(*names, self.icon.text()))

    def _new(self, english: str, chinese: str) -> tuple[Callable[..., Any], Line | TierRow]:
        if self._tiers:
            return add_tier, TierRow(self.code.text(), english, chinese)
        letter, icon = self.letter.text(), self.icon.text()
        return add_line, Line(self.code.text(), letter, english, chinese, icon)

    def _change(self, verb: Callable[..., Any], *args: object) -> None:
        said = words.fill(self.tr("Changed: {name}"), name=args[0])
        then = partial(self._changed, said, verb, str(args[0]))
        self._desk.write(verb, *args, then=then, failed=self._refused)

    def _changed(self, said: str, verb: Callable[..., Any], code: str, before: Any) -> None:
        self._kept.done()
        args = (before.name_en, before.name_zh) if self._tiers else (before,)
        again = words.fill(self.tr("As before: {name}"), name=code)
        self._voice.offer(said, WayBack(self._desk, verb, code, *args, undone=again))
        self.done.emit(None)

    def _added(self, said: str, code: str, _result: object) -> None:
        self._kept.done()
        self._voice.offer(said)
        self.done.emit(code)

    def _refused(self, error: Exception) -> None:
        if isinstance(error, Refusal):
            field = self.code
            if error.code is Code.LETTER_WRONG:
                field = self.letter
            elif error.code is Code.TEXT_MISSING and error.values.get("field") != "code":
                field = self.chinese if self.english.text().strip() else self.english
            self.form.blame(field, words.refusal(error))
