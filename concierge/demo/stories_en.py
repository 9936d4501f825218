"""Members spoken to in English: one story each, across the businesses they meet in."""

from concierge.demo.people import Person
from concierge.demo.telling import Teller, opened
from concierge.issues.kinds import ProofKind, Stage, Status, Urgency
from concierge.issues.rules import IssueDraft
from concierge.members.kinds import DateKind, FactKind
from concierge.notes.kinds import Visibility
from concierge.timeline.kinds import Channel

LONDON = ("Europe/London", "GBP", "+447700900xxx")
BERLIN = ("Europe/Berlin", "EUR", "+493023125xxx")
DUBLIN = ("Europe/Dublin", "EUR", "+35320914xxxx")
PARIS = ("Europe/Paris", "EUR", "+3363998xxxx")
ANGELES = ("America/Los_Angeles", "USD", "+121355501xx")
YORK = ("America/New_York", "USD", "+121255501xx")
STOCKHOLM = ("Europe/Stockholm", "SEK", "+467017406xx")
SYDNEY = ("Australia/Sydney", "AUD", "+6125550xxxx")


def _person(name: str, tier: str, city: str, where: tuple[str, str, str], joined: int) -> Person:
    zone, currency, phone = where
    return Person(
        name=name,
        address=name,
        tier=tier,
        city=city,
        zone=zone,
        currency=currency,
        phone=phone,
        email=f"{name.lower().replace(' ', '.')}@example.com",
        joined=joined,
    )


HART = _person("Amelia Hart", "Platinum", "London", LONDON, 480)
OSEI = _person("Daniel Osei", "Black", "London", LONDON, 910)
NAIR = _person("Priya Nair", "Platinum", "London", LONDON, 360)
FISCHER = _person("Noah Fischer", "Gold", "Berlin", BERLIN, 250)
ROSSI = _person("Sofia Rossi", "Gold", "Dublin", DUBLIN, 530)
CLARKE = _person("Emma Clarke", "Gold", "Manchester", LONDON, 300)
WHITLOCK = _person("James Whitlock", "Platinum", "New York", YORK, 700)
MOREAU = _person("Ines Moreau", "Platinum", "Paris", PARIS, 410)
LEE = _person("Hannah Lee", "Gold", "Los Angeles", ANGELES, 280)
GRANT = _person("Oliver Grant", "Gold", "Sydney", SYDNEY, 340)
BENNETT = _person("Chloe Bennett", "Platinum", "London", LONDON, 620)
LINDQVIST = _person("Marta Lindqvist", "Gold", "Stockholm", STOCKHOLM, 390)


def hart(t: Teller) -> None:
    """Twice told the serum was on its way; now she only wants a straight word."""
    h = t.hours
    t.fact(h.on(-400, "10:10"), FactKind.ALLERGY, "Lanolin, in creams too")
    t.fact(h.on(-400, "10:12"), FactKind.CONTACT_RULE, "No calls before school", "21:30", "09:30")
    t.sent(
        h.on(-7, "20:15"),
        "order.placed",
        "retail",
        "Night serum and mask",
        ref="UK-40018822",
        amount="84.00",
    )
    t.sent(
        h.on(-3, "12:40"), "order.delivered", "retail", "Night serum and mask", ref="UK-40018822"
    )
    issue = opened(
        t.heard(
            h.on(-1, "20:31"),
            "The box came without the mask. I have told the shop's robot twice, please don't make "
            "me tell it again.",
            issue=IssueDraft(
                "Face mask missing from the box", "retail", references=("UK-40018822",)
            ),
            told_again=True,
        )
    )
    t.wrote(
        h.ago(hours=4, minutes=20),
        "You won't have to. I'll find out where it is and write to you within the hour or two.",
        issue_id=issue,
        promises=(t.promise("Say where the face mask is", h.ago(minutes=55)),),
    )


