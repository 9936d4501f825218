"""What each engine is asked to find: every term by its tokens, or by what an event is called."""

from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from uuid import UUID

from concierge.searchindex.tokens import CODE, pieces

MEMBER = "\u00b6"
"""Begins the token that says whose text it is; no word of a text can begin so."""

Called = Mapping[str, AbstractSet[str]]
"""Codes of events that are called as a term says, by term."""


def code_token(code: str) -> str:
    """The token of an event's code. FTS5 would split it at its dots."""
    return CODE + code.lower().replace(".", CODE).replace("_", CODE)


def for_sqlite(terms: Iterable[str], member_id: UUID | None, called: Called) -> str:
    """Every token of every term, and whose text it must be."""
    asked = dict.fromkeys(
        _either(_for_sqlite(term), [f'"{code_token(code)}"' for code in called.get(term, ())])
        for term in terms
    )
    mine = [f'"{MEMBER}{member_id.hex}"'] if member_id else []
    return " AND ".join([*mine, *asked])


def _for_sqlite(term: str) -> str:
    tokens = (f'"{token}"*' if longer else f'"{token}"' for token, longer in pieces(term))
    return " AND ".join(dict.fromkeys(tokens))


def _either(text: str, codes: list[str], both: str = " OR ") -> str:
    return both.join([f"({text})", *sorted(codes)]).join("()") if codes else text


def for_postgresql(terms: Iterable[str], member_id: UUID | None, called: Called) -> str:
    """The same in the words of a tsquery."""
    asked = dict.fromkeys(
        _either(
            _for_postgresql(term),
            [_quoted(code_token(code)) for code in called.get(term, ())],
            " | ",
        )
        for term in terms
    )
    mine = [_quoted(MEMBER + member_id.hex)] if member_id else []
    return " & ".join([*mine, *asked])


def _for_postgresql(term: str) -> str:
    tokens = (f"{_quoted(token)}:*" if more else _quoted(token) for token, more in pieces(term))
    return " & ".join(dict.fromkeys(tokens))


def _quoted(token: str) -> str:
    doubled = token.replace("\\", "\\\\").replace("'", "''")
    return f"'{doubled}'"
