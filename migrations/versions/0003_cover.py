"""Somebody stands in for somebody else, between two instants.

Revision 0003, after 0002. Once released, it is never edited.

The stewardship does not change; what changes is who may see whom, and that ends by itself.
"""

from pathlib import Path

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

ID = sa.LargeBinary(16).with_variant(sa.Uuid(), "postgresql")
INSTANT = sa.BigInteger().with_variant(sa.TIMESTAMP(timezone=True), "postgresql")

# Whoever writes it: cover shows the stand-in all whom the other serves, now and as they come.
ACCESS = (
    """
    CREATE TRIGGER cover_begins AFTER INSERT ON cover BEGIN
        INSERT INTO access (role, member_id, reason, since, until)
        SELECT standin.login, served.member_id, 'cover', max(NEW.since, served.since), NEW.until
        FROM stewardship AS served JOIN steward AS standin ON standin.id = NEW.by_id
        WHERE served.steward_id = NEW.steward_id AND served.until IS NULL AND standin.active
        ON CONFLICT (role, member_id, reason, since)
            DO UPDATE SET until = max(until, excluded.until);
    END
    """,
    """
    CREATE TRIGGER cover_ends AFTER UPDATE OF until ON cover BEGIN
        UPDATE access SET until = NEW.until
        WHERE reason = 'cover' AND until = OLD.until
            AND role = (SELECT login FROM steward WHERE id = NEW.by_id)
            AND member_id IN (
                SELECT member_id FROM stewardship WHERE steward_id = NEW.steward_id
            );
    END
    """,
    """
    CREATE TRIGGER cover_of_newcomer AFTER INSERT ON stewardship BEGIN
        INSERT INTO access (role, member_id, reason, since, until)
        SELECT standin.login, NEW.member_id, 'cover', max(cover.since, NEW.since), cover.until
        FROM cover JOIN steward AS standin ON standin.id = cover.by_id
        WHERE cover.steward_id = NEW.steward_id AND cover.until > NEW.since AND standin.active
        ON CONFLICT (role, member_id, reason, since)
            DO UPDATE SET until = max(until, excluded.until);
    END
    """,
    """
    CREATE TRIGGER cover_of_leaver AFTER UPDATE OF until ON stewardship BEGIN
        UPDATE access SET until = NEW.until
        WHERE reason = 'cover' AND member_id = NEW.member_id AND until > NEW.until
            AND role IN (
                SELECT standin.login FROM cover JOIN steward AS standin ON standin.id = cover.by_id
                WHERE cover.steward_id = NEW.steward_id
            );
    END
    """,
)


def upgrade() -> None:
    """Make the table, and the triggers that grant what it says."""
    op.create_table(
        "cover",
        sa.Column("id", ID, nullable=False),
        sa.Column("steward_id", ID, nullable=False),
        sa.Column("by_id", ID, nullable=False),
        sa.Column("since", INSTANT, nullable=False),
        sa.Column("until", INSTANT, nullable=False),
        sa.Column("made_by", ID, nullable=True),
        sa.Column("made_at", INSTANT, nullable=False),
        sa.CheckConstraint("steward_id <> by_id", name=op.f("ck_cover_two_people")),
        sa.ForeignKeyConstraint(["by_id"], ["steward.id"], name=op.f("fk_cover_by_id_steward")),
        sa.ForeignKeyConstraint(
            ["steward_id"], ["steward.id"], name=op.f("fk_cover_steward_id_steward")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cover")),
    )
    op.create_index("ix_cover_by_id", "cover", ["by_id", "until"], unique=False)
    op.create_index("ix_cover_steward_id", "cover", ["steward_id", "until"], unique=False)
    if op.get_bind().dialect.name == "postgresql":
        op.execute(Path(__file__).with_name("0003_postgresql.sql").read_text(encoding="utf-8"))
        return
    for statement in ACCESS:
        op.execute(statement)


def downgrade() -> None:
    """Nobody stands in for anybody any more."""
    if op.get_bind().dialect.name == "postgresql":
        raise NotImplementedError("a server goes back by its backup")
    for trigger in ("cover_of_newcomer", "cover_of_leaver"):
        op.execute(f"DROP TRIGGER {trigger}")
    op.execute("DELETE FROM access WHERE reason = 'cover'")
    op.drop_table("cover")
