"""Rows and columns without air."""

from typing import TypeVar

from PySide6.QtWidgets import QBoxLayout, QWidget

Lay = TypeVar("Lay", bound=QBoxLayout)


def flat(layout: Lay, *widgets: QWidget) -> Lay:
    """None around what lies in it and none between; these widgets come first."""
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(0)
    for widget in widgets:
        layout.addWidget(widget)
    return layout
