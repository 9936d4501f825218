"""Which business line an issue is likely of, by what is written: a guess for a person to take.

No guess is better than a wrong one: only what tells a line by itself counts, and what tells two
lines tells none.
"""

import re
from collections.abc import Collection, Iterable, Mapping

SHORTEST = 5
"""Characters of a number that are told among the words; its last six are as good as the whole."""

_ALONE = (r"(?<![0-9A-Za-z])", r"(?![0-9A-Za-z])")
"""Han characters stand beside a number without a space; letters and figures make it another."""


def _look(shape: str) -> re.Pattern[str]:
    return re.compile(shape.join(_ALONE))


_NUMBERS = (
    (_look(r"(?:HT|BK|FL|TK|PNR)-?\d{6,}"), "travel"),
    (_look(r"(?:CA|MU|CZ|HU|HO|MF|ZH|3U|9C|CX|SQ|BA|LH|AF|NH|JL)\s?\d{3,4}"), "travel"),
    (re.compile(r"(?<![0-9A-Za-z])[GDCZTK]\d{1,4}\s?(?:次|号车)"), "travel"),
    (_look(r"(?:SF|YT|ZTO|STO|YD|JD[VX]?|EMS)-?\d{8,}"), "logistics"),
    (_look(r"CB-?\d{6,}"), "crossborder"),
    (_look(r"(?:WM|FD)-?\d{6,}"), "food"),
    (_look(r"(?:PAY|TX)-?\d{6,}"), "payments"),
)
"""How numbers of a business look: capitals, and figures right after them (an amount to pay and a
postcode in Texas have a space)."""

_WORDS: Mapping[str, str] = {
    "travel": "酒店 宾馆 民宿 客房 入住 退房 订房 航班 机票 航空公司 登机 起飞 改签 托运 行李"
    " 机场 高铁 车票 火车票 签证 租车 旅行社 旅行团 接机 hotel flight airline airport boarding"
    " luggage baggage visa rebook train",
    "food": "外卖 骑手 送餐 订餐 点餐 餐厅 餐馆 饭馆 堂食 上菜 菜品 奶茶 takeaway takeout"
    " restaurant rider",
    "entertainment": "演出 演唱会 电影票 影票 影院 看电影 剧场 话剧 音乐会 乐园门票 主题乐园"
    " concert movie cinema theatre theater musical",
    "grocery": "生鲜 水果 蔬菜 牛奶 买菜 grocery groceries fruit vegetable milk",
    "crossborder": "跨境 海外购 清关 报关 海关 关税 保税 customs cross-border",
    "logistics": "快递 包裹 物流 运单 揽收 揽件 派件 丢件 parcel courier waybill shipment",
    "retail": "退货 换货 退换 发货 尺码 色差 假货 正品 鞋子 裙子 wrong~size too~small"
    " too~large shoe jacket",
    "payments": "扣款 重复扣 多扣 扣了两次 盗刷 花呗 账单 余额 支付失败 重复支付 付款失败"
    " payment charged~twice double~charge overcharged",
}
"""Words that tell a line by themselves, ~ for a space. Not among them is what goes with every line
(an order, a refund, an invoice, a room something was brought to), nor what is mostly something
else (`table`, `show`, `card`, `菜` in 菜鸟). Money comes last: what is paid back was bought
somewhere."""

_OTHERWISE = re.compile(
    "行李箱|行李牌|行李架|水果刀|水果盘|水果机|水果色|牛奶锅|牛奶绒|牛奶盒|牛奶沐浴|奶茶色|蔬菜刀|蔬菜脱水"
    "|餐厅椅|餐厅灯|餐厅桌|快递员|快递小哥|快递盒|快递袋|鞋子收纳|酒店同款|酒店风|海关锁"
    "|物流园|机场高速|外卖箱|高铁票夹"
    "|toy train|train set|train table|model train|fruit knife|fruit bowl|milk frother"
    "|movie poster|luggage tag|luggage rack|shoe rack|shoe box|shoe cabinet|passport holder"
)
"""Things whose name begins with such a word."""

_AWAITED = re.compile(
    r"退款\S{0,8}?(?:没到|未到|没有到|没收到|未收到|不到账|到账|原路)"
    r"|refund\S*(?: \S+){0,3} (?:not|never)(?: \S+)? (?:arrive|post|come|receive)"
)
"""A refund that does not arrive; one that is asked for is of whatever was bought."""

_LATIN = re.compile(r"[a-z]")


def likely_line(
    text: str, numbers: Iterable[str], known: Mapping[str, str], offered: Collection[str]
) -> str | None:
    """The code of the likely line among those offered, or None.

    `known` are the member's business numbers and the line of each. A number known says more than
    one that looks like something, and that more than a word.
    """
    said = " ".join([text, *numbers])
    found = (_by_known(said, known), _by_look(said), _by_words(said))
    line = next((line for line in found if line is not None), None)
    return line if line in offered else None


def _by_known(said: str, known: Mapping[str, str]) -> str | None:
    folded = _folded(said)
    told = {line for number, line in known.items() if _tells(_folded(number), folded)}
    return told.pop() if len(told) == 1 else None


def _tells(number: str, folded: str) -> bool:
    """Whether somebody wrote a number, or read out its end: as a number of its own."""
    ends = (number, number[-6:]) if len(number) > 6 else (number,)
    return any(len(one) >= SHORTEST and _alone(one, folded) for one in ends)


def _alone(number: str, folded: str) -> bool:
    return re.search(rf"(?<![0-9a-z]){re.escape(number)}(?![0-9a-z])", folded) is not None


def _by_look(said: str) -> str | None:
    told = {line for look, line in _NUMBERS if look.search(said)}
    return told.pop() if len(told) == 1 else None


def _by_words(said: str) -> str | None:
    """The one line that is told of; money where no other is."""
    folded = _OTHERWISE.sub(" ", said.casefold())
    told = {line for line, words in _WORDS.items() if _has_any(folded, words.split())}
    if _AWAITED.search(folded):
        told.add("payments")
    others = told - {"payments"} or told
    return others.pop() if len(others) == 1 else None


def _has_any(folded: str, words: Iterable[str]) -> bool:
    return any(_has(folded, word.replace("~", " ")) for word in words)


def _has(folded: str, word: str) -> bool:
    if _LATIN.search(word):
        return re.search(rf"(?<![a-z]){re.escape(word)}s?(?![a-z])", folded) is not None
    return word in folded


def _folded(text: str) -> str:
    return re.sub(r"[-_/.]", "", text.casefold())
