"""The words a person is found by, and where a name stands in a list.

A name is cut into tokens: one for each Han character, one for each word of other scripts. Every
tail of it is a word to be found by, so that 林雅岚 answers to 雅岚 and 岚 as well; so is every tail
of its reading (linyalan, yalan, lan) and of its initials (lyl, yl).
"""

import re
from collections.abc import Iterator
from itertools import islice, product

from concierge.searchindex.folding import fold

Reading = tuple[str, ...]

# Surnames read unlike the character is elsewhere: the dictionary knows the common reading only.
_READ_SO = """
    万俟=mo·qi 尉迟=yu·chi 单于=chan·yu 單于=chan·yu 乐正=yue·zheng 樂正=yue·zheng
    单=shan 單=shan 曾=zeng 解=xie 仇=qiu 区=ou 區=ou 查=zha 盖=ge 蓋=ge 朴=piao 翟=zhai 覃=qin
    缪=miao 繆=miao 乐=yue 樂=yue 阚=kan 闞=kan 秘=bi 种=chong 重=chong 繁=po 折=she 佴=nai 粘=nian
    藏=zang 扎=za 都=du 六=lu 薄=bo 乜=nie 不=fou 卜=bu 浣=wan 贠=yun 貟=yun 员=yun 員=yun 么=yao
    召=shao 祭=zhai 黑=he 隗=wei 句=gou 郇=xun 洗=xian 宓=fu 能=nai 隽=juan
"""
_TWO_CHARACTERS = """
    万俟 尉迟 单于 單于 乐正 樂正 欧阳 歐陽 司马 司馬 诸葛 諸葛 上官 夏侯 东方 東方 公孙 公孫 慕容
    宇文 轩辕 呼延 端木 闾丘 濮阳 淳于 太叔 申屠 公冶 宗政 钟离 赫连 拓跋 长孙 令狐 皇甫 司徒 司空
    南宫 澹台
"""
SURNAMES: dict[str, Reading] = {
    characters: tuple(reading.split("·"))
    for characters, _, reading in (pair.partition("=") for pair in _READ_SO.split())
}
TWO_CHARACTERS = frozenset(_TWO_CHARACTERS.split())
PLACE = 48
"""Tokens of an address that are words to be found by."""
TOKENS = 16
"""Tokens of a name that are words to be found by; no name has more."""
READINGS = 8
"""Readings of one name that are kept; a given name may have several, all are found."""
LONGEST = 64
"""Characters of a term."""

_HAN = "\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af"
_IS_HAN = re.compile(f"[{_HAN}]")
_HANGUL = "\uac00-\ud7a3"
_TOKEN = re.compile(rf"[{_HAN}{_HANGUL}]|[^\W_{_HAN}{_HANGUL}]+")
_SIGNS = re.compile(r"[^\w\s]|_")

Span = tuple[int, int]
Token = tuple[str, Span]
"""A Han character or a word, and where it stands in the folded name."""
Term = tuple[str, str]
"""A word and how it finds: name, address (as one is addressed), pinyin, initials, number, phone,
email, wechat, label (of who answers there), place."""


def name_terms(name: str, address: str = "") -> set[Term]:
    """Everything a name and a form of address are found by."""
    terms = {(tail, "name") for tail in _tails(name)}
    terms |= {(tail, "address") for tail in _tails(address)}
    tokens = _tokens(name)
    for reading in _readings(tokens):
        if any(map(_IS_HAN.match, tokens)):
            terms |= {("".join(tail), "pinyin") for tail in _ends(reading)}
        initials = ["".join(syllable[0] for syllable in tail) for tail in _ends(reading)]
        terms |= {(initial, "initials") for initial in initials if len(initial) > 1}
    return {(term[:LONGEST], how) for term, how in terms if term}


def point_terms(how: str, text: str) -> set[Term]:
    """What a way to reach somebody, who answers there, or a place is found by: every tail of it."""
    tails = _tails(text, PLACE)
    return {(tail[:LONGEST], how) for tail in tails if tail}


