"""Members spoken to in Chinese: one story each, across the businesses they meet in."""

from datetime import timedelta

from concierge.demo.house import SIGNED_IN
from concierge.demo.people import Person
from concierge.demo.stories_lin import LIN, lin
from concierge.demo.telling import Teller, opened
from concierge.issues.kinds import ProofKind, Stage, Status, Urgency
from concierge.issues.rules import IssueDraft
from concierge.members.kinds import DateKind, FactKind
from concierge.notes.kinds import Visibility
from concierge.timeline.kinds import Channel

WU = Person("吴柏川", "吴先生", "铂金", "成都", tail="2086", joined=540)
HAN = Person("韩立群", "韩先生", "铂金", "北京", tail="7310", joined=880)
ZHENG = Person("郑婉清", "郑女士", "金卡", "苏州", tail="6652", joined=330)
MA = Person("马语桐", "马女士", "金卡", "南京", tail="1947", joined=270)
SHEN = Person("沈知远", "沈先生", "金卡", "宁波", tail="8803", joined=460)
SU = Person("苏曼宁", "苏女士", "铂金", "厦门", tail="3321", joined=690)
CHEN = Person("陈嘉树", "陈先生", "金卡", "武汉", tail="5079", joined=210)
GAO = Person("高远征", "高先生", "铂金", "青岛", tail="4436", joined=900, before="he")
JIANG = Person("蒋敬之", "蒋先生", "黑金", "杭州", tail="2618", joined=980)
ZHAO = Person("赵思齐", "赵女士", "铂金", "深圳", tail="9140", joined=380)
HE = Person("何鸿声", "何先生", "金卡", "广州", tail="7725", joined=500)
LUO = Person("罗清禾", "罗女士", "铂金", "重庆", tail="6093", joined=640)
TANG = Person("唐若溪", "唐女士", "金卡", "长沙", tail="1182", joined=290)
CAO = Person("曹允明", "曹先生", "金卡", "西安", tail="3357", joined=350)
GU = Person("顾南乔", "顾女士", "铂金", "上海", tail="8264", joined=720)
DING = Person("丁若谷", "丁先生", "铂金", "北京", tail="5501", joined=560)
LIANG = Person("梁慕言", "梁先生", "黑金", "深圳", tail="6188", joined=1095)
LIU = Person("刘亦霖", "刘先生", "铂金", "杭州", tail="0926", joined=610)
LI = Person("李月玲", "李女士", "金卡", "苏州", tail="5538", joined=420)
ZHOU = Person("周子衡", "周先生", "金卡", "杭州", tail="0417", joined=310)
ZHOU_TOO = Person("周梓珩", "周女士", "铂金", "杭州", tail="0471", joined=450)


