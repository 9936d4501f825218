"""The head of a call card: since when, how long, and with whom once it is folded."""

from datetime import datetime
from zoneinfo import ZoneInfo

from PySide6.QtCore import QEvent, QRect, QSize, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from concierge import clock, words
from ui import theme
from ui.theme import Role
from ui.widgets.icon_button import IconButton
from ui.widgets.paint import baseline, draw_icon, draw_text, text_width


class CallHead(QWidget):
    """44 high. The running time is painted, not spoken every second."""

    closed = Signal()

    def __init__(self, zone: ZoneInfo, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._zone = zone
        self._began = clock.now()
        self._who = ""
        self._folded = False
        self._second = QTimer(self, interval=1000)
        self._second.timeout.connect(self.update)
        self._close = IconButton("x", "call.close", self)
        self._close.clicked.connect(self.closed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, theme.px(10), 0)
        row.addStretch(1)
        row.addWidget(self._close)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.notifier().changed.connect(self.updateGeometry)
        self.retranslate()

    def start(self, began: datetime) -> None:
        """The call began at that aware instant."""
        self._began = began
        self._second.start()
        self.retranslate()

    def stop(self) -> None:
        """The call is over."""
        self._second.stop()

    def show_who(self, who: str) -> None:
        """With whom."""
        self._who = who
        self.retranslate()

    def show_folded(self, folded: bool) -> None:
        """Folded, the cross discards the call."""
        self._folded = folded
        self.retranslate()

    def sizeHint(self) -> QSize:
        return QSize(theme.px(280), theme.px(44))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()

    def retranslate(self) -> None:
        """After the language, the person or the folding changed."""
        self._close.set_text(self.tr("Discard this call") if self._folded else self.tr("Put aside"))
        call = self.tr("Call")
        self.setAccessibleName(f"{call} {self._since()} {self._who}".strip())
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, px, colours = QPainter(self), theme.px, theme.tokens()
        box = self.rect().adjusted(px(16), 0, -px(48), 0)
        draw_icon(painter, QRect(box.left(), 0, px(18), self.height()), "phone-call", "accent", 18)
        title = theme.font(Role.SUBTITLE, strong=True)
        stand = baseline(box, title)
        rest = box.adjusted(px(18) + px(8), 0, 0, 0)
        text = self._who if self._folded and self._who else self.tr("Call")
        done = draw_text(painter, rest, text, title, colours.ink, stand=stand)
        beside = rest.adjusted(done + px(8), 0, 0, 0)
        draw_text(painter, beside, self._since(), theme.font(Role.BODY), colours.ink2, stand=stand)
        bold, ran = theme.font(Role.BODY, strong=True), self._ran()
        wide = text_width(ran, bold)
        end = QRect(box.right() - wide, 0, wide + 2, self.height())
        draw_text(painter, end, ran, bold, colours.ink, stand=stand)
        painter.fillRect(0, self.height() - 1, self.width(), 1, colours.line)

    def _since(self) -> str:
        began = words.clock_time(self._began, self._zone)
        return self.tr("since {time}").format(time=began)

    def _ran(self) -> str:
        seconds = max(int((clock.now() - self._began).total_seconds()), 0)
        hours, rest = divmod(seconds, 3600)
        minutes = f"{rest // 60:02}:{rest % 60:02}"
        return f"{hours}:{minutes}" if hours else minutes
