"""What a search must find, by looking at every text: written apart from the program's tokeniser.

Texts and words are compared after NFKC and case folding, without the marks on letters. A word that
begins with a Han character is found anywhere; another one where a word, or a number, begins; a
number as well without the commas between its groups.
"""

import re
import unicodedata
from dataclasses import dataclass

from concierge.workspace.engine import Driver

REPEATED = "'issue.opened', 'promise.kept', 'promise.reopened', 'reminder.done', 'reminder.undone'"
"""Events that say once more what an issue, a promise or a reminder said before."""

_TEXTS = f"""
    SELECT e.at, e.id,
        trim(e.title || char(10) || e.body || char(10) || coalesce(e.party, ''), char(10)) AS said
    FROM timeline_event e
    WHERE e.member_id IN (SELECT member_id FROM access WHERE role = ?)
        AND said <> '' AND e.what NOT IN ({REPEATED})
    UNION ALL
    SELECT i.opened_at, i.opened_event_id, i.title || char(10) || i.cause || char(10) || i.next_step
    FROM issue i
    WHERE i.member_id IN (SELECT member_id FROM access WHERE role = ?)
"""


@dataclass(frozen=True)
class Text:
    """One text: when it happened (microseconds), its event, and what it says, folded."""

    at: int
    event: bytes
    said: str


class Oracle:
    """All texts that the person with this login may see."""

    def __init__(self, driver: Driver, login: str) -> None:
        found = driver.execute(_TEXTS, [login, login])
        self.texts = [Text(at, event, _fold(said)) for at, event, said in found]

    def hits(self, query: str) -> list[Text]:
        """The texts that hold every word of `query`, newest first."""
        words = _fold(query).split()
        found = [text for text in self.texts if all(_holds(text.said, word) for word in words)]
        return sorted(found, key=lambda text: text.at, reverse=True)


def _fold(text: str) -> str:
    folded = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text).casefold())
    bare = "".join(one for one in folded if not "\u0300" <= one <= "\u036f")
    return unicodedata.normalize("NFKC", bare).translate(_ONE_SIGN)


_ONE_SIGN = str.maketrans("’‘“”–—•", "''\"\"--·")


def _holds(said: str, word: str) -> bool:
    together = re.sub(r"(?<![\d,])(\d{1,3})((?:,\d{3})+)(?!\d)", _together, said)
    return _stands(said, word) or (together != said and _stands(together, word))


def _together(number: re.Match[str]) -> str:
    return number.group().replace(",", "")


def _stands(said: str, word: str) -> bool:
    place = said.find(word)
    while place >= 0:
        if _is_han(word[0]) or place == 0 or _begins(said[place - 1], word[0]):
            return True
        place = said.find(word, place + 1)
    return False


def _begins(before: str, first: str) -> bool:
    """Whether a word begins between these two: after what is no letter, or of another sort."""
    if not before.isalnum() or _is_han(before):
        return True
    return before.isdigit() != first.isdigit()


def _is_han(character: str) -> bool:
    return unicodedata.name(character, "").startswith("CJK UNIFIED")