def wu(t: Teller) -> None:
    """A flight three hours late, and the dinner that had to move with it."""
    h = t.hours
    t.fact(h.on(-310, "15:10"), FactKind.CONTACT_RULE, "会议中，先发微信")
    t.fact(h.on(-120, "12:00"), FactKind.TABOO, "勿劝改高铁")
    t.fact(h.on(-310, "15:11"), FactKind.LIKES, "靠走道，前三排；热美式，不加糖")
    t.date(h.on(-310, "15:12"), DateKind.ANNIVERSARY, "结婚纪念日", 8)
    t.note(
        h.on(-64, "21:15"), "上次延误已致歉两回，不要再提。只说这回几点走、坐哪里。", pinned=True
    )
    table = {"ref": "CF-20938", "expected_at": h.later(0.95)}
    t.sent(h.on(-6, "12:20"), "booking.made", "food", "竹影轩包间，八位", **table)
    leaves = h.later(0.75)
    t.sent(
        h.ago(hours=3),
        "flight.delayed",
        "travel",
        f"CA4108 成都 {h.clock(leaves)} → 北京",
        ref="CA4108",
        text=f"晚点 3 小时，{h.clock(leaves)} 起飞",
        expected_at=leaves + timedelta(hours=2, minutes=40),
    )
    t.rang(h.ago(hours=2, minutes=13), line="travel")
    logged = t.wrote(
        h.ago(hours=1, minutes=35),
        "航班晚点 3 小时，正在问改签名额，有准信先发您微信",
        issue=IssueDraft(
            "航班晚点改签", "travel", Urgency.URGENT, Stage.IN_SALE, references=("CA4108",)
        ),
        promises=(t.promise("告知改签进展", h.later(0.3)),),
    )
    t.heard(h.ago(hours=1, minutes=34), "先别改，等你消息。", issue_id=logged.issue_id)
    t.status(h.ago(hours=1, minutes=30), opened(logged), Status.WAITING_PARTNER)
    dinner = opened(
        t.heard(
            h.ago(hours=1, minutes=20),
            "晚上那顿也赶不上了，八个人的包间，能往后挪就挪，别退。",
            issue=IssueDraft("包间改时间", "food", references=("CF-20938",)),
        )
    )
    t.answer(h.ago(hours=1, minutes=2), dinner, "包间往后挪一小时半，八位不变，不收改期费")
    t.wrote(
        h.ago(hours=1), "包间往后挪了一小时半，八位不变，菜单照旧。", issue_id=dinner, tells=True
    )
    t.sent(
        h.ago(minutes=58), "booking.changed", "food", "竹影轩包间，八位，已改时间", ref="CF-20938"
    )
    t.closed(h.ago(minutes=50), dinner, ProofKind.BOOKING_CONFIRMED)
    concert = opened(
        t.heard(
            h.on(-4, "20:06"),
            "月底音乐会我和太太的座位隔了一条走道，能换到一起吗？不急。",
            issue=IssueDraft("音乐会换座", "entertainment", Urgency.ROUTINE, Stage.IN_SALE),
            promises=(t.promise("换座有无，给个回话", h.on(3, "18:00")),),
        )
    )
    t.edit(h.on(-3, "10:30"), concert, next_step="等剧场放出工作票")


def han(t: Teller) -> None:
    """A regulator's letter about a card that was charged twice: the one time nobody moves."""
    h = t.hours
    t.fact(h.on(-500, "09:40"), FactKind.CONTACT_RULE, "重要的事发邮件留底")
    issue = opened(
        t.heard(
            h.on(-12, "16:22"),
            "同一笔 5,200 元扣了我两次，银行说是你们的商户。上次有人跟我说三天，已经一周了。",
            minutes=9,
            issue=IssueDraft(
                "重复扣款 5,200 元", "payments", Urgency.URGENT, references=("PY-77103942",)
            ),
            told_again=True,
        )
    )
    t.fact(h.on(-12, "16:35"), FactKind.COMPLAINT, "重复扣款一周未退，已向监管投诉")
    t.answer(h.on(-11, "09:30"), issue, "多扣的一笔原路退回", "5200.00", h.on(-8, "18:00"))
    promise = t.wrote(
        h.on(-11, "09:42"),
        "多扣的 5,200 元已在退，三天内原路到账，到账我发截图给您。",
        channel=Channel.EMAIL,
        issue_id=issue,
        tells=True,
        promises=(t.promise("退回 ¥5,200.00", h.on(-8, "18:00"), "5200.00"),),
    ).promise_ids[0]
    t.sent(
        h.on(-9, "11:20"),
        "payment.refunded",
        "payments",
        "重复扣款退回",
        ref="RF-77103942",
        amount="5200.00",
    )
    t.kept(h.on(-9, "11:32"), promise)
    t.note(
        h.on(-2, "14:00"),
        "监管来函要书面答复：说明重复扣款经过和已退凭证。法务看过第二稿。",
        Visibility.TEAM,
        issue=issue,
    )
    reminder = t.remind(h.on(-2, "14:05"), "书面答复监管来函", h.later(0.6), issue)
    t.statutory(h.on(-2, "14:05"), reminder, h.later(0.6), issue)


def zheng(t: Teller) -> None:
    """A box of face masks short, and a call back that is twenty minutes late."""
    h = t.hours
    t.sent(
        h.on(-3, "20:14"),
        "order.placed",
        "retail",
        "补水面膜两盒",
        ref="2026117719382",
        amount="396.00",
    )
    t.sent(h.on(-1, "18:40"), "order.delivered", "retail", "补水面膜两盒", ref="2026117719382")
    issue = opened(
        t.heard(
            h.ago(minutes=50),
            "面膜买的两盒，到手只有一盒，赠品倒是齐的。",
            issue=IssueDraft("面膜少发一盒", "retail", references=("2026117719382",)),
        )
    )
    t.wrote(
        h.ago(minutes=48),
        "收到，半小时内查清给您回话。",
        issue_id=issue,
        promises=(t.promise("查清少发的面膜并回话", h.ago(minutes=20)),),
    )


