"""What a member must not eat or touch, and where a text speaks of it without minding that."""

import re
from collections.abc import Iterator
from functools import lru_cache

from concierge.members.mentioned import Span, mentions
from concierge.searchindex.folding import fold

_SAME = (
    ("花生", "peanut", "groundnut"),
    ("坚果", "树坚果", "nut", "tree nut"),
    ("杏仁", "巴旦木", "almond"),
    ("腰果", "cashew"),
    ("核桃", "walnut"),
    ("榛子", "hazelnut"),
    ("开心果", "pistachio"),
    ("海鲜", "seafood"),
    ("贝类", "贝壳类", "shellfish"),
    ("甲壳类", "crustacean"),
    ("虾", "shrimp", "prawn"),
    ("蟹", "crab"),
    ("龙虾", "lobster"),
    ("生蚝", "牡蛎", "oyster"),
    ("鱼", "fish"),
    ("牛奶", "milk"),
    ("乳制品", "奶制品", "dairy"),
    ("乳糖", "lactose"),
    ("鸡蛋", "egg"),
    ("大豆", "黄豆", "soy", "soya", "soybean"),
    ("小麦", "wheat"),
    ("麸质", "麦麸", "gluten"),
    ("芝麻", "sesame"),
    ("芒果", "mango", "mangoes"),
    ("桃子", "peach"),
    ("草莓", "strawberry", "strawberries"),
    ("猕猴桃", "奇异果", "kiwi"),
    ("菠萝", "pineapple"),
    ("芹菜", "celery"),
    ("芥末", "mustard"),
    ("香菜", "coriander", "cilantro"),
    ("酒精", "alcohol"),
    ("羊毛脂", "lanolin"),
    ("乳胶", "latex"),
    ("青霉素", "盘尼西林", "penicillin"),
    ("头孢", "cephalosporin"),
    ("阿司匹林", "aspirin"),
    ("碘", "iodine"),
    ("花粉", "pollen"),
    ("百合", "lily", "lilies"),
    ("尘螨", "dust mite"),
    ("猫", "猫毛", "cat"),
    ("狗", "狗毛", "dog"),
    ("羽毛", "feather"),
    ("香水", "perfume", "fragrance"),
)
"""Words of one thing in both languages; a fact that names one means them all, and nothing else."""
_ABOUT_IT = re.compile(
    r"严重|轻微|轻度|重度|会?(?:引起)?过敏(?:史|者|体质)?|不耐受?|敏感|忌口|不能吃|不吃|不要|不能|忌|勿食|勿用"
    r"|禁食|以及|含有?|制品$|类食物$|食物$|食品$"
    r"|\b(?:severe(?:ly)?|mild(?:ly)?|strong(?:ly)?|is|are|allerg(?:y|ies|ic)|intoleran(?:t|ce)"
    r"|sensitiv(?:e|ity)|to|no|cannot eat|can't eat|does not eat|avoid|all|any|products?"
    r"|the|of|from|reaction)\b",
    re.IGNORECASE,
)
_WHOSE = re.compile(
    r"^(?:太太|妻子|先生|丈夫|女儿|儿子|孩子|小孩|父亲|母亲|父母|爸爸|妈妈|本人|她|他|全家|对)+(?:对)?"
    r"|^(?:(?:her|his|their)\s+)?(?:wife|husband|daughter|son|child|children|mother|father|partner)"
    r"(?:'s)?\b\s*:?",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"[，,、;；。.:：/|()（）\n+&]|\s+(?:or|and)\s+|(?:以及|或者)|[和与及或]")
_MINDED_BEFORE = re.compile(
    r"(?:不含|不放|不加|不要|不吃|不能吃|避开|避免|去掉?|无|免|忌|勿|别|没有?|不得|禁"
    r"|\b(?:no|not|without|free of|free from|avoid|allerg(?:y|ic) to|except|never))"
    r"[^，,。.;；!！?？\n]{0,6}$"
)
_MINDED_AFTER = re.compile(r"^(?:类|制品)?\s*(?:过敏|不耐|不能|不要|不放|不加|[- ]?free\b|allerg)")


@lru_cache(maxsize=512)
def allergens(text: str) -> tuple[str, ...]:
    """What is meant by `花生过敏` or 'Allergic to peanuts': the words of it in both languages."""
    found: dict[str, None] = {}
    for part in _BETWEEN.split(fold(text)):
        for name in _named(part):
            found |= dict.fromkeys((name, *_others(name)))
    return tuple(found)


def unminded(text: str, written: str) -> list[Span]:
    """Where `written` speaks of the allergen of a fact without saying that there is none of it."""
    return [span for span in mentions(allergens(text), written) if not _minded(span, written)]


def _named(part: str) -> Iterator[str]:
    bare, before = part.strip(), ""
    while bare != before:
        before, bare = bare, _ABOUT_IT.sub(" ", _WHOSE.sub("", bare)).strip(" -'\"“”")
    name = " ".join(bare.split())
    # `in creams too` says where, not what.
    if name and not re.match(r"(?:in|also|too|with|even|only)\b", name):
        yield name


def _others(name: str) -> tuple[str, ...]:
    singular = {name, name.removesuffix("s"), name.removesuffix("es")}
    return next((group for group in _SAME if singular & set(group)), ())


def _minded(span: Span, written: str) -> bool:
    """'不含花生', 'peanut-free', '花生过敏': whoever writes that has it in mind."""
    begin, end = span
    before, after = fold(written[max(begin - 16, 0) : begin]), fold(written[end : end + 12])
    return bool(_MINDED_BEFORE.search(before) or _MINDED_AFTER.search(after))