def osei(t: Teller) -> None:
    """A missed connection, a rebooked seat, and a silence that must not grow."""
    h = t.hours
    t.fact(h.on(-700, "09:00"), FactKind.TABOO, "Never offer the night train again")
    t.fact(h.on(-700, "09:01"), FactKind.LIKES, "Window, row 5 or further up; still water")
    t.fact(h.on(-220, "17:30"), FactKind.FAMILY, "Husband Kwame; twins, 4")
    t.note(
        h.on(-90, "11:20"), "Facts first, apologies last. He reads two lines, not six.", pinned=True
    )
    flight = {"ref": "LH-X7Q2MD", "expected_at": h.later(0.8)}
    t.sent(h.on(-20, "16:05"), "booking.made", "travel", "Frankfurt → Lisbon, two seats", **flight)
    logged = t.heard(
        h.ago(hours=1, minutes=55),
        "Landed late in Frankfurt and the Lisbon flight has gone. Dinner with clients is at eight.",
        minutes=3,
        issue=IssueDraft(
            "Missed connection to Lisbon",
            "travel",
            Urgency.URGENT,
            Stage.IN_SALE,
            references=("LH-X7Q2MD",),
        ),
        promises=(t.promise("Word on the missed connection", h.later(0.35)),),
    )
    issue = opened(logged)
    t.sent(
        h.ago(hours=1, minutes=50),
        "task.accepted",
        "travel",
        "Flight desk: two seats asked for on the next Lisbon flight",
    )
    t.status(h.ago(hours=1, minutes=49), issue, Status.WAITING_PARTNER)
    t.wrote(
        h.ago(hours=1, minutes=35),
        "Two seats asked for on the next one. Lounge is open to you meanwhile, show your passport.",
        issue_id=issue,
    )
    t.edit(h.ago(hours=1, minutes=30), issue, next_step="Flight desk confirms the seats")


def nair(t: Teller) -> None:
    """A sofa goes back; somebody should ask how the men behaved."""
    h = t.hours
    t.fact(h.on(-300, "14:00"), FactKind.CONTACT_RULE, "Texts only while at the hospital")
    issue = opened(
        t.heard(
            h.on(-4, "18:22"),
            "The sofa is lovely and does not fit round the stairs. Can it go back?",
            issue=IssueDraft(
                "Sofa goes back", "retail", stage=Stage.AFTER_SALE, references=("UK-40021177",)
            ),
        )
    )
    t.answer(
        h.on(-4, "18:40"),
        issue,
        "Fetched from the flat, refunded in full",
        "1240.00",
        h.on(4, "18:00"),
    )
    t.wrote(
        h.on(-4, "18:44"),
        "Of course. Two men fetch it from upstairs, nothing to pay, £1,240.00 back in a week.",
        issue_id=issue,
        tells=True,
        promises=(t.promise("Refund £1,240.00", h.on(4, "18:00"), "1240.00"),),
    )
    t.sent(h.ago(minutes=70), "return.picked_up", "retail", "Sofa, fetched", ref="UK-40021177")
    t.remind(h.on(-1, "17:00"), "Ask how the pick-up went", h.later(0.45), issue)


def fischer(t: Teller) -> None:
    """Dispatched late: the guarantee pays, and he is told before he notices."""
    h = t.hours
    t.sent(
        h.on(-4, "09:05"),
        "order.placed",
        "retail",
        "Espresso machine",
        ref="DE-7731902",
        amount="649.00",
    )
    t.sent(
        h.on(-1, "09:05"),
        "order.delayed",
        "retail",
        "Espresso machine, not dispatched in 72 h",
        ref="DE-7731902",
        expected_at=h.on(2, "18:00"),
    )
    issue = opened(
        t.wrote(
            h.ago(hours=3, minutes=10),
            "Your machine leaves a day late. That is on us: a €40.00 voucher today, and it still "
            "arrives before the weekend guests.",
            channel=Channel.EMAIL,
            issue=IssueDraft(
                "Espresso machine dispatched late", "retail", references=("DE-7731902",)
            ),
            promises=(t.promise("Voucher €40.00", h.later(0.75), "40.00"),),
        )
    )
    t.heard(
        h.ago(hours=2, minutes=30),
        "Fair enough. Thanks for saying so first.",
        channel=Channel.EMAIL,
        issue_id=issue,
    )


def rossi(t: Teller) -> None:
    """A birthday next week, and a cousin who must not find out."""
    h = t.hours
    t.fact(h.on(-500, "13:00"), FactKind.ALLERGY, "Shellfish")
    t.fact(h.on(-45, "13:00"), FactKind.TABOO, "The surprise party: her cousin Luca does not know")
    t.date(h.on(-500, "13:02"), DateKind.BIRTHDAY, "", 6)
    t.heard(
        h.on(-5, "19:50"),
        "Table for twelve on my birthday, somewhere that can do without shellfish near my plate.",
        line="food",
    )
    t.sent(
        h.on(-4, "11:30"),
        "booking.made",
        "food",
        "Table for twelve, the Harbour Room",
        ref="TB-551207",
        expected_at=h.on(6, "20:00"),
    )
    t.remind(
        h.on(-4, "11:32"), "Birthday wishes; ask the Harbour Room about the cake", h.on(6, "09:30")
    )


