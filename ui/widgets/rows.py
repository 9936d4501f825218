"""A list one walks with the keyboard: selection, hover, keys, and no input method in the way."""

from PySide6.QtCore import (
    QAbstractItemModel,
    QCoreApplication,
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QPointF,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QCursor,
    QFocusEvent,
    QHoverEvent,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyleOptionViewItem,
    QWidget,
)

from ui import theme
from ui.widgets.button import is_enter, set_identifier

_BY_TAB = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
_COMES_BACK = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)
_LETTERS_ONLY = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.KeypadModifier,
)
_MOVES = (
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_PageUp,
    Qt.Key.Key_PageDown,
)

_BY = {Qt.Key.Key_Down: 1, Qt.Key.Key_J: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_K: -1}


class RowList(QListView):
    """J, K and the arrows, Home, End and pages move; Enter or a double click tells `activated_row`.

    Any other key without Ctrl or Alt, but Esc, is told by name in `key_pressed`: 'D', 'Space', '?'.
    `keeps_colour` keeps the full selection colour while the focus is elsewhere, where the list
    says whose page is open; `ground` is the token it stands on. Rows that are not enabled
    (headings) are stepped over. With `several`, Shift and a step or a click takes further rows in,
    and Ctrl+A all of them. With `marks_open` the list stands beside a page: the selection is set by
    `mark` alone and says what is open; keys and clicks move a frame over it, which goes back to
    what is open when the keyboard leaves. `menu_wanted` tells the row of a right click, or of the
    menu key, and where on the screen.
    """

    activated_row = Signal(QModelIndex)
    key_pressed = Signal(str)
    menu_wanted = Signal(QModelIndex, QPoint)

    def __init__(
        self,
        identifier: str = "",
        parent: QWidget | None = None,
        *,
        keeps_colour: bool = False,
        ground: str = "surface",
        several: bool = False,
        marks_open: bool = False,
    ) -> None:
        super().__init__(parent)
        self._several = several
        self._marks_open = marks_open
        self.keeps_colour = keeps_colour or marks_open
        self._ground = ground
        self._by_tab = False
        set_identifier(self, identifier)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        modes = QAbstractItemView.SelectionMode
        self.setSelectionMode(modes.ExtendedSelection if several else modes.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        # Filled in paintEvent: a palette of its own would not follow a change of theme.
        self.viewport().setAutoFillBackground(False)
        self.doubleClicked.connect(self.activated_row)
        theme.notifier().changed.connect(self._dress)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._several and self._takes_more(event):
            return
        if event.modifiers() not in _LETTERS_ONLY or event.key() == Qt.Key.Key_Escape:
            event.ignore()
        elif is_enter(event):
            self._activate()
        elif event.key() == Qt.Key.Key_J:
            self.step(1)
        elif event.key() == Qt.Key.Key_K:
            self.step(-1)
        elif event.key() == Qt.Key.Key_Home:
            self._to_first_of(range(self._count()))
        elif event.key() == Qt.Key.Key_End:
            self._to_first_of(range(self._count() - 1, -1, -1))
        elif event.key() in _MOVES:
            super().keyPressEvent(event)
        else:
            self._tell(event)

    def scrollContentsBy(self, across: int, down: int) -> None:
        """What the pointer is on now is hovered, not what has moved away from under it."""
        super().scrollContentsBy(across, down)
        if self.viewport().underMouse():
            there = QPointF(QCursor.pos())
            here = self.viewport().mapFromGlobal(there)
            again = QHoverEvent(QEvent.Type.HoverMove, here, there, here)
            QCoreApplication.postEvent(self.viewport(), again)

    def step(self, by: int) -> None:
        """To the next (1) or previous (-1) row that can be selected."""
        action = QAbstractItemView.CursorAction
        move = action.MoveDown if by > 0 else action.MoveUp
        index = self.moveCursor(move, Qt.KeyboardModifier.NoModifier)
        if index.isValid():
            self.select_row(index)

    def _takes_more(self, event: QKeyEvent) -> bool:
        """Whether the key took further rows in, or let the last one go."""
        if event.matches(QKeySequence.StandardKey.SelectAll):
            self.selectAll()
            return True
        by = _BY.get(Qt.Key(event.key()), 0)
        if not by or event.modifiers() != Qt.KeyboardModifier.ShiftModifier:
            return False
        here, flags = self.currentIndex(), QItemSelectionModel.SelectionFlag
        there = here.siblingAtRow(here.row() + by)
        if there.isValid():
            back = self.selectionModel().isSelected(there)
            # Where the keyboard only stood on a row (as when it came to the list) that one counts.
            self.selectionModel().select(here, flags.Deselect if back else flags.Select)
            self.selectionModel().setCurrentIndex(there, flags.Select)
            self.scrollTo(there)
        return True

    def select_row(self, index: QModelIndex) -> None:
        """Makes it the current and selected row, and shows it with the heading above it."""
        flags = QItemSelectionModel.SelectionFlag
        flag = flags.NoUpdate if self._marks_open else flags.ClearAndSelect
        self.selectionModel().setCurrentIndex(index, flag)
        above = index.siblingAtRow(index.row() - 1)
        if above.isValid() and not above.flags() & Qt.ItemFlag.ItemIsEnabled:
            self.scrollTo(above)
        self.scrollTo(index)

    def mark(self, index: QModelIndex) -> None:
        """Its page is open; an invalid index: the page of nobody who is in this list."""
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect)
        if index.isValid():
            self.select_row(index)

    def marked(self) -> QModelIndex:
        """The row whose page is open; an invalid index if it is in this list no more."""
        chosen = self.selectionModel().selectedIndexes() if self.selectionModel() else []
        return chosen[0] if chosen else QModelIndex()

    def selectionCommand(
        self, index: QModelIndex | QPersistentModelIndex, event: QEvent | None = None
    ) -> QItemSelectionModel.SelectionFlag:
        if self._marks_open:
            return QItemSelectionModel.SelectionFlag.NoUpdate
        return super().selectionCommand(index, event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_key else self.indexAt(event.pos())
        if not index.isValid() or not index.flags() & Qt.ItemFlag.ItemIsEnabled:
            return
        below = self.visualRect(index).bottomLeft()
        at = self.viewport().mapToGlobal(below) if by_key else event.globalPos()
        self.menu_wanted.emit(index, at)

    def keyboardSearch(self, search: str) -> None:
        """Letters are commands here; typing does not jump to a row."""

    def inputMethodQuery(self, query: Qt.InputMethodQuery) -> object:
        if query == Qt.InputMethodQuery.ImEnabled:
            return False
        return super().inputMethodQuery(query)

    def setModel(self, model: QAbstractItemModel | None) -> None:
        super().setModel(model)
        # The view turns input methods on again for a row it thinks could be edited.
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)

    def currentChanged(
        self,
        current: QModelIndex | QPersistentModelIndex,
        previous: QModelIndex | QPersistentModelIndex,
    ) -> None:
        super().currentChanged(current, previous)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._by_tab = event.reason() in _BY_TAB
        super().focusInEvent(event)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if self._marks_open and event.reason() not in _COMES_BACK:
            flag = QItemSelectionModel.SelectionFlag.NoUpdate
            self.selectionModel().setCurrentIndex(self.marked(), flag)
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        ground = QPainter(self.viewport())
        ground.fillRect(event.rect(), theme.tokens()[self._ground])
        ground.end()
        super().paintEvent(event)
        if self.hasFocus() and self._by_tab:
            painter = QPainter(self.viewport())
            painter.setPen(theme.tokens().accent)
            painter.drawRect(self.viewport().rect().adjusted(0, 0, -1, -1))

    def _count(self) -> int:
        return self.model().rowCount(self.rootIndex()) if self.model() else 0

    def _to_first_of(self, numbers: range) -> None:
        """Qt's own Home stays where it is when the first row is a heading."""
        for number in numbers:
            index = self.model().index(number, self.modelColumn(), self.rootIndex())
            if index.flags() & Qt.ItemFlag.ItemIsEnabled:
                self.select_row(index)
                return

    def _activate(self) -> None:
        if self.currentIndex().isValid():
            self.activated_row.emit(self.currentIndex())

    def _tell(self, event: QKeyEvent) -> None:
        """Punctuation by its character ('?'), everything else by Qt's name of the key."""
        text = event.text()
        if len(text) == 1 and text.isprintable() and not text.isspace():
            self.key_pressed.emit(text.upper())
            event.ignore()  # the window may know the sign
        elif name := QKeySequence(event.key()).toString(QKeySequence.SequenceFormat.PortableText):
            self.key_pressed.emit(name)
        else:
            event.ignore()

    def _dress(self) -> None:
        self.scheduleDelayedItemsLayout()
        self.viewport().update()


