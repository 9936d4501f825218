"""What can be done with a row, as a menu: the same words and keys as everywhere."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QMenu, QWidget

from ui import theme
from ui.commands import command


@dataclass(frozen=True)
class RowAct:
    """One act by the id of its command; `key` is empty where another key or none does it here."""

    command_id: str
    act: Callable[[], object]
    possible: bool = True
    keyed: bool = True


def act_menu(parent: QWidget, acts: Sequence[RowAct | None]) -> QMenu:
    """These acts, parted where None stands; the menu is gone once it is put away."""
    menu = QMenu(parent)
    for one in acts:
        if one is None:
            menu.addSeparator()
            continue
        told = command(one.command_id)
        key = told.key() if one.keyed else ""
        action = menu.addAction("\t".join(part for part in (told.label(), key) if part))
        if told.icon:
            action.setIcon(theme.qicon(told.icon))
        action.setData(one.command_id)
        action.setEnabled(one.possible)
        action.triggered.connect(one.act)
    menu.aboutToHide.connect(menu.deleteLater)
    return menu
