"""Qt style sheet for the stock controls; what the desk paints itself is not in here.

Fonts are never set here: a style sheet font would lose the features of `font()`.
"""

from pathlib import Path
from string import Template

from ui.theme.tokens import Tokens, px

# A style sheet cannot tint, so these are drawn in their colours: the chevron in a grey that has
# 3 : 1 on the fields of both themes, the check in the two inks for text on accent.
_DRAWN = Path(__file__).resolve().parents[2] / "resources" / "icons" / "sheet"
_SHEET = Template("""
QToolTip { background: $raised; color: $ink; border: 1px solid $line2; padding: ${p3}px ${p6}px; }

QMenu { background: $raised; color: $ink; border: 1px solid $line2; padding: ${p4}px 0; }
QMenu::item { padding: ${p5}px ${p20}px ${p5}px ${p12}px; border: 0; }
QMenu::item:selected { background: $sel; }
QMenu::item:disabled { color: $off; }
QMenu::icon { padding-left: ${p10}px; }
QMenu::separator { height: 1px; background: $line; margin: ${p4}px 0; }

QLineEdit, QPlainTextEdit, QTextEdit, .QComboBox, QAbstractSpinBox {
    background: $field; color: $ink; border: 1px solid $edge; border-radius: ${p5}px;
    padding: ${p2}px ${p8}px; selection-background-color: $sel; selection-color: $ink;
}
QLineEdit, .QComboBox, QAbstractSpinBox { min-height: ${fieldheight}px; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, .QComboBox:focus, QAbstractSpinBox:focus {
    border: 2px solid $ring; padding: ${p2less}px ${p8less}px;
}
QLineEdit:disabled, QPlainTextEdit:disabled, QTextEdit:disabled, .QComboBox:disabled,
QAbstractSpinBox:disabled { background: $pill; color: $off; border-color: $line2; }
QLineEdit[bare="true"], QPlainTextEdit[bare="true"] {
    background: transparent; border: 0; padding: 0;
}
QAbstractSpinBox QLineEdit, QComboBox QLineEdit {
    background: transparent; border: 0; padding: 0; min-height: 0;
}
.QComboBox::drop-down { border: 0; width: ${p24}px; }
.QComboBox::down-arrow { image: url("$chevron"); width: ${p12}px; height: ${p12}px; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button {
    width: 0; height: 0; border: 0; background: transparent;
}
QAbstractSpinBox::up-arrow, QAbstractSpinBox::down-arrow { width: 0; height: 0; image: none; }
QDateTimeEdit::drop-down { border: 0; width: ${p24}px; }
QDateTimeEdit::down-arrow { image: url("$chevron"); width: ${p12}px; height: ${p12}px; }
QComboBox { combobox-popup: 0; }
QComboBox QAbstractItemView,
#completion {
    background: $raised; color: $ink; border: 1px solid $line2; outline: 0;
    selection-background-color: $sel; selection-color: $ink;
}
QComboBox QAbstractItemView::item,
#completion::item { min-height: ${p26}px; padding: 0 ${p8}px; border: 0; }
QComboBox QAbstractItemView::item:hover,
#completion::item:hover { background: $hover; color: $ink; }
QComboBox QAbstractItemView::item:selected,
#completion::item:selected { background: $sel; color: $ink; }

QPushButton {
    background: $surface; color: $ink; border: 1px solid $line2; border-radius: ${p5}px;
    padding: 0 ${p10}px; min-height: ${buttonheight}px;
}
QPushButton:hover { background: $hover; }
QPushButton:pressed { background: $selidle; }
QPushButton:default { background: $accent; color: $accentink; border-color: $accent; }
QPushButton:focus { border: 2px solid $ring; padding: 0 ${p10less}px; }
QPushButton:default:focus { border-color: $ink; }
QPushButton:disabled { background: $pill; color: $off; border-color: $line; }

QCheckBox, QRadioButton { spacing: ${p8}px; }
QCheckBox::indicator, QRadioButton::indicator {
    width: ${p12}px; height: ${p12}px; border: 1px solid $edge; background: $field;
}
QCheckBox::indicator { border-radius: ${p3}px; }
QCheckBox::indicator:checked { background: $accent; border-color: $accent; image: url("$check"); }
QRadioButton::indicator { border-radius: ${ptick}px; }
QRadioButton::indicator:checked { border: ${p4}px solid $accent; width: ${p6}px; height: ${p6}px; }
QCheckBox::indicator:focus, QRadioButton::indicator:focus { border-color: $ring; }
QCheckBox:disabled, QRadioButton:disabled { color: $off; }

QScrollBar:vertical { background: transparent; width: ${p10}px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: ${p10}px; margin: 0; }
QScrollBar::handle { background: $line2; border-radius: ${p3}px; margin: 2px; }
QScrollBar::handle:vertical { min-height: ${p32}px; }
QScrollBar::handle:horizontal { min-width: ${p32}px; }
QScrollBar::handle:hover, QScrollBar::handle:pressed { background: $edge; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; border: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QAbstractScrollArea::corner { background: transparent; border: 0; }

QCalendarWidget QWidget { background: $raised; }
QCalendarWidget QToolButton {
    background: $raised; color: $ink; border: 0; border-radius: ${p4}px;
    padding: ${p2}px ${p6}px; min-height: ${p24}px; min-width: ${p24}px;
}
QCalendarWidget QToolButton:hover, QCalendarWidget QToolButton:pressed { background: $hover; }
QCalendarWidget QToolButton:focus { border: 2px solid $ring; }
QCalendarWidget QToolButton::menu-indicator { image: none; width: 0; }
QCalendarWidget QAbstractItemView { border: 0; outline: 0; selection-background-color: $sel; }

QSplitter::handle { background: $line; }
QSplitter::handle:horizontal { width: 1px; }
QSplitter::handle:vertical { height: 1px; }
""")


def sheet(of: Tokens) -> str:
    """The style sheet with those colours, measures at the scale in force."""
    measures = {f"p{n}": str(px(n)) for n in (2, 3, 4, 5, 6, 8, 10, 12, 20, 24, 26, 32)}
    # A focus ring is one pixel thicker than the edge; the padding gives that pixel back.
    measures |= {f"p{n}less": str(px(n) - 1) for n in (2, 8, 10)}
    measures["fieldheight"] = str(px(28) - 2 * px(2) - 2)
    measures["buttonheight"] = str(px(28) - 2)
    measures["ptick"] = str((px(12) + 2) // 2)
    measures["chevron"] = (_DRAWN / "chevron-down.svg").as_posix()
    measures["check"] = (_DRAWN / f"check-{'dark' if of.is_dark else 'light'}.svg").as_posix()
    return _SHEET.substitute(measures, **{name: of[name].name() for name in _COLOURS})


_COLOURS = [
    "raised",
    "surface",
    "ink",
    "line",
    "line2",
    "sel",
    "off",
    "field",
    "edge",
    "ring",
    "pill",
    "hover",
    "selidle",
    "accent",
    "accentink",
]
