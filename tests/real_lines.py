"""Event lines from real data beside the checkout: `python tests/real_lines.py jddc > lines.jsonl`.

`jddc`: 10,270 real conversations of a Chinese shop's service, as contacts. They come without times
and without customers: here they follow one another by 73 minutes, spread over 200 members.
`olist`: 3,584 real orders of a Brazilian marketplace with the day they were promised for, the
instant they arrived, and what the customer wrote. Its times are taken as UTC, as its one column
with a zone has it; who bought is not in it, so the orders too are spread over 200 members.
"""

import argparse
import csv
import json
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import product
from pathlib import Path
from typing import Any

DATA = Path(__file__).parents[2] / "shared" / "data"
CHATS = "zh-jddc/dataSet/train{}.txt"
ORDERS = "retail-olist-classified/olist_classified_public_dataset.csv"
FIRST_CHAT = datetime(2025, 5, 1, 1, tzinfo=UTC)
BETWEEN_CHATS = timedelta(minutes=73)
MEMBERS = 200

CHINESE = (
    "王李张刘陈杨黄赵周吴徐孙马朱胡郭何林高罗",
    "雅岚 柏川 思远 若溪 明轩 佳宁 子衿 晓彤 建国 海燕",
)
BRAZILIAN = (
    (
        "Silva Souza Costa Santos Oliveira Pereira Lima Carvalho Ferreira Rocha "
        "Almeida Ribeiro Martins Barbosa Araújo Gomes Dias Teixeira Moraes Nunes"
    ),
    "Ana Bruno Camila Diego Elaine Fábio Gabriela Heitor Íris João",
)

Event = dict[str, Any]


def jddc(steward: str | None = None, data: Path = DATA) -> Iterator[Event]:
    """A member a name, then each conversation as a contact received in a chat."""
    names = [surname + given for given, surname in product(CHINESE[1].split(), CHINESE[0])]
    home = {"language": "zh", "timezone": "Asia/Shanghai", "city": "上海"}
    yield from _members("//jd.example/members", 8_000_0000, names, home, steward)
    said, answered = (_lines(data / CHATS.format(side)) for side in ("Questions", "Answers"))
    for n, (before, answer) in enumerate(zip(said, answered, strict=True)):
        yield _event(
            "//jd.example/chats",
            f"chat-{n:05}",
            "contact.received",
            8_000_0000 + n % MEMBERS,
            FIRST_CHAT + n * BETWEEN_CHATS,
            line="retail",
            channel="chat",
            text=f"{before}\n{answer}",
        )


def olist(steward: str | None = None, data: Path = DATA) -> Iterator[Event]:
    """A member a name, then what became of each order, and the review as a contact."""
    names = [f"{given} {name}" for name, given in product(*map(str.split, BRAZILIAN))]
    home = {"language": "en", "timezone": "America/Sao_Paulo", "region": "BR"}
    yield from _members("//olist.example/members", 8_100_0000, names, home, steward)
    with (data / ORDERS).open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            yield from _order(row)


def _members(
    source: str, first: int, names: list[str], home: dict[str, str], steward: str | None
) -> Iterator[Event]:
    for n, name in enumerate(names[:MEMBERS]):
        served = {"steward": steward} if steward else {}
        phone = {"phones": [f"+86138{n:04}{n * 37 % 10_000:04}"]}
        given = {"name": name, **home, **phone, **served}
        yield _event(source, f"member-{n:03}", "member.upserted", first + n, None, **given)


def _order(row: dict[str, str]) -> Iterator[Event]:
    member = 8_100_0000 + int(row["id"]) % MEMBERS
    promised = _instant(row["order_estimated_delivery_date"])
    bought = _instant(row["order_purchase_timestamp"])
    arrived = _instant(row["order_delivered_customer_date"])
    known = {
        "line": "retail",
        "ref": f"OL{int(row['id']):07}",
        "title": row["product_category_name"].replace("_", " "),
        "region": row["customer_state"],
    }

    def happened(what: str, at: datetime | None, **more: Any) -> Event:
        id_ = f"{known['ref']}-{what}"
        return _event("//olist.example/orders", id_, f"order.{what}", member, at, **known, **more)

    price = {"amount": row["order_products_value"], "currency": "BRL"}
    yield happened("placed", bought, expected_at=_text(promised), **price)
    if arrived and promised and arrived > promised:
        yield happened("delayed", promised)
    if arrived:
        yield happened("delivered", arrived)
    elif row["order_status"] == "canceled":
        yield happened("cancelled", None)  # when, the data does not say
    if row["review_comment_message"]:
        said = {"line": "retail", "channel": "email", "text": row["review_comment_message"]}
        at = _instant(row["review_answer_timestamp"])
        source, id_ = "//olist.example/reviews", f"{known['ref']}-review"
        yield _event(source, id_, "contact.received", member, at, **said)


def _event(
    source: str, id_: str, type_: str, member: int, at: datetime | None, **data: Any
) -> Event:
    time = {"time": _text(at)} if at else {}
    return {
        "specversion": "1.0",
        "source": source,
        "id": id_,
        "type": f"concierge.{type_}",
        "subject": str(member),
        **time,
        "data": data,
    }


def _instant(text: str) -> datetime | None:
    return datetime.fromisoformat(text).replace(tzinfo=UTC) if text else None


def _text(at: datetime | None) -> str | None:
    return at.isoformat().replace("+00:00", "Z") if at else None


def _lines(file: Path) -> list[str]:
    # Not splitlines: people paste characters that it takes for the end of a line.
    return file.read_text(encoding="utf-8").rstrip("\n").split("\n")


def main() -> None:
    """Print the lines of one data set."""
    parser = argparse.ArgumentParser(description="Event lines of real data, one a line.")
    parser.add_argument("data", choices=("jddc", "olist"))
    parser.add_argument("--steward", help="whose members they are; else the intake steward's")
    given = parser.parse_args()
    for event in {"jddc": jddc, "olist": olist}[given.data](given.steward):
        sys.stdout.buffer.write(json.dumps(event, ensure_ascii=False).encode() + b"\n")


if __name__ == "__main__":
    main()
