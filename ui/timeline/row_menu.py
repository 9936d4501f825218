"""What can be done with one row of the stream, as a menu."""

from uuid import UUID

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMenu, QWidget

from concierge.timeline.rows import Row
from ui.commands import command
from ui.marking import QT_TRANSLATE_NOOP
from ui.timeline.rights import can_be_put_right
from ui.timeline.wrong_person import TAKEN_OFF

_CHOICES = (
    ("stream.expand", QT_TRANSLATE_NOOP("RowMenu", "Expand or fold")),
    ("stream.open", QT_TRANSLATE_NOOP("RowMenu", "Open the issue")),
    ("stream.copy", QT_TRANSLATE_NOOP("RowMenu", "Copy")),
    ("stream.correct", QT_TRANSLATE_NOOP("RowMenu", "Put right…")),
    ("stream.wrong", QT_TRANSLATE_NOOP("RowMenu", "Recorded on the wrong person…")),
)


def row_menu(row: Row, parent: QWidget) -> QMenu:
    """The menu of a row; each action's data is the id of a command."""
    menu = QMenu(parent)
    able = {
        "stream.open": issue_of(row) is not None,
        "stream.correct": can_be_put_right(row),
        "stream.wrong": can_be_taken_off(row),
    }
    for command_id, text in _CHOICES:
        words = QCoreApplication.translate("RowMenu", text)
        action = menu.addAction(f"{words}\t{command(command_id).key()}")
        action.setData(command_id)
        action.setEnabled(able.get(command_id, True))
    menu.aboutToHide.connect(menu.deleteLater)
    return menu


def issue_of(row: Row) -> UUID | None:
    """The issue a row, or something folded into it, belongs to."""
    folded = (one.issue_id for one in row.folded if one.issue_id is not None)
    return row.issue_id or next(folded, None)


def can_be_taken_off(row: Row) -> bool:
    """Whether it may be said of a row that it is on the wrong person."""
    return row.what in TAKEN_OFF and row.retracted is None
