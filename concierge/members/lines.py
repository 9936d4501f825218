"""The business lines a new workspace begins with. Data, not code: a programme may add its own."""

from sqlalchemy.orm import Session

from concierge.members.tables import BusinessLine

DEFAULT = (
    ("retail", "R", "Shopping", "购物", "shopping-bag"),
    ("travel", "T", "Travel", "旅行", "plane"),
    ("food", "F", "Food", "餐饮", "utensils"),
    ("entertainment", "E", "Entertainment", "娱乐", "ticket"),
    ("grocery", "G", "Grocery", "生鲜", "carrot"),
    ("payments", "P", "Payments", "支付", "wallet"),
    ("logistics", "L", "Logistics", "物流", "package"),
    ("crossborder", "C", "Cross-border", "跨境", "globe"),
)


def add_default_lines(session: Session) -> None:
    """Fill the business lines of a new workspace (the seed of `workspace.create`)."""
    for position, (code, letter, name_en, name_zh, icon) in enumerate(DEFAULT):
        session.add(
            BusinessLine(
                code=code,
                letter=letter,
                name_en=name_en,
                name_zh=name_zh,
                icon=icon,
                position=position,
            )
        )
