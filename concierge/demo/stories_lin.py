"""林女士: a lost hotel, a broken plate, a refund that did not come, a dinner nobody mentions."""

from datetime import datetime, timedelta
from uuid import UUID

from concierge.demo.people import Person
from concierge.demo.telling import Teller, opened
from concierge.issues.kinds import ProofKind, Stage, Status, Urgency
from concierge.issues.rules import IssueDraft
from concierge.members.kinds import DateKind, FactKind
from concierge.notes.kinds import Visibility
from concierge.timeline.kinds import Channel, PartyKind

LIN = Person("林雅岚", "林女士", "黑金", "上海", tail="4417", joined=760)

PARCEL, SECOND_PARCEL = "SF1390227731", "SF1390232094"
TABLEWARE = "2026114604417"
HOTEL = "HT-88412096"
FLIGHT = "MU5391"


def lin(t: Teller) -> None:
    """All of it, told so that the refund is two hours late now and the flight leaves in three."""
    _person(t)
    _older(t)
    _soup(t)
    issue = _parcel(t)
    _broken(t, issue)
    _this_morning(t, issue)
    _hotel(t)


def _person(t: Teller) -> None:
    h = t.hours
    t.fact(h.on(-700, "10:12"), FactKind.ALLERGY, "花生过敏")
    t.fact(h.on(-700, "10:13"), FactKind.CONTACT_RULE, "勿去电", "22:00", "09:00")
    t.fact(h.on(-411, "16:40"), FactKind.TABOO, "勿称“林姐”")
    t.fact(h.on(-390, "11:05"), FactKind.FAMILY, "先生周承远；女儿 6 岁")
    t.fact(h.on(-388, "18:20"), FactKind.LIKES, "高楼层，安静，荞麦枕，少糖")
    t.fact(h.on(-388, "18:21"), FactKind.DISLIKES, "同一件事讲第二遍")
    t.date(h.on(-390, "11:06"), DateKind.BIRTHDAY, "", 13)
    t.date(h.on(-390, "11:07"), DateKind.BIRTHDAY, "先生周承远", 1)
    t.date(h.on(-300, "09:30"), DateKind.ANNIVERSARY, "结婚纪念日", 96)
    t.note(h.on(-204, "17:44"), "说结果就好，不爱听经过。\n一条说清，别分三条发。", pinned=True)
    t.note(h.on(-160, "19:02"), "助理周婷可以谈旅行和物流，已和林女士本人电话确认过。")
    t.note(
        h.on(-58, "20:15"),
        "那次家政迟到她嘴上说没事，其实记着。年底想个法子补上。",
        Visibility.MINE,
    )


def _older(t: Teller) -> None:
    h = t.hours
    issue = opened(
        t.heard(
            h.on(-27, "14:20"),
            "去年那家民宿又给我发广告了，我明明退订过。别把我电话给人家。",
            minutes=5,
            issue=IssueDraft("退订后仍收到民宿短信", "travel", stage=Stage.AFTER_SALE),
        )
    )
    t.fact(h.on(-27, "14:31"), FactKind.COMPLAINT, "电话被合作民宿拿去营销，已书面致歉")
    t.answer(h.on(-26, "10:05"), issue, "号码已从民宿名单删除，对方书面致歉")
    t.wrote(
        h.on(-26, "10:12"),
        "已经让对方删了您的号码，书面致歉转到您邮箱。再有一条您直接发我。",
        issue_id=issue,
        tells=True,
    )
    t.closed(h.on(-22, "18:30"), issue, ProofKind.TOLD_AND_SILENT)


def _soup(t: Teller) -> None:
    h = t.hours
    lunch = "WM7720918834"
    t.sent(h.on(-1, "10:52"), "order.placed", "food", "砂锅粥与例汤", ref=lunch, amount="168.00")
    t.sent(h.on(-1, "11:31"), "order.delivered", "food", "砂锅粥与例汤", ref=lunch)
    t.heard(h.on(-1, "11:34"), "午饭的汤洒了一半，先生等着吃呢。", line="food")
    t.wrote(
        h.on(-1, "11:36"),
        "重新下单 12:10 送到，原单退 ¥168.00",
        issue=IssueDraft("午饭的汤洒了", "food", references=(lunch,)),
        settled=t.gives("重新下单 12:10 送到，原单退款", "168.00"),
    )


def _parcel(t: Teller) -> UUID:
    h = t.hours
    t.sent(
        h.on(-6, "21:08"), "order.placed", "retail", "餐具六件套", ref=TABLEWARE, amount="1880.00"
    )
    due = {"ref": PARCEL, "expected_at": h.on(-3, "18:00")}
    t.sent(h.on(-5, "15:31"), "order.dispatched", "logistics", "餐具六件套 ····7731", **due)
    dinner = "周" + "一二三四五六日"[h.on(1, "18:00").weekday()]
    issue = opened(
        t.heard(
            h.on(-2, "09:12"),
            f"包裹显示昨天到，今天还没见着。{dinner}家宴要用的。",
            issue=IssueDraft(
                "餐具包裹晚到", "logistics", stage=Stage.IN_SALE, references=(PARCEL,)
            ),
        )
    )
    t.refers(h.on(-2, "09:14"), issue, "retail", TABLEWARE)
    t.sent(h.on(-2, "09:20"), "task.answered", "logistics", "物流调度：嘉定分拨积压，下午给准信")
    promise = t.wrote(
        h.on(-2, "13:48"),
        "明天下午送到，补运费 ¥89.00；她说可以",
        minutes=3,
        issue_id=issue,
        promises=(t.promise("餐具下午送到", h.on(-1, "18:00")),),
    ).promise_ids[0]
    t.sent(h.on(-2, "18:22"), "order.delayed", "logistics", "已从嘉定发出 ····7731", ref=PARCEL)
    t.sent(h.on(-1, "15:20"), "order.delivered", "logistics", "已签收，比约定晚 2 天", ref=PARCEL)
    t.sent(h.on(-1, "15:21"), "order.delivered", "retail", "餐具六件套", ref=TABLEWARE)
    t.kept(h.on(-1, "15:24"), promise)
    return issue


