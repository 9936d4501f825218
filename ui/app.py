"""Starting the desk: open the workspace, show the window, clean up after it."""

import gc
import os
import signal
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLibraryInfo, QObject, QProcess, QTimer
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QWidget

from concierge import settings
from concierge.entrance import Entrance
from concierge.errors import Code, Refusal
from concierge.settings import Settings
from ui.chosen import dress, speak
from ui.desk import Desk
from ui.door import opening, seats
from ui.door.errand import Errand
from ui.door.opening import Opened
from ui.trouble import Trouble
from ui.window import Window

if TYPE_CHECKING:
    from concierge.demo.wanted import Wanted
    from ui.door.idle import Idle
    from ui.door.unlock import Unlock
    from ui.frame.navigation import LeftOff

SIGN = Path(__file__).resolve().parents[1] / "resources" / "concierge.svg"
"""Of the window, and of the program among those that run."""
SWEEP, WHOLE = 1000, 60
"""Milliseconds between two looks for rubbish among what is new, and how many of them until
everything is looked through."""
QUIET = 400
"""Milliseconds after the window is shown until what is not needed for Today is loaded."""


class Start(QObject):
    """From the entrance to the window, and back to nothing when it is closed."""

    def __init__(
        self,
        app: QApplication,
        entrance: Entrance,
        language: str = "",
        sample: "Wanted | None" = None,
    ) -> None:
        super().__init__(app)
        self._app, self._entrance, self._sample = app, entrance, sample
        self._kept = Settings()
        self._trouble = Trouble(self)
        self._trouble.hook()
        self._trouble.told.connect(self._told)
        self._unlock: Unlock | None = None
        self._window: Window | None = None
        self._desk: Desk | None = None
        self._opened: Opened | None = None
        self._bell: QObject | None = None
        self._idle: Idle | None = None
        self._place: LeftOff | None = None
        self._swept = 0
        self._sweeping = QTimer(self, interval=SWEEP)
        self._sweeping.timeout.connect(self._sweep)
        dress(app, self._kept)
        speak(app, self._kept, language)
        app.aboutToQuit.connect(self.end)

    def begin(self) -> None:
        """Open the workspace on another thread; make the sample first where it is asked for."""
        if self._sample is not None:
            self._open_unlock().make_sample()
            return
        self._entrance = seats.as_last_time(self._entrance)
        errand = Errand(self)
        errand.done.connect(self._have)
        errand.failed.connect(self._refused)
        errand.start(opening.open_for_desk, self._entrance)

    def end(self) -> None:
        """Close everything."""
        self._close()
        if self._unlock is not None:
            self._unlock.close()
            self._unlock.deleteLater()
        self._trouble.unhook()

    def lock(self) -> None:
        """Close the workspace and everything that shows it; who comes back opens it anew, in the
        same place. A server asks for the password, whatever the keyring knows."""
        if self._window is None or self._opened is None:
            return
        on_server = self._opened.file is None
        self._place = self._window.leave_off()
        self._entrance = self._opened.again
        unlock = self._open_unlock()
        unlock.setGeometry(self._window.geometry())
        unlock.setWindowState(self._window.windowState())
        unlock.show_refusal(Refusal(Code.LOCKED, password=on_server))
        unlock.show()
        self._window.close()
        self._close()

    def _close(self) -> None:
        """Let what is being written end, then close the workspace."""
        for one in (self._bell, self._idle):
            if one is not None:
                one.deleteLater()
        if self._desk is not None:
            self._desk.close()
            self._desk.deleteLater()
        if self._window is not None:
            self._window.deleteLater()
        if self._opened is not None:
            self._opened.close()
        self._bell = self._idle = self._window = self._desk = self._opened = None

    def _watch_for_nobody(self, desk: Desk) -> None:
        # Not needed for the first screen.
        from ui.door.idle import Idle

        self._idle = Idle(desk, self._kept, self)
        self._idle.over.connect(self.lock)

    def _have(self, opened: Opened) -> None:
        self._opened = opened
        self._desk = Desk(opened.work, opened.drafts, self, opened.live)
        self._desk.failed.connect(self._trouble.tell)
        self._window = Window(
            self._desk, self._trouble, self._kept, name=opened.name, sample=opened.sample
        )
        self._window.sample_wanted.connect(self._open_sample)
        self._window.closing.connect(self._save)
        self._window.lock_wanted.connect(self.lock)
        self._window.switch_wanted.connect(self._switch)
        self._window.show()
        self._window.start()
        if self._place is not None:
            self._window.come_back(self._place)
        if self._unlock is not None:
            self._unlock.close()
            self._unlock.deleteLater()
            self._unlock = None
        QTimer.singleShot(QUIET, self._when_it_stands)

    def _switch(self) -> None:
        """Let go of this workspace, and ask for another or for somebody else."""
        unlock = self._open_unlock()
        unlock.show_door()
        unlock.show()  # before the last window is closed, which would end the program
        self._place = None
        if self._window is not None:
            self._window.close()
        self._close()

    def _refused(self, error: Exception) -> None:
        if not isinstance(error, Refusal):
            self._trouble.tell(error)
        elif error.code is Code.HELD_BY_OTHER and self._rang(error):
            self._app.quit()
        else:
            unlock = self._open_unlock()
            unlock.show_refusal(error)
            unlock.show()

    def _told(self, sentence: str, report: str) -> None:
        """Once the window stands, it says so itself."""
        if self._window is None and report:
            unlock = self._open_unlock()
            unlock.show_bug(sentence, report)
            unlock.show()

    def _rang(self, held: Refusal) -> bool:
        # QtNetwork costs 40 ms, and most starts find the workspace free.
        from ui.door.instance import ring

        return ring(opening.held_path(held))

    def _open_unlock(self) -> "Unlock":
        if self._unlock is None:
            self._sweep_from_now()
            # Most starts find an open way.
            from ui.door.unlock import Unlock

            self._unlock = Unlock(self._entrance, sample=self._sample)
            self._unlock.opened.connect(self._have)
            self._unlock.refused.connect(self._refused)
            self._unlock.failed.connect(self._trouble.tell)
            self._unlock.language_wanted.connect(self._speak)
        return self._unlock

    def _speak(self, language: str) -> None:
        self._kept[settings.LANGUAGE] = settings.Language(language)
        self._kept.save()
        speak(self._app, self._kept)

    def _when_it_stands(self) -> None:
        # See `_rang`.
        from ui.door.instance import Doorbell

        self._sweep_from_now()
        if self._opened is None or self._desk is None:
            return
        self._desk.watch()
        self._watch_for_nobody(self._desk)
        if self._window is not None:
            self._window.prepare()
        # On a server nobody holds the workspace, so that nobody is rung for.
        if self._opened.file is not None:
            bell = Doorbell(self._opened.file, self)
            bell.rung.connect(self._come_up)
            self._bell = bell

    def _sweep_from_now(self) -> None:
        """What was loaded stays; only what comes from now on is looked through, and only here.

        Python's own looking for rubbish (off since `main`) runs on whatever thread comes along. A
        widget that ends on another thread than the window's can stop the program for good: it holds
        Qt's lock and waits for Python, while the window holds Python and waits for Qt.
        """
        if not self._sweeping.isActive():
            gc.freeze()
            self._sweeping.start()

    def _sweep(self) -> None:
        self._swept += 1
        gc.collect(1 if self._swept % WHOLE else 2)

    def _come_up(self, token: str) -> None:
        if self._window is not None:
            if token:
                os.environ["XDG_ACTIVATION_TOKEN"] = token
            raise_window(self._window)

    def _open_sample(self) -> None:
        QProcess.startDetached(sys.executable, ["-m", "ui", "demo"])

    def _save(self) -> None:
        # A full disk must not keep a window from closing; its place on the screen is no loss.
        with suppress(Refusal):
            self._kept.save()


