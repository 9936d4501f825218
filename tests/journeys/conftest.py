"""Journeys use the same workspaces as the rooms' own tests."""

from tests.concierge.conftest import (
    colleague,
    hands,
    lead,
    member,
    template,
    work,
    workspace,
)

__all__ = ["colleague", "hands", "lead", "member", "template", "work", "workspace"]
