"""A member outside one's access is looked at for an hour, with a reason.

Revision 0009, after 0008. Once released, it is never edited.

Who may look is written by the database, and ends by itself.
"""

from pathlib import Path

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

ID = sa.LargeBinary(16).with_variant(sa.Uuid(), "postgresql")
INSTANT = sa.BigInteger().with_variant(sa.TIMESTAMP(timezone=True), "postgresql")

ACCESS = (
    """
    CREATE TRIGGER break_glass_asked BEFORE INSERT ON break_glass
    WHEN trim(NEW.reason) = '' OR NEW.until <> NEW.since + 3600000000
        OR NOT EXISTS (
            SELECT 1 FROM steward WHERE id = NEW.steward_id AND active
                AND (role = 'lead' OR (role = 'steward' AND NOT NEW.confidential))
        )
    BEGIN
        SELECT RAISE(ABORT, 'a look has a reason, an hour, and a lead where it is confidential');
    END
    """,
    """
    CREATE TRIGGER break_glass_begins AFTER INSERT ON break_glass BEGIN
        INSERT INTO access (role, member_id, reason, since, until)
        SELECT login, NEW.member_id, 'break-glass', NEW.since, NEW.until
        FROM steward WHERE id = NEW.steward_id;
    END
    """,
    """
    CREATE TRIGGER break_glass_lasts BEFORE UPDATE ON break_glass
    WHEN NEW.until > OLD.until OR NEW.since <> OLD.since OR NEW.member_id <> OLD.member_id
        OR NEW.steward_id <> OLD.steward_id OR NEW.reason <> OLD.reason
        OR NEW.confidential <> OLD.confidential
    BEGIN SELECT RAISE(ABORT, 'a look only ends'); END
    """,
    """
    CREATE TRIGGER break_glass_ends AFTER UPDATE OF until ON break_glass BEGIN
        UPDATE access SET until = NEW.until
        WHERE reason = 'break-glass' AND member_id = NEW.member_id AND since = NEW.since
            AND role = (SELECT login FROM steward WHERE id = NEW.steward_id);
    END
    """,
)
NEXT_DUE = """
    UPDATE member SET next_due = (
        SELECT min(coalesce(snoozed_until, due)) FROM due_item WHERE member_id = member.id
    ) WHERE id IN (SELECT member_id FROM break_glass)
"""


def upgrade() -> None:
    """Make the table, and the triggers that grant what it says."""
    op.create_table(
        "break_glass",
        sa.Column("id", ID, nullable=False),
        sa.Column("steward_id", ID, nullable=False),
        sa.Column("member_id", ID, nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("confidential", sa.Boolean(), nullable=False),
        sa.Column("since", INSTANT, nullable=False),
        sa.Column("until", INSTANT, nullable=False),
        sa.ForeignKeyConstraint(
            ["steward_id"], ["steward.id"], name=op.f("fk_break_glass_steward_id_steward")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_break_glass")),
    )
    op.create_index("ix_break_glass_member_id", "break_glass", ["member_id"], unique=False)
    op.create_index(
        "ix_break_glass_steward_id", "break_glass", ["steward_id", "until"], unique=False
    )
    if op.get_bind().dialect.name == "postgresql":
        op.execute(Path(__file__).with_name("0009_postgresql.sql").read_text(encoding="utf-8"))
        return
    for statement in ACCESS:
        op.execute(statement)


def downgrade() -> None:
    """Nobody looks any more; that somebody did stays in the timelines."""
    if op.get_bind().dialect.name == "postgresql":
        raise NotImplementedError("a server goes back by its backup")
    op.execute("DELETE FROM access WHERE reason = 'break-glass'")
    op.execute("DELETE FROM due_item WHERE ref_id IN (SELECT id FROM break_glass)")
    op.execute(NEXT_DUE)
    op.drop_table("break_glass")
