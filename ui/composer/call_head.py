"""The head of a call, in the card or above the composer: since when, how long, and its two ways
out."""

from zoneinfo import ZoneInfo

from PySide6.QtCore import QRect, QSize, QTimer
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from concierge import words
from ui import language, theme
from ui.commands import command
from ui.composer.call_record import Call, began_at
from ui.theme import Role
from ui.widgets.icon_button import IconButton
from ui.widgets.paint import baseline, draw_icon, draw_text, text_width


class CallHead(QWidget):
    """`high` at 100 %; not there without a call. The running time is painted, not spoken every
    second."""

    def __init__(
        self, zone: ZoneInfo, identifier: str, parent: QWidget | None = None, *, high: int = 44
    ) -> None:
        super().__init__(parent)
        self._zone, self._high = zone, high
        self._leaves = identifier == "call"  # on a page Esc goes to the stream
        self._call: Call | None = None
        self._second = QTimer(self, interval=1000)
        self._second.timeout.connect(self.update)
        self.discard = IconButton("trash-2", f"{identifier}.discard", self)
        self.park = IconButton("x", f"{identifier}.close", self)
        self._row = QHBoxLayout(self)
        self._row.setSpacing(0)
        self._row.addStretch(1)
        self._row.addWidget(self.discard)
        self._row.addWidget(self.park)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.follow(self._measure)
        language.follow(self._retranslate)
        self.hide()

    def show_call(self, call: Call | None) -> None:
        """This call, or none."""
        self._call = call
        self.setVisible(call is not None)
        self._retranslate()

    def sizeHint(self) -> QSize:
        return QSize(theme.px(280), theme.px(self._high))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._second.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._second.stop()

    def _retranslate(self) -> None:
        """After the language or the call changed."""
        away = self.tr("Throw this call away")
        self.discard.set_text(f"{away} ({command('call.discard').key()})")
        self.park.set_text(self.tr("Put aside") + (" (Esc)" if self._leaves else ""))
        self.setAccessibleName(f"{self.tr('Call')} {self._since()}".strip())
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, px, colours = QPainter(self), theme.px, theme.tokens()
        box = self.rect().adjusted(px(16), 0, -px(76), 0)
        draw_icon(painter, QRect(box.left(), 0, px(18), self.height()), "phone-call", "accent", 18)
        title = theme.font(Role.SUBTITLE if self._high > 40 else Role.BODY, strong=True)
        stand = baseline(box, title)
        rest = box.adjusted(px(18) + px(8), 0, 0, 0)
        done = draw_text(painter, rest, self.tr("Call"), title, colours.ink, stand=stand)
        beside = rest.adjusted(done + px(8), 0, 0, 0)
        draw_text(painter, beside, self._since(), theme.font(Role.BODY), colours.ink2, stand=stand)
        bold, ran = theme.font(Role.BODY, strong=True), self._ran()
        wide = text_width(ran, bold)
        end = QRect(box.right() - wide, 0, wide + 2, self.height())
        draw_text(painter, end, ran, bold, colours.ink, stand=stand)
        painter.fillRect(0, self.height() - 1, self.width(), 1, colours.line)

    def _since(self) -> str:
        if self._call is None:
            return ""
        began = began_at(self._call.began, self._zone)
        return words.fill(self.tr("since {time}"), time=began)

    def _ran(self) -> str:
        if self._call is None:
            return ""
        hours, rest = divmod(int(self._call.ran()), 3600)
        minutes = f"{rest // 60:02}:{rest % 60:02}"
        return f"{hours}:{minutes}" if hours else minutes

    def _measure(self) -> None:
        self._row.setContentsMargins(0, 0, theme.px(10), 0)
        self.updateGeometry()
