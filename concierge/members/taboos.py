"""What a member does not want to hear, or to be called, read from the words it was written in.

People write the thing alone (前夫), or with its verb (勿提前夫, 勿称“林姐”, don't mention him):
both are the same taboo.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

_ZH_VERB = (
    r"(?:提及|提起|提到|提|称呼其?为?|称呼?|叫[她他]?|喊|用|说起|说到|说|谈论|谈起|谈到|谈|聊起|聊到|聊"
    r"|问起|问及|问到|问|劝|讲|推荐|推销|推|送|写|讨论)"
)
_ZH_NOT = (
    r"请?(?:千万|绝对)?(?:(?:勿|不要|不能|不可以?|不得|不许|不准|不想|不愿|禁止|避免)(?:再|当面)?"
    # One character alone is often a part of another word: 别墅, 特别.
    rf"|(?<![特区告分个])(?:别|莫|忌|避|不)(?:再|当面)?(?={_ZH_VERB}))"
)
_EN_NOT = r"(?:please\s+)?(?:do\s+not|don'?t|dont|never|not\s+to|no|avoid|must\s+not|mustn'?t)"
_EN_VERB = (
    r"(?:\s+(?:ever\s+)?(?:mention(?:ing|s?\s+of)?|call(?:ing)?(?:\s+(?:her|him|them|me|by))?|say(?:ing)?"
    r"|talk(?:ing)?\s+(?:about|of)|speak(?:ing)?\s+(?:about|of)|bring(?:ing)?\s+up"
    r"|discuss(?:ing)?|ask(?:ing)?(?:\s+(?:her|him|them))?(?:\s+(?:about|for))?"
    r"|address(?:ing)?(?:\s+(?:her|him|them))?(?:\s+(?:as|by))?|offer(?:ing)?|suggest(?:ing)?"
    r"|use|using|refer(?:ring)?(?:\s+to)?|talk\s+of))?"
)
_VERB = re.compile(
    rf"(?:{_ZH_NOT}){_ZH_VERB}?\s*[:：]?\s*|{_EN_NOT}{_EN_VERB}\b\s*:?\s*", re.IGNORECASE
)
_MENTION = re.compile(
    rf"(?:{_ZH_NOT})(?:提及|提起|提到|提)\s*[:：]?\s*"
    rf"|{_EN_NOT}\s+(?:ever\s+)?mention(?:ing|s?\s+of)?\b\s*:?\s*",
    re.IGNORECASE,
)
_QUOTED = re.compile(
    r"[“\"「『‘〝«]([^”\"」』’〞»]+)[”\"」』’〞»]|《([^》]+)》|(?<!\w)'([^']+)'(?!\w)"
)
_BETWEEN = re.compile(
    r"[，,、;；。.!！/|\n]|\s+(?:or|and|nor)\s+|(?:以及|或者)|(?<=\w\w)[和与及或](?=\w\w)"
)
_LEAD = re.compile(
    r"^(?:the|a|an|her|his|their|my|any|about|as|关于|她的|他的|其)\s*", re.IGNORECASE
)
_TAIL = re.compile(
    r"\s*(?:again|anymore|any more|ever|at all|的?(?:事情|事|话题|情况)|一事|了|等)$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Taboo:
    """`said` is without its verb where that is 'do not mention'; `bare` was written without any;
    `terms` are what is not to be written."""

    said: str
    bare: bool
    terms: tuple[str, ...]


@lru_cache(maxsize=512)
def taboo(text: str) -> Taboo:
    """What a taboo says, whichever way it was written."""
    whole = " ".join(text.split())
    mention = _MENTION.match(whole)
    if mention and whole[mention.end() :].strip():
        return Taboo(whole[mention.end() :].strip(), False, _terms(whole))
    return Taboo(whole, _VERB.search(whole) is None, _terms(whole))


def _terms(text: str) -> tuple[str, ...]:
    quoted = ["".join(one).strip() for one in _QUOTED.findall(text)]
    if any(quoted):
        return tuple(dict.fromkeys(one for one in quoted if one))
    # What stands before a colon is the thing, what follows says why.
    thing = re.split(r"[:：(（]", _VERB.sub("\n", text))[0] if _told_why(text) else text
    parts = (_bare(part) for part in _BETWEEN.split(_VERB.sub("\n", thing)))
    return tuple(dict.fromkeys(part for part in parts if part))


def _told_why(text: str) -> bool:
    thing = re.split(r"[:：(（]", _VERB.sub("", text))[0]
    return bool(thing.strip())


def _bare(part: str) -> str:
    """Without articles before, and what says 'again' after."""
    bare, before = part.strip(" \t:：()（）"), ""
    while bare != before:
        before, bare = bare, _TAIL.sub("", _LEAD.sub("", bare)).strip()
    return bare if len(bare) > 1 else ""
