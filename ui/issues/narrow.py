"""The issues one filtered, beside the page of the member of one of them."""

from collections.abc import Mapping
from zoneinfo import ZoneInfo

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from concierge import clock, words
from concierge.issues.queries import IssueRow
from concierge.members.lines import Line
from ui import language, theme
from ui.issues.delegate import issue_mark, issue_spoken
from ui.voice import Voice
from ui.widgets.object_list import ObjectList
from ui.widgets.object_side import ObjectSide
from ui.widgets.row_delegate import RowDelegate
from ui.widgets.two_lines import HEIGHT, TwoLines, paint_two_lines

Lines = Mapping[str, Line]


class NarrowIssueDelegate(RowDelegate):
    """Whose and what; below, the next step or how it stands."""

    height = HEIGHT
    keeps_colour = True

    def __init__(self, zone: ZoneInfo, lines: Lines) -> None:
        super().__init__(zone)
        self._lines = lines

    def paint_row(self, painter: QPainter, rect: QRect, row: IssueRow) -> None:
        state, mark = issue_mark(row, self.zone, clock.now())
        stands = words.facts(words.name(row.urgency, "Urgency"), words.name(row.status, "Status"))
        line = self._lines.get(row.line)
        said = TwoLines(
            line.icon if line else "circle-dot",
            row.member_address or row.member_name,
            row.title,
            row.next_step or stands,
            state,
            (mark,),
        )
        paint_two_lines(painter, rect.adjusted(0, 0, -theme.px(16), 0), said)


class IssuesNarrow(ObjectSide):
    """Says how many there are under which name; everything else is the wide list's."""

    def __init__(
        self, voice: Voice, of: ObjectList, zone: ZoneInfo, lines: Lines, parent: QWidget
    ) -> None:
        def spoken(row: IssueRow) -> str:
            return issue_spoken(row, lines, zone, clock.now())

        super().__init__(
            voice, of, NarrowIssueDelegate(zone, lines), spoken, "issues.beside", parent
        )
        language.follow(self.retranslate)

    def retranslate(self) -> None:
        """After the language changed."""
        super().retranslate()
        self.title.setText(self.tr("Issues"))
        self.nothing.setText(self.tr("No issue is left here."))
        self.list.setAccessibleName(self.tr("Issues"))
