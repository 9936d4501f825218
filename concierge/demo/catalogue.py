"""What can be bought, booked, eaten and sent, in both languages; everything is invented."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Shelf:
    """What a language's businesses sell. A price is in whole units, a route from and to."""

    goods: tuple[tuple[str, int], ...]
    imports: tuple[tuple[str, int], ...]
    dishes: tuple[tuple[str, int], ...]
    fresh: tuple[tuple[str, int], ...]
    tables: tuple[str, ...]
    hotels: tuple[tuple[str, int], ...]
    routes: tuple[str, ...]
    shows: tuple[tuple[str, int], ...]
    parcels: tuple[str, ...]
    nights: str
    seats: str
    late: str
    off: str
    returned: str
    fetched: str
    refused: str
    customs: str
    asked: tuple[tuple[str, str, str], ...]
    """Line, what a member asked, what was answered."""


ZH = Shelf(
    goods=(
        ("羊绒围巾", 699),
        ("空气炸锅", 459),
        ("儿童书包", 328),
        ("跑鞋", 899),
        ("电动牙刷", 379),
        ("香薰蜡烛两支", 268),
        ("机械键盘", 749),
        ("瑜伽垫", 189),
        ("保温壶", 239),
        ("桑蚕丝枕套一对", 298),
        ("绘本一套", 156),
        ("钓鱼竿", 1180),
        ("行李箱 24 寸", 1380),
        ("台灯", 429),
        ("猫砂四包", 148),
        ("咖啡豆两磅", 176),
        ("扫地机器人", 2890),
        ("西装外套", 1760),
    ),
    imports=(
        ("婴儿奶粉六罐", 1680),
        ("鱼油三瓶", 620),
        ("威士忌一支", 980),
        ("滑雪镜", 1450),
        ("手工陶碗一对", 860),
        ("护肝片", 415),
        ("香水 50 毫升", 1090),
        ("积木盒装", 1299),
    ),
    dishes=(
        ("牛肉面两份", 76),
        ("白切鸡饭", 48),
        ("麻辣烫", 52),
        ("寿司拼盘", 168),
        ("小笼包与豆浆", 39),
        ("烤鱼一条", 148),
        ("轻食沙拉", 58),
        ("砂锅粥", 66),
        ("下午茶双人", 138),
        ("炸鸡与可乐", 69),
        ("云吞面", 36),
        ("披萨两张", 158),
    ),
    fresh=(
        ("草莓两盒", 79),
        ("鲜奶四瓶", 66),
        ("三文鱼 500 克", 118),
        ("时蔬组合", 58),
        ("土鸡蛋三十枚", 46),
        ("车厘子一斤", 89),
        ("鲈鱼一条", 52),
        ("家庭周菜箱", 199),
    ),
    tables=("竹影轩", "临江小馆", "半山茶室", "老灶房", "白石牛排", "渔火", "三元斋素食"),
    hotels=(
        ("湖畔云栖酒店", 980),
        ("山中民宿·听雨", 760),
        ("海湾度假酒店", 1680),
        ("东京隅田旅馆", 1350),
        ("机场过夜房", 420),
        ("古城里精品酒店", 890),
        ("温泉别院", 2180),
    ),
    routes=(
        "上海 → 北京",
        "深圳 → 成都",
        "杭州 → 三亚",
        "广州 → 大阪",
        "北京 → 西安",
        "上海 → 新加坡",
        "成都 → 昆明",
        "厦门 → 香港",
    ),
    shows=(
        ("交响音乐会", 680),
        ("话剧《夜航》", 480),
        ("儿童剧", 220),
        ("脱口秀专场", 380),
        ("演唱会看台", 980),
        ("水墨特展", 120),
        ("篮球联赛", 360),
    ),
    parcels=("寄回老家的包裹", "同城急送文件", "换季衣物寄存", "大件搬运", "冷链寄送海鲜"),
    nights="{hotel}，{n} 晚",
    seats="{show}，{n} 张",
    late="晚点 {n} 分钟",
    off="{what}，已取消",
    returned="{what}，退货入库",
    fetched="{what}，已上门取件",
    refused="扣款未成功，卡余额不足或超限",
    customs="{what}，海关查验",
    asked=(
        ("retail", "这件有没有大一码的？", "有，给您留了一件，今天发出。"),
        ("retail", "发票抬头能改吗？", "可以，改好重新发到邮箱了。"),
        ("retail", "会员日的券能不能叠加？", "不能叠加，按更划算的一张给您用了。"),
        ("retail", "包装请简单一点，别再套三层。", "记下了，以后您的单都简包装。"),
        ("logistics", "快递能放门口柜子里吗？", "可以，已备注，今后默认放柜。"),
        ("logistics", "能不能改到晚上七点以后送？", "已改到 19:00 到 21:00。"),
        ("travel", "行李额够不够两个 24 寸？", "够的，每人两件 23 公斤。"),
        ("travel", "想要高楼层，离电梯远一点。", "已跟酒店确认，高层，走廊尽头。"),
        ("travel", "能不能晚点退房？", "可以到 14:00，不加钱。"),
        ("food", "这家能不能少放盐？", "已转告店里，以后默认少盐。"),
        ("food", "订个靠窗的四人位。", "订好了，靠窗，保留 15 分钟。"),
        ("entertainment", "孩子一米一要买票吗？", "一米二以下免票，但不占座。"),
        ("entertainment", "有没有连座？", "有，中区第八排，给您锁了。"),
        ("grocery", "鸡蛋碎了两个。", "整盒退给您了，不用拍照。"),
        ("grocery", "周末能早点送到吗？", "周六日改成 8:00 前。"),
        ("payments", "这个月账单怎么多一笔？", "是预授权，三天内自动退回。"),
        ("payments", "退款到哪张卡？", "原路退回尾号那张，已到账。"),
        ("crossborder", "税费谁出？", "含在价里，不会再收。"),
        ("crossborder", "到哪儿了？", "已过海关，后天到。"),
    ),
)

