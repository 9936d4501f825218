"""How a fact reads wherever it is shown or said: one way, whichever way it was written."""

import re
from typing import Protocol

from concierge.members.kinds import FactKind
from concierge.members.taboos import taboo
from concierge.words import _, fill

_NAMED = re.compile("过敏|不耐|忌|allerg|intoleran", re.IGNORECASE)


class Stated(Protocol):
    """A fact, as `members.queries` answers it."""

    @property
    def kind(self) -> str: ...
    @property
    def text(self) -> str: ...
    @property
    def quiet_from(self) -> str | None: ...
    @property
    def quiet_until(self) -> str | None: ...


def fact_text(fact: Stated) -> str:
    """The words of a fact by itself: quiet hours before them, a taboo with its verb."""
    if fact.kind == FactKind.TABOO:
        # Whoever wrote the verb as well is left with their own words.
        bare = taboo(fact.text).bare
        return fill(_("Do not mention {what}"), what=fact.text.strip()) if bare else fact.text
    if not fact.quiet_from or not fact.quiet_until:
        return fact.text
    rule = fact.text or _("no calls")
    hours = f"{fact.quiet_from}–{fact.quiet_until}"
    return rule if hours in rule.replace("-", "–") else f"{hours} {rule}"


def fact_said(fact: Stated) -> str:
    """The same in a line of words, where no icon says that it is an allergy."""
    told = fact_text(fact)
    named = fact.kind != FactKind.ALLERGY or _NAMED.search(told)
    return told if named else fill(_("Allergy: {what}"), what=told)


def taboo_text(fact: Stated) -> str:
    """The same under a heading that says 'Do not mention' already."""
    return taboo(fact.text).said
