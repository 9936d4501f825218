"""The one place that tells a person what went wrong.

A refusal has a calm sentence. Anything else is a bug: the person hears that nothing was saved and
may keep a report, which holds the places in our program and no value, for a value may be about a
member. Nothing leaves the machine by itself.
"""

import faulthandler
import platform
import sys
import threading
import traceback
from contextlib import suppress
from pathlib import Path
from types import TracebackType

import PySide6
from PySide6.QtCore import (
    QMessageLogContext,
    QObject,
    QtMsgType,
    Signal,
    Slot,
    qInstallMessageHandler,
    qVersion,
)

from concierge import clock, words
from concierge.errors import Refusal
from concierge.worker import Broke

ROOT = Path(__file__).resolve().parents[1]


class Trouble(QObject):
    """Hears of every error and says one sentence about it."""

    told = Signal(str, str)  # the sentence, and the report (empty where there is nothing to report)
    _heard = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._heard.connect(self.tell)
        self._hooked = False

    @Slot(object)
    def tell(self, error: BaseException) -> None:
        """Say what happened, on the window's thread."""
        if isinstance(error, Refusal):
            self.told.emit(words.refusal(error), "")
        else:
            self.told.emit(self._calm(), report(error))

    def hook(self) -> None:
        """Hear what nobody caught: in a slot, in a thread, in Qt itself."""
        sys.excepthook = self._uncaught
        threading.excepthook = self._uncaught_in_thread
        qInstallMessageHandler(_from_qt)
        if sys.stderr is not None:
            with suppress(OSError, ValueError):  # a stderr without a file descriptor
                faulthandler.enable()
        self._hooked = True

    def unhook(self) -> None:
        """Give the hooks back to Python and Qt."""
        if self._hooked:
            sys.excepthook = sys.__excepthook__
            threading.excepthook = threading.__excepthook__
            qInstallMessageHandler(None)
            self._hooked = False

    def _calm(self) -> str:
        return self.tr(
            "Something went wrong in the program. Nothing was saved, and what you typed is kept."
        )

    def _uncaught(
        self, _kind: type[BaseException], error: BaseException, _trace: TracebackType | None
    ) -> None:
        if isinstance(error, KeyboardInterrupt):
            sys.exit(130)
        _log(report(error))
        self._heard.emit(error)

    def _uncaught_in_thread(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None and not isinstance(args.exc_value, SystemExit):
            self._uncaught(args.exc_type, args.exc_value, args.exc_traceback)


def report(error: BaseException) -> str:
    """Where in the program it happened: kinds of errors, files, lines and functions, no values.

    Not even the error's own message: it may quote a name or what somebody said.
    """
    # Reading the metadata of packages costs 20 ms, and most days nobody needs a report.
    from importlib.metadata import version

    lines = [
        f"Concierge {version('concierge')}, {clock.now():%Y-%m-%d %H:%M:%S} UTC",
        f"Python {platform.python_version()}, Qt {qVersion()}, PySide6 {PySide6.__version__}",
        platform.platform(),
    ]
    seen: set[int] = set()
    cause: BaseException | None = error
    while cause is not None and id(cause) not in seen:
        seen.add(id(cause))
        lines += ["", f"{type(cause).__module__}.{type(cause).__qualname__}"]
        lines += [
            f"  {_short(frame.filename)}:{frame.lineno} {frame.name}"
            for frame in traceback.extract_tb(cause.__traceback__)
        ]
        if isinstance(cause, Broke):
            lines += [f"  {place}" for place in cause.places]
        cause = cause.__cause__ or cause.__context__
    return "\n".join(lines) + "\n"


def _short(filename: str) -> str:
    """The path inside the program or its packages; a home folder has a person's name in it."""
    path = Path(filename)
    if path.is_relative_to(ROOT):
        path = path.relative_to(ROOT)
    parts = path.parts
    if "site-packages" in parts:
        return "/".join(parts[parts.index("site-packages") + 1 :])
    return path.name if path.is_absolute() else path.as_posix()


def _log(text: str) -> None:
    if sys.stderr is not None:
        sys.stderr.write(text)


def _from_qt(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    """Qt's own warnings go to stderr, as they would have; they say nothing of members."""
    if kind is not QtMsgType.QtDebugMsg:
        _log(f"qt {context.category or 'default'}: {message}\n")