EN = Shelf(
    goods=(
        ("Merino scarf", 79),
        ("Air fryer", 129),
        ("School rucksack", 54),
        ("Running shoes", 140),
        ("Electric toothbrush", 89),
        ("Two scented candles", 46),
        ("Mechanical keyboard", 149),
        ("Yoga mat", 38),
        ("Thermos", 34),
        ("Silk pillowcases", 62),
        ("Set of picture books", 41),
        ("Fishing rod", 165),
        ("Cabin suitcase", 219),
        ("Desk lamp", 74),
        ("Coffee beans, two bags", 29),
        ("Robot hoover", 399),
        ("Linen jacket", 240),
    ),
    imports=(
        ("Green tea, first flush", 58),
        ("Porcelain bowls", 120),
        ("Single malt", 96),
        ("Ski goggles", 175),
        ("Fish oil", 49),
        ("Perfume, 50 ml", 115),
        ("Building bricks, big box", 159),
    ),
    dishes=(
        ("Ramen for two", 29),
        ("Roast chicken", 24),
        ("Sushi platter", 42),
        ("Lamb kebab and rice", 18),
        ("Margherita and a salad", 23),
        ("Poke bowl", 16),
        ("Fish and chips", 19),
        ("Vegetable curry", 17),
        ("Afternoon tea for two", 48),
    ),
    fresh=(
        ("Weekly vegetable box", 32),
        ("Two punnets of strawberries", 9),
        ("Salmon fillets", 21),
        ("Four pints of milk", 6),
        ("Sourdough and butter", 8),
        ("Free-range eggs", 5),
        ("Family box", 64),
    ),
    tables=("The Harbour Room", "Saltmarsh", "Fig & Ember", "Little Lantern", "The Orchard"),
    hotels=(
        ("Quayside Hotel", 210),
        ("Hillcrest Lodge", 165),
        ("The Gardens", 280),
        ("Old Station Inn", 130),
        ("Lakeside Rooms", 190),
        ("Airport Sleep", 95),
    ),
    routes=(
        "London → Edinburgh",
        "New York → Boston",
        "Berlin → Vienna",
        "Paris → Nice",
        "Los Angeles → Seattle",
        "Dublin → Lisbon",
        "Sydney → Melbourne",
        "London → Singapore",
    ),
    shows=(
        ("Symphony night", 68),
        ("“The Long Ferry”, stalls", 54),
        ("Puppet theatre", 22),
        ("Comedy club", 30),
        ("Stadium concert", 95),
        ("Ink and Water, exhibition", 18),
        ("Basketball, lower tier", 75),
    ),
    parcels=("Parcel to my parents", "Documents across town", "Winter clothes to storage"),
    nights="{hotel}, {n} nights",
    seats="{show}, {n} seats",
    late="{n} minutes late",
    off="{what}, called off",
    returned="{what}, back in the warehouse",
    fetched="{what}, fetched",
    refused="Payment not taken: limit or balance",
    customs="{what}, looked at by customs",
    asked=(
        ("retail", "Does this come a size up?", "It does. One is put aside, it leaves today."),
        ("retail", "Can the invoice go to the company?", "Done, a new one is in your inbox."),
        ("retail", "Less packaging next time, please.", "Noted for every order of yours."),
        ("logistics", "Could they leave it with the porter?", "They will, from now on."),
        ("logistics", "After seven in the evening?", "Moved to between 19:00 and 21:00."),
        ("travel", "Do two big cases go through?", "Two at 23 kg each are in your fare."),
        ("travel", "A quiet room, please.", "Top floor, end of the corridor."),
        ("travel", "Can we leave the room late?", "Until 14:00, nothing to pay."),
        ("food", "Could they go easy on the salt?", "Told the kitchen, and noted for good."),
        ("food", "A window table for four?", "Booked by the window, held for fifteen minutes."),
        ("entertainment", "Does a six-year-old need a ticket?", "Yes, half price, next to you."),
        ("entertainment", "Can we sit together?", "Row H, four together, held for you."),
        ("grocery", "Two of the eggs were broken.", "The box is refunded, no picture needed."),
        ("grocery", "Earlier on Saturdays?", "Before eight, from this week on."),
        ("payments", "There is a charge I don't know.", "A hold only, gone within three days."),
        ("payments", "Which card does it go back to?", "The one you paid with, and it is there."),
        ("crossborder", "Who pays the duty?", "It is in the price, nobody will ask you again."),
        ("crossborder", "Where is it now?", "Through customs, with you the day after tomorrow."),
    ),
)
