"""What people wrote, kept apart from the sentence it stands in: a name in Arabic, or one with marks
of direction in it, must not turn the program's own words round (UAX 9)."""

import re

_FIRST, _POP = "\u2068", "\u2069"
_OPENS = "\u2066\u2067\u2068"
_OVERRIDES = re.compile("[\u202a-\u202e]")
_TURNS = re.compile(
    "[\u0590-\u08ff\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufefc"
    "\U00010800-\U00010fff\U0001e800-\U0001efff]"
)


def apart(said: str) -> str:
    """`said` between isolates where it could turn what is around it; as it is everywhere else."""
    if said.isascii() or not _TURNS.search(said):
        return said
    return _FIRST + harmless(said) + _POP


def harmless(said: str) -> str:
    """`said` without overrides, and with every isolate that is open in it closed again."""
    if said.isascii():
        return said
    kept, deep = [], 0
    for character in _OVERRIDES.sub("", said):
        if character == _POP and not deep:
            continue  # it would close one that is not of this text
        deep += (character in _OPENS) - (character == _POP)
        kept.append(character)
    return "".join(kept) + _POP * deep
