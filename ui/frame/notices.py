"""What the window says of itself: what was done, with a way back; banners for trouble and the
sample."""

from collections.abc import Callable
from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QVBoxLayout, QWidget

from concierge import words
from concierge.errors import Refusal
from ui import language
from ui.frame.turns import Turns
from ui.reports import keep_report
from ui.trouble import Trouble
from ui.undo import Back, Undo, Undoable
from ui.widgets.banner import Banner, Tone
from ui.widgets.composing import DONE_AT, UNDONE_AT
from ui.widgets.lay import flat

if TYPE_CHECKING:
    from ui.widgets.toast import Toast


class Notices(QObject):
    """Owns the toast, the undo stack and the banners of a window."""

    def __init__(
        self,
        trouble: Trouble,
        window: QWidget,
        *,
        sample: bool,
        hold: Callable[[QWidget], object] | None = None,
    ) -> None:
        """`hold` gives the toast its place in the window."""
        super().__init__(window)
        self._window, self._hold = window, hold
        self._report = ""
        self._offered: Undoable | None = None
        self.undo = Undo(self)
        self.turns = Turns(self)
        for one in (self.undo, self.turns):
            one.changed.connect(self._tell_newest)
        self.undo.taken_back.connect(self._say_taken_back)
        self.undo.refused.connect(self._say_not_taken_back)
        self.undo.done_again.connect(self._say_done_again)
        self.undo.not_again.connect(self._say_not_again)
        self.undo.only_by_hand.connect(self._say_only_by_hand)
        self.banners = flat(QVBoxLayout())
        self.trouble = Banner(Tone.RED, "trouble", window)
        self.trouble.hide()
        self.sample = Banner(Tone.NEUTRAL, "sample", window, icon="sparkles")
        self.sample.setVisible(sample)
        self.banners.addWidget(self.sample)
        self.banners.addWidget(self.trouble)
        self.trouble.acted.connect(self._keep_report)
        trouble.told.connect(self.tell)
        language.follow(self._retranslate)

    @cached_property
    def toast(self) -> "Toast":
        """What was done, at the foot; made when there is something to say."""
        from ui.widgets.toast import Toast

        made = Toast(self._window)
        if self._hold is not None:
            self._hold(made)
        made.undo_wanted.connect(self._take_back_offered)
        return made

    def offer(self, text: str, back: Back | None = None) -> None:
        """Say what was done; for ten seconds, and with Ctrl+Z, it can be taken back."""
        self._offered = None
        if back is not None:
            turns = self.turns
            self._offered = self.undo.push(text, back, at=turns.at(), number=turns.number())
        self.toast.show_message(text, undoable=back is not None)

    def act_begins(self) -> None:
        """What was done before is no news any more; Ctrl+Z still takes it back."""
        self.turns.begins()
        self.undo.something_else()
        if "toast" in self.__dict__:
            self.toast.leave()

    def act_answered(self, done: bool) -> None:
        """The oldest that was under way is done, or was refused."""
        self.turns.answered(done)

    def take_back(self) -> None:
        """Undo the newest act, also where it is still being saved."""
        self.turns.ask(partial(self._take_back, None))

    def do_again(self) -> None:
        """Redo what was taken back last, also where that is still being saved."""
        self.turns.ask(self._do_again)

    def _do_again(self, _meant: int) -> None:
        if self.undo.do_again() is None:
            self.toast.show_message(self.tr("There is nothing to redo"), undoable=False)

    def tell(self, sentence: str, report: str) -> None:
        """A refusal passes; a bug stays until its report is kept or something is saved again."""
        if not report:
            self.toast.show_message(sentence, undoable=False)
            return
        self._report = report
        self.trouble.set_text(sentence, self.tr("Keep a report…"))
        self.trouble.show()

    def put_away(self) -> None:
        """What is said just now may be about somebody else."""
        if "toast" in self.__dict__:
            self.toast.leave()

    def calm(self) -> None:
        """Work goes on: what went wrong before stands in nobody's way any more."""
        self.trouble.hide()

    def _tell_newest(self) -> None:
        """A field in the window asks this before it takes Ctrl+Z, or Ctrl+Y, for itself."""
        newest = max(self.undo.newest_at(), self.turns.newest_at())
        self._window.setProperty(DONE_AT, newest)
        self._window.setProperty(UNDONE_AT, self.undo.undone_at())

    def _take_back_offered(self) -> None:
        self.turns.ask(partial(self._take_back, self._offered))

    def _take_back(self, act: Undoable | None, meant: int) -> None:
        # What is so is said when it is so: the verb answers.
        if self.undo.take_back(act, meant) is None:
            self.toast.show_message(self.tr("There is nothing to undo"), undoable=False)

    def _say_taken_back(self, _act: Undoable, said: str) -> None:
        self.toast.show_message(said or self.tr("Undone"), undoable=False)

    def _say_done_again(self, act: Undoable, said: str) -> None:
        undoable = self.undo.can_be_taken_back(act)
        self._offered = act if undoable else None
        self.toast.show_message(said or act.text, undoable=undoable)

    def _say_only_by_hand(self, act: Undoable) -> None:
        said = self.tr("Redo cannot do exactly the same once more; do it by hand: {what}")
        self.toast.show_message(words.fill(said, what=act.text), undoable=False)

    def _say_not_again(self, act: Undoable, error: Exception) -> None:
        if isinstance(error, Refusal):
            text, why = self.tr("Not done again. {why}"), words.refusal(error)
        else:  # which the red banner tells
            text, why = self.tr("{what}, not done again"), ""
        self.toast.show_message(words.fill(text, what=act.text, why=why), undoable=False)

    def _say_not_taken_back(self, act: Undoable, error: Exception) -> None:
        """The offer stands, and says what is in its way."""
        self._offered = act
        if isinstance(error, Refusal):
            text, why = self.tr("Not undone. {why}"), words.refusal(error)
        else:  # which the red banner tells
            text, why = self.tr("{what}, not undone"), ""
        self.toast.show_message(words.fill(text, what=act.text, why=why), undoable=True)

    def _keep_report(self) -> None:
        kept, said = keep_report(self._report, self._window)
        if kept:
            self.trouble.hide()
        if said:
            self.toast.show_message(said, undoable=False)

    def _retranslate(self) -> None:
        self.sample.set_text(
            self.tr(
                "This is the sample programme: every person in it is invented. "
                "It is kept apart from real data."
            )
        )
