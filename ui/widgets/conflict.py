"""Two people changed the same thing: both texts, and a choice. Nothing of either is lost."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui import language, theme
from ui.theme import Role
from ui.widgets.actions import ActionButton, Kind
from ui.widgets.ground import Pane
from ui.widgets.labels import PlainLabel


class Conflict(Pane):
    """Shown where the saving was refused; identifiers IDENTIFIER.mine and IDENTIFIER.theirs."""

    mine = Signal()
    theirs = Signal()

    def __init__(self, identifier: str, parent: QWidget | None = None) -> None:
        super().__init__("amberbg", parent)
        self._heading = PlainLabel("", Role.SMALL, "amber", strong=True, wrap=True, parent=self)
        self._theirs = PlainLabel("", wrap=True, identifier=f"{identifier}.theirs.text")
        self._mine = PlainLabel("", wrap=True, identifier=f"{identifier}.mine.text")
        self._labels = (PlainLabel("", Role.SMALL, "ink2"), PlainLabel("", Role.SMALL, "ink2"))
        self._take = ActionButton(Kind.PLAIN, f"{identifier}.theirs", self)
        self._keep = ActionButton(Kind.PRIMARY, f"{identifier}.mine", self)
        for button, chosen in ((self._take, self.theirs), (self._keep, self.mine)):
            button.clicked.connect(self.hide)
            button.clicked.connect(chosen)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self._take)
        buttons.addWidget(self._keep)
        column = QVBoxLayout(self)
        px = theme.px
        column.setContentsMargins(px(16), px(8), px(16), px(8))
        column.setSpacing(px(2))
        for widget in (self._heading, self._labels[0], self._theirs, self._labels[1], self._mine):
            column.addWidget(widget)
        column.addLayout(buttons)
        self.hide()
        language.follow(self._retranslate)

    def ask(self, mine: str, theirs: str) -> None:
        """Shows both."""
        self._mine.setText(mine)
        self._theirs.setText(theirs)
        self.show()

    def _retranslate(self) -> None:
        self._heading.setText(self.tr("Somebody changed this while you were writing."))
        self._labels[0].setText(self.tr("Saved now"))
        self._labels[1].setText(self.tr("Yours, not saved yet"))
        self._take.set_text(self.tr("Take theirs"))
        self._keep.set_text(self.tr("Save mine"))
