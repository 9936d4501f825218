"""The main job without a window, from a call to a closed issue; and what is refused on the way."""

from itertools import product

import pytest

from concierge.cli.job_arguments import (
    CHANNELS,
    DIRECTIONS,
    LEVELS,
    PARTIES,
    PROOFS,
    REACHED,
    URGENCIES,
)
from concierge.issues.kinds import ProofKind, Urgency
from concierge.members.kinds import FactKind
from concierge.members.profile import NewFact, add_fact
from concierge.members.queries import by_number
from concierge.notes.kinds import Visibility
from concierge.store.work import Work
from concierge.timeline.kinds import Channel, Direction, PartyKind, Reached
from concierge.words import LANGUAGES, speak
from tests.concierge.cli.conftest import Run, Said
from tests.concierge.cli.test_verbs import event

LIN = "88000001"
MONEY = ("--amount", "300.00", "--currency", "CNY")
WRONG = ("--amount", "12,5o", "--currency", "CNY")


@pytest.fixture
def lin(run: Run, work: Work) -> str:
    """林女士, whom 王静 serves."""
    taken = run(
        "ingest", "-", given=event("1", "member.upserted", name="林雅岚", steward="wang").encode()
    )
    assert taken.json["accepted"] == 1
    return LIN


def opened(run: Run, member: str) -> str:
    """A new issue's reference."""
    said = run("issue", member, "--title", "酒店订单丢失", "--line", "travel", "--json")
    assert said.code == 0, said.err
    return str(said.json["ref"])


def one_sentence(said: Said) -> bool:
    return said.code == 1 and said.out == "" and said.err.count("\n") == 1


def test_what_an_option_may_be_is_what_is_stored() -> None:
    stored = (Channel, Direction, Reached, Visibility, Urgency, ProofKind, PartyKind)
    offered = (CHANNELS, DIRECTIONS, REACHED, LEVELS, URGENCIES, PROOFS, PARTIES)
    for words, kinds in zip(offered, stored, strict=True):
        assert set(words) == {kind.value for kind in kinds}


def test_an_issue_from_the_call_to_its_end(run: Run, lin: str) -> None:
    ref = opened(run, lin)
    call = run(
        "contact", lin, "--text", "酒店没有我的订单", "--issue", ref, "--minutes", "4", "--json"
    )
    assert call.json["issue"] == ref
    early = run("close", ref)
    assert one_sentence(early)
    answered = run("answer", ref, "--outcome", "换订同级酒店", *MONEY, "--due", "+2d", "--json")
    assert answered.json["answer"]["amount"] == "300.00"
    told = run("tell", ref.lower(), "--channel", "phone", "--json")
    assert (told.json["status"], told.json["ref"]) == ("told", ref)
    proved = run("prove", ref, "member_confirmed", "--event", told.json["event"], "--json")
    assert proved.json["closure"]["ready"]
    assert run("close", ref).out.startswith(ref)
    assert run("reopen", ref, "--why", "又来电", "--json").json["status"] == "open"
    kinds = [one["what"] for one in run("show", "timeline", lin, "--json").json["events"]]
    assert {
        "contact.logged",
        "contact.told",
        "issue.proved",
        "issue.closed",
        "issue.reopened",
    } <= set(kinds)


def test_every_verb_tells_back_what_it_wrote_and_how_it_understood_time_and_amount(
    run: Run, lin: str
) -> None:
    ref = opened(run, lin)
    due = ("--due", "2026-11-25 18:00", "--amount", "¥1,300")
    said = {
        "contact": run("contact", lin, "--text", "退款呢", "--minutes", "4"),
        "note": run("note", lin, "--text", "喜欢靠窗", "--level", "team"),
        "remind": run("remind", lin, "--text", "回电", "--at", "2026-11-25 18:00"),
        "promise": run("promise", "add", ref, "--text", "退款", *due),
        "answer": run("answer", ref, "--outcome", "退款", *due),
    }
    expected = {
        "contact": "林雅岚, Call in 4 min “退款呢”, today 14:05, Friday 11-20",
        "note": "林雅岚, Note: 喜欢靠窗, the team",
        "remind": "Reminder: 回电, 11-25 18:00, Wednesday",
        "promise": "Promise to 林雅岚: 退款 ¥1,300.00, by 11-25 18:00, Wednesday, ",
        "answer": "Answer: 退款 ¥1,300.00, by 11-25 18:00, Wednesday, not told yet",
    }  # fmt: skip
    for verb, sentence in expected.items():
        assert sentence in said[verb].out, said[verb]
    chinese = run("remind", lin, "--text", "回电", "--at", "2026-11-25 18:00", "--lang", "zh").out
    assert chinese.endswith("提醒：回电，11-25 18:00，星期三\n")


