"""Whoever stands in does so for a while, and who may see whom follows from that alone.

Revision 0018, after 0017. Once released, it is never edited.

A cover that was called off before it began left a row that lasts no time; begun again, there were
two with one beginning, and on a server nobody could be given to that steward any more. Now such a
row is gone. What ends, ends only what it had begun: until when somebody sees a member is counted
anew from all that is left. What was arranged in one act is known by its plan, not by its instant.
"""

from pathlib import Path

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None

ID = sa.LargeBinary(16).with_variant(sa.Uuid(), "postgresql")
INSTANT = sa.BigInteger().with_variant(sa.TIMESTAMP(timezone=True), "postgresql")

BEGINS = """
    CREATE TRIGGER cover_begins AFTER INSERT ON cover BEGIN
        INSERT INTO access (role, member_id, reason, since, until)
        SELECT standin.login, served.member_id, 'cover', max(NEW.since, served.since), NEW.until
        FROM stewardship AS served JOIN steward AS standin ON standin.id = NEW.by_id
        WHERE served.steward_id = NEW.steward_id AND served.until IS NULL AND standin.active
            AND NEW.until > served.since
        ON CONFLICT (role, member_id, reason, since)
            DO UPDATE SET until = max(until, excluded.until);
    END
"""
OF_NEWCOMER = """
    CREATE TRIGGER cover_of_newcomer AFTER INSERT ON stewardship BEGIN
        INSERT INTO access (role, member_id, reason, since, until)
        SELECT standin.login, NEW.member_id, 'cover', max(cover.since, NEW.since), max(cover.until)
        FROM cover JOIN steward AS standin ON standin.id = cover.by_id
        WHERE cover.steward_id = NEW.steward_id AND cover.until > NEW.since AND standin.active
        GROUP BY 1, 2, 3, 4
        ON CONFLICT (role, member_id, reason, since)
            DO UPDATE SET until = max(until, excluded.until);
    END
"""
# Of a row of `access`: the last instant of all covers that begin it, or nothing if there is none.
COUNTED = """
    UPDATE access SET until = coalesce((
        SELECT max(min(cover.until, coalesce(served.until, cover.until)))
        FROM steward AS standin
        JOIN cover ON cover.by_id = standin.id
        JOIN stewardship AS served ON served.steward_id = cover.steward_id
        WHERE standin.login = access.role AND served.member_id = access.member_id
            AND max(cover.since, served.since) = access.since
            AND cover.until > access.since
            AND (served.until IS NULL OR served.until > access.since)
    ), since)
    WHERE reason = 'cover'
"""
OF_STANDIN = """
    AND role = (SELECT login FROM steward WHERE id = OLD.by_id AND active)
    AND member_id IN (SELECT member_id FROM stewardship WHERE steward_id = OLD.steward_id)
    AND since >= OLD.since AND since < OLD.until
"""
ENDS = f"""
    CREATE TRIGGER cover_ends AFTER UPDATE OF until ON cover BEGIN
        {COUNTED} {OF_STANDIN};
    END
"""
CALLED_OFF = f"""
    CREATE TRIGGER cover_called_off AFTER DELETE ON cover BEGIN
        {COUNTED} {OF_STANDIN};
    END
"""
OF_MEMBER = """
    AND member_id = NEW.member_id AND until > NEW.until AND role IN (
        SELECT standin.login FROM cover JOIN steward AS standin ON standin.id = cover.by_id
        WHERE cover.steward_id = NEW.steward_id AND standin.active
    )
"""
OF_LEAVER = f"""
    CREATE TRIGGER cover_of_leaver AFTER UPDATE OF until ON stewardship BEGIN
        {COUNTED} {OF_MEMBER};
    END
"""
OF_THE_HOUSE = "AND role IN (SELECT login FROM steward WHERE active)"
NOW = (BEGINS, ENDS, CALLED_OFF, OF_NEWCOMER, OF_LEAVER)

# As 0003 had them.
BEFORE = (
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
    """Let go of rows that last no time, say of each its plan, and count access anew."""
    if op.get_bind().dialect.name == "postgresql":
        op.execute(Path(__file__).with_name("0018_postgresql.sql").read_text(encoding="utf-8"))
        return
    _set_aside("cover_begins", "cover_ends", "cover_of_newcomer", "cover_of_leaver")
    _make(sa.CheckConstraint("since < until", name=op.f("ck_cover_lasts")), plan=True)
    # One act has one instant and one stand-in.
    op.execute(
        "INSERT INTO cover SELECT id, steward_id, by_id,"
        " first_value(id) OVER (PARTITION BY made_at, by_id ORDER BY id),"
        " since, until, made_by, made_at FROM was_cover WHERE since < until"
    )
    op.execute("DROP TABLE was_cover")
    for statement in NOW:
        op.execute(statement)
    op.execute(f"{COUNTED} {OF_THE_HOUSE}")


def downgrade() -> None:
    """As before; what was counted anew stays."""
    if op.get_bind().dialect.name == "postgresql":
        raise NotImplementedError("a server goes back by its backup")
    _set_aside(
        "cover_begins", "cover_ends", "cover_called_off", "cover_of_newcomer", "cover_of_leaver"
    )
    _make(plan=False)
    op.execute(
        "INSERT INTO cover SELECT id, steward_id, by_id, since, until, made_by, made_at"
        " FROM was_cover"
    )
    op.execute("DROP TABLE was_cover")
    for statement in BEFORE:
        op.execute(statement)


def _set_aside(*triggers: str) -> None:
    """The rows, in a table beside it; the table itself is gone."""
    for trigger in triggers:
        op.execute(f"DROP TRIGGER {trigger}")
    op.execute("CREATE TEMP TABLE was_cover AS SELECT * FROM cover")
    op.drop_table("cover")


def _make(*constraints: sa.CheckConstraint, plan: bool) -> None:
    of_plan = [sa.Column("plan_id", ID, nullable=True)] if plan else []
    op.create_table(
        "cover",
        sa.Column("id", ID, nullable=False),
        sa.Column("steward_id", ID, nullable=False),
        sa.Column("by_id", ID, nullable=False),
        *of_plan,
        sa.Column("since", INSTANT, nullable=False),
        sa.Column("until", INSTANT, nullable=False),
        sa.Column("made_by", ID, nullable=True),
        sa.Column("made_at", INSTANT, nullable=False),
        sa.CheckConstraint("steward_id <> by_id", name=op.f("ck_cover_two_people")),
        *constraints,
        sa.ForeignKeyConstraint(["by_id"], ["steward.id"], name=op.f("fk_cover_by_id_steward")),
        sa.ForeignKeyConstraint(
            ["steward_id"], ["steward.id"], name=op.f("fk_cover_steward_id_steward")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cover")),
    )
    op.create_index("ix_cover_by_id", "cover", ["by_id", "until"], unique=False)
    op.create_index("ix_cover_steward_id", "cover", ["steward_id", "until"], unique=False)
