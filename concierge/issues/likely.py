"""Which business line an issue is likely of, by what is written: a guess for a person to take."""

import re
from collections.abc import Collection, Iterable, Mapping

SHORTEST = 5
"""Characters of a number that are told among the words; its last six are as good as the whole."""

_NUMBERS = (
    (re.compile(r"\b(?:HT|BK|FL|TK|PNR)[- ]?\d{4,}", re.I), "travel"),
    (re.compile(r"\b(?:CA|MU|CZ|HU|HO|MF|ZH|3U|9C|CX|SQ|BA|LH|AF|NH|JL)\s?\d{3,4}\b"), "travel"),
    (re.compile(r"\b[GDCZTK]\d{1,4}\s?(?:次|号车)"), "travel"),
    (re.compile(r"\b(?:SF|YT|ZTO|STO|YD|JD[VX]?|EMS)[- ]?\d{8,}", re.I), "logistics"),
    (re.compile(r"\bCB[- ]?\d{4,}", re.I), "crossborder"),
    (re.compile(r"\b(?:WM|FD)[- ]?\d{4,}", re.I), "food"),
    (re.compile(r"\b(?:PAY|RF|TX)[- ]?\d{4,}", re.I), "payments"),
)
"""How numbers of a business look."""

_WORDS: Mapping[str, str] = {
    "travel": "酒店 宾馆 民宿 客房 房间 入住 退房 航班 机票 航空 飞机 登机 起飞 改签 行李"
    " 机场 火车 高铁 车票 签证 租车 旅行 旅游 行程 接机 hotel room booking flight airline"
    " airport train visa luggage baggage boarding reservation rebook check-in",
    "food": "外卖 餐厅 餐饮 骑手 订餐 用餐 菜 包间 奶茶 咖啡 takeaway restaurant meal rider dish"
    " table coffee dinner lunch",
    "entertainment": "演出 演唱会 电影 影票 门票 剧场 话剧 音乐会 展览 乐园 concert show film movie"
    " theatre theater ticket exhibition",
    "grocery": "生鲜 水果 蔬菜 牛奶 海鲜 超市 买菜 鸡蛋 grocery fruit vegetables milk seafood",
    "crossborder": "跨境 海外购 清关 报关 海关 关税 保税 进口 customs clearance duty cross-border"
    " import",
    "logistics": "快递 包裹 物流 运单 派送 配送 签收 揽收 驿站 丢件 破损 parcel courier delivery"
    " waybill package shipment tracking",
    "retail": "订单 退货 换货 尺码 质量 商品 店铺 卖家 发货 衣服 鞋 购物 order return exchange size"
    " seller shop goods",
    "payments": "退款 支付 扣款 重复扣 账单 信用卡 花呗 余额 红包 到账 发票 refund payment charged"
    " charge card invoice bill",
}
"""Words of each line. Money comes last: what is paid back was bought somewhere."""

_LATIN = re.compile(r"[a-z]")


def likely_line(
    text: str,
    numbers: Iterable[str],
    known: Mapping[str, str],
    offered: Collection[str],
    about: Collection[str] = (),
) -> str | None:
    """The code of the likely line among those offered, or None.

    `known` are the member's business numbers and the line of each; `about` the lines of the issues
    open for them. A number known says more than one that looks like something, that more than a
    word, and a word more than the one thing that is open.
    """
    said = " ".join([text, *numbers])
    found = (_by_known(said, known), _by_look(said), _by_words(said), _by_issue(about))
    return next((line for line in found if line in offered and line is not None), None)


def _by_known(said: str, known: Mapping[str, str]) -> str | None:
    folded = _folded(said)
    for number, line in known.items():
        whole = _folded(number)
        if len(whole) >= SHORTEST and (whole in folded or _told(whole[-6:], folded)):
            return line
    return None


def _told(tail: str, folded: str) -> bool:
    """Whether somebody read out the end of a number: as a number of its own."""
    return (
        len(tail) == 6
        and re.search(rf"(?<![0-9a-z]){re.escape(tail)}(?![0-9a-z])", folded) is not None
    )


def _by_look(said: str) -> str | None:
    return next((line for look, line in _NUMBERS if look.search(said)), None)


def _by_words(said: str) -> str | None:
    """The line most words are of; of as many, the one told first in the list of lines."""
    folded = said.casefold()
    counts = {line: _count(folded, words.split()) for line, words in _WORDS.items()}
    most = max(counts.values())
    others = {line: n for line, n in counts.items() if line != "payments" and n}
    if others:
        return max(others, key=lambda line: others[line])
    return "payments" if most else None


def _count(folded: str, words: Iterable[str]) -> int:
    return sum(_has(folded, word) for word in words)


def _has(folded: str, word: str) -> bool:
    if _LATIN.search(word):
        return re.search(rf"(?<![a-z]){re.escape(word)}s?(?![a-z])", folded) is not None
    return word in folded


def _by_issue(about: Collection[str]) -> str | None:
    lines = set(about)
    return lines.pop() if len(lines) == 1 else None


def _folded(text: str) -> str:
    return re.sub(r"[-_/.]", "", text.casefold())