def ma(t: Teller) -> None:
    """A pick-up at the door that needs somebody to ask how it went."""
    h = t.hours
    issue = opened(
        t.heard(
            h.on(-3, "10:48"),
            "大衣小了一号，想退。别让我自己去寄。",
            issue=IssueDraft(
                "大衣退货，上门取件",
                "retail",
                stage=Stage.AFTER_SALE,
                references=("2026113320175",),
            ),
        )
    )
    t.answer(h.on(-3, "11:02"), issue, "免费上门取件，签收即退", "1299.00")
    t.wrote(
        h.on(-3, "11:05"),
        "可以退。快递员上门取，不用您出运费，取走当天退 ¥1,299.00。",
        issue_id=issue,
        tells=True,
        promises=(t.promise("取件当天退款 ¥1,299.00", h.on(2, "20:00"), "1299.00"),),
    )
    t.sent(h.ago(minutes=40), "return.picked_up", "retail", "大衣，已上门取件", ref="2026113320175")
    t.remind(h.on(-1, "17:20"), "回访退货取件，问一声态度如何", h.later(0.4), issue)


def shen(t: Teller) -> None:
    """The late-dispatch guarantee, paid before he asks."""
    h = t.hours
    t.sent(
        h.on(-4, "22:31"),
        "order.placed",
        "retail",
        "露营灯两只",
        ref="2026110094417",
        amount="258.00",
    )
    t.sent(
        h.on(-1, "22:31"),
        "order.delayed",
        "retail",
        "露营灯两只，超 48 小时未发货",
        ref="2026110094417",
    )
    issue = opened(
        t.wrote(
            h.ago(hours=4),
            "您的露营灯超时没发，按迟发保障补您 40 元，今天到账，货明天出。",
            issue=IssueDraft("露营灯迟发", "retail", references=("2026110094417",)),
            promises=(t.promise("迟发补偿 ¥40.00 到账", h.later(0.7), "40.00"),),
        )
    )
    t.heard(h.ago(hours=3, minutes=40), "还没问就赔了，行，不急。", issue_id=issue)
    t.answer(
        h.ago(hours=3, minutes=30), issue, "迟发补偿 ¥40.00，货明天发出", "40.00", h.later(0.7)
    )
    t.told(h.ago(hours=3, minutes=25), issue, Channel.CHAT)


def su(t: Teller) -> None:
    """Her birthday, and the evening hours in which one does not disturb her."""
    h = t.hours
    t.fact(h.on(-600, "10:00"), FactKind.CONTACT_RULE, "带孩子，只发微信", "19:00", "09:00")
    t.fact(h.on(-600, "10:01"), FactKind.LIKES, "白色的花，不要百合")
    t.date(h.on(-600, "10:02"), DateKind.BIRTHDAY, "", 0)
    t.date(h.on(-600, "10:03"), DateKind.BIRTHDAY, "女儿小满", 41)
    t.note(h.on(-358, "19:20"), "去年送的花她发了朋友圈，今年换一家别重样。")
    t.sent(
        h.on(-2, "13:00"),
        "order.placed",
        "retail",
        "白色洋桔梗一束，今日送达",
        ref="FL-20261188",
        amount="328.00",
        expected_at=h.later(0.6),
    )
    t.remind(h.on(-7, "09:30"), "生日问候，花到了再发", h.later(0.8))


def chen(t: Teller) -> None:
    """A dinner that came cold; the answer is there and he does not know it yet."""
    h = t.hours
    issue = opened(
        t.heard(
            h.on(-1, "19:52"),
            "送到全凉了，汤都结油了。平台让我自己点退款，页面转半天。",
            issue=IssueDraft("晚饭送到是凉的", "food", references=("WM7720911203",)),
        )
    )
    t.wrote(h.on(-1, "19:58"), "您别弄了，我来办，明天给您结果。", issue_id=issue)
    t.status(h.on(-1, "20:02"), issue, Status.WAITING_PARTNER)
    t.sent(h.ago(minutes=35), "task.answered", "food", "餐饮组：同意赔付 56 元，责任在商家出餐")
    t.answer(h.ago(minutes=30), issue, "赔付 ¥56.00，原路退回", "56.00", h.on(1, "20:00"))
    t.remind(h.ago(minutes=29), "告知外卖赔付 ¥56.00", h.later(0.1), issue)


