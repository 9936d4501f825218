"""The three streams a command is given, of which any may be closed, or close while it works."""

import io
import os
import sys


class Heard(io.RawIOBase):
    """Takes what is printed. Nobody has to read it: a command does its work to the end, and what no
    longer arrives anywhere is dropped. What else went wrong is kept in `trouble`."""

    def __init__(self, raw: io.FileIO) -> None:
        self._raw = raw
        self._deaf = False
        self.trouble: OSError | None = None

    def writable(self) -> bool:
        """It is."""
        return True

    def fileno(self) -> int:
        """That of the stream behind it."""
        return self._raw.fileno()

    def isatty(self) -> bool:
        """Whether a person reads it."""
        return self._raw.isatty()

    def write(self, data: "io.ReadableBuffer", /) -> int:  # type: ignore[name-defined]
        """Pass it on; all of it counts as written once nobody listens."""
        if not self._deaf:
            try:
                return self._raw.write(data) or 0
            except BrokenPipeError:
                self._deaf = True
            except OSError as error:
                self._deaf, self.trouble = True, error
        return len(data)


def stand_firm() -> None:
    """Go on whatever becomes of the output. A closed one must not become the next file's number:
    what the program opens would be printed into."""
    while (spare := os.open(os.devnull, os.O_RDWR)) <= 2:
        pass
    os.close(spare)
    if sys.stdout is sys.__stdout__:
        sys.stdout = _firm(sys.stdout)
    if sys.stderr is sys.__stderr__:
        sys.stderr = _firm(sys.stderr)


def _firm(stream: object) -> io.TextIOWrapper:
    if not isinstance(stream, io.TextIOWrapper):
        # Closed from the start, Python has none.
        return open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123  # until the process ends
    raw = getattr(stream.buffer, "raw", stream.buffer)
    if not isinstance(raw, io.FileIO):
        return stream
    return io.TextIOWrapper(
        io.BufferedWriter(Heard(raw)),
        encoding=stream.encoding,
        errors=stream.errors,
        line_buffering=stream.line_buffering,
        write_through=stream.write_through,
    )


def trouble() -> OSError | None:
    """Why the output did not arrive, unless it is that nobody wanted it; flushes it first."""
    sys.stdout.flush()
    raw = getattr(getattr(sys.stdout, "buffer", None), "raw", None)
    return raw.trouble if isinstance(raw, Heard) else None
