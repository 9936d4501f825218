"""Who leaves sees nothing any more, in a file as on a server.

Revision 0008, after 0007. Once released, it is never edited.
"""

from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

# By the machine's clock, in microseconds. A server has had its own since 0001.
LEAVER = """
    CREATE TRIGGER access_of_leaver AFTER UPDATE OF active ON steward
    WHEN OLD.active AND NOT NEW.active BEGIN
        UPDATE access SET until = CAST(unixepoch('subsec') * 1000000 AS INTEGER)
        WHERE role = NEW.login
            AND (until IS NULL OR until > CAST(unixepoch('subsec') * 1000000 AS INTEGER));
    END
"""


def upgrade() -> None:
    """In a file, make the trigger."""
    if op.get_bind().dialect.name == "sqlite":
        op.execute(LEAVER)


def downgrade() -> None:
    """As before."""
    if op.get_bind().dialect.name == "sqlite":
        op.execute("DROP TRIGGER access_of_leaver")