def _broken(t: Teller, issue: UUID) -> None:
    h = t.hours
    refund_due = _refund_due(t)
    t.heard(
        h.on(-1, "15:42"),
        "盒子压瘪了一角，里面一只碟子裂了。照片发过你两张，别让我再拍了，也不想再跟别人讲一遍。"
        "碟子家宴前能补上吗？",
        minutes=4,
        issue_id=issue,
    )
    t.edit(h.on(-1, "15:44"), issue, title="餐具包裹晚到且破损", evidence_asked=0)
    t.answer(h.on(-1, "15:45"), issue, "退款，并补发碟子一只", "300.00", refund_due)
    said = h.on(-1, "15:46")
    t.wrote(
        said,
        f"碟子补发，退 300 元，{t.word(refund_due, said)} {h.clock(refund_due)} 前到账；她说行",
        minutes=2,
        issue_id=issue,
        tells=True,
        promises=(
            t.promise("退款 ¥300.00", refund_due, "300.00"),
            t.promise("补发碟子一只", h.on(1, "18:00")),
        ),
    )
    t.note(
        h.on(-1, "16:10"),
        "承运方外包装破损，凭签收照片认定，不再向她要证据。",
        Visibility.TEAM,
        issue=issue,
    )
    t.sent(
        h.on(-1, "17:05"),
        "order.dispatched",
        "logistics",
        "补发碟子一只 ····2094",
        ref=SECOND_PARCEL,
        expected_at=h.on(1, "15:00"),
    )
    t.note(h.on(-1, "17:30"), "家宴是给先生过生日，他还不知道。碟子要在家宴前到。", issue=issue)
    t.sent(
        h.on(-1, "17:41"),
        "payment.refunded",
        "payments",
        "运费退款",
        ref="RF20261189",
        amount="89.00",
        expected_at=h.on(2, "12:00"),
    )


def _refund_due(t: Teller) -> datetime:
    return t.hours.ago(hours=2, minutes=5)


def _flight(t: Teller) -> tuple[datetime, datetime]:
    """When it leaves, half an hour after the hotel is to be there, and when it lands."""
    leaves = t.hours.later(0.5) + timedelta(minutes=35)
    return leaves, leaves + timedelta(hours=3, minutes=35)


def _this_morning(t: Teller, issue: UUID) -> None:
    h = t.hours
    leaves, lands = _flight(t)
    t.wrote(
        h.ago(hours=5, minutes=15),
        "东京行程确认单，抄送助理周婷",
        channel=Channel.EMAIL,
        line="travel",
    )
    t.heard(
        h.ago(hours=4, minutes=25),
        "行程收到。接机要两辆车，行李多。",
        channel=Channel.EMAIL,
        party="周婷",
        party_kind=PartyKind.REPRESENTATIVE,
        line="travel",
    )
    t.sent(
        h.ago(hours=2, minutes=39),
        "flight.delayed",
        "travel",
        f"{FLIGHT} 虹桥 {h.clock(leaves)} → 羽田",
        ref=FLIGHT,
        text=f"推迟 25 分，{h.clock(leaves)} 起飞，羽田 {h.clock(lands)} 到",
        expected_at=lands,
    )
    t.sent(
        h.ago(hours=2, minutes=2), "task.accepted", "payments", "支付组：退款被银行退回，重新打款"
    )
    t.edit(h.ago(hours=2), issue, next_step="与她说定新的到账时间")


def _hotel(t: Teller) -> None:
    h = t.hours
    due, (_, lands) = h.later(0.5), _flight(t)
    t.sent(
        h.on(-9, "22:41"),
        "booking.made",
        "travel",
        "东京，两间两晚，含早",
        ref=HOTEL,
        amount="6420.00",
        expected_at=lands + timedelta(hours=2),
    )
    issue = opened(
        t.heard(
            h.ago(minutes=7),
            f"酒店说查不到我们的预订，{h.clock(lands)} 就落地了。",
            minutes=6,
            issue=IssueDraft(
                "东京酒店预订丢失", "travel", Urgency.URGENT, Stage.IN_SALE, references=(HOTEL,)
            ),
            promises=(t.promise("订好东京酒店，两间", due),),
        )
    )
    t.sent(h.ago(minutes=4), "task.accepted", "travel", "酒店预订组：核对原单，报三家同级备选")
    t.status(h.ago(minutes=4), issue, Status.WAITING_PARTNER)
    t.edit(h.ago(minutes=3), issue, next_step="收酒店预订组三家备选")
    t.wrote(
        h.ago(minutes=2),
        f"登机前 {h.clock(due)} 给您订好，到店直接入住，您安心去机场",
        issue_id=issue,
    )
    t.seen(h.ago(minutes=2))
    t.sent(
        h.ago(minutes=1),
        "contact.received",
        "travel",
        text="好，两间要挨着，楼层高一点，老人怕吵。落地前把酒店地址发我就行，我转给司机，"
        "孩子那间要加床。",
    )
