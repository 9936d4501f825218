"""Saying something to a screen reader that has no focus to follow."""

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget


def announce(widget: QWidget, text: str) -> None:
    """Read out when the person's current sentence is over."""
    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, text))
