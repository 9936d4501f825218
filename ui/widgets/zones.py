"""A time zone as people name it: by a city, in either language, or by any name tzdb ever had."""

import unicodedata
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QCompleter, QWidget

from ui.widgets.places import city_of

_ALIASES = Qt.ItemDataRole.UserRole
_NAME = Qt.ItemDataRole.UserRole + 1
# A zone is named after one of its cities; these are what people say instead.
_SAID = """
Asia/Shanghai: 上海 北京 广州 深圳 杭州 成都 重庆 武汉 西安 南京 天津 苏州 厦门 中国 Beijing
Asia/Shanghai: Guangzhou Shenzhen Hangzhou Chengdu China
Asia/Urumqi: 乌鲁木齐 新疆
Asia/Hong_Kong: 香港
Asia/Macau: 澳门 Macao
Asia/Taipei: 台北 台湾 Taiwan
Asia/Tokyo: 东京 大阪 京都 日本 Osaka Kyoto Japan
Asia/Seoul: 首尔 韩国 Korea
Asia/Singapore: 新加坡
Asia/Kuala_Lumpur: 吉隆坡 马来西亚
Asia/Bangkok: 曼谷 泰国 普吉 Phuket Thailand
Asia/Jakarta: 雅加达 印尼
Asia/Makassar: 巴厘岛 Bali
Asia/Manila: 马尼拉 菲律宾
Asia/Ho_Chi_Minh: 胡志明市 西贡 越南 河内 Hanoi Saigon
Asia/Phnom_Penh: 金边
Asia/Kolkata: 加尔各答 孟买 新德里 印度 Mumbai Delhi India
Asia/Kathmandu: 加德满都 尼泊尔
Asia/Dubai: 迪拜 阿联酋 阿布扎比 Abu Dhabi
Asia/Riyadh: 利雅得 沙特
Asia/Qatar: 多哈 卡塔尔 Doha
Asia/Jerusalem: 耶路撒冷 以色列
Asia/Almaty: 阿拉木图
Asia/Ulaanbaatar: 乌兰巴托 蒙古
Indian/Maldives: 马尔代夫 Male
Europe/London: 伦敦 英国 England UK
Europe/Dublin: 都柏林 爱尔兰
Europe/Paris: 巴黎 法国
Europe/Berlin: 柏林 慕尼黑 法兰克福 德国 Munich Frankfurt Germany
Europe/Madrid: 马德里 西班牙 巴塞罗那 Barcelona
Europe/Rome: 罗马 米兰 意大利 Milan
Europe/Zurich: 苏黎世 日内瓦 瑞士 Geneva
Europe/Vienna: 维也纳 奥地利
Europe/Amsterdam: 阿姆斯特丹 荷兰
Europe/Brussels: 布鲁塞尔 比利时
Europe/Lisbon: 里斯本 葡萄牙
Europe/Prague: 布拉格 捷克
Europe/Budapest: 布达佩斯
Europe/Warsaw: 华沙 波兰
Europe/Athens: 雅典 希腊
Europe/Istanbul: 伊斯坦布尔 土耳其
Europe/Moscow: 莫斯科 俄罗斯
Europe/Stockholm: 斯德哥尔摩 瑞典
Europe/Oslo: 奥斯陆 挪威
Europe/Copenhagen: 哥本哈根 丹麦
Europe/Helsinki: 赫尔辛基 芬兰
Atlantic/Reykjavik: 雷克雅未克 冰岛
Africa/Cairo: 开罗 埃及
Africa/Johannesburg: 约翰内斯堡 开普敦 南非 Cape Town
Africa/Nairobi: 内罗毕 肯尼亚
America/New_York: 纽约 波士顿 华盛顿 Boston Washington
America/Chicago: 芝加哥 休斯敦 Houston
America/Denver: 丹佛
America/Los_Angeles: 洛杉矶 旧金山 西雅图 拉斯维加斯 San Francisco Seattle Las Vegas
America/Toronto: 多伦多 蒙特利尔 Montreal
America/Vancouver: 温哥华
Pacific/Honolulu: 檀香山 夏威夷 Hawaii
America/Mexico_City: 墨西哥城
America/Sao_Paulo: 圣保罗 里约热内卢 巴西
America/Argentina/Buenos_Aires: 布宜诺斯艾利斯
Australia/Sydney: 悉尼 堪培拉 Canberra
Australia/Melbourne: 墨尔本
Australia/Brisbane: 布里斯班 黄金海岸
Australia/Perth: 珀斯
Australia/Adelaide: 阿德莱德
Pacific/Auckland: 奥克兰 新西兰
Pacific/Fiji: 斐济
"""
CITIES: dict[str, str] = {}
for _line in _SAID.strip().splitlines():
    _zone, _, _cities_of = _line.partition(": ")
    CITIES[_zone] = f"{CITIES.get(_zone, '')} {_cities_of}".strip()


def zone_named(text: str) -> str | None:
    """The IANA zone of 上海, `new york`, `Asia/Shanghai`, `PRC` or `UTC`; None if there is none.

    A name that tzdb knows stays as it was written, but for its capitals.
    """
    plain = _plain(text)
    exact = _known().get(plain) or _cities().get(plain)
    if exact is not None:
        return exact
    try:
        return ZoneInfo(text.strip()).key
    except (KeyError, ValueError, OSError):
        return None


class ZoneCompleter(QCompleter):
    """Offers every zone whose name or one of whose cities holds what is typed, city first."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._fill()
        self.setCompletionRole(_ALIASES)
        self.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setFilterMode(Qt.MatchFlag.MatchContains)
        self.setMaxVisibleItems(10)

    def pathFromIndex(self, index: QModelIndex | QPersistentModelIndex) -> str:
        return str(index.data(_NAME) or "")

    def _fill(self) -> None:
        model = QStandardItemModel(self)
        known_first = sorted(_places(), key=lambda name: (name not in CITIES, name))
        for name in known_first:
            item = QStandardItem(f"{city_of(name)}  {name}")
            said = f"{city_of(name)} {name} {name.replace('_', ' ')} {CITIES.get(name, '')}"
            item.setData(said, _ALIASES)
            item.setData(name, _NAME)
            model.appendRow(item)
        self.setModel(model)


@cache
def _places() -> tuple[str, ...]:
    return tuple(name for name in available_timezones() if "/" in name)


@cache
def _known() -> dict[str, str]:
    return {_plain(name): name for name in available_timezones()}


@cache
def _cities() -> dict[str, str]:
    """Cities by what they are called; where two zones have one, the one people mean wins."""
    named = {_plain(name.rpartition("/")[2]): name for name in sorted(_places(), reverse=True)}
    for name, cities in CITIES.items():
        if name in _places():
            words = [name.rpartition("/")[2], *cities.split()]
            named |= dict.fromkeys(map(_plain, words), name)
    return named | {_plain(city): zone for city, zone in _TWO_WORDS.items()}


_TWO_WORDS = {
    "Abu Dhabi": "Asia/Dubai",
    "Cape Town": "Africa/Johannesburg",
    "San Francisco": "America/Los_Angeles",
    "Las Vegas": "America/Los_Angeles",
}


def _plain(text: str) -> str:
    folded = unicodedata.normalize("NFKC", text).casefold()
    return " ".join(folded.replace("_", " ").split())
