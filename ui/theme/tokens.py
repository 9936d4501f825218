"""The colours of the desk, and which set of them is in force.

Values from the design's token table; every allowed text and ground pair is at least 4.5 : 1.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor


class Theme(StrEnum):
    """What a person may choose; SYSTEM follows the platform's light or dark."""

    LIGHT = "light"
    DARK = "dark"
    SYSTEM = "system"


@dataclass(frozen=True)
class Tokens:
    """One set of colours. Grounds first, then lines, text, states, and the few special ones."""

    window: QColor
    list: QColor
    surface: QColor
    raised: QColor
    hover: QColor
    sel: QColor
    selidle: QColor
    pill: QColor
    field: QColor
    internal: QColor
    send: QColor
    line: QColor
    line2: QColor
    edge: QColor
    ink: QColor
    ink2: QColor
    ink3: QColor
    off: QColor
    accent: QColor
    accentink: QColor
    ring: QColor
    red: QColor
    redbg: QColor
    amber: QColor
    amberbg: QColor
    green: QColor
    greenbg: QColor
    intl: QColor
    intink: QColor
    scrim: QColor
    barbg: QColor
    bar: QColor
    shadow: QColor

    def __getitem__(self, name: str) -> QColor:
        """The colour of that token name; AttributeError for a name that is none."""
        found: QColor = getattr(self, name)
        return found

    @property
    def is_dark(self) -> bool:
        return self.surface.lightness() < 128


LIGHT = Tokens(
    window=QColor("#EEECE7"),
    list=QColor("#F6F5F2"),
    surface=QColor("#FFFFFF"),
    raised=QColor("#FFFFFF"),
    hover=QColor("#F0EEEA"),
    sel=QColor("#E4ECF7"),
    selidle=QColor("#F1EFEB"),
    pill=QColor("#EFEDE8"),
    field=QColor("#FFFFFF"),
    internal=QColor("#F0EEF5"),
    send=QColor("#E6F1F3"),
    line=QColor("#E4E1DB"),
    line2=QColor("#D3CFC7"),
    edge=QColor("#8C877D"),
    ink=QColor("#1F1E1C"),
    ink2=QColor("#57534D"),
    ink3=QColor("#67625B"),
    off=QColor("#6C675F"),
    accent=QColor("#2B5797"),
    accentink=QColor("#FFFFFF"),
    ring=QColor("#2B5797"),
    red=QColor("#AE2318"),
    redbg=QColor("#FBEBE8"),
    amber=QColor("#83500A"),
    amberbg=QColor("#FAF0DD"),
    green=QColor("#1E6539"),
    greenbg=QColor("#E6F2E9"),
    intl=QColor("#756F98"),
    intink=QColor("#57517A"),
    scrim=QColor(31, 30, 28, 82),
    barbg=QColor("#C6C0B5"),
    bar=QColor("#6B675F"),
    shadow=QColor(31, 30, 28, 41),
)

DARK = Tokens(
    window=QColor("#131211"),
    list=QColor("#191816"),
    surface=QColor("#1E1D1B"),
    raised=QColor("#262422"),
    hover=QColor("#282624"),
    sel=QColor("#263348"),
    selidle=QColor("#2B2927"),
    pill=QColor("#2B2926"),
    field=QColor("#191816"),
    internal=QColor("#282632"),
    send=QColor("#1A2A2F"),
    line=QColor("#302D2A"),
    line2=QColor("#403C38"),
    edge=QColor("#7D776E"),
    ink=QColor("#ECE9E3"),
    ink2=QColor("#B8B2A8"),
    ink3=QColor("#A59F95"),
    off=QColor("#9A9489"),
    accent=QColor("#9DBCEB"),
    accentink=QColor("#131F31"),
    ring=QColor("#9DBCEB"),
    red=QColor("#F4998F"),
    redbg=QColor("#3A2220"),
    amber=QColor("#E5B566"),
    amberbg=QColor("#352A17"),
    green=QColor("#8ACB9D"),
    greenbg=QColor("#1D3024"),
    intl=QColor("#9891C0"),
    intink=QColor("#BDB7DC"),
    scrim=QColor(0, 0, 0, 140),
    barbg=QColor("#4A4641"),
    bar=QColor("#9A948A"),
    shadow=QColor(0, 0, 0, 128),
)


class Notifier(QObject):
    """Tells painted things that colours or measures are others now."""

    changed = Signal()


@dataclass
class _InForce:
    tokens: Tokens
    scale: float
    notifier: Notifier


_in_force = _InForce(LIGHT, 1.0, Notifier())


def tokens() -> Tokens:
    """The colours in force; ask at paint time, never keep."""
    return _in_force.tokens


def scale() -> float:
    """The text scale in force, 1.0 to 1.5."""
    return _in_force.scale


def px(n: float) -> int:
    """A measure given at 100 %, in pixels at the scale in force. Hairlines stay 1, not px(1)."""
    return round(n * _in_force.scale)


def notifier() -> Notifier:
    """Its `changed` signal follows every `apply`."""
    return _in_force.notifier


def follow(measure: Callable[[], object]) -> None:
    """Measure now, and anew whenever colours or the scale are others."""
    _in_force.notifier.changed.connect(measure)
    measure()


def put_in_force(new_tokens: Tokens, new_scale: float) -> None:
    """Only `apply` calls this; it does not announce the change."""
    _in_force.tokens = new_tokens
    _in_force.scale = new_scale


def colour(of: QColor | str) -> QColor:
    """A colour as it is, or by token name ('ink2') or '#rrggbb'."""
    if isinstance(of, QColor):
        return of
    if of.startswith("#"):
        return QColor(of)
    return tokens()[of]
