"""Invented texts with the statistics of real ones: few words very often, many hardly ever.

Everything follows from the seed; nobody's words are in here.
"""

from itertools import accumulate
from random import Random

COMMON_ZH = """
    您好 请问 订单 退款 包裹 酒店 航班 什么时候 已经 帮我 谢谢 今天 明天 客服 配送 发货 到账 取消
    改签 预订 地址 电话 稍等 麻烦 确认 收到 没有 可以 房间 餐厅 机票 快递 仓库 清关 税费 发票 优惠
    积分 会员 换货 破损 延误 座位 早餐 接机 行李 签收 派送 补偿 投诉 商家 门票 演出 生鲜 冷链 缺货
    漏发 重复 扣款 支付 失败 银行 额度 护照 签证 海关 申报 保税 跨境 物流 单号 司机 定位 靠窗 大床
    无烟 过敏 海鲜 花生 生日 蛋糕 鲜花 礼物 周末 晚上 上午 下午 尽快 回电 短信 邮件 加急 核实 处理
    安排 升级 延迟 入住 退房 押金 接送 轮椅 儿童 老人
"""
COMMON_EN = """
    the order refund parcel hotel flight please thank when tomorrow today room booking delivery
    address call cancel change confirm received still not arrived late damaged missing item card
    charged twice bank payment failed seat window upgrade luggage lost airport transfer driver
    restaurant table dinner allergy peanut seafood birthday cake flowers gift tickets show concert
    row invoice customs duty passport visa warehouse courier tracking signed neighbour replace
    exchange voucher points member account resolved waiting reply urgent morning evening weekend
    check-in checkout deposit quiet floor wheelchair child elderly escalated compensation apology
"""
HAN = (
    "澜云岫霁棠枫澄瑾砚岚汀檀屿鹤露桥泉岭松柏竹梅兰荷桂枝叶舟帆潮汐沙洲港湾桐榆槐柳杏桃梨橘柚"
    "琴棋书画诗词曲赋钟鼓笙箫玉石金银铜铁锦绣绸缎丝麻羽翎鹿鹰燕雀鸥鹭鲤鲟虎豹骏驹星辰月晖晨曦"
)
SYLLABLES = (
    "ba be bo da den dor el fa fen gal gor ha hel is ja kar kel la lim lor ma mer mon na nel "
    "or pa pel qui ra ren ros sa sel sol ta tem tor ul va vel vor wa wen xa ya zan zel"
)
TAIL = 20_000
"""Rare words of each language: names of houses, dishes, streets."""
ABSENT_ZH, ABSENT_EN = "望潮居", "Thornfield"
"""Words that occur in one text in fifty, in none of a member of the bench's own steward."""


class Words:
    """Draws texts from a vocabulary in which the n-th word comes about 1/n as often."""

    def __init__(self, seed: int) -> None:
        self.rng = Random(seed)
        self.words = {
            "zh": [*COMMON_ZH.split(), *(self._house() for _ in range(TAIL))],
            "en": [*COMMON_EN.split(), *(self._name() for _ in range(TAIL))],
        }
        self._weights = {
            language: list(accumulate(1 / (rank + 8) for rank in range(len(words))))
            for language, words in self.words.items()
        }

    def _house(self) -> str:
        return "".join(self.rng.choices(HAN, k=self.rng.choice((2, 2, 3))))

    def _name(self) -> str:
        return "".join(self.rng.choices(SYLLABLES.split(), k=3)).capitalize()

    def text(self, language: str, mine: bool) -> str:
        """A sentence or two; `mine` says whose member it is about."""
        rng = self.rng
        words = rng.choices(
            self.words[language], cum_weights=self._weights[language], k=rng.randint(4, 10)
        )
        if not mine and rng.random() < 0.02:
            words.append(ABSENT_ZH if language == "zh" else ABSENT_EN)
        if rng.random() < 0.15:
            words.append(number(rng))
        if language == "zh":
            middle = len(words) // 2
            return f"{''.join(words[:middle])}，{''.join(words[middle:])}。"
        return " ".join(words) + "."

    def title(self, language: str) -> str:
        """What was ordered or booked."""
        words = self.rng.choices(self.words[language], cum_weights=self._weights[language], k=2)
        return ("" if language == "zh" else " ").join(words)


def number(rng: Random) -> str:
    """A business's number, as it stands in a text."""
    return f"{rng.choice(('RT', 'SF', 'CA', ''))}{rng.randint(1000, 99_999_999)}"
