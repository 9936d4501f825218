"""The composer stands below a member's stream, and is tried there."""

from tests.ui.timeline.conftest import call, composer, member, panel, story

__all__ = ["call", "composer", "member", "panel", "story"]
