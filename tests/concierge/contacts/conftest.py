"""Words are left in English."""

from collections.abc import Iterator

import pytest

from concierge import words


@pytest.fixture(autouse=True)
def language() -> Iterator[None]:
    words.speak("en")
    yield
    words.speak("en")
