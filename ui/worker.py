"""The window's side of a worker: what is from outside is read in a process of its own, which can be
ended at any moment and takes what went wrong in it along."""

import json
import signal
import sys
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QIODevice, QObject, QProcess, QTimer, Signal

from concierge.errors import Code, Refusal
from concierge.worker import Broke
from concierge.worker.frames import Frame, FrameKind, Unpacking, head, how_far
from concierge.worker.limits import Limits
from ui.jobs import Failed, Then, hand_over

PIECE = 1 << 18
"""Bytes handed over at once: the window does something else in between."""
IDLE_MS = 60_000
"""After which a worker that is not asked gives its memory back."""
END_MS = 2000

OVER = {int(getattr(signal, name)) for name in ("SIGXCPU", "SIGKILL") if hasattr(signal, name)}
"""How the system ends who used more than they may."""

Far = Callable[[int, int], object]


@dataclass(eq=False)
class _Question:
    then: Then
    failed: Failed | None
    far: Far | None
    best: Then | None


class Worker(QObject):
    """Works on one thing at a time: a newer one takes the place of an older, whose answer nobody
    wants any more."""

    failed = Signal(object)  # the exception nobody took

    def __init__(self, kind: str, limits: Limits, parent: QObject) -> None:
        super().__init__(parent)
        self._kind, self._limits = kind, limits
        self._process: QProcess | None = None
        self._come = Unpacking()
        self._unsent = memoryview(b"")
        self._asked: _Question | None = None
        self._clock = QTimer(self, singleShot=True, interval=round(limits.wall_s * 1000))
        self._clock.timeout.connect(self._give_up)
        self._rest = QTimer(self, singleShot=True, interval=IDLE_MS)
        self._rest.timeout.connect(self.stop)

    def ask(
        self,
        body: bytes,
        then: Then,
        failed: Failed | None = None,
        far: Far | None = None,
        best: Then | None = None,
    ) -> None:
        """Work on `body`; `then` gets the answer, `best` before it the best one so far, `far` how
        far it is. Fails with Refusal WORK_GIVEN_UP beyond the limits, with what the work refuses,
        and with Broke."""
        if self._asked is not None:
            self.stop()
        self._asked = _Question(then, failed, far, best)
        process = self._process or self._begin()
        self._rest.stop()
        self._clock.start()
        process.write(head(Frame(FrameKind.ASK, body)))
        self._unsent = memoryview(body)
        self._send()

    def stop(self) -> None:
        """End what is under way; nobody hears more of it."""
        self._clock.stop()
        self._rest.stop()
        self._asked = None
        process, self._process = self._process, None
        if process is not None:
            for heard in (
                process.readyReadStandardOutput,
                process.bytesWritten,
                process.finished,
                process.errorOccurred,
            ):
                heard.disconnect()
            process.finished.connect(process.deleteLater)
            process.kill()

    def close(self) -> None:
        """The desk is being closed."""
        self.stop()
        for process in self.findChildren(QProcess):
            process.waitForFinished(END_MS)

    def _begin(self) -> QProcess:
        self._come = Unpacking()
        self._process = process = QProcess(self)
        limits = str(self._limits.cpu_s), str(self._limits.memory_mib)
        process.setProgram(sys.executable)
        process.setArguments(["-m", "concierge", "work", self._kind, *limits])
        process.setStandardErrorFile(QProcess.nullDevice())  # a library may print what it reads
        process.readyReadStandardOutput.connect(self._take)
        process.bytesWritten.connect(self._send)
        process.finished.connect(self._ended)
        process.errorOccurred.connect(self._not_begun)
        process.start(QIODevice.OpenModeFlag.ReadWrite)
        return process

    def _send(self) -> None:
        process = self._process
        while process is not None and self._unsent and process.bytesToWrite() < PIECE:
            process.write(bytes(self._unsent[:PIECE]))
            self._unsent = self._unsent[PIECE:]

    def _take(self) -> None:
        if self._process is None:
            return
        piece = self._process.readAllStandardOutput().data()
        for frame in self._come.take(bytes(piece)):
            self._heard(frame)

    def _heard(self, frame: Frame) -> None:
        asked = self._asked
        if asked is None:
            return
        if frame.kind is FrameKind.FAR:
            if asked.far is not None:
                asked.far(*how_far(frame))
        elif frame.kind is FrameKind.BEST:
            hand_over(asked.best, frame.body)
        elif frame.kind is FrameKind.ANSWER:
            self._over()
            hand_over(asked.then, frame.body)
        elif frame.kind is FrameKind.REFUSED:
            said = json.loads(frame.body)
            self._fail(Refusal(Code(said["code"]), **said.get("values", {})))
        else:
            self._fail(Broke(frame.body.decode()))

    def _ended(self, code: int, status: QProcess.ExitStatus) -> None:
        """By itself, or by the system."""
        if self._process is not None:
            self._process.deleteLater()
            self._process = None
        if self._asked is not None:
            by_limit = status is QProcess.ExitStatus.CrashExit and code in OVER
            self._fail(Refusal(Code.WORK_GIVEN_UP) if by_limit else Broke(f"ended by {code}"))

    def _not_begun(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart:
            self._ended(0, QProcess.ExitStatus.CrashExit)

    def _give_up(self) -> None:
        asked = self._asked
        self.stop()
        self._asked = asked
        self._fail(Refusal(Code.WORK_GIVEN_UP))

    def _over(self) -> None:
        self._asked = None
        self._clock.stop()
        self._rest.start()

    def _fail(self, error: Exception) -> None:
        asked = self._asked
        self._over()
        left = hand_over(None, None, error, asked.failed if asked else None)
        if left is not None:
            self.failed.emit(left)
