"""A field tells the value a person chose, and only that."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QKeySequence, QShortcut, QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui import theme
from ui.widgets.field import FieldButton

CHOICES = [("phone", "电话", "phone-call"), ("chat", "微信", ""), ("email", "邮件", "mail")]


# What an offscreen window says when the list opens.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def field(qapp: QApplication, qtbot: QtBot) -> FieldButton:
    theme.apply(qapp, theme.Theme.LIGHT)
    made = FieldButton("composer.channel")
    qtbot.addWidget(made)
    made.set_label("渠道")
    made.set_choices(CHOICES)
    made.show()
    return made


def test_nothing_is_chosen_at_first(field: FieldButton) -> None:
    field.set_placeholder("选择渠道")
    assert field.value() is None
    assert field.shown() == "选择渠道"


def test_choosing_by_key_tells_the_value(field: FieldButton, qtbot: QtBot) -> None:
    field.set_value("phone")
    qtbot.keyClick(field, Qt.Key.Key_Down)
    qtbot.keyClick(field.view(), Qt.Key.Key_Down)
    with qtbot.waitSignal(field.changed) as told:
        qtbot.keyClick(field.view(), Qt.Key.Key_Return)
    assert told.args == ["chat"]
    assert field.value() == "chat"


@pytest.mark.parametrize("key", ["Up", "Down", "PageUp", "PageDown", "Home", "End", "Return", "E"])
def test_a_key_on_the_closed_choice_opens_the_list_and_chooses_nothing(
    field: FieldButton, qtbot: QtBot, key: str
) -> None:
    with qtbot.assertNotEmitted(field.changed):
        qtbot.keyClick(field, getattr(Qt.Key, f"Key_{key}"))
    assert field.view().isVisible()
    assert field.value() is None
    field.hidePopup()


def test_in_the_open_list_the_key_of_the_form_takes_the_choice_and_goes_on(
    field: FieldButton, qtbot: QtBot
) -> None:
    told: list[object] = []
    QShortcut(QKeySequence("Ctrl+Return"), field).activated.connect(
        lambda: told.append(field.value())
    )
    field.set_value("phone")
    qtbot.keyClick(field, Qt.Key.Key_Down)
    qtbot.keyClick(field.view(), Qt.Key.Key_Down)
    qtbot.keyClick(field.view(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: told == ["chat"])
    assert not field.view().isVisible()


def test_in_the_open_list_a_key_of_the_window_chooses_nothing_and_goes_on(
    field: FieldButton, qtbot: QtBot
) -> None:
    told: list[object] = []
    QShortcut(QKeySequence("Ctrl+9"), field).activated.connect(lambda: told.append(field.value()))
    field.set_value("phone")
    qtbot.keyClick(field, Qt.Key.Key_Down)
    qtbot.keyClick(field.view(), Qt.Key.Key_Down)
    qtbot.keyClick(field.view(), Qt.Key.Key_9, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: told == ["phone"])
    assert not field.view().isVisible()


def test_choosing_in_the_list_tells_the_value(field: FieldButton, qtbot: QtBot) -> None:
    field.showPopup()
    view = field.view()
    spot = view.visualRect(view.model().index(2, 0)).center()
    with qtbot.waitSignal(field.changed) as told:
        qtbot.mouseMove(view.viewport(), spot)
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=spot)
        qtbot.keyClick(view, Qt.Key.Key_Return)
    field.hidePopup()
    assert told.args == ["email"]


def test_setting_it_tells_nobody(field: FieldButton, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(field.changed):
        field.set_value("email")
        field.set_choices(CHOICES[1:])
    assert field.value() == "email"


def test_a_value_no_longer_offered_is_gone(field: FieldButton) -> None:
    field.set_value("phone")
    field.set_choices(CHOICES[1:])
    assert field.value() is None


def test_a_screen_reader_hears_what_and_which(field: FieldButton) -> None:
    field.set_value("chat")
    assert field.accessibleName() == "渠道: 微信"
    assert field.accessibleIdentifier() == "composer.channel"


def test_the_wheel_passes_over(field: FieldButton) -> None:
    field.set_value("phone")
    turn = QWheelEvent(
        QPointF(5, 5),
        QPointF(5, 5),
        QPoint(0, -120),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(field, turn)
    assert field.value() == "phone"


def test_a_click_leaves_the_focus_where_it_is(field: FieldButton) -> None:
    assert not field.focusPolicy() & Qt.FocusPolicy.ClickFocus
    assert field.focusPolicy() & Qt.FocusPolicy.TabFocus


def test_emptied_is_nothing(field: FieldButton) -> None:
    field.set_value(None)
    assert field.value() is None


def test_heights_are_those_of_the_table(field: FieldButton, qtbot: QtBot) -> None:
    framed = FieldButton(framed=True)
    qtbot.addWidget(framed)
    assert field.sizeHint().height() == 24
    assert framed.sizeHint().height() == 28


def test_the_icons_of_what_is_offered_are_as_high_as_the_words_at_any_text_size(
    field: FieldButton, qapp: QApplication
) -> None:
    theme.apply(qapp, theme.Theme.LIGHT, 1.5)
    assert field.view().iconSize().height() == 24
    theme.apply(qapp, theme.Theme.LIGHT)
    assert field.view().iconSize().height() == 16


def test_what_is_offered_is_no_wider_than_the_screen(field: FieldButton, qtbot: QtBot) -> None:
    field.set_choices([("long", "很长的一句话" * 60, "")])
    with qtbot.waitExposed(field):
        field.show()
    field.showPopup()
    assert field.view().minimumWidth() <= field.screen().availableGeometry().width()
    field.hidePopup()
