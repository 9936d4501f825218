"""The members one looks through, beside the page of one of them."""

from zoneinfo import ZoneInfo

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from concierge import words
from concierge.members.portfolio import PortfolioRow
from ui import language, theme
from ui.members.delegate import due_mark, last_contact, member_spoken
from ui.voice import Voice
from ui.widgets.object_list import ObjectList
from ui.widgets.object_side import ObjectSide
from ui.widgets.row_delegate import RowDelegate
from ui.widgets.two_lines import HEIGHT, TwoLines, paint_two_lines


class NarrowMemberDelegate(RowDelegate):
    """Who, and when something is due; below, tier, city and the last contact."""

    height = HEIGHT
    keeps_colour = True

    def paint_row(self, painter: QPainter, rect: QRect, row: PortfolioRow) -> None:
        state, mark = due_mark(row, self.zone)
        whole = words.also(row.address, row.name)
        below = " · ".join(part for part in (words.tier_name(row.tier), row.city) if part)
        said = TwoLines(
            "user-round",
            row.address or row.name,
            whole,
            words.facts(below, last_contact(row, self.zone)),
            state,
            (mark,),
        )
        paint_two_lines(painter, rect.adjusted(0, 0, -theme.px(16), 0), said)


class MembersNarrow(ObjectSide):
    """Says how many there are under which name; everything else is the wide list's."""

    def __init__(
        self, voice: Voice, of: ObjectList, zone: ZoneInfo, parent: QWidget | None = None
    ) -> None:
        def spoken(row: PortfolioRow) -> str:
            return member_spoken(row, zone)

        super().__init__(voice, of, NarrowMemberDelegate(zone), spoken, "members.beside", parent)
        language.follow(self.retranslate)

    def retranslate(self) -> None:
        """After the language changed."""
        super().retranslate()
        self.title.setText(self.tr("Members"))
        self.nothing.setText(self.tr("Nobody is found here."))
        self.list.setAccessibleName(self.tr("Members"))