def gao(t: Teller) -> None:
    """Came from a colleague, the notes with him; from habit he still calls her."""
    h = t.hours
    t.fact(h.on(-800, "14:00"), FactKind.DISLIKES, "语音留言")
    t.fact(h.on(-800, "14:01"), FactKind.FAMILY, "父母同住，父亲行动不便")
    t.heard(h.on(-30, "11:25"), "下月父亲八十大寿，先帮我留意能坐轮椅的包间。", line="food")
    t.note(h.on(-9, "17:20"), "交接：订餐厅先问有没有台阶；他从不催，等久了就不说话。", pinned=True)
    t.passed(h.on(-9, "18:00"), SIGNED_IN)
    t.taken(
        h.ago(hours=1, minutes=40),
        "he",
        "还是习惯打给我。寿宴定了二十二位，两位坐轮椅，包间门口不能有台阶。等您回电。",
    )


def jiang(t: Teller) -> None:
    """Nobody has spoken to him for three weeks."""
    h = t.hours
    t.fact(h.on(-900, "16:00"), FactKind.LIKES, "普洱，老唱片")
    t.wrote(h.on(-23, "15:30"), "黑胶到了，放前台，您路过取。", line="retail")
    t.remind(h.on(-23, "15:35"), "问声好，别谈事", h.on(2, "10:30"))


def zhao(t: Teller) -> None:
    """Customs want a paper by noon tomorrow."""
    h = t.hours
    t.sent(
        h.on(-8, "23:05"),
        "order.placed",
        "crossborder",
        "婴儿推车，海外直邮",
        ref="CB-5520918",
        amount="4680.00",
        expected_at=h.on(5, "18:00"),
    )
    t.sent(
        h.on(-1, "09:15"),
        "order.exception",
        "crossborder",
        "口岸要补收件人证件信息",
        ref="CB-5520918",
    )
    issue = opened(
        t.wrote(
            h.on(-1, "09:40"),
            "推车到口岸了，海关要补一份证件信息，链接发您，两分钟能填完；不填会退运。",
            issue=IssueDraft(
                "推车清关补证件", "crossborder", stage=Stage.IN_SALE, references=("CB-5520918",)
            ),
        )
    )
    t.heard(h.on(-1, "12:33"), "在开会，晚上填。证件要谁的？", issue_id=issue)
    t.wrote(h.on(-1, "12:40"), "收件人本人的就行，填完我这边能看到状态。", issue_id=issue)
    t.status(h.on(-1, "12:41"), issue, Status.WAITING_MEMBER)
    t.remind(h.on(-1, "12:42"), "看清关信息补了没有，口岸 12:00 前要", h.on(1, "10:00"), issue)


def he(t: Teller) -> None:
    """A concert that was called off; he wants the money, not a voucher."""
    h = t.hours
    t.sent(
        h.on(-3, "10:00"),
        "booking.cancelled",
        "entertainment",
        "演唱会取消，两张看台",
        ref="TK-66120873",
    )
    issue = opened(
        t.wrote(
            h.on(-3, "10:20"),
            "演唱会取消了，票款可以原路退，也可以换成代金券多 10%，您看哪种？",
            issue=IssueDraft("演唱会取消退票", "entertainment", references=("TK-66120873",)),
        )
    )
    t.heard(h.on(-3, "10:55"), "要现钱，别给券。", issue_id=issue)
    t.answer(h.on(-3, "11:00"), issue, "票款原路退回", "1360.00", h.on(1, "12:00"))
    t.wrote(
        h.on(-3, "11:02"),
        f"好，¥1,360.00 原路退回，{t.word(h.on(1, '12:00'), h.on(-3, '11:02'))} 12:00 前到账。",
        issue_id=issue,
        tells=True,
        promises=(t.promise("退票 ¥1,360.00", h.on(1, "12:00"), "1360.00"),),
    )


