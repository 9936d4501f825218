"""Whatever a file from outside may do to who reads it."""

import os
import sys
import time
from itertools import count
from pathlib import Path

from concierge.errors import Code, Refusal
from concierge.worker.serving import Tell


def work(body: bytes, tell: Tell) -> bytes:  # noqa: C901  # one line for each
    """Do what `body` says."""
    said = body.decode()
    match said.split():
        case ["echo", *_]:
            return body
        case ["spin"]:
            for _ in count():
                pass
        case ["use", seconds]:
            until = time.process_time() + float(seconds)
            while time.process_time() < until:
                pass
        case ["wait", begun]:
            tell.best(b"so far")
            tell.best(b"better")
            Path(begun).write_text(str(os.getpid()))
            time.sleep(600)
        case ["eat"]:
            held = [bytes(1 << 20) for _ in range(1 << 20)]
            return bytes(len(held))
        case ["nest"]:
            return work(body, tell)
        case ["die"]:
            os.abort()
        case ["stumble"]:
            raise ValueError("林女士")
        case ["refuse"]:
            raise Refusal(Code.FEED_FIELD_MISSING, field="text")
        case ["print"]:
            os.write(1, b"a library says something")
            sys.stdout.write("and Python too\n")
        case ["database"]:
            import sqlalchemy  # noqa: F401
        case ["network"]:
            import socket

            socket.create_connection(("127.0.0.1", 9))
    return said.encode()
