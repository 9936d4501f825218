"""A call is taken of the member whose stream is open."""

from tests.ui.timeline.conftest import call, composer, member, panel, story

__all__ = ["call", "composer", "member", "panel", "story"]
