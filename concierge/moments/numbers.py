"""Numbers as they are said: in figures, in Chinese numerals, and the small English words."""

_FIGURES = {sign: value for value, sign in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_TENS = {"十": 10, "百": 100}
WORDS = {
    "half an": 0.5, "half a": 0.5, "an": 1, "a": 1, "one": 1, "two": 2, "three": 3, "four": 4,
    "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12,
}  # fmt: skip
HAN = "零〇一二两三四五六七八九十百"


def number(said: str) -> float:
    """`3`, `1.5`, 十二, 二〇二六, 半, `half an`, `two`. Raises ValueError for what is none."""
    if said in WORDS:
        return WORDS[said]
    if said == "半":
        return 0.5
    return float(said) if said[:1].isdecimal() and said.isascii() else whole(said)


def whole(said: str) -> int:
    """A whole number in figures or in Chinese numerals. Raises ValueError for what is none."""
    if said.isascii() and said.isdecimal():
        return int(said)
    if not said or any(sign not in HAN for sign in said):
        raise ValueError(said)
    if not any(sign in _TENS for sign in said):
        return int("".join(str(_FIGURES[sign]) for sign in said))
    return _with_tens(said)


def _with_tens(said: str) -> int:
    """十 is 10, 二十三 is 23, 一百零五 is 105; 十百 and 二三十 are none."""
    total, last, least = 0, None, 1000
    for sign in said:
        if sign not in _TENS:
            if last:
                raise ValueError(said)
            last = _FIGURES[sign]
        elif _TENS[sign] < least and last != 0:
            least = _TENS[sign]
            total, last = total + (1 if last is None else last) * least, None
        else:
            raise ValueError(said)
    return total + (last or 0)
