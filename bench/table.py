"""The table: what was measured, beside what it must not exceed."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Figure:
    """One measured figure; `at_least` turns the limit round."""

    what: str
    value: float
    limit: float
    unit: str = "ms"
    at_least: bool = False
    note: str = ""

    @property
    def holds(self) -> bool:
        """Whether it is within its limit."""
        return self.value >= self.limit if self.at_least else self.value <= self.limit


def show(title: str, figures: Iterable[Figure]) -> bool:
    """Print the figures under a title; whether all hold."""
    print(f"\n{title}")
    holds = True
    for one in figures:
        sign = "≥" if one.at_least else "≤"
        mark = "" if one.holds else "  OVER"
        value, limit = f"{_said(one.value)} {one.unit}", f"{sign} {_said(one.limit)} {one.unit}"
        print(f"  {one.what:<44}{value:>14}   {limit:<14}{one.note}{mark}".rstrip(), flush=True)
        holds = holds and one.holds
    return holds


def _said(value: float) -> str:
    """To three figures, without a point where there is nothing behind it."""
    if value >= 100 or value == int(value):
        return f"{value:,.0f}"
    return f"{value:.1f}" if value >= 10 else f"{value:.2f}"
