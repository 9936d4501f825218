"""Invented people: names put together from small tables, places, tiers and ways to reach them.

No number can be a customer's: the ranges are those that regulators keep free for films and plays
(+1 …555-01xx, +44 7700 900xxx, +49 30 23125xxx, +33 6 39 98 xx xx, +46 70 174 06xx, +353 20 91x,
+61 2 5550 xxxx); China keeps none, so 154, which no carrier was ever given.
"""

from dataclasses import dataclass
from datetime import date
from random import Random


def _names(text: str) -> tuple[str, ...]:
    return tuple(text.split())


SURNAMES = (
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶"
    "阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段钱汤尹黎易常武乔贺赖龚文"
)
TWO_CHARACTER_SURNAMES = ("欧阳", "上官", "司徒", "诸葛", "令狐")
GIVEN_F = _names("""
    雅宁 婉清 思齐 若溪 南乔 曼宁 静怡 语桐 书瑶 清禾 亦可 知夏 梓涵 佳音 念慈 映雪
    云舒 嘉懿 沐晴 诗琪 芷若 晓棠 欣然 月华 慧敏 丽娟 秀英 淑贞 凤仪 玉兰 晚晴 令仪
    怀瑾 素心 采薇 幼宁 锦瑟 霁月 惠 颖 岚 琳 倩 蓉
""")
GIVEN_M = _names("""
    柏川 立群 知远 嘉树 远征 敬之 鸿声 云舟 允明 若谷 叙白 慕言 子衡 景行 承泽 浩然
    俊杰 建国 志强 明轩 宇航 天佑 文博 思源 守拙 行简 光启 伯安 宗翰 维桢 润生 启明
    和平 国栋 少华 亦霖 砚秋 松年 峻 磊 涛 毅 凯 宏
""")
CITIES = _names("""
    上海 北京 深圳 广州 杭州 成都 苏州 南京 武汉 重庆 西安 厦门 宁波 青岛 长沙 天津
    佛山 大连 昆明 合肥
""")
TIERS_ZH = ("黑金", "铂金", "铂金", "金卡", "金卡", "金卡", "银卡")
TIERS_EN = ("Black", "Platinum", "Platinum", "Gold", "Gold", "Gold", "Silver")
TITLE_F, TITLE_M = "女士", "先生"


@dataclass(frozen=True)
class Place:
    """Where international members live: a city, its zone, its money, its names and its phones.

    `phone` has an `x` for every digit that may be any.
    """

    city: str
    zone: str
    currency: str
    phone: str
    women: tuple[str, ...]
    men: tuple[str, ...]
    surnames: tuple[str, ...]


_BRITISH = (
    _names("Eleanor Harriet Imogen Beatrice Florence Rosalind Zara Anjali Nkechi Maeve"),
    _names("Edmund Theo Alistair Rupert Kofi Arjun Callum Dominic Hugo Gareth"),
    _names(
        "Ashworth Blackwood Okafor Pembroke Fairfax Mehta Lockwood Adeyemi Thornton Hale Sandhu"
    ),
)
_AMERICAN = (
    _names("Madeline Grace Naomi Vivian Carmen Audrey Simone Leah Renee Tessa"),
    _names("Marcus Elliot Julian Andre Calvin Desmond Ray Wesley Victor Grant"),
    _names("Whitaker Delgado Brooks Nakamura Hargrove Park Ellison Vance Moreno Kessler Tran"),
)
_GERMAN = (
    _names("Friederike Annika Leonie Johanna Katrin Svenja"),
    _names("Matthias Lukas Henrik Konrad Tobias Jannis"),
    _names("Brandt Vogel Lindemann Hoffner Reinke Albers Keller"),
)
_FRENCH = (
    _names("Camille Solene Margaux Helene Juliette Oceane"),
    _names("Bastien Lucien Etienne Olivier Mathieu Remi"),
    _names("Delacourt Fontaine Girard Lemoine Marchand Roussel"),
)
_NORTHERN = (
    _names("Astrid Linnea Saga Ebba Tuva Maja"),
    _names("Axel Nils Viktor Anders Emil Sven"),
    _names("Bergstrom Holm Lindahl Norden Ekberg Falk"),
)
PLACES = (
    Place("London", "Europe/London", "GBP", "+447700900xxx", *_BRITISH),
    Place("Manchester", "Europe/London", "GBP", "+447700900xxx", *_BRITISH),
    Place("New York", "America/New_York", "USD", "+121255501xx", *_AMERICAN),
    Place("Los Angeles", "America/Los_Angeles", "USD", "+121355501xx", *_AMERICAN),
    Place("Chicago", "America/Chicago", "USD", "+131255501xx", *_AMERICAN),
    Place("Toronto", "America/Toronto", "CAD", "+141655501xx", *_AMERICAN),
    Place("Sydney", "Australia/Sydney", "AUD", "+6125550xxxx", *_BRITISH),
    Place("Dublin", "Europe/Dublin", "EUR", "+35320914xxxx", *_BRITISH),
    Place("Berlin", "Europe/Berlin", "EUR", "+493023125xxx", *_GERMAN),
    Place("Paris", "Europe/Paris", "EUR", "+3363998xxxx", *_FRENCH),
    Place("Stockholm", "Europe/Stockholm", "SEK", "+467017406xx", *_NORTHERN),
)