def clarke(t: Teller) -> None:
    """The seats are together now; nobody has told her yet."""
    h = t.hours
    stalls = {"ref": "TH-203387", "expected_at": h.on(9, "19:30"), "amount": "162.00"}
    t.sent(h.on(-15, "20:40"), "booking.made", "entertainment", "“The Long Ferry”, three", **stalls)
    issue = opened(
        t.heard(
            h.on(-2, "12:12"),
            "They put my mother in another row. She is 81, she needs to sit with us.",
            minutes=4,
            issue=IssueDraft(
                "Theatre seats apart",
                "entertainment",
                stage=Stage.IN_SALE,
                references=("TH-203387",),
            ),
        )
    )
    t.status(h.on(-2, "12:20"), issue, Status.WAITING_PARTNER)
    t.sent(
        h.ago(hours=1, minutes=15),
        "task.answered",
        "entertainment",
        "Box office: three together in the stalls, same price",
    )
    t.answer(h.ago(hours=1), issue, "Three seats together in the stalls, nothing to pay")
    t.tried(h.ago(minutes=45), issue)


def whitlock(t: Teller) -> None:
    """Nobody has spoken to him for three weeks."""
    h = t.hours
    t.fact(h.on(-650, "16:00"), FactKind.LIKES, "Rye, jazz, short messages")
    t.wrote(
        h.on(-23, "16:10"), "The records are at the front desk whenever you pass.", line="retail"
    )
    t.remind(h.on(-23, "16:12"), "Stay in touch: ask about the lake house", h.on(4, "15:00"))


def moreau(t: Teller) -> None:
    """A concert called off; she will not have a voucher."""
    h = t.hours
    t.sent(
        h.on(-3, "09:00"),
        "booking.cancelled",
        "entertainment",
        "Concert called off, two stalls",
        ref="FR-8810264",
    )
    issue = opened(
        t.wrote(
            h.on(-3, "09:25"),
            "The concert has been called off. The money back, or a voucher with ten per cent on "
            "top?",
            issue=IssueDraft("Concert called off", "entertainment", references=("FR-8810264",)),
        )
    )
    t.heard(h.on(-3, "10:02"), "Money, please. Vouchers are homework.", issue_id=issue)
    due = h.on(1, "12:00")
    t.answer(h.on(-3, "10:05"), issue, "Both tickets refunded to the card", "136.00", due)
    t.wrote(
        h.on(-3, "10:06"),
        f"€136.00 back to your card by noon {t.word(due, h.on(-3, '10:06'))}.",
        issue_id=issue,
        tells=True,
        promises=(t.promise("Refund €136.00", due, "136.00"),),
    )


def lee(t: Teller) -> None:
    """Papers for a visa, and a mother who travels with her."""
    h = t.hours
    issue = opened(
        t.heard(
            h.on(-8, "17:45"),
            "Mum's passport runs out in four months. Is that a problem for Seoul?",
            issue=IssueDraft("Visa papers for Seoul", "travel", Urgency.ROUTINE, Stage.PRE_SALE),
        )
    )
    t.answer(
        h.on(-8, "18:05"),
        issue,
        "No problem for a stay under 90 days; permit filed for both",
        due=h.on(9, "18:00"),
    )
    t.wrote(
        h.on(-8, "18:07"),
        "No, she may travel on it. I'll file the permit for both of you, I only need her photo.",
        issue_id=issue,
        tells=True,
    )
    t.status(h.on(-8, "18:08"), issue, Status.WAITING_MEMBER)
    t.remind(
        h.on(-8, "18:10"), "Visa papers for Seoul: has the photo come?", h.on(1, "16:30"), issue
    )


