"""One window per workspace: a second start raises the first one."""

import hashlib
import os
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

PATIENCE = 1000
"""Milliseconds the window that is open has to answer."""
TOKEN = "XDG_ACTIVATION_TOKEN"  # noqa: S105 - the name of a variable
"""By which Wayland lets a window come to the front."""


class Doorbell(QObject):
    """Waits for second starts; `rung` tells the activation token, which may be empty."""

    rung = Signal(str)

    def __init__(self, workspace: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._answer)
        # Whoever was killed left its socket behind; the workspace's lock says that we are alone.
        QLocalServer.removeServer(name_of(workspace))
        self._server.listen(name_of(workspace))

    def close(self) -> None:
        """Answer nobody any more."""
        self._server.close()

    def _answer(self) -> None:
        socket = self._server.nextPendingConnection()
        socket.readyRead.connect(self._read)
        socket.disconnected.connect(socket.deleteLater)
        if socket.bytesAvailable():
            self._hear(socket)

    def _read(self) -> None:
        socket = self.sender()
        if isinstance(socket, QLocalSocket):
            self._hear(socket)

    def _hear(self, socket: QLocalSocket) -> None:
        if not socket.canReadLine():
            return
        token = bytes(socket.readLine().data()).decode("ascii", "replace").strip()
        socket.write(b"up\n")
        socket.flush()
        socket.disconnectFromServer()
        self.rung.emit(token)


def ring(workspace: Path) -> bool:
    """Ask the window that has this workspace open to come up; whether there was one."""
    socket = QLocalSocket()
    socket.connectToServer(name_of(workspace))
    if not socket.waitForConnected(PATIENCE):
        return False
    socket.write(os.environ.get(TOKEN, "").encode("ascii", "replace") + b"\n")
    socket.waitForBytesWritten(PATIENCE)
    answered = bool(socket.bytesAvailable()) or socket.waitForReadyRead(PATIENCE)
    socket.disconnectFromServer()
    return answered


def name_of(workspace: Path) -> str:
    """The socket's name: the same for the same file, and it tells nothing of the path."""
    whole = str(workspace.expanduser().resolve())
    return f"concierge-{hashlib.sha256(whole.encode()).hexdigest()[:20]}"
