"""Which words of another language than the one spoken are left on a screen: what is shown, what a
screen reader hears, what a tooltip says."""

import re
from collections.abc import Iterable, Iterator

from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QLabel,
    QLineEdit,
    QTextEdit,
    QWidget,
)

LATIN, HAN = re.compile(r"[A-Za-z]{2,}"), re.compile(r"[\u3400-\u9fff]+")
NOT_OURS = re.compile(
    r"<[^>]+>|“concierge [^”]+”|concierge demo --as \w+|[A-Z]-[0-9A-Z]{6}"
    r"|(?:Asia|Etc|Europe)/\w+|/(?:[\w.-]+/)+[\w.-]*|\w+\.example\.com[/\w]*"
)
"""Tags of a tooltip, what is typed at a terminal, the number of an issue, a time zone, a path, a
server."""
KEYS = "Ctrl Alt Shift Enter Esc Tab Del End Home PgUp PgDown"
NAMES = "English Concierge HK JP Shanghai US wang he shen setup desk PostgreSQL"
"""A language is called as it calls itself; signs of currencies; logins, a file."""
LATIN_THERE = frozenset(f"{KEYS} {NAMES}".split())
HAN_THERE = frozenset(("中文",))


class Listening:
    """Hears whatever the windows say while something is done; `foreign` of it is what the language
    has no such word for. `data` is what people wrote."""

    def __init__(self, tongue: str, data: Iterable[str] = ()) -> None:
        self._word = LATIN if tongue == "zh" else HAN
        self._there = LATIN_THERE if tongue == "zh" else HAN_THERE
        self._data = sorted(data, key=len, reverse=True)
        self.heard: set[tuple[str, str]] = set()

    def listen(self, window: QWidget) -> None:
        """To everything that is there now, shown or not."""
        for widget in (window, *window.findChildren(QWidget)):
            self.heard.update((text, who) for who, text in said_by(widget))

    def foreign(self) -> list[str]:
        """What was said in another language, and by whom."""
        return sorted(f"{text!r} in {who}" for text, who in self.heard if self._has_foreign(text))

    def _has_foreign(self, text: str) -> bool:
        text = NOT_OURS.sub("", text)
        for written in self._data:
            text = text.replace(written, "")
        return bool(set(self._word.findall(text)) - self._there)


def said_by(widget: QWidget) -> Iterator[tuple[str, str]]:
    """Every text a widget shows, speaks or explains itself with, and whose it is."""
    who = f"{type(widget).__name__} {widget.objectName()}"
    yield who, widget.accessibleName()
    yield who, widget.accessibleDescription()
    yield who, widget.toolTip()
    if isinstance(widget, (QLabel, QAbstractButton)):
        yield who, widget.text()
    if isinstance(widget, (QLineEdit, QTextEdit)):
        yield who, widget.placeholderText()
    if isinstance(widget, (QAbstractItemView, QComboBox)):
        yield from ((who, text) for text in rows_of(widget.model()))
    for action in widget.actions():
        yield who, action.text()


def rows_of(model: QAbstractItemModel | None) -> Iterator[str]:
    """What the rows of a list say and show."""
    roles = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
    for row in range(model.rowCount() if model else 0):
        for role in roles:
            yield str(model.index(row, 0).data(role) or "") if model else ""
