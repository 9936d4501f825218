"""What people wrote stays apart from the sentence around it."""

from unicodedata import bidirectional

import pytest
from hypothesis import given
from hypothesis import strategies as st

from concierge.words import apart, facts, fill, harmless, listed, quoted

RLO, PDF, FSI, PDI, RLI = "\u202e", "\u202c", "\u2068", "\u2069", "\u2067"
ARABIC = "\u0641\u0627\u0637\u0645\u0629"
TURNING = st.text(st.sampled_from(f"a林1 {RLO}{PDF}{FSI}{PDI}{RLI}{ARABIC}"))


@pytest.mark.parametrize("plain", ["", "Amelia", "林雅岚", "¥300.00 café"])
def test_what_turns_nothing_stays_as_it_is(plain: str) -> None:
    assert apart(plain) == plain


def test_a_name_that_turns_is_kept_between_isolates_in_every_sentence() -> None:
    name = FSI + ARABIC + PDI
    assert fill("{name} leaves", name=ARABIC) == f"{name} leaves"
    assert facts("a", ARABIC) == f"a, {name}"
    assert listed(["a", ARABIC]) == f"a, {name}"
    assert quoted(ARABIC) == f"“{name}”"


def test_an_override_is_gone_and_an_isolate_of_somebody_elses_is_not_closed() -> None:
    assert fill("{name} till 18:00", name=f"林{RLO}雅岚") == f"{FSI}林雅岚{PDI} till 18:00"
    assert apart(f"a{PDI}b{RLI}c") == f"{FSI}ab{RLI}c{PDI}{PDI}"


@given(TURNING)
def test_whatever_is_said_closes_what_it_opens(text: str) -> None:
    said, deep = apart(text), 0
    for character in said:
        deep += bidirectional(character) in ("LRI", "RLI", "FSI")
        deep -= bidirectional(character) == "PDI"
        assert deep >= 0
    assert deep == 0
    assert RLO not in said
    assert harmless(said) == said
