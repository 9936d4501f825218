"""How near somebody is to what was typed, and where in their name that stands."""

from hypothesis import given
from hypothesis import strategies as st

from concierge.members.names import name_terms, reading_of, readings, tokens_in
from concierge.members.near import BEGINS, INSIDE, NOWHERE, marked, nearness
from concierge.searchindex.folding import fold

HAN = "林霖琳刘亦雅岚欧阳单曾吕娜王伟李丽乐"
NAMES = st.one_of(
    st.text(HAN, min_size=1, max_size=4),
    st.lists(st.sampled_from(("Amelia", "Hart", "O'Brien", "Lin", "Ångström", "van")), max_size=3)
    .map(" ".join)
    .filter(bool),
)


@given(name=NAMES, data=st.data())
def test_what_is_marked_is_what_was_typed(name: str, data: st.DataObject) -> None:
    term, how = data.draw(st.sampled_from(sorted(name_terms(name))))
    said = term[: data.draw(st.integers(1, len(term)))]
    start, end = marked(said.split() or [said], name, reading_of(name), how)
    assert 0 <= start < end <= len(name)
    part = name[start:end]
    letters, typed = _letters(part), _letters(said)
    assert letters == typed or any(
        typed in ("".join(one[0] for one in spelt), "".join(spelt)[: len(typed)])
        and not "".join(spelt[:-1]).startswith(typed)
        for spelt in _spellings(name, start, part)
    )


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, fold(text)))


def _spellings(name: str, start: int, part: str) -> list[tuple[str, ...]]:
    """The ways the tokens of `part` are read in that name, written, or begin."""
    first, count = len(tokens_in(name[:start])), len(tokens_in(part))
    return [one[first : first + count] for one in readings(name)]


@given(name=NAMES, data=st.data())
def test_the_beginning_of_a_name_is_nearer_than_what_stands_in_it(
    name: str, data: st.DataObject
) -> None:
    reading = reading_of(name)
    whole = "".join(reading.split())
    said = whole[: data.draw(st.integers(1, len(whole)))]
    near = nearness([said], name, reading, "pinyin", False)
    assert near <= BEGINS
    assert marked([said], name, reading, "pinyin")[0] == 0


@given(typed=st.text(max_size=12), name=st.text(max_size=12))
def test_whatever_is_typed_and_whatever_the_name_is_the_mark_lies_in_it(
    typed: str, name: str
) -> None:
    words = fold(typed).split()
    for how in ("name", "pinyin", "phone"):
        start, end = marked(words, name, reading_of(name), how)
        assert (start, end) == NOWHERE or 0 <= start < end <= len(name)


def test_a_surname_comes_before_a_given_name_and_that_before_a_place() -> None:
    assert nearness(["lin"], "林雅岚", "lin ya lan", "pinyin", False) == BEGINS
    assert nearness(["lin"], "刘亦霖", "liu yi lin", "pinyin", True) == INSIDE
    assert nearness(["lin"], "刘先生", "liu xian sheng", "place", True) > INSIDE
