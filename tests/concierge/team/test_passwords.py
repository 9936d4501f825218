"""What a password must be."""

import pytest

from concierge.errors import Code
from concierge.team.passwords import sealed
from tests.refusals import refused


@pytest.mark.parametrize("weak", ["short", "kV7#pq9!xZm", "passwordpassword", "qwertyuiopasdfgh"])
def test_a_password_is_refused_that_is_short_or_soon_guessed(weak: str) -> None:
    with refused(Code.PASSWORD_WEAK):
        sealed("wang", weak)


def test_twelve_characters_that_make_no_word_are_enough() -> None:
    assert sealed("wang", "kV7#pq9!xZmT").startswith("SCRAM-SHA-256$")
