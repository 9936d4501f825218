"""What one test need not do again after another did: compile a statement."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Dialect, Engine

_kept: dict[str, tuple[Dialect, dict[Any, Any]]] = {}


def warmed(engine: Engine) -> Engine:
    """It finds every statement compiled that a test compiled before, as an engine of the program
    does that was open all day: one of each test's own would compile them all anew."""
    name = engine.dialect.name
    if name not in _kept:
        engine.connect().close()  # now the dialect knows whom it speaks to
        _kept[name] = engine.dialect, {}
    engine.dialect, compiled = _kept[name]
    engine.update_execution_options(compiled_cache=compiled)
    return engine
