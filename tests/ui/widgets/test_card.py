"""A card floats, holds the keyboard, and gives it back."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from ui import theme
from ui.widgets.card import FloatingCard


@pytest.fixture
def desk(qapp: QApplication, qtbot: QtBot) -> QWidget:
    theme.apply(qapp, theme.Theme.LIGHT)
    made = QWidget()
    made.resize(1000, 700)
    qtbot.addWidget(made)
    behind = QLineEdit(made)
    behind.setObjectName("behind")
    with qtbot.waitActive(made):
        made.show()
    behind.setFocus()
    return made


@pytest.fixture
def card(desk: QWidget) -> FloatingCard:
    made = FloatingCard(desk, "palette", width=640, top=96, scrim=True)
    made.body.setContentsMargins(0, 8, 0, 8)
    for name in ("first", "second"):
        line = QLineEdit()
        line.setObjectName(name)
        made.body.addWidget(line)
    made.open_card()
    made.findChild(QLineEdit, "first").setFocus()
    return made


def test_it_is_as_wide_as_asked_and_in_the_middle(desk: QWidget, card: FloatingCard) -> None:
    place = card.card_rect().translated(card.pos())
    assert (place.width(), place.top()) == (640, 96)
    assert place.left() == 180


def test_a_narrow_desk_makes_it_narrower(desk: QWidget, card: FloatingCard) -> None:
    desk.resize(500, 700)
    place = card.card_rect().translated(card.pos())
    assert (place.left(), place.width()) == (16, 500 - 32)


def test_tab_stays_inside_while_the_desk_is_dark(card: FloatingCard, qtbot: QtBot) -> None:
    inside = [card.findChild(QLineEdit, name) for name in ("first", "second")]
    for seen in (1, 0, 1, 0):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        assert inside[seen].hasFocus()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Backtab)
    assert inside[1].hasFocus()


def test_esc_and_a_click_beside_it_dismiss_it(
    desk: QWidget, card: FloatingCard, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(card.dismissed):
        qtbot.keyClick(card, Qt.Key.Key_Escape)
    with qtbot.waitSignal(card.dismissed):
        qtbot.mouseClick(desk.childAt(QPoint(20, 20)), Qt.MouseButton.LeftButton)


def test_closed_it_gives_the_focus_back(desk: QWidget, card: FloatingCard) -> None:
    card.close_card()
    assert card.isHidden()
    assert desk.findChild(QLineEdit, "behind").hasFocus()


def test_it_grows_with_what_it_carries(card: FloatingCard, qtbot: QtBot) -> None:
    before = card.card_rect().height()
    card.body.addWidget(QLineEdit())
    qtbot.waitUntil(lambda: card.card_rect().height() > before)


def test_a_corner_shows_the_shadow_and_the_middle_the_ground(card: FloatingCard) -> None:
    picture = QPixmap(card.size())
    picture.fill(Qt.GlobalColor.transparent)
    card.render(picture, QPoint(), renderFlags=QWidget.RenderFlag.DrawChildren)
    image = picture.toImage()
    below = image.pixelColor(card.width() // 2, card.card_rect().bottom() + 6)
    assert 0 < below.alpha() < 60
    above_the_lines = card.card_rect().topLeft() + QPoint(320, 4)
    assert image.pixelColor(above_the_lines).name() == theme.tokens().raised.name()
