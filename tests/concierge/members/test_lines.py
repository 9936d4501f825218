"""Business lines."""

from __future__ import annotations

from concierge.members import lines as members_lines
from concierge.store.work import Work


def test_the_lines_a_programme_starts_with(work: Work) -> None:
    lines = work.read(members_lines.lines)
    assert [line.letter for line in lines] == list("RTFEGPLC")
    codes = "retail travel food entertainment grocery payments logistics crossborder"
    assert " ".join(line.code for line in lines) == codes
    assert all(line.name_en and line.name_zh and line.icon for line in lines)
