"""The column vocabulary: ids, instants, amounts and coded words, the same on every engine."""

import os
import time
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from json import JSONDecoder
from threading import Lock
from typing import Annotated, Any
from uuid import UUID, SafeUUID

from sqlalchemy import TIMESTAMP, BigInteger, Dialect, LargeBinary, String, Uuid
from sqlalchemy.orm import mapped_column
from sqlalchemy.types import JSON, TypeDecorator, TypeEngine

from concierge.money import stored
from concierge.store.instants import from_micros, meant, to_micros

_last = 0
_turn = Lock()


def new_id() -> UUID:
    """A UUIDv7 (RFC 9562): Unix milliseconds and 4096ths of one, then random bits.

    Of this process, a later one is always the greater: what one act made keeps its order.
    """
    global _last
    with _turn:
        _last = max(_last + 1, (time.time_ns() << 12) // 1_000_000)
        ticks = _last
    value = (ticks >> 12) << 80 | 0x7 << 76 | (ticks & 0xFFF) << 64
    value |= 0b10 << 62 | int.from_bytes(os.urandom(8), "big") >> 2
    return UUID(int=value)


def _uuid(raw: bytes) -> UUID:
    """`UUID(bytes=raw)` without its checks of what it was given: half the time, and every row of
    every list has an id."""
    made = object.__new__(UUID)
    object.__setattr__(made, "int", int.from_bytes(raw, "big"))
    object.__setattr__(made, "is_safe", _SAFETY)
    return made


_SAFETY = SafeUUID.unknown  # looking it up took a fifth of the time


class IdType(TypeDecorator[UUID]):
    """16 bytes on SQLite, the native type elsewhere."""

    impl = LargeBinary(16)
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """Pick the native UUID where the engine has one."""
        if dialect.name == "sqlite":
            return dialect.type_descriptor(LargeBinary(16))
        return dialect.type_descriptor(Uuid())

    # The processors themselves, not process_bind_param and its kin: those cost a second call for
    # every value, which on a page of the timeline is a third of the whole time.
    def bind_processor(self, dialect: Dialect) -> Any:
        """Bytes for SQLite."""
        if dialect.name != "sqlite":
            return None
        return lambda value: None if value is None else value.bytes

    def result_processor(self, dialect: Dialect, coltype: object) -> Any:
        """Bytes from SQLite."""
        if dialect.name != "sqlite":
            return None
        return lambda value: None if value is None else _uuid(value)


class InstantType(TypeDecorator[datetime]):
    """An aware UTC instant: whole microseconds since 1970 on SQLite, `timestamptz` elsewhere."""

    impl = BigInteger
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """Pick the native instant where the engine has one."""
        if dialect.name == "sqlite":
            return dialect.type_descriptor(BigInteger())
        return dialect.type_descriptor(TIMESTAMP(timezone=True))

    def bind_processor(self, dialect: Dialect) -> Any:
        """Microseconds for SQLite."""
        turned = to_micros if dialect.name == "sqlite" else meant
        return lambda value: None if value is None else turned(value)

    def result_processor(self, dialect: Dialect, coltype: object) -> Any:
        """Aware UTC for the program; a session on PostgreSQL speaks UTC by itself."""
        if dialect.name != "sqlite":
            return None
        return lambda value: None if value is None else from_micros(value)


class DayType(TypeDecorator[date]):
    """A calendar day kept as its proleptic ordinal, so that ranges are integer ranges."""

    impl = BigInteger
    cache_ok = True

    def bind_processor(self, dialect: Dialect) -> Any:
        """The ordinal."""
        return lambda value: None if value is None else value.toordinal()

    def result_processor(self, dialect: Dialect, coltype: object) -> Any:
        """The date."""
        return lambda value: None if value is None else date.fromordinal(value)


class AmountType(TypeDecorator[Decimal]):
    """Money as exact decimal text; floats never touch it."""

    impl = String
    cache_ok = True

    def bind_processor(self, dialect: Dialect) -> Any:
        """Plain decimal text."""
        return lambda value: None if value is None else format(value, "f")

    def result_processor(self, dialect: Dialect, coltype: object) -> Any:
        """An exact decimal; what is none is NaN, so that what it stands in can be opened."""
        return lambda value: None if value is None else stored(value)


class Word(TypeDecorator[StrEnum]):
    """A coded word (StrEnum) kept by its value."""

    impl = String
    cache_ok = True

    def __init__(self, words: type[StrEnum]) -> None:
        """`words` is the vocabulary the column speaks."""
        super().__init__()
        self.words = words

    def bind_processor(self, dialect: Dialect) -> Any:
        """The value, checked against the vocabulary."""
        known = {word.value: word.value for word in self.words}  # a word equals its value
        return lambda value: None if value is None else known[value]

    def result_processor(self, dialect: Dialect, coltype: object) -> Any:
        """The word."""
        words = self.words
        return lambda value: None if value is None else words(value)


class ValuesType(TypeDecorator[dict[str, Any]]):
    """A JSON object."""

    impl = JSON
    cache_ok = True

    def result_processor(self, dialect: Dialect, coltype: object) -> Any:
        """The object. What we wrote ourselves begins at its first character: `json.loads`, which
        looks for more, takes three times as long."""
        if dialect.name != "sqlite":
            return super().result_processor(dialect, coltype)
        read = JSONDecoder().raw_decode
        return lambda value: None if value is None else read(value)[0]


Id = Annotated[UUID, mapped_column(IdType)]
Instant = Annotated[datetime, mapped_column(InstantType)]
Day = Annotated[date, mapped_column(DayType)]
Amount = Annotated[Decimal, mapped_column(AmountType)]
Values = Annotated[dict[str, Any], mapped_column(ValuesType)]
"""JSON values of a programme event; never prose."""
Personal = Annotated[str, mapped_column(String, info={"personal": True})]
"""Text about a person: the audit keeps only a keyed hash of it."""