def reading_of(name: str) -> str:
    """How a name is read, syllable by syllable: what it is sorted by in lists."""
    return " ".join(next(_readings(_tokens(name)), ())) or fold(name).strip()


def number_terms(number: str) -> set[Term]:
    """What a member number is found by: as it is, and by what follows its letters."""
    whole = "".join(fold(number).split())
    bare = "".join(character for character in whole if character.isalnum())
    forms = {whole, bare, bare.lstrip("abcdefghijklmnopqrstuvwxyz")}
    return {(form[:LONGEST], "number") for form in forms if form}


def asked(text: str) -> list[str]:
    """The words of a query, folded as the terms are; each must find the same person. None, where
    there are more than a name can have."""
    storable = text[: TOKENS * LONGEST].encode("utf-8", "ignore").decode("utf-8").replace("\0", " ")
    words = dict.fromkeys(word.strip(".,，。、·'’\"") for word in fold(storable).split())
    asked = [word[:LONGEST] for word in words if word]
    return asked if len(asked) <= TOKENS else []


def bare(text: str) -> str:
    """`text` without the signs that part a name: o'brien is typed obrien, too."""
    return _SIGNS.sub("", text)


def _tails(text: str, tokens: int = TOKENS) -> Iterator[str]:
    """The text from each of its tokens on, folded; and the whole without what separates them."""
    whole = " ".join(fold(text).split())
    starts = [match.start() for match in islice(_TOKEN.finditer(whole), tokens)]
    yield whole
    yield "".join(_TOKEN.findall(whole))
    for start in starts:
        yield whole[start:]
        yield bare(whole[start:])


def _ends(reading: Reading) -> Iterator[Reading]:
    return (reading[start:] for start in range(len(reading)))


def tokens_in(name: str) -> list[Token]:
    """The tokens of a name, each with where it stands in the folded name."""
    found = islice(_TOKEN.finditer(fold(name)), TOKENS)
    return [(match.group(), match.span()) for match in found]


def readings(name: str) -> Iterator[Reading]:
    """The ways a name may be read, the likeliest first."""
    return _readings(_tokens(name))


def _tokens(name: str) -> list[str]:
    return _TOKEN.findall(fold(name))[:TOKENS]


def _readings(tokens: list[str]) -> Iterator[Reading]:
    """The ways a name may be read, the likeliest first."""
    if not any(map(_IS_HAN.match, tokens)):
        return iter([tuple(tokens)] if tokens else [])
    return islice(map(tuple, product(*_syllables(tokens))), READINGS)


def _syllables(tokens: list[str]) -> list[list[str]]:
    """For each token how it may be read, the likeliest first."""
    # Its dictionary costs a third of a second, and starting the desk reads no name.
    from pypinyin import Style, pinyin

    surname = _surname(tokens)
    fixed = [[syllable] for syllable in SURNAMES.get(surname, ())]
    if surname and not fixed:
        fixed = [_spellings(found[:1]) for found in pinyin(surname, style=Style.NORMAL)]
    read = fixed
    for token in tokens[len(fixed) :]:
        if _IS_HAN.match(token):
            read.append(_spellings(pinyin(token, style=Style.NORMAL, heteronym=True)[0]))
        else:
            read.append([token])
    return read


def _surname(tokens: list[str]) -> str:
    """The Han characters at the beginning that are the surname; empty where none are."""
    if not _IS_HAN.match(tokens[0]):
        return ""
    two = "".join(tokens[:2])
    return two if two in TWO_CHARACTERS else tokens[0]


def _spellings(syllables: list[str]) -> list[str]:
    """Each syllable in plain letters: 吕 is typed lv, written lyu in passports, and often lu."""
    plain = [fold(syllable.replace("ü", "v")) for syllable in syllables]
    otherwise = [one.replace("v", other) for one in plain for other in ("u", "yu")]
    return list(dict.fromkeys([*plain, *otherwise]))
