"""The text one writes: grows with its lines, keeps one rhythm, and leaves keys to input methods.

A QTextEdit because its lines can have one height: a line of Latin letters and a line of Han
characters would otherwise differ, and a line would jump while pinyin turns into characters.
"""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QMimeData, QSize, Qt
from PySide6.QtGui import (
    QFocusEvent,
    QInputMethodEvent,
    QResizeEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QSizePolicy, QTextEdit, QWidget

from concierge import clock
from ui import theme
from ui.theme import Role
from ui.widgets.button import set_identifier
from ui.widgets.composing import answers, comes_anew


class AutoGrowEdit(QTextEdit):
    """Plain text, `least` to `most` lines high; longer text scrolls.

    While an input method composes, act keys (see `composing`) neither act nor leave the field.
    """

    def __init__(
        self,
        identifier: str = "",
        parent: QWidget | None = None,
        *,
        least: int = 2,
        most: int = 6,
    ) -> None:
        super().__init__(parent)
        self._least, self._most = least, most
        self._preedit = ""
        self._touched_at = 0.0
        self._marked: tuple[tuple[int, int], ...] = ()
        set_identifier(self, identifier)
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(0)
        self.document().contentsChanged.connect(self._edited)
        self.document().documentLayout().documentSizeChanged.connect(self._grow)
        theme.follow(self._dress)

    def preedit_active(self) -> bool:
        """Whether an input method is composing in here."""
        return bool(self._preedit)

    def setPlainText(self, text: str) -> None:
        super().setPlainText(text)
        self._set_rhythm()

    def clear(self) -> None:
        super().clear()
        self._set_rhythm()

    def mark(self, spans: Sequence[tuple[int, int]]) -> None:
        """Underlines those, begin and end in what is written, as what one should look at again."""
        self._marked = tuple(spans)
        chosen = []
        for begin, end in spans:
            one = QTextEdit.ExtraSelection()
            cursor = QTextCursor(self.document())
            text = self.toPlainText()
            # Qt counts in UTF-16: what lies outside the first plane is two.
            cursor.setPosition(_units(text[:begin]))
            cursor.setPosition(_units(text[:end]), QTextCursor.MoveMode.KeepAnchor)
            form = QTextCharFormat()
            form.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
            form.setUnderlineColor(theme.tokens().amber)
            one.cursor, one.format = cursor, form
            chosen.append(one)
        self.setExtraSelections(chosen)

    def marked(self) -> list[str]:
        """What is underlined."""
        text = self.toPlainText()
        return [text[begin:end] for begin, end in self._marked]

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Only its plain text, whatever was copied."""
        if source.hasText():
            self.textCursor().insertText(source.text())
            self.ensureCursorVisible()

    def event(self, event: QEvent) -> bool:
        return answers(self, event, self._preedit, self._touched_at) or super().event(event)

    def focusNextPrevChild(self, onwards: bool) -> bool:
        if self.preedit_active():
            return False
        return super().focusNextPrevChild(onwards)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self._preedit = event.preeditString()
        super().inputMethodEvent(event)
        self.viewport().update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if comes_anew(event):
            self._touched_at = clock.monotonic()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._preedit = ""
        super().focusOutEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._grow()

    def sizeHint(self) -> QSize:
        return QSize(theme.px(320), self._height_of(self._least))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(80), self._height_of(1))

    def _edited(self) -> None:
        self._touched_at = clock.monotonic()

    def _dress(self) -> None:
        self.setFont(theme.font(Role.BODY))
        self.mark(self._marked)
        self._set_rhythm()
        self._grow()

    def _set_rhythm(self) -> None:
        """Every line of the same height. Not a change of the text: nothing to undo."""
        block = QTextBlockFormat()
        fixed = QTextBlockFormat.LineHeightTypes.FixedHeight
        block.setLineHeight(theme.line_height(Role.BODY), fixed.value)
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        undoable = self.isUndoRedoEnabled()
        self.setUndoRedoEnabled(False)
        cursor.mergeBlockFormat(block)
        self.setUndoRedoEnabled(undoable)

    def _grow(self) -> None:
        lines = round(self.document().size().height() / theme.line_height(Role.BODY))
        shown = max(self._least, min(lines, self._most))
        over = lines > self._most
        policy = (
            Qt.ScrollBarPolicy.ScrollBarAsNeeded if over else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        )
        if self.verticalScrollBarPolicy() != policy:
            self.setVerticalScrollBarPolicy(policy)
        if self.height() != self._height_of(shown):
            self.setFixedHeight(self._height_of(shown))

    def _height_of(self, lines: int) -> int:
        """With the padding of 2 and the edge of 1 that the style sheet gives."""
        return lines * theme.line_height(Role.BODY) + 2 * theme.px(2) + 2


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
