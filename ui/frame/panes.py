"""F6 goes round the panes of a screen, the rail among them."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QListView, QTextEdit, QWidget


def go_round(panes: Sequence[QWidget], by: int) -> None:
    """To the next (1) or previous (-1) of those that can be seen, from the one with the focus."""
    shown = [pane for pane in panes if pane.isVisible() and entrance(pane) is not None]
    if not shown:
        return
    focus = QApplication.focusWidget()
    at = next((n for n, pane in enumerate(shown) if focus and _holds(pane, focus)), None)
    start = at if at is not None else (-1 if by > 0 else 0)
    found = entrance(shown[(start + by) % len(shown)])
    if found is not None:
        found.setFocus(Qt.FocusReason.TabFocusReason)


def _holds(pane: QWidget, focus: QWidget) -> bool:
    return pane is focus or pane.isAncestorOf(focus)


def entrance(pane: QWidget) -> QWidget | None:
    """Its first list or text, else the first thing that takes the keyboard."""
    inside = [one for one in (pane, *pane.findChildren(QWidget)) if _takes(one)]
    written = [one for one in inside if isinstance(one, QListView | QTextEdit)]
    return next(iter([*written, *inside]), None)


def _takes(widget: QWidget) -> bool:
    wants = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    return bool(wants) and widget.isVisible() and widget.isEnabled()
