"""Who works here changes role and team, and comes back; tiers are data; the record can be read.

Revision 0017, after 0016. Once released, it is never edited.

What a lead sees follows the team of whoever serves, in a file as on a server.
"""

from pathlib import Path

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None

TIERS = (
    ("black", "Black", "黑金"),
    ("diamond", "Diamond", "钻石"),
    ("platinum", "Platinum", "铂金"),
    ("gold", "Gold", "金卡"),
    ("silver", "Silver", "银卡"),
)

# By the machine's clock, in microseconds, as for who leaves.
CHANGED = """
    CREATE TRIGGER access_of_changed AFTER UPDATE OF role, team_id, active ON steward
    WHEN NEW.active
        AND (OLD.role <> NEW.role OR OLD.team_id <> NEW.team_id OR NOT OLD.active)
    BEGIN
        UPDATE access SET until = CAST(unixepoch('subsec') * 1000000 AS INTEGER)
        WHERE reason = 'team'
            AND (until IS NULL OR until > CAST(unixepoch('subsec') * 1000000 AS INTEGER))
            AND (role = NEW.login OR (OLD.team_id <> NEW.team_id AND role IN (
                SELECT login FROM steward WHERE team_id = OLD.team_id AND role = 'lead'
            ) AND member_id IN (
                SELECT member_id FROM stewardship WHERE steward_id = NEW.id AND until IS NULL
            )));
        INSERT INTO access (role, member_id, reason, since, until)
        SELECT NEW.login, stewardship.member_id, 'team', stewardship.since, NULL
        FROM stewardship
        JOIN steward AS served ON served.id = stewardship.steward_id
        WHERE NEW.role = 'lead' AND served.team_id = NEW.team_id AND stewardship.until IS NULL
        ON CONFLICT (role, member_id, reason, since) DO UPDATE SET until = NULL;
        INSERT INTO access (role, member_id, reason, since, until)
        SELECT boss.login, stewardship.member_id, 'team', stewardship.since, NULL
        FROM stewardship
        JOIN steward AS boss ON boss.team_id = NEW.team_id AND boss.role = 'lead' AND boss.active
        WHERE stewardship.steward_id = NEW.id AND stewardship.until IS NULL
        ON CONFLICT (role, member_id, reason, since) DO UPDATE SET until = NULL;
    END
"""


def upgrade() -> None:
    """Make the table and the indexes; the trigger of a file, or what a server has."""
    tier = op.create_table(
        "tier",
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("name_en", sa.String(), nullable=False),
        sa.Column("name_zh", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("code", name="pk_tier"),
    )
    op.bulk_insert(
        tier,
        [
            {"code": code, "name_en": en, "name_zh": zh, "position": position}
            for position, (code, en, zh) in enumerate(TIERS)
        ],
    )
    op.create_index("ix_audit_at", "audit", ["at"])
    op.create_index("ix_audit_member_id", "audit", ["member_id", "seq"])
    op.create_index("ix_audit_steward_id", "audit", ["steward_id", "seq"])
    if op.get_bind().dialect.name == "postgresql":
        op.execute(Path(__file__).with_name("0017_postgresql.sql").read_text(encoding="utf-8"))
    else:
        op.execute(CHANGED)


def downgrade() -> None:
    """A file as before; its members keep the words of their tiers."""
    if op.get_bind().dialect.name == "postgresql":
        raise NotImplementedError("a server goes back by its backup")
    op.execute("DROP TRIGGER access_of_changed")
    for name in ("ix_audit_steward_id", "ix_audit_member_id", "ix_audit_at"):
        op.drop_index(name, "audit")
    op.drop_table("tier")