def grant(t: Teller) -> None:
    """No, honestly and early, and what can be had instead."""
    h = t.hours
    issue = opened(
        t.heard(
            h.on(-11, "08:20"),
            "Can you get the villa at Palm Bay over New Year? Money is not the issue.",
            minutes=5,
            issue=IssueDraft("Villa over New Year", "travel", Urgency.INQUIRY, Stage.PRE_SALE),
        )
    )
    t.answer(
        h.on(-11, "09:40"),
        issue,
        "Cannot solve: let to somebody else since spring. The house next door, held two days",
    )
    t.wrote(
        h.on(-11, "09:42"),
        "I can't: it was let in spring and they are coming. The house next door is free and held "
        "for you until Thursday evening.",
        minutes=4,
        issue_id=issue,
        tells=True,
    )
    t.heard(h.on(-10, "19:05"), "Appreciate the straight answer. Next door it is.", issue_id=issue)
    t.sent(
        h.on(-10, "19:20"),
        "booking.made",
        "travel",
        "House by the bay, six nights",
        ref="AU-119027",
        amount="9300.00",
        expected_at=h.on(40, "15:00"),
    )
    t.closed(h.on(-10, "19:25"), issue, ProofKind.BOOKING_CONFIRMED)


def bennett(t: Teller) -> None:
    """Closed, and open again: the second oven visit did not happen either."""
    h = t.hours
    t.fact(h.on(-3, "18:45"), FactKind.COMPLAINT, "Two engineer visits missed in one month")
    issue = opened(
        t.heard(
            h.on(-16, "07:50"),
            "No engineer came for the oven and nobody rang. I took the morning off.",
            minutes=6,
            issue=IssueDraft(
                "Oven engineer did not come",
                "retail",
                stage=Stage.AFTER_SALE,
                references=("UK-40007741",),
            ),
        )
    )
    t.answer(
        h.on(-16, "08:15"), issue, "New visit on a Saturday, £30.00 for the lost morning", "30.00"
    )
    t.told(h.on(-16, "08:20"), issue)
    t.closed(h.on(-12, "10:00"), issue, ProofKind.TOLD_AND_SILENT)
    t.heard(h.on(-3, "18:30"), "Saturday, and again nobody.", minutes=2, line="retail")
    t.reopened(h.on(-3, "18:40"), issue, "The second visit was missed too")
    t.note(
        h.on(-3, "18:50"),
        "Do not offer money a third time. She wants the oven.",
        Visibility.HANDOVER,
        pinned=True,
        issue=issue,
    )
    t.answer(h.on(-2, "09:30"), issue, "Replacement oven, fitted on a day of her choice")
    t.wrote(
        h.on(-2, "09:35"),
        "I'm not sending an engineer again. You get a new oven, fitted on the day you name.",
        minutes=5,
        issue_id=issue,
        tells=True,
        promises=(t.promise("New oven fitted", h.on(5, "17:00")),),
    )


def lindqvist(t: Teller) -> None:
    """Through customs, duty paid back, and she said so: ready to be closed."""
    h = t.hours
    t.sent(
        h.on(-9, "08:00"),
        "order.exception",
        "crossborder",
        "Held at customs, duty asked twice",
        ref="SE-330918",
    )
    logged = t.wrote(
        h.on(-9, "08:30"),
        "Customs want duty you have already paid. I'm sending them the receipt, nothing for you "
        "to do.",
        issue=IssueDraft("Duty asked twice", "crossborder", references=("SE-330918",)),
        promises=(t.promise("Parcel through customs", h.on(-6, "18:00")),),
    )
    issue = opened(logged)
    t.sent(
        h.on(-7, "14:00"), "order.delivered", "crossborder", "Ski boots, delivered", ref="SE-330918"
    )
    t.kept(h.on(-7, "14:10"), logged.promise_ids[0])
    t.answer(h.on(-7, "14:12"), issue, "Duty not charged again, parcel delivered")
    t.told(h.on(-7, "14:15"), issue, Channel.EMAIL)
    t.heard(
        h.on(-1, "12:00"), "All here, and they fit. Tack!", channel=Channel.EMAIL, issue_id=issue
    )
    t.proved(h.on(-1, "12:05"), issue, ProofKind.PARCEL_DELIVERED, "Signed for at the door")


STORIES = (
    (HART, hart),
    (OSEI, osei),
    (NAIR, nair),
    (FISCHER, fischer),
    (MOREAU, moreau),
    (LEE, lee),
    (CLARKE, clarke),
    (LINDQVIST, lindqvist),
    (GRANT, grant),
    (BENNETT, bennett),
    (ROSSI, rossi),
    (WHITLOCK, whitlock),
)
