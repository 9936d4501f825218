"""Fields that read what people write: amounts, moments, forms that complain without losing."""

from collections.abc import Callable
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from concierge import clock, money
from concierge.errors import Code, Refusal
from tests.refusals import refused
from ui import theme
from ui.composer.happened import HappenedField
from ui.team.roster import DayChips
from ui.widgets.field import FieldButton
from ui.widgets.form import Form
from ui.widgets.line_field import LineField
from ui.widgets.meant import MeantNote
from ui.widgets.money import MoneyField, written
from ui.widgets.places import city_of, time_there
from ui.widgets.segment import Segment
from ui.widgets.when_field import WhenField

SHANGHAI = ZoneInfo("Asia/Shanghai")
NOW = datetime(2026, 11, 20, 6, 5, tzinfo=UTC)


@given(
    st.decimals(min_value=Decimal("0.0001"), max_value=10**9, places=4, allow_nan=False),
    st.sampled_from(["CNY", "EUR", "KWD"]),
)
def test_what_is_written_is_read_back(amount: Decimal, currency: str) -> None:
    assert money.read(written(amount, currency))[0] == amount


@given(st.decimals())
def test_whatever_is_stored_can_be_written(amount: Decimal) -> None:
    assert isinstance(written(amount), str)


def test_a_currency_that_is_typed_is_chosen(qtbot: QtBot) -> None:
    field = MoneyField("x")
    qtbot.addWidget(field)
    field.amount.setText("1.299,50 €")
    assert field.money() == (Decimal("1299.50"), "EUR")
    field.amount.editingFinished.emit()
    assert (field.amount.text(), field.currency.value()) == ("1299.50", "EUR")


def test_what_is_stored_is_shown_and_kept_whatever_it_is(qtbot: QtBot) -> None:
    field = MoneyField("x")
    qtbot.addWidget(field)
    number = Decimal("1234567890123456789012345678")
    field.show_money(number, "chf")
    assert field.amount.text() == "1234567890123456789012345678.00"
    assert field.money() == (number, "CHF")


def test_a_payment_number_is_no_amount(qtbot: QtBot) -> None:
    field = MoneyField("x")
    qtbot.addWidget(field)
    field.amount.setText("2026112022001412341234567890")
    with refused(Code.AMOUNT_TOO_LARGE):
        field.money()
    assert field.amount.text() == "2026112022001412341234567890"


def test_while_one_types_it_is_said_what_was_understood(qtbot: QtBot) -> None:
    field = WhenField(SHANGHAI, "x")
    qtbot.addWidget(field)
    note = field.findChild(MeantNote)
    assert note is not None
    with clock.frozen(NOW):
        qtbot.keyClicks(field, "+1d")
        assert note.text() == "tomorrow 14:05, Saturday 11-21"
        qtbot.keyClicks(field, "x")
        assert note.text() == "Not read yet. Like 15:30, Sun 9:00, 11-24, in 2 hours"
        field.clear()
        qtbot.keyClicks(field, "11-19")
        assert note.text() == "That has passed. Like 15:30, Sun 9:00, 11-24, in 2 hours"


