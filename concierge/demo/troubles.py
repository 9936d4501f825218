"""Small troubles that went well enough: what ordinary members of the programme remember."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Trouble:
    """`money` is what was given in whole units, 0 for none; `{money}` stands for it in texts."""

    line: str
    title: str
    said: str
    outcome: str
    reply: str
    promised: str = ""
    money: int = 0
    proof: str = "member_confirmed"
    thanks: str = ""


ZH = (
    Trouble(
        "retail",
        "衣服色差",
        "颜色和图上差太多了，想退。",
        "上门取件，全额退款",
        "可以退，今天就来取，{money} 当天退。",
        "退款 {money}",
        359,
        "refund_posted",
    ),
    Trouble(
        "retail",
        "少发配件",
        "充电线没在盒子里。",
        "补发充电线",
        "补发，明天到。",
        "补发充电线",
        0,
        "parcel_delivered",
        "收到了。",
    ),
    Trouble(
        "retail",
        "价保差价",
        "昨天刚买今天就降价？",
        "按价保退差价",
        "差价 {money} 已退。",
        "",
        60,
        "refund_posted",
    ),
    Trouble(
        "logistics",
        "快递放错柜",
        "柜子是隔壁小区的。",
        "当晚送到门口",
        "今晚八点前送到您门口。",
        "今晚送到门口",
        0,
        "parcel_delivered",
    ),
    Trouble(
        "logistics",
        "催派送",
        "三天没动了。",
        "次日送达",
        "在分拨中心压着，明天中午前到。",
        "明天中午前送到",
        0,
        "parcel_delivered",
        "到了，谢谢。",
    ),
    Trouble("travel", "发票没开", "酒店说发票找你们。", "电子发票已补", "补好发邮箱了。", "", 0),
    Trouble(
        "travel",
        "航班取消改签",
        "航班取消了，明早必须到。",
        "改签次日首班，差价我们出",
        "改到明早首班，差价不用您管。",
        "改签出票",
        0,
        "booking_confirmed",
        "登机了。",
    ),
    Trouble(
        "food",
        "漏送一份",
        "点了三份来了两份。",
        "漏送的退款",
        "{money} 已退，下次补您一份。",
        "",
        48,
        "refund_posted",
    ),
    Trouble(
        "food", "等位太久", "订了位还等四十分钟。", "餐费减免", "已跟店里说，减 {money}。", "", 100
    ),
    Trouble(
        "entertainment",
        "演出改期",
        "改期那天我出差。",
        "原路退票",
        "退票 {money}，三天内到。",
        "退票 {money}",
        680,
        "refund_posted",
    ),
    Trouble(
        "grocery",
        "牛奶临期",
        "明天就过期了，怎么喝。",
        "退款并补一箱",
        "退 {money}，新的一箱明早送。",
        "明早补送牛奶",
        66,
        "parcel_delivered",
    ),
    Trouble(
        "payments", "绑卡失败", "换了新卡一直绑不上。", "已可绑定", "银行那边解了限制，现在能绑了。"
    ),
    Trouble(
        "payments",
        "退款没到账",
        "说三天，今天第四天。",
        "退款已到账",
        "银行退回过一次，重打了，今晚到。",
        "退款 {money}",
        215,
        "refund_posted",
        "到了。",
    ),
    Trouble(
        "crossborder", "税单看不懂", "这个税怎么算的？", "无需补税", "是商家预付的，您不用补。"
    ),
    Trouble(
        "crossborder",
        "外盒压坏",
        "送人的，盒子瘪成这样。",
        "换外盒并补偿",
        "换新外盒，另补 {money}。",
        "换外盒送到",
        80,
        "parcel_delivered",
    ),
)

EN = (
    Trouble(
        "retail",
        "Wrong colour",
        "This is not the blue in the picture.",
        "Fetched and refunded",
        "Goes back today, {money} the same day.",
        "Refund {money}",
        79,
        "refund_posted",
    ),
    Trouble(
        "retail",
        "Cable missing",
        "No cable in the box.",
        "Cable sent",
        "On its way, tomorrow.",
        "Cable delivered",
        0,
        "parcel_delivered",
        "It's here.",
    ),
    Trouble(
        "retail",
        "Price drop",
        "Cheaper one day later, really?",
        "Difference refunded",
        "{money} is on its way back.",
        "",
        15,
        "refund_posted",
    ),
    Trouble(
        "logistics",
        "Left at the wrong door",
        "It went to number 14 again.",
        "Brought round the same evening",
        "With you before eight.",
        "Parcel at the right door",
        0,
        "parcel_delivered",
    ),
    Trouble(
        "logistics",
        "Parcel stuck",
        "It has not moved for three days.",
        "Delivered next day",
        "Held at the depot; before noon tomorrow.",
        "Delivered before noon",
        0,
        "parcel_delivered",
        "Got it, thanks.",
    ),
    Trouble(
        "travel",
        "Hotel receipt",
        "The hotel says you have my receipt.",
        "Receipt sent",
        "In your inbox now.",
    ),
    Trouble(
        "travel",
        "Flight cancelled",
        "I must be there in the morning.",
        "First flight next day, we pay the difference",
        "You are on the first one. No charge.",
        "Ticket for the first flight",
        0,
        "booking_confirmed",
        "Boarding.",
    ),
    Trouble(
        "food",
        "One dish short",
        "Three ordered, two came.",
        "Missing dish refunded",
        "{money} is back on your card.",
        "",
        14,
        "refund_posted",
    ),
    Trouble(
        "food",
        "Waited for the table",
        "Forty minutes, with a booking.",
        "Taken off the bill",
        "{money} comes off; I have had a word.",
        "",
        25,
    ),
    Trouble(
        "entertainment",
        "Show moved",
        "I'm away on the new date.",
        "Tickets refunded",
        "{money} back within three days.",
        "Refund {money}",
        90,
        "refund_posted",
    ),
    Trouble(
        "grocery",
        "Milk at its date",
        "It goes off tomorrow.",
        "Refunded, fresh box sent",
        "{money} back, and fresh ones by eight.",
        "Fresh milk by eight",
        6,
        "parcel_delivered",
    ),
    Trouble(
        "payments",
        "Card will not link",
        "The new card is refused.",
        "Card linked",
        "The bank had a hold on it, gone now.",
    ),
    Trouble(
        "payments",
        "Refund not there",
        "Three days, you said. It is day four.",
        "Refund arrived",
        "The bank sent it back once; tonight.",
        "Refund {money}",
        48,
        "refund_posted",
        "It's there.",
    ),
    Trouble(
        "crossborder",
        "Duty bill",
        "Why is there a bill for duty?",
        "Nothing to pay",
        "The shop has paid it. Throw it away.",
    ),
)

FACTS_ZH = (
    ("allergy", "乳糖不耐"),
    ("allergy", "青霉素过敏"),
    ("allergy", "芒果过敏"),
    ("contact_rule", "上班时间发文字"),
    ("contact_rule", "周末不打扰"),
    ("taboo", "不要提前任公司"),
    ("family", "儿子高三"),
    ("family", "养一只柯基"),
    ("likes", "手冲咖啡"),
    ("likes", "靠窗"),
    ("likes", "素食馆子"),
    ("dislikes", "推销"),
    ("dislikes", "被叫全名"),
)
FACTS_EN = (
    ("allergy", "Nuts"),
    ("allergy", "Gluten"),
    ("contact_rule", "E-mail before calling"),
    ("contact_rule", "Not on Sundays"),
    ("taboo", "The old job"),
    ("family", "Two teenagers"),
    ("family", "A terrier called Biscuit"),
    ("likes", "Aisle seats"),
    ("likes", "Quiet tables"),
    ("dislikes", "Phone menus"),
    ("dislikes", "Being sold things"),
)
NOTES_ZH = (
    "说话快，先听完再记。",
    "爱问为什么，给理由比给折扣管用。",
    "每年体检后会消沉几天，少打扰。",
    "记性很好，上次说的话别说第二遍。",
    "太太拿主意，他只负责转达。",
)
NOTES_EN = (
    "Wants the number first, then the story.",
    "Laughs things off; remember them anyway.",
    "Travels with her father. Ask about steps.",
    "Prefers one long message to five short ones.",
)
LATER_ZH = (
    "回访用得怎么样",
    "问旅行回来没有",
    "续会员前打个招呼",
    "换季提醒寄存衣物",
    "生日前一周订花",
)
LATER_EN = (
    "Ask how it has worked out",
    "Back from the trip?",
    "A word before the renewal",
    "Flowers a week before the birthday",
)
