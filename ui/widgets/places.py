"""What a time zone is called where a time in it is shown: by its city."""

from datetime import datetime
from zoneinfo import ZoneInfo

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

CITIES = {
    "Asia/Shanghai": QT_TRANSLATE_NOOP("Cities", "Shanghai"),
    "Asia/Hong_Kong": QT_TRANSLATE_NOOP("Cities", "Hong Kong"),
    "Asia/Taipei": QT_TRANSLATE_NOOP("Cities", "Taipei"),
    "Asia/Tokyo": QT_TRANSLATE_NOOP("Cities", "Tokyo"),
    "Asia/Seoul": QT_TRANSLATE_NOOP("Cities", "Seoul"),
    "Asia/Singapore": QT_TRANSLATE_NOOP("Cities", "Singapore"),
    "Asia/Bangkok": QT_TRANSLATE_NOOP("Cities", "Bangkok"),
    "Asia/Dubai": QT_TRANSLATE_NOOP("Cities", "Dubai"),
    "Europe/London": QT_TRANSLATE_NOOP("Cities", "London"),
    "Europe/Paris": QT_TRANSLATE_NOOP("Cities", "Paris"),
    "Europe/Berlin": QT_TRANSLATE_NOOP("Cities", "Berlin"),
    "Europe/Zurich": QT_TRANSLATE_NOOP("Cities", "Zurich"),
    "America/New_York": QT_TRANSLATE_NOOP("Cities", "New York"),
    "America/Los_Angeles": QT_TRANSLATE_NOOP("Cities", "Los Angeles"),
    "America/Vancouver": QT_TRANSLATE_NOOP("Cities", "Vancouver"),
    "Australia/Sydney": QT_TRANSLATE_NOOP("Cities", "Sydney"),
}


def city_of(zone: str) -> str:
    """The city an IANA zone is named after, in the language of the desk where we know it."""
    known = CITIES.get(zone)
    if known:
        return QCoreApplication.translate("Cities", str(known))
    return zone.rpartition("/")[2].replace("_", " ")


def time_there(at: datetime, zone: str) -> str:
    """`Tokyo 21:00`."""
    return f"{city_of(zone)} {at.astimezone(ZoneInfo(zone)):%H:%M}"