def paint_ground(
    painter: QPainter,
    option: QStyleOptionViewItem,
    resting: str = "",
    *,
    keeps_colour: bool = False,
) -> None:
    """What lies under a row: selected, hovered, or `resting` (a token; '' leaves it bare).

    The selection has a bar of 2 px: accent in a list with focus, edge in one without. Where the
    keyboard is on a row that is not selected, that has a frame.
    """
    rect: QRect = option.rect
    colours, state = theme.tokens(), option.state
    if state & QStyle.StateFlag.State_Selected:
        focused = bool(state & QStyle.StateFlag.State_Active) and _has_focus(option)
        full = focused or keeps_colour
        painter.fillRect(rect, colours.sel if full else colours.selidle)
        bar = QRect(rect.left(), rect.top(), 2, rect.height())
        painter.fillRect(bar, colours.accent if full else colours.edge)
    elif state & QStyle.StateFlag.State_MouseOver and state & QStyle.StateFlag.State_Enabled:
        painter.fillRect(rect, colours.hover)
    elif resting:
        painter.fillRect(rect, colours[resting])
    if state & QStyle.StateFlag.State_HasFocus and not state & QStyle.StateFlag.State_Selected:
        painter.setPen(colours.accent)
        painter.drawRect(rect.adjusted(0, 0, -1, -1))


def _has_focus(option: QStyleOptionViewItem) -> bool:
    view = option.widget
    return isinstance(view, QWidget) and view.hasFocus()
