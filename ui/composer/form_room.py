"""A place for a form that may be higher than it."""

from PySide6.QtCore import QEvent, QObject, QSize
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import theme
from ui.widgets.scroll_pane import ScrollPane


class FormRoom(ScrollPane):
    """As high as the form wants to be; where there is less room, the form scrolls in it."""

    def __init__(self, form: QWidget, wide: int, parent: QWidget) -> None:
        """`wide` is what it would like to be at 100 %."""
        super().__init__(parent)
        self._form, self._wide = form, wide
        self.setWidget(form)
        form.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)
        self.setWidgetResizable(False)  # it would ask the form how high it is without its width
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The form wants another height: the card is told."""
        if watched is self._form and event.type() is QEvent.Type.LayoutRequest:
            self.updateGeometry()
            self._fit()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _focus_moved(self, _old: QWidget | None, new: QWidget | None) -> None:
        """Where there is little room, the field one goes to comes into sight."""
        if new is not None and self._form.isAncestorOf(new):
            self.ensureWidgetVisible(new, 0, theme.px(16))

    def _fit(self) -> None:
        width = self.viewport().width()
        self._form.resize(width, self.heightForWidth(width))
        self._focus_moved(None, self._form.focusWidget())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys are the card's: Alt+Left does not scroll."""
        event.ignore()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        layout = self._form.layout()
        return layout.totalHeightForWidth(width) if layout is not None else 0

    def sizeHint(self) -> QSize:
        return QSize(theme.px(self._wide), self.heightForWidth(theme.px(self._wide)))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(200), theme.px(80))
