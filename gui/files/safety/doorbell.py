"""One window may ask another to come forward.

Owns the local socket of this process and the one thing that can be said through it. Only the same
user can reach it. Knows no window and no file. QtNetwork is loaded when it is first needed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QDeadlineTimer, QObject, QThread, Signal, Slot

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalSocket

__all__ = ["Doorbell", "ring"]

CALL = b"show\n"
REPLY = b"shown\n"
WAIT_MS = 1500


class Doorbell(QObject):
    """Listens at an address.

    Signals
    -------
    rung()
        Another window asks this one to come forward.
    """

    rung = Signal()

    def __init__(self, address: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        from PySide6.QtNetwork import QLocalServer

        self.setObjectName("doorbell")
        self._callers: list[QLocalSocket] = []
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._on_connection)
        self.listening = self._server.listen(address)

    def close(self) -> None:
        """Hear nothing more; the address is free."""
        self._server.close()

    @Slot()
    def _on_connection(self) -> None:
        while self._server.hasPendingConnections():
            caller = self._server.nextPendingConnection()
            self._callers.append(caller)
            caller.readyRead.connect(self._on_call)
            caller.disconnected.connect(self._on_gone)
        self._on_call()

    @Slot()
    def _on_call(self) -> None:
        for caller in self._callers:
            if caller.canReadLine() and bytes(caller.readLine().data()) == CALL:
                caller.write(REPLY)
                caller.flush()
                self.rung.emit()

    @Slot()
    def _on_gone(self) -> None:
        from PySide6.QtNetwork import QLocalSocket

        open_state = QLocalSocket.LocalSocketState.ConnectedState
        for caller in [c for c in self._callers if c.state() != open_state]:
            self._callers.remove(caller)
            caller.deleteLater()


def ring(address: str, wait_ms: int = WAIT_MS) -> bool:
    """Ask the window at an address to come forward; False if none answers in time."""
    from PySide6.QtNetwork import QLocalSocket

    deadline = QDeadlineTimer(wait_ms)
    while True:
        socket = QLocalSocket()
        socket.connectToServer(address)
        if socket.waitForConnected(max(1, deadline.remainingTime())):
            break
        if deadline.hasExpired():
            return False
        QThread.msleep(50)  # it may just be starting
    socket.write(CALL)
    socket.flush()
    while not socket.canReadLine():
        if not socket.waitForReadyRead(max(1, deadline.remainingTime())):
            return False
    return bytes(socket.readLine().data()) == REPLY
