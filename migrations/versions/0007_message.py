"""A message is taken for a colleague's member, who is found by a full number.

Revision 0007, after 0006. Once released, it is never edited.

Whoever takes one sees nothing of the member: on a server two functions find and write.
"""

from pathlib import Path

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

ID = sa.LargeBinary(16).with_variant(sa.Uuid(), "postgresql")
INSTANT = sa.BigInteger().with_variant(sa.TIMESTAMP(timezone=True), "postgresql")

NEXT_DUE = """
    UPDATE member SET next_due = (
        SELECT min(coalesce(snoozed_until, due)) FROM due_item WHERE member_id = member.id
    ) WHERE id IN (SELECT member_id FROM message)
"""


def upgrade() -> None:
    """Make both tables."""
    op.create_table(
        "enquiry",
        sa.Column("id", ID, nullable=False),
        sa.Column("asked_id", ID, nullable=False),
        sa.Column("steward_id", ID, nullable=False),
        sa.Column("member_id", ID, nullable=True),
        sa.Column("hour", sa.Integer(), nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("at", INSTANT, nullable=False),
        sa.CheckConstraint("n BETWEEN 1 AND 35", name=op.f("ck_enquiry_so_often")),
        sa.ForeignKeyConstraint(
            ["steward_id"], ["steward.id"], name=op.f("fk_enquiry_steward_id_steward")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_enquiry")),
        sa.UniqueConstraint("steward_id", "hour", "n", name=op.f("uq_enquiry_steward_id_hour_n")),
    )
    op.create_index("ix_enquiry_asked_id", "enquiry", ["asked_id"], unique=False)
    op.create_index("ix_enquiry_member_id", "enquiry", ["member_id"], unique=False)
    op.create_table(
        "message",
        sa.Column("id", ID, nullable=False),
        sa.Column("member_id", ID, nullable=False),
        sa.Column("event_id", ID, nullable=False),
        sa.Column("steward_id", ID, nullable=False),
        sa.Column("at", INSTANT, nullable=False),
        sa.Column("urgent", sa.Boolean(), nullable=False),
        sa.Column("due", INSTANT, nullable=False),
        sa.Column("snoozed_until", INSTANT, nullable=True),
        sa.Column("done_at", INSTANT, nullable=True),
        sa.ForeignKeyConstraint(
            ["member_id"], ["member.id"], name=op.f("fk_message_member_id_member")
        ),
        sa.ForeignKeyConstraint(
            ["steward_id"], ["steward.id"], name=op.f("fk_message_steward_id_steward")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_message")),
    )
    op.create_index("ix_message_member_id", "message", ["member_id"], unique=False)
    if op.get_bind().dialect.name == "postgresql":
        op.execute(Path(__file__).with_name("0007_postgresql.sql").read_text(encoding="utf-8"))


def downgrade() -> None:
    """Nobody takes a message any more; those taken stay in the timelines."""
    if op.get_bind().dialect.name == "postgresql":
        raise NotImplementedError("a server goes back by its backup")
    op.execute("DELETE FROM due_item WHERE kind = 'reply'")
    op.execute(NEXT_DUE)
    op.drop_table("message")
    op.drop_table("enquiry")
