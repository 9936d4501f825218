"""How near somebody is to what was typed, and where in their name that stands.

Whoever is called just so, then whose name begins so (林 before 刘亦霖 for `lin`), then who is
called so further in, then who is found by anything else; among alike what is due soonest, then
whoever has something open, then by name.
"""

from collections.abc import Sequence
from operator import itemgetter

from concierge.members.names import Reading, Span, Token, bare, readings, tokens_in
from concierge.searchindex.folding import fold
from concierge.searchindex.tokens import origins

NOWHERE: Span = (0, 0)

HOWS = (
    "name", "address", "pinyin", "initials", "phone", "number", "email", "wechat", "label", "place",
)  # fmt: skip
"""How somebody is found, the closest first."""
_OWN = frozenset(("phone", "number", "email", "wechat"))
"""What is nobody else's, if it is the whole of it."""
_NAMES = frozenset(("name", "address", "pinyin", "initials"))
_SPELT = frozenset(("pinyin", "initials"))
WHOLE, SPELT_WHOLE, BEGINS, INSIDE = range(4)


def marked(words: Sequence[str], name: str, reading: str, how: str) -> Span:
    """What of `name` itself the folded words are; a syllable is its character."""
    start, end = _any_place(words, name, reading, how)
    if start == end:
        return NOWHERE
    at = origins(name, fold(name))
    last = len(at) - 1
    return at[min(start, last)], at[min(end - 1, last - 1)] + 1


def nearness(words: Sequence[str], name: str, reading: str, how: str, exact: bool) -> int:
    """Smaller is nearer; `exact` if `how` found the whole of a term."""
    said, letters = bare("".join(words)), [part for part, _ in tokens_in(name)]
    if (exact and how in _OWN) or said == "".join(letters) or {*words} == {*letters}:
        return WHOLE
    spelt = "".join(reading.split())
    if said and spelt.startswith(said):
        return SPELT_WHOLE if said == spelt else BEGINS
    start, end = _any_place(words, name, reading, how)
    if end:
        return INSIDE if any(map(str.isalnum, fold(name)[:start])) else BEGINS
    return INSIDE if how in _NAMES else INSIDE + 1 + HOWS.index(how)


def _any_place(words: Sequence[str], name: str, reading: str, how: str) -> Span:
    """Where in the folded name the words stand together, else one of them, its beginning first."""
    tried = dict.fromkeys(("".join(words), *words))
    found = (_place(bare(word), name, reading, how) for word in tried)
    spans = [span for span in found if span != NOWHERE]
    return spans[0] if len(spans) == len(tried) else min(spans, default=NOWHERE)


def _place(said: str, name: str, reading: str, how: str) -> Span:
    """Where `said` stands, by its letters, its reading or its initials."""
    tokens = tokens_in(name)
    spans = _places(said, tokens, tuple(reading.split()))
    if not spans and how in _SPELT:
        # A character that is read in several ways; this asks a dictionary, so it comes last.
        spans = [span for other in readings(name) for span in _places(said, tokens, other)]
    return min(spans, default=NOWHERE, key=itemgetter(0))


def _places(said: str, tokens: Sequence[Token], reading: Reading) -> list[Span]:
    spellings: list[Sequence[str]] = [[part for part, _ in tokens]]
    if len(reading) == len(tokens):
        spellings.append(reading)
        if len(said) > 1:
            spellings.append([part[0] for part in reading])
    return [span for one in spellings if (span := _spelt_place(said, one, tokens)) != NOWHERE]


def _spelt_place(said: str, parts: Sequence[str], tokens: Sequence[Token]) -> Span:
    """From the first part that, with those after it, begins so."""
    for first, part in enumerate(parts):
        if said and part[0] == said[0] and "".join(parts[first:]).startswith(said):
            return tokens[first][1][0], _end(said, parts[first:], tokens[first:])
    return NOWHERE


def _end(said: str, parts: Sequence[str], tokens: Sequence[Token]) -> int:
    """Of a word that is spelt as it is written only as far as was typed; else whole tokens."""
    left = len(said)
    for part, (letters, (_, end)) in zip(parts, tokens, strict=True):
        if left <= len(part):
            return end - (len(part) - left) if part == letters else end
        left -= len(part)
    raise AssertionError(said)
