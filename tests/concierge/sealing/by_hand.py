"""Sealing the record, and checking it, as the desk does both."""

from __future__ import annotations

from concierge.sealing import chain
from concierge.sealing.chain import Head
from concierge.sealing.seal import seal
from concierge.store.work import Store, Work
from concierge.team.sign_in import SETUP


def seal_now(workspace: Store) -> int:
    return Work(workspace, SETUP).write(seal, True).result


def verify(workspace: Store, *kept: Head) -> chain.Found:
    with workspace.readers.connect() as connection:
        return chain.verify(connection, kept)


def head(workspace: Store) -> Head:
    with workspace.readers.connect() as connection:
        return chain.head(connection)