@dataclass(frozen=True)
class Person:
    """A member as invented. `tail` is how their phone ends; `joined` days before today; `before`
    the login of who served them first, where it is not who serves them now."""

    name: str
    address: str
    tier: str
    city: str
    tail: str = ""
    zone: str = "Asia/Shanghai"
    currency: str = "CNY"
    phone: str = ""
    email: str = ""
    birthday: tuple[int, int, int | None] | None = None
    joined: int = 800
    before: str = ""

    @property
    def language(self) -> str:
        """The language they are spoken to in: zh or en."""
        return "zh" if self.currency == "CNY" else "en"


def chinese(rng: Random) -> Person:
    """Somebody who lives in China."""
    woman = rng.random() < 0.52
    surname = rng.choice(TWO_CHARACTER_SURNAMES) if rng.random() < 0.015 else rng.choice(SURNAMES)
    given = rng.choice(GIVEN_F if woman else GIVEN_M)
    return Person(
        name=surname + given,
        address=surname + (TITLE_F if woman else TITLE_M),
        tier=rng.choice(TIERS_ZH),
        city=rng.choice(CITIES),
        phone=dialled("+86154xxxxxxxx", rng),
        birthday=_birthday(rng),
        joined=_joined(rng),
    )


def international(rng: Random) -> Person:
    """Somebody who lives elsewhere and is spoken to in English."""
    place = rng.choice(PLACES)
    given = rng.choice(place.women if rng.random() < 0.5 else place.men)
    surname = rng.choice(place.surnames)
    name = f"{given} {surname}"
    return Person(
        name=name,
        address=name,
        tier=rng.choice(TIERS_EN),
        city=place.city,
        zone=place.zone,
        currency=place.currency,
        phone=dialled(place.phone, rng),
        email=email(name, rng),
        birthday=_birthday(rng),
        joined=_joined(rng),
    )


def dialled(pattern: str, rng: Random, tail: str = "") -> str:
    """`pattern` with digits for its `x`, ending in `tail`."""
    number = "".join(str(rng.randrange(10)) if one == "x" else one for one in pattern)
    return number[: len(number) - len(tail)] + tail


def email(name: str, rng: Random) -> str:
    """An address in a domain that is kept free for examples."""
    return f"{name.lower().replace(' ', '.')}{rng.randrange(2, 99)}@example.com"


def _birthday(rng: Random) -> tuple[int, int, int | None] | None:
    if rng.random() < 0.4:
        return None
    born = date(rng.randrange(1950, 2002), 1, 1).replace(month=rng.randrange(1, 13))
    year = born.year if rng.random() < 0.6 else None
    return born.month, rng.randrange(1, 29), year


def _joined(rng: Random) -> int:
    return round(rng.triangular(40, 1100, 900))
