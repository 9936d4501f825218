"""Fields that read what people write: amounts, moments, forms that complain without losing."""

from datetime import UTC, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from concierge import clock
from concierge.errors import Refusal
from ui.widgets.form import Form
from ui.widgets.line_field import LineField
from ui.widgets.money import MoneyField, read_amount, written
from ui.widgets.places import city_of, time_there
from ui.widgets.when_field import WhenField

SHANGHAI = ZoneInfo("Asia/Shanghai")
NOW = datetime(2026, 11, 20, 6, 5, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("300", "300"),
        ("1,360.00", "1360"),
        ("¥300.5", "300.5"),
        ("３００元", "300"),
        (" 40 ", "40"),
        ("", None),
        ("¥", None),
    ],
)
def test_amounts_are_read_as_people_write_them(text: str, amount: str | None) -> None:
    assert read_amount(text) == (None if amount is None else Decimal(amount))


@pytest.mark.parametrize("text", ["three", "1.2.3", "-5", "NaN", "Infinity"])
def test_what_is_no_amount_is_refused(text: str) -> None:
    with pytest.raises(Refusal):
        read_amount(text)


@given(st.decimals(min_value=0, max_value=10**9, places=4, allow_nan=False))
def test_what_is_written_is_read_back(amount: Decimal) -> None:
    assert read_amount(written(amount)) == amount


def test_nothing_has_no_currency_either(qtbot: QtBot) -> None:
    field = MoneyField("x")
    qtbot.addWidget(field)
    assert field.money() == (None, None)
    field.show_money(Decimal(300), "JPY")
    assert field.money() == (Decimal(300), "JPY")
    assert field.amount.text() == "300.00"


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