def test_an_issue_is_told_back_as_it_stands_with_what_is_missing(run: Run, lin: str) -> None:
    ref = opened(run, lin)
    run("answer", ref, "--outcome", "退款")
    told = run("tell", ref, "--lang", "zh").out
    assert told.splitlines()[0] == f"{ref}  已告知待确认  酒店订单丢失"
    early = run("close", ref, "--lang", "zh")
    assert early.err == "这个事项还不能办结，仍为“已告知待确认”。还差：闭环凭证。\n"
    ready = run("prove", ref, "member_confirmed", "--lang", "en").out.splitlines()
    assert ready[-1] == "Nothing is missing: it can be closed."
    assert run("close", ref, "--lang", "en").out == (
        f"{ref}  closed  酒店订单丢失\nAnswer: 退款, told\n"
    )


def test_a_courier_is_internal_and_tells_nobody(run: Run, lin: str) -> None:
    ref = opened(run, lin)
    run("answer", ref, "--outcome", "换订同级酒店")
    courier = ("--party", "顺丰小哥", "--party-kind", "business")
    event = run("contact", lin, "--text", "催了", "--issue", ref, "--tells", *courier, "--json")
    assert run("tell", ref, *courier, "--json").json["status"] == "open"
    entries = run("show", "timeline", lin, "--json").json["events"]
    [said] = [one for one in entries if one["id"] == event.json["event"]]
    assert (said["party_kind"], said["audience"]) == ("business", "internal")


def test_a_promise_is_kept_replaced_and_withdrawn_by_the_number_show_prints(
    run: Run, lin: str
) -> None:
    ref = opened(run, lin)
    first = run("promise", "add", ref, "--text", "退款 300 元", "--due", "+2d", *MONEY, "--json")
    shown = run("show", "issue", ref, "--json").json["promises"][0]
    assert shown["id"] == first.json["promise"]
    second = run("promise", "replace", shown["id"], "--due", "+3d", "--json").json["promise"]
    promises = {one["id"]: one for one in run("show", "issue", ref, "--json").json["promises"]}
    assert promises[shown["id"]]["state"] == "replaced"
    assert promises[second]["text"] == "退款 300 元"
    kept = run("promise", "keep", second).out
    assert kept.startswith(f"{second}  Promise to ")
    assert kept.endswith(", kept\n")
    outside = run("promise", "add", lin, "--text", "周末回电", "--due", "+1d").out.split()[0]
    gone = run("promise", "withdraw", outside, "--why", "会员说不用了", "--json")
    assert gone.json == {"promise": outside}
    call = run("contact", lin, "--text", "告知不再回电", "--direction", "out", "--json").json[
        "event"
    ]
    assert run("promise", "withdraw", outside, "--why", "会员说不用了", "--event", call).code == 0
    bodies = [one["body"] for one in run("show", "timeline", lin, "--json").json["events"]]
    assert "会员说不用了" in bodies


def test_a_note_and_a_reminder_are_kept(run: Run, lin: str) -> None:
    note = run("note", lin, "--text", "喜欢靠窗", "--level", "team", "--json").json
    events = {one["id"]: one for one in run("show", "timeline", lin, "--json").json["events"]}
    assert events[note["event"]]["body"] == "喜欢靠窗"
    remind = run("remind", lin, "--text", "问候", "--at", "+2h", "--json")
    assert set(remind.json) == {"reminder"}
    assert [one["kind"] for one in run("show", "agenda", "--json").json["items"]] == ["reminder"]


CANNOT = (
    ("contact", "nobody", "--text", "喂"),
    ("contact", LIN, "--text", "  "),
    ("contact", LIN, "--text", "喂", "--at", "2999-01-01T00:00Z"),
    ("contact", LIN, "--text", "喂", "--at", "gibberish"),
    ("contact", LIN, "--text", "喂", "--issue", "T-000000"),
    ("contact", LIN, "--text", "喂", "--line", "moon"),
    ("note", LIN, "--text", ""),
    ("issue", LIN, "--title", "x", "--line", "moon"),
    ("answer", "T-000000", "--outcome", "x"),
    ("promise", "add", LIN, "--text", "x", "--due", "yesterday 9:00"),
    ("promise", "add", LIN, "--text", "x", "--due", "+1d", *WRONG),
    ("promise", "add", "T-000000", "--text", "x", "--due", "+1d"),
    ("promise", "keep", "7"),
    ("promise", "keep", "0192d3f4-0000-7000-8000-000000000000"),
    ("promise", "replace", "0192d3f4-0000-7000-8000-000000000000", "--due", "+1d"),
    ("promise", "withdraw", "0192d3f4-0000-7000-8000-000000000000", "--why", "x"),
    ("prove", "T-000000", "member_confirmed"),
    ("remind", LIN, "--text", "x", "--at", "2020-01-01 09:00"),
    ("remind", LIN, "--text", "x", "--at", "2020-01-01T09:00"),
)