@pytest.mark.parametrize("kind", [WhenField, HappenedField])
def test_what_is_not_read_says_so_on_enter_and_until_it_is_mended(
    qtbot: QtBot, kind: type[WhenField | HappenedField]
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    field = kind(SHANGHAI, "x", window)
    note = field.findChild(MeantNote)
    assert note is not None
    window.resize(500, 300)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    field.setFocus()
    with clock.frozen(NOW):
        qtbot.keyClicks(field, "fri 13")
        qtbot.keyClick(field, Qt.Key.Key_Return)
        assert note.text().startswith("“fri 13” is not a time we can read.")
        assert field.text() == "fri 13"
        field.clear()
        qtbot.keyClicks(field, "+1d" if kind is WhenField else "14:01")
        assert "not a time" not in note.text()
        qtbot.keyClick(field, Qt.Key.Key_Return)
        assert note.text() == ""


def test_nothing_has_no_currency_either(qtbot: QtBot) -> None:
    field = MoneyField("x")
    qtbot.addWidget(field)
    assert field.money() == (None, None)
    field.show_money(Decimal(300), "JPY")
    assert field.money() == (Decimal(300), "JPY")
    assert field.amount.text() == "300"


def test_the_usual_currency_stands_until_another_is_said(qtbot: QtBot) -> None:
    field = MoneyField("x")
    qtbot.addWidget(field)
    field.set_usual("GBP")
    assert (field.currency.value(), field.said()) == ("GBP", None)
    assert field.amount.placeholderText() == "300.00"
    field.amount.setText("12")
    field.set_usual("JPY")
    assert field.money() == (Decimal(12), "GBP")
    field.show_money(None, None)
    assert (field.currency.value(), field.amount.placeholderText()) == ("JPY", "300")
    field.currency.set_value("EUR")
    field.currency.changed.emit("EUR")
    field.set_usual("CNY")
    assert (field.currency.value(), field.said()) == ("EUR", "EUR")
    field.show_said("", None)
    assert (field.currency.value(), field.said()) == ("CNY", None)
    field.name_inside()
    assert field.amount.placeholderText() == "Amount: 300.00"


def test_a_moment_is_written_out_when_the_field_is_left(qtbot: QtBot) -> None:
    field = WhenField(SHANGHAI, "x")
    qtbot.addWidget(field)
    with clock.frozen(NOW):
        field.setText("tomorrow 15:00")
        field.editingFinished.emit()
        assert field.text() == "2026-11-21 15:00"
        assert field.instant() == datetime(2026, 11, 21, 7, 0, tzinfo=UTC)


def test_what_cannot_be_read_stays_as_it_was_typed(qtbot: QtBot) -> None:
    field = WhenField(SHANGHAI, "x")
    qtbot.addWidget(field)
    with clock.frozen(NOW):
        field.setText("soonish")
        field.editingFinished.emit()
        assert field.text() == "soonish"
        with pytest.raises(Refusal):
            field.instant()


def test_an_instant_that_has_passed_and_was_not_touched_stays(qtbot: QtBot) -> None:
    field = WhenField(SHANGHAI, "x")
    qtbot.addWidget(field)
    then = datetime(2026, 11, 19, 4, 0, 30, tzinfo=UTC)
    with clock.frozen(NOW):
        field.show_instant(then)
        assert field.instant() == then


def test_a_complaint_is_heard_with_its_field_and_taken_back(qtbot: QtBot) -> None:
    form = Form()
    qtbot.addWidget(form)
    name, city = LineField("name"), LineField("city")
    for field in (name, city):
        form.add(field)
    form.set_label(name, "Name")
    assert name.accessibleName() == "Name"
    form.complain(city, "There is no such city.")
    assert form.first_complaint() is city
    assert city.accessibleDescription() == "There is no such city."
    form.forgive()
    assert form.first_complaint() is None


def test_a_zone_is_called_by_its_city() -> None:
    assert city_of("Asia/Tokyo") == "Tokyo"
    assert city_of("America/Argentina/Buenos_Aires") == "Buenos Aires"
    assert time_there(NOW, "Asia/Tokyo") == "Tokyo 15:05"


def _typed(field: LineField) -> None:
    field.textEdited.emit("7")


def _picked(field: WhenField) -> None:
    field._picked(NOW.date())


@pytest.mark.parametrize(
    ("make", "mend"),
    [
        (lambda: LineField("x"), _typed),
        (lambda: WhenField(SHANGHAI, "x"), _picked),
        (lambda: FieldButton("x"), lambda field: field.changed.emit(7)),
        (lambda: Segment("x"), lambda field: field.changed.emit("a")),
        (lambda: MoneyField("x"), lambda field: field.amount.setText("7")),
        (lambda: MoneyField("x"), lambda field: field.currency.changed.emit("EUR")),
        (lambda: DayChips(), lambda field: field._chips[0].click()),
    ],
)
def test_whatever_kind_of_field_is_mended_its_complaint_goes(
    qtbot: QtBot, make: Callable[[], QWidget], mend: Callable[[Any], object]
) -> None:
    form, field, other = Form(), make(), LineField("y")
    qtbot.addWidget(form)
    form.add(field)
    form.add(other)
    for one in (field, other):
        form.complain(one, "That cannot be.")
    mend(field)
    assert form.complaint(field) == ""
    assert form.complaint(other) == "That cannot be."


def _places(form: Form, fields: tuple[LineField, ...]) -> list[int]:
    QApplication.processEvents()
    return [field.mapTo(form, field.rect().topLeft()).y() for field in fields]


@pytest.fixture
def standing(qtbot: QtBot) -> Callable[[bool], tuple[Form, tuple[LineField, ...]]]:
    """A form of three fields with more height than it needs."""

    def made(steady: bool) -> tuple[Form, tuple[LineField, ...]]:
        form, fields = Form(steady=steady), tuple(LineField(name) for name in "abc")
        qtbot.addWidget(form)
        for field in fields:
            form.add(field)
        form.resize(360, 600)
        form.show()
        return form, fields

    return made


Standing = Callable[[bool], tuple[Form, tuple[LineField, ...]]]


def test_nothing_moves_where_every_line_is_kept_free(standing: Standing) -> None:
    form, fields = standing(True)
    before = _places(form, fields)
    form.complain(fields[0], "A name is needed.")
    assert _places(form, fields) == before
    _typed(fields[0])
    assert _places(form, fields) == before


@pytest.mark.parametrize("sentence", ["A name is needed.", "This cannot be, " * 12])
def test_what_is_mended_moves_nothing_until_the_form_is_tried_again(
    standing: Standing, sentence: str
) -> None:
    form, fields = standing(False)
    before = _places(form, fields)
    form.complain(fields[0], sentence)
    wrong = _places(form, fields)
    _typed(fields[0])
    assert form.complaint(fields[0]) == ""
    assert _places(form, fields) == wrong
    form.forgive()
    assert _places(form, fields) == before


@pytest.mark.parametrize("steady", [True, False])
def test_under_a_complaint_there_is_no_hole(standing: Standing, steady: bool) -> None:
    form, fields = standing(steady)
    form.complain(fields[0], "A name is needed.")
    top, below, _last = _places(form, fields)
    assert below - top < fields[0].height() + theme.px(32)
