"""A wire: who waits on it is told at once when it is cut, whatever they wait for."""

from __future__ import annotations

import socket
import ssl
import sys
import time
from collections.abc import Callable
from contextlib import ExitStack
from threading import Thread
from typing import Any

import pytest

from concierge.errors import Code
from concierge.wire import Wire
from tests.patience import MOST_S
from tests.refusals import refused
from tests.silence import silent

LONG_S = 600.0
"""The patience of a mail server, and of who waits for one."""


def ended(wire: Wire, wait: Callable[[], object], begun: Callable[[], object]) -> Exception:
    """What is raised where one waits on the wire, when it is cut once that has `begun`."""
    raised: list[Exception] = []

    def run() -> None:
        try:
            wait()
        except Exception as error:
            raised.append(error)

    thread = Thread(target=run, daemon=True)
    thread.start()
    begun()
    time.sleep(0.1)
    before = time.monotonic()
    wire.interrupt()
    thread.join(LONG_S)
    assert time.monotonic() - before < MOST_S
    [error] = raised
    return error


def test_who_waits_for_a_word_is_told_at_once() -> None:
    with silent() as machine, Wire() as wire:

        def wait() -> None:
            with wire.connect(machine.host, machine.port, LONG_S) as end:
                if not end.recv(1):
                    raise EOFError

        assert isinstance(ended(wire, wait, machine.called.wait), EOFError)


def test_so_is_who_waits_for_tls_which_takes_the_socket_over() -> None:
    with silent() as machine, Wire() as wire:

        def wait() -> None:
            end = wire.connect(machine.host, machine.port, LONG_S)
            with ssl.create_default_context().wrap_socket(end, server_hostname="localhost"):
                raise AssertionError

        assert isinstance(ended(wire, wait, machine.called.wait), OSError)


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere a full queue refuses")
def test_so_is_who_is_not_even_connected() -> None:
    with socket.create_server(("127.0.0.1", 0), backlog=0) as server, ExitStack() as callers:
        for _ in range(4):  # more than may wait to be answered
            one: Any = callers.enter_context(socket.socket())
            one.setblocking(False)
            one.connect_ex(server.getsockname())
        with Wire() as wire:
            wait = lambda: wire.connect(*server.getsockname(), LONG_S)  # noqa: E731
            assert isinstance(ended(wire, wait, lambda: time.sleep(0.2)), OSError)


def test_once_it_is_cut_nobody_begins_to_wait_on_it() -> None:
    with silent() as machine, Wire() as wire:
        wire.interrupt()
        with refused(Code.INTERRUPTED):
            wire.connect(machine.host, machine.port, LONG_S)


def test_where_nobody_answers_that_is_said() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        place = server.getsockname()
    with Wire() as wire, pytest.raises(ConnectionRefusedError):
        wire.connect(*place, LONG_S)


def test_after_the_errand_nothing_of_it_is_held() -> None:
    with silent() as machine:
        with Wire() as wire:
            end = wire.connect(machine.host, machine.port, LONG_S)
            [twin] = wire._twins
        assert twin.fileno() == -1
        end.close()