def test_what_cannot_be_done_is_one_sentence_and_changes_nothing(
    run: Run, lin: str, subtests: pytest.Subtests
) -> None:
    before = run("show", "timeline", lin, "--json").json
    for words, language in product(CANNOT, LANGUAGES):
        with subtests.test(words=" ".join(words), language=language):
            said = run(*words, "--lang", language)
            assert one_sentence(said), said
            assert run("show", "timeline", lin, "--json").json == before
    speak("en")


def test_an_amount_needs_its_currency_and_a_proof_an_entry_of_this_member(
    run: Run, lin: str
) -> None:
    ref = opened(run, lin)
    said = run("answer", ref, "--outcome", "退款", "--amount", "300")
    assert one_sentence(said)
    assert said.err.startswith("The currency of the amount is missing.")
    assert one_sentence(run("answer", ref, "--outcome", "退款", "--currency", "CNY"))
    for wrong in (("300", "xyz"), ("0", "CNY"), ("-5", "CNY")):
        for verb in (
            ("answer", ref, "--outcome"),
            ("promise", "add", ref, "--due", "+1d", "--text"),
        ):
            said = run(*verb, "退款", "--amount", wrong[0], "--currency", wrong[1])
            assert one_sentence(said), said
    found = run("answer", ref, "--outcome", "退款", "--amount", "300元", "--json").json["answer"]
    assert (found["amount"], found["currency"]) == ("300", "CNY")
    assert one_sentence(run("prove", ref, "member_confirmed", "--event", "not-a-number"))
    nothing = "0192d3f4-0000-7000-8000-000000000000"
    assert one_sentence(run("prove", ref, "member_confirmed", "--event", nothing))
    assert one_sentence(
        run("promise", "add", ref, "--text", "退款", "--due", "+1d", "--amount", "300")
    )


def test_what_was_logged_is_put_right(run: Run, lin: str) -> None:
    event = run("contact", lin, "--text", "退款 300 元", "--json").json["event"]
    now = run("correct", event, "--text", "退款 800 元", "--party", "周婷", "--json").json["event"]
    [said] = [
        one
        for one in run("show", "timeline", lin, "--json").json["events"]
        if one["kind"] == "contact"
    ]
    assert (said["id"], said["body"], said["data"]["corrects"]) == (now, "退款 800 元", event)
    assert (said["party"], said["party_kind"]) == ("周婷", "other")
    reminder = run("remind", lin, "--text", "回电", "--at", "+2h", "--json").json["reminder"]
    assert run("correct", reminder, "--text", "回访").out.startswith(
        f"{reminder}  Reminder: 回访, "
    )
    assert run("correct", event, "--text", "三").code == 1


@pytest.fixture
def careful(lin: str, work: Work) -> str:
    """林女士 at 03:06, who is not to be called then, nor called 林姐, and eats no peanuts."""
    member_id = work.read(by_number, lin)
    for kind, text, *hours in (
        (FactKind.CONTACT_RULE, "勿去电", "00:00", "23:59"),
        (FactKind.TABOO, "勿称“林姐”"),
        (FactKind.ALLERGY, "花生过敏"),
    ):
        work.write(add_fact, NewFact(member_id, kind, text, *hours))
    return lin


def test_what_speaks_against_a_contact_is_said_and_it_is_logged_all_the_same(
    run: Run, careful: str
) -> None:
    out = ("contact", careful, "--direction", "out")
    said = run(*out, "--text", "林姐要花生酱", "--json")
    assert (said.code, [one["why"] for one in said.json["warnings"]]) == (
        0,
        ["rule", "allergy", "taboo"],
    )
    assert said.json["warnings"][0]["instead"][0] == "chat"
    assert said.err.count("\n") == 3
    assert said.json["event"]
    assert run(*out, "--text", "好的", "--channel", "chat", "--json").json["warnings"] == []
    assert run("contact", careful, "--text", "来电", "--json").json["warnings"] == []


def test_every_verb_that_writes_words_says_what_is_not_to_be_written(
    run: Run, careful: str
) -> None:
    opened_ = run("issue", careful, "--title", "林姐的酒店", "--line", "travel", "--json")
    ref = opened_.json["ref"]
    due = ("--due", "+2d", "--json")
    note = run("note", careful, "--text", "订了花生糖", "--json")
    answered = run("answer", ref, "--outcome", "赔一盒花生", *due)
    promised = run("promise", "add", ref, "--text", "告知林姐", *due)
    told = run("tell", ref, "--json")
    for said, why in (
        (opened_, ["taboo"]),
        (note, ["allergy"]),
        (answered, ["allergy"]),
        (promised, ["taboo"]),
        (told, ["rule", "allergy"]),
    ):
        assert [one["why"] for one in said.json["warnings"]] == why
        assert said.err.count("\n") == len(why)
