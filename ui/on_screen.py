"""Where a window may stand: wholly on its screen, with its title, and no larger than that."""

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

TITLE, EDGE = 40, 4
"""What a desktop puts around a window at most; it says so only once the window stands."""


def within(wanted: QRect, room: QRect) -> QRect:
    """As near to what is wanted as there is room: cut to its size first, then moved into it."""
    size = wanted.size().boundedTo(room.size())
    return QRect(
        QPoint(
            max(min(wanted.left(), room.left() + room.width() - size.width()), room.left()),
            max(min(wanted.top(), room.top() + room.height() - size.height()), room.top()),
        ),
        size,
    )


def room_of(window: QWidget) -> QRect:
    """What a taskbar leaves of the screen the window is on, inside the frame it will be given."""
    screen = QGuiApplication.screenAt(window.geometry().center()) or window.screen()
    return screen.availableGeometry().adjusted(EDGE, TITLE, -EDGE, -EDGE)


def fit(window: QWidget) -> None:
    """Before it is shown; its size may have been kept from a larger screen."""
    room = room_of(window)
    window.setMinimumSize(window.minimumSize().boundedTo(room.size()))
    window.setGeometry(within(window.geometry(), room))


def put_in_the_middle(window: QWidget) -> None:
    """Where no place was kept."""
    frame = QRect(QPoint(), window.size())
    frame.moveCenter(room_of(window).center())
    window.move(frame.topLeft())
    fit(window)
