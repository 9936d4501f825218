"""The money a member most likely speaks of is that of where they are at home."""

from zoneinfo import available_timezones

import pytest

from concierge import money
from concierge.members.currencies import likely_currency
from concierge.members.phones import country_of_zone


@pytest.mark.parametrize(
    ("zone", "currency"),
    [
        ("Asia/Shanghai", "CNY"),
        ("PRC", "CNY"),
        ("Europe/London", "GBP"),
        ("Europe/Paris", "EUR"),
        ("Asia/Hong_Kong", "HKD"),
        ("Asia/Tokyo", "JPY"),
        ("America/New_York", "USD"),
        ("Asia/Calcutta", "INR"),
        ("Australia/Sydney", "AUD"),
        ("Asia/Taipei", "TWD"),
    ],
)
def test_a_zone_has_the_money_of_its_country(zone: str, currency: str) -> None:
    assert likely_currency(zone, "Africa/Cairo") == currency


def test_where_a_zone_is_no_place_it_is_the_workspaces() -> None:
    assert likely_currency("UTC", "Europe/London") == "GBP"
    assert likely_currency("", "Etc/GMT+3") == money.USUAL


def test_every_zone_that_is_a_place_has_a_currency_of_three_letters() -> None:
    places = [zone for zone in available_timezones() if country_of_zone(zone) not in (None, "AQ")]
    assert all(len(likely_currency(zone, "")) == 3 for zone in places)
    yuan = {country_of_zone(zone) for zone in places if likely_currency(zone) == "CNY"}
    assert yuan == {"CN"}