def luo(t: Teller) -> None:
    """Put off until she is back from abroad."""
    h = t.hours
    t.heard(h.on(-2, "21:10"), "新年想带爸妈去暖和的地方，等我回国再说。", line="travel")
    t.fact(h.on(-2, "21:14"), FactKind.FAMILY, "父母怕坐夜班飞机")
    reminder = t.remind(h.on(-2, "21:15"), "问新年行程", h.on(-1, "18:00"))
    t.snoozed(h.on(-1, "18:02"), reminder, h.on(1, "15:00"))


def tang(t: Teller) -> None:
    """Everything is done and she said so: ready to be closed."""
    h = t.hours
    issue = opened(
        t.heard(
            h.on(-5, "08:31"),
            "草莓坏了一半，早上给孩子带的。",
            issue=IssueDraft("草莓坏果", "grocery", references=("SX-9082217",)),
        )
    )
    t.answer(h.on(-5, "08:40"), issue, "坏果全退，今早补送一份", "69.90")
    promise = t.wrote(
        h.on(-5, "08:41"),
        "全退 ¥69.90，九点半前补送一份新的到校门口。",
        issue_id=issue,
        tells=True,
        promises=(t.promise("补送草莓到校门口", h.on(-5, "09:30")),),
    ).promise_ids[0]
    t.kept(h.on(-5, "09:21"), promise)
    t.sent(
        h.on(-5, "10:05"),
        "payment.refunded",
        "payments",
        "草莓退款",
        ref="RF-9082217",
        amount="69.90",
    )
    t.heard(h.on(-1, "16:08"), "都好了，谢谢，孩子没饿着。", issue_id=issue)
    t.proved(h.on(-1, "16:10"), issue, ProofKind.MEMBER_CONFIRMED, "她说都好了")


def cao(t: Teller) -> None:
    """No, honestly and early, and what can be had instead."""
    h = t.hours
    issue = opened(
        t.heard(
            h.on(-10, "13:14"),
            "跨年那场内场票还有没有？多少钱都行。",
            minutes=4,
            issue=IssueDraft("跨年演唱会内场票", "entertainment", Urgency.INQUIRY, Stage.PRE_SALE),
        )
    )
    t.answer(h.on(-10, "13:50"), issue, "无法满足：内场已售罄；可订看台前排两张，保留到当晚")
    t.wrote(
        h.on(-10, "13:52"),
        "内场确实没有了，黄牛票我不替您买，真假难辨。看台前排留了两张，今晚十点前您定。",
        issue_id=issue,
        tells=True,
        minutes=3,
    )
    t.heard(h.on(-10, "20:47"), "直说就好。看台要了。", issue_id=issue)
    t.sent(
        h.on(-10, "20:55"),
        "booking.made",
        "entertainment",
        "跨年演唱会，看台前排两张",
        ref="TK-66128014",
        amount="1960.00",
        expected_at=h.on(40, "19:30"),
    )
    t.closed(h.on(-10, "20:58"), issue, ProofKind.BOOKING_CONFIRMED)


def gu(t: Teller) -> None:
    """Closed too early: the refund was sixty yuan short."""
    h = t.hours
    issue = opened(
        t.heard(
            h.on(-15, "19:30"),
            "净化器声音太大，孩子睡不着，退了吧。",
            issue=IssueDraft(
                "净化器退货", "retail", stage=Stage.AFTER_SALE, references=("2026118830526",)
            ),
        )
    )
    t.answer(h.on(-15, "19:41"), issue, "上门取件，全额退款", "2599.00")
    t.told(h.on(-15, "19:43"), issue)
    t.sent(h.on(-13, "10:10"), "return.received", "retail", "净化器，退货入库", ref="2026118830526")
    t.sent(
        h.on(-13, "10:40"),
        "payment.refunded",
        "payments",
        "净化器退款",
        ref="RF-8830526",
        amount="2539.00",
    )
    t.closed(h.on(-12, "09:30"), issue, ProofKind.REFUND_POSTED)
    t.heard(h.on(-2, "20:18"), "我对账才发现少退 60，是把安装费扣了？当时没说要扣。", line="retail")
    t.reopened(h.on(-2, "20:25"), issue, "少退 60 元安装费，答复时没说要扣")
    t.answer(h.on(-2, "20:40"), issue, "补退安装费", "60.00", h.on(3, "18:00"))
    t.wrote(
        h.on(-2, "20:42"),
        "是我们没说清，60 元补退给您，三天内到。",
        issue_id=issue,
        tells=True,
        promises=(t.promise("补退 ¥60.00", h.on(3, "18:00"), "60.00"),),
    )


