"""Where the days of the workspace begin, and that it can be put right."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from concierge import words
from concierge.errors import Refusal
from concierge.timeline.days import move_days
from ui import language, theme
from ui.desk import Desk
from ui.theme import Role
from ui.undo import there_and_back
from ui.voice import Voice
from ui.widgets.actions import ActionButton, Kind
from ui.widgets.form import Form
from ui.widgets.labels import PlainLabel
from ui.widgets.line_field import LineField


class ZoneForm(QWidget):
    """The workspace's zone. `done` when it was corrected."""

    done = Signal(object)

    def __init__(self, desk: Desk, voice: Voice, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._voice = desk, voice
        self._prose = PlainLabel("", Role.BODY, "ink2", wrap=True, parent=self)
        self.form = Form(self, label_width=84, steady=True)
        self.zone = LineField("workspace.zone", self)
        self.form.add(self.zone)
        self.save = ActionButton(Kind.PRIMARY, "workspace.save", self, icon="check")
        self.setMaximumWidth(theme.px(560))
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(24), theme.px(14), theme.px(24), theme.px(16))
        column.setSpacing(theme.px(12))
        for widget in (self._prose, self.form, self.save):
            column.addWidget(widget)
        column.addStretch(1)
        self.save.clicked.connect(self._save)
        self.zone.returnPressed.connect(self._save)
        self.zone.show_text(desk.zone.key)
        language.follow(self._retranslate)

    def _retranslate(self) -> None:
        self._prose.setText(
            self.tr(
                "The days of this workspace begin at midnight of this zone. Corrected, what is "
                "counted by day is counted anew; screens show it after the next start. Nobody "
                "else may be at work meanwhile."
            )
        )
        self.form.set_label(self.zone, self.tr("Time zone"))
        self.save.set_text(self.tr("Correct"))

    def _save(self) -> None:
        self.form.forgive()
        then = partial(self._moved, self.zone.text().strip())
        self._desk.write(move_days, self.zone.text(), then=then, failed=self._refused)

    def _moved(self, zone: str, before: str) -> None:
        said = words.fill(self.tr("Days begin in {zone}"), zone=zone)
        undone = words.fill(self.tr("Days begin in {zone}"), zone=before)
        ways = (move_days, before), (move_days, zone)
        self._voice.offer(said, there_and_back(self._desk, *ways, undone=undone))
        self.done.emit(None)

    def _refused(self, error: Exception) -> None:
        if isinstance(error, Refusal):
            self.form.blame(self.zone, words.refusal(error))
