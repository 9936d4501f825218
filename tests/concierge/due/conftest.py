"""Each test of words begins and ends in English."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from concierge import words


@pytest.fixture(autouse=True)
def english_again() -> Iterator[None]:
    words.speak("en")
    yield
    words.speak("en")