def ding(t: Teller) -> None:
    """A visa: the papers, an appointment that came late, and a week until it is back."""
    h = t.hours
    logged = t.heard(
        h.on(-18, "11:00"),
        "下月中旬去法国出差，签证来得及吗？护照还在老家。",
        minutes=7,
        issue=IssueDraft("法国商务签证", "travel", Urgency.ROUTINE, Stage.PRE_SALE),
        promises=(t.promise("约好递签时间", h.on(-15, "18:00")),),
    )
    issue = opened(logged)
    t.kept(h.on(-14, "10:20"), logged.promise_ids[0])
    t.wrote(
        h.on(-14, "10:22"),
        "递签约到了，晚了一天回您，对不住。材料清单发您邮箱，缺的只有在职证明。",
        issue_id=issue,
    )
    t.heard(h.on(-11, "09:15"), "在职证明盖好了，快递给你。", issue_id=issue)
    t.answer(h.on(-6, "15:00"), issue, "已递签，预计下周出签", due=h.on(6, "18:00"))
    t.told(h.on(-6, "15:04"), issue)
    t.remind(h.on(-6, "15:05"), "查出签，护照寄回公司", h.on(6, "10:00"), issue)


def liang(t: Teller) -> None:
    """Three years, every parcel and every lunch of a family and of a small company."""
    h = t.hours
    t.fact(h.on(-1000, "10:20"), FactKind.FAMILY, "太太秦颖；一儿一女；公司前台小曾代收")
    t.fact(h.on(-1000, "10:21"), FactKind.ALLERGY, "太太海鲜过敏")
    t.note(
        h.on(-400, "18:40"),
        "家里和公司的单子都走他的账号。问“哪一单”之前先看收货地址：科技园是公司，后海是家。",
        Visibility.TEAM,
        pinned=True,
    )
    t.remind(h.on(-10, "11:00"), "对上季度公司采购发票", h.on(5, "15:00"))


def liu(t: Teller) -> None:
    """Content, and seldom heard of."""
    t.fact(t.hours.on(-500, "11:00"), FactKind.CONTACT_RULE, "只用邮件")


def li(t: Teller) -> None:
    """One thing open, for next week."""
    h = t.hours
    t.heard(
        h.on(-2, "09:48"),
        "下周搬家，冰箱里的东西怎么办？能不能先别给我送菜。",
        issue=IssueDraft("搬家期间停送", "grocery", Urgency.INQUIRY, Stage.IN_SALE),
        promises=(t.promise("停送一周，搬完恢复", h.on(6, "09:00")),),
    )


def zhou(t: Teller) -> None:
    """Somebody else's call was logged here; it has gone where it belongs."""
    h = t.hours
    t.heard(h.on(-40, "15:12"), "会员日的折扣算在哪一单？", line="retail")
    wrong = t.heard(
        h.on(-3, "14:26"),
        "钟点工换人了也没告诉我，下周一之前给我个准人。",
        minutes=3,
        issue=IssueDraft("钟点工临时换人", "grocery"),
        promises=(t.promise("告知钟点工人选", h.on(4, "12:00")),),
    )
    t.misfiled(h.on(-3, "14:49"), wrong, "姓名读音相近，记错了人", ZHOU_TOO.name)


def zhou_too(t: Teller) -> None:
    """A name that sounds the same, and a telephone number with two digits turned round."""
    h = t.hours
    t.fact(h.on(-200, "10:00"), FactKind.TABOO, "和周子衡先生不是一家，别问")
    t.heard(h.on(-70, "09:05"), "帮我把常用地址改成新家。", line="logistics")


STORIES = (
    (LIN, lin),
    (LIANG, liang),
    (WU, wu),
    (HAN, han),
    (ZHENG, zheng),
    (MA, ma),
    (SHEN, shen),
    (SU, su),
    (CHEN, chen),
    (HE, he),
    (ZHAO, zhao),
    (LUO, luo),
    (TANG, tang),
    (CAO, cao),
    (GU, gu),
    (GAO, gao),
    (DING, ding),
    (JIANG, jiang),
    (LIU, liu),
    (LI, li),
    (ZHOU_TOO, zhou_too),
    (ZHOU, zhou),
)