def raise_window(window: QWidget) -> None:
    """In front of the others, out of the task bar if it was there."""
    window.showNormal() if window.isMinimized() else window.show()
    window.raise_()
    window.activateWindow()


def choose_input_method() -> None:
    """Our Qt has no plugin for fcitx; fcitx speaks ibus's protocol, so Chinese can be typed."""
    if os.environ.get("QT_IM_MODULE", "").startswith("fcitx") and not _has_plugin("fcitx"):
        os.environ["QT_IM_MODULE"] = "ibus"


def _has_plugin(name: str) -> bool:
    plugins = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath))
    return any(name in file.name for file in (plugins / "platforminputcontexts").glob("*"))


def _leave(_signal: int, _frame: object) -> None:
    """Asked to end by the system: as if the window were closed. Python hears of it at the latest
    when the desk next looks for news."""
    QApplication.closeAllWindows()
    QApplication.quit()


def run(entrance: Entrance, language: str = "", sample: "Wanted | None" = None) -> int:
    """Show the desk, or the sample programme, until it is closed; the exit code. Without a
    `language` it is the one chosen before, or the system's."""
    choose_input_method()
    app = QApplication(sys.argv[:1])
    app.setApplicationName("concierge")
    app.setApplicationDisplayName("Concierge")
    app.setDesktopFileName("concierge")
    app.setWindowIcon(QIcon(str(SIGN)))
    for asked in (signal.SIGINT, signal.SIGTERM):
        signal.signal(asked, _leave)
    start = Start(app, entrance, language, sample)
    start.begin()
    return app.exec()
