"""What people of the house are called to do."""

from concierge.team.tables import Role

__all__ = ["Role"]
