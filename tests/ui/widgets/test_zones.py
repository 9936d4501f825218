"""A zone is found by a city in either language, by its name, and by the names it once had."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ui.widgets.line_field import LineField
from ui.widgets.zones import CITIES, ZoneCompleter, zone_named


@pytest.mark.parametrize(
    ("text", "zone"),
    [
        ("上海", "Asia/Shanghai"),
        ("北京", "Asia/Shanghai"),
        ("beijing", "Asia/Shanghai"),
        ("东京", "Asia/Tokyo"),
        ("new york", "America/New_York"),
        ("纽约", "America/New_York"),
        ("San Francisco", "America/Los_Angeles"),
        ("asia/shanghai", "Asia/Shanghai"),
        ("Asia/Calcutta", "Asia/Calcutta"),
        ("PRC", "PRC"),
        ("utc", "UTC"),
        ("London", "Europe/London"),
        ("Mars", None),
        ("", None),
    ],
)
def test_a_zone_is_named_as_people_name_it(text: str, zone: str | None) -> None:
    assert zone_named(text) == zone


def test_every_city_s_zone_is_there() -> None:
    assert [zone for zone in CITIES if zone_named(zone) != zone] == []


@pytest.mark.parametrize("typed", ["柏林", "munich", "Europe/Ber"])
def test_the_choice_filters_and_keeps_the_iana_name(qtbot: QtBot, typed: str) -> None:
    field = LineField("x")
    qtbot.addWidget(field)
    completer = ZoneCompleter(field)
    completer.setCompletionPrefix(typed)
    first = completer.completionModel().index(0, 0)
    assert first.data(Qt.ItemDataRole.DisplayRole) == "Berlin  Europe/Berlin"
    assert completer.pathFromIndex(first) == "Europe/Berlin"
