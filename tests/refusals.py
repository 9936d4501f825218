"""What is refused, and with which word."""

import pytest

from concierge.errors import Code, Refusal


def refused(code: Code) -> pytest.RaisesExc[Refusal]:
    """Around an act that must be refused so: `with refused(Code.STALE): …`."""
    return pytest.RaisesExc(Refusal, check=lambda refusal: refusal.code is code)
