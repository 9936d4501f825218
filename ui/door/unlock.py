"""Before the desk: the first run, and what to do when a workspace does not open."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from concierge import settings
from concierge.entrance import Entrance
from concierge.errors import Code, Refusal
from ui import language, on_screen, theme
from ui.commands import bind
from ui.door import opening, seats
from ui.door.errand import Errand
from ui.door.first_run import FirstRun
from ui.door.opening import Beginning, Opened, SignIn
from ui.door.refused import Refused
from ui.door.sign_in import SignInPage
from ui.reports import keep_report
from ui.widgets.ground import Pane
from ui.widgets.progress import Progress
from ui.widgets.scroll_pane import ScrollPane

if TYPE_CHECKING:
    from concierge.demo.wanted import Wanted

WIDTH = 560


class Unlock(Pane):
    """A small window. `opened` tells the workspace; `failed` a bug."""

    opened = Signal(object)  # Opened
    refused = Signal(object)  # Refusal: who opens workspaces may know a way round it
    failed = Signal(object)
    language_wanted = Signal(str)

    def __init__(
        self,
        entrance: Entrance,
        parent: QWidget | None = None,
        *,
        sample: "Wanted | None" = None,
    ) -> None:
        super().__init__("list", parent)
        self._entrance, self._sample = entrance, sample
        self._report = ""
        self._work: Callable[..., Opened] = opening.begin
        self._progress = Progress("unlock.progress")
        self._first = FirstRun(self._file(), entrance.key_file)
        self._refused = Refused()
        self._door = SignInPage()
        self._first.begun.connect(self._begin)
        self._first.sign_in_wanted.connect(self._sign_in_first)
        self._door.wanted.connect(self._sign_in_at)
        self._first.sample_wanted.connect(self.make_sample)
        self._first.language_wanted.connect(self.language_wanted)
        self._refused.way_taken.connect(self._way_taken)
        self._refused.passphrase_given.connect(self._recover)
        self._refused.password_given.connect(self._give_password)
        self._refused.login_chosen.connect(self._sign_in)
        bind(self, {"quit": self.close})
        self._lay_out()
        language.follow(self._retranslate)

    def show_refusal(self, refusal: Refusal) -> None:
        """What stands in the way; where there is nothing yet, the first run."""
        self._progress.finish()
        nobody = refusal.code is Code.SIGN_IN_NEEDED and not refusal.values.get("logins")
        if nobody:
            self._first.ask_who_only()
            self._work = opening.join
        if nobody or refusal.code is Code.ABSENT:
            self._first.show()
            self._refused.hide()
            self._door.hide()
            self._first.take_focus()
        else:
            self._first.hide()
            self._door.hide()
            self._refused.show()
            self._refused.show_refusal(refusal)

    def show_door(self) -> None:
        """Let somebody choose the workspace, and who is working."""
        self._progress.finish()
        self._middle.setEnabled(True)
        for page in (self._first, self._refused):
            page.hide()
        self._door.show()
        known = list(seats.known())
        here = settings.Seat("", "")
        if settings.default_workspace().exists() and not any(not one.address for one in known):
            known.append(here)
        self._door.ask(known, self._entrance.address or "", self._entrance.login or "")

    def show_bug(self, sentence: str, report: str) -> None:
        """Something went wrong that is our fault."""
        self._report = report
        self._progress.finish()
        self._middle.setEnabled(True)
        self._first.hide()
        self._door.hide()
        self._refused.show()
        self._refused.show_bug(sentence)

    def _begin(self, beginning: Beginning) -> None:
        said = self.tr("Making your workspace")
        self._run(said, self._work, self._entrance, beginning, refused=self._first.refuse)

    def _come_by(self, entrance: Entrance) -> None:
        self._entrance = entrance
        self._try_again()

    def _try_again(self) -> None:
        self._run(self.tr("Opening"), opening.open_for_desk, self._entrance)

    def _recover(self, passphrase: str) -> None:
        self._run(self.tr("Opening"), opening.recover, self._entrance, passphrase)

    def _give_password(self, password: str) -> None:
        self._come_by(replace(self._entrance, password=password))

    def _sign_in_first(self, wanted: SignIn) -> None:
        said = self.tr("Signing in")
        self._run(said, opening.sign_in_at, self._entrance, wanted, refused=self._first.refuse)

    def _sign_in_at(self, wanted: SignIn) -> None:
        if not wanted.address:
            # What may stand in the way here has its own page.
            seats.take(Entrance(), wanted.login)
            self._come_by(replace(self._entrance, path=None, address=None, login=None))
            return
        said = self.tr("Signing in")
        self._run(said, opening.sign_in_at, self._entrance, wanted, refused=self._door.refuse)

    def _sign_in(self, login: str) -> None:
        self._come_by(replace(self._entrance, login=login))

    def make_sample(self) -> None:
        """Make the sample programme, or open the one there is."""
        errand = self._errand(self.tr("Making the sample programme"), self._no_sample, total=100)
        errand.advanced.connect(self._advance)
        errand.advanced.connect(self.show)  # opening the one there is needs no window
        self._progress.cancel_wanted.connect(errand.stop)
        errand.start(opening.make_sample, self._entrance, self._sample, errand.tell)

    def _no_sample(self, refusal: Refusal) -> None:
        """Who stopped it is back where they began; nothing of it was kept."""
        if refusal.code is not Code.INTERRUPTED or not self._first.isVisible():
            self.refused.emit(refusal)

    def _advance(self, done: int, total: int) -> None:
        self._progress.advance(100 * done // max(total, 1))

    def _run(
        self,
        said: str,
        run: Callable[..., Opened],
        *args: object,
        refused: Callable[[Refusal], None] | None = None,
    ) -> None:
        self._errand(said, refused or self.refused.emit).start(run, *args)

    def _errand(self, said: str, refused: Callable[[Refusal], None], total: int = 0) -> Errand:
        self._progress.start(said, total)
        self._middle.setEnabled(False)
        errand = Errand(self)
        errand.done.connect(self._done)
        errand.failed.connect(partial(self._not_done, refused))
        return errand

    def _done(self, opened: Opened) -> None:
        self._progress.finish()
        self.opened.emit(opened)

    def _not_done(self, refused: Callable[[Refusal], None], error: Exception) -> None:
        self._progress.finish()
        self._middle.setEnabled(True)
        if isinstance(error, Refusal):
            refused(error)
        else:
            self._first.set_busy(False)
            self.failed.emit(error)

    def _way_taken(self, way: str) -> None:
        if way == "again":
            self._try_again()
        elif way == "upgrade":
            self._run(self.tr("Upgrading the workspace"), opening.upgrade, self._entrance)
        elif way == "door":
            self.show_door()
        elif way == "sample":
            self.make_sample()
        elif way == "report":
            _kept, said = keep_report(self._report, self)
            if said:
                self._refused.tell(said)
        elif way == "key":
            if key_file := self._choose(self.tr("The key file")):
                self._come_by(replace(self._entrance, key_file=key_file))
        elif path := self._choose(self.tr("Another workspace")):
            self._come_by(replace(self._entrance, path=path, address=None))

    def _file(self) -> Path:
        """The workspace's file, or where one would be."""
        entrance = self._entrance
        return settings.default_workspace() if entrance.on_server else entrance.file

    def _choose(self, title: str) -> Path | None:
        path, _kind = QFileDialog.getOpenFileName(self, title, str(self._file().parent))
        return Path(path) if path else None

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Concierge"))

    def _lay_out(self) -> None:
        px = theme.px
        # Not a stack of pages: a stack does not ask how high a page is at that width.
        self._middle = QWidget()
        pages = QVBoxLayout(self._middle)
        pages.setContentsMargins(0, 0, 0, 0)
        for page in (self._first, self._refused, self._door):
            pages.addWidget(page)
            page.hide()
        middle = QWidget()
        middle.setFixedWidth(px(WIDTH))
        column = QVBoxLayout(middle)
        column.addStretch(1)
        column.addWidget(self._middle)
        column.addSpacing(px(12))
        column.addWidget(self._progress)
        column.addStretch(2)
        whole = QWidget()
        row = QHBoxLayout(whole)
        row.addStretch(1)
        row.addWidget(middle)
        row.addStretch(1)
        scroll = ScrollPane(self)
        scroll.setWidget(whole)
        whole.setAutoFillBackground(False)
        scroll.viewport().setAutoFillBackground(False)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll)
        self.resize(px(880), px(680))
        on_screen.put_in_the_middle(self)
