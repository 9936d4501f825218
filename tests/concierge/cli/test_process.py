"""The command line as a shell runs it: a process of its own, with exit codes and streams."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from concierge.feeds.arrivals import BATCH
from concierge.workspace.file import Workspace
from tests.concierge.cli.conftest import Run
from tests.concierge.test_any_text import OURS
from tests.patience import MOST_S

ROOT = Path(__file__).parents[3]
CANARY = "金丝雀-9417"


class Shell:
    """Runs `python -m concierge …` on a workspace of this test's own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.environ = os.environ | {
            "CONCIERGE_WORKSPACE": str(folder / "desk.db"),
            "CONCIERGE_KEY_FILE": str(folder / "desk.key"),
        }

    def start(self, *words: object, **more: Any) -> "subprocess.Popen[bytes]":
        """Start it; nobody waits yet."""
        command = [sys.executable, "-m", "concierge", *(str(one) for one in words), "--as", "wang"]
        more = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, **more}
        environ = {**self.environ, **more.pop("environ", {})}
        return subprocess.Popen(command, cwd=ROOT, env=environ, stderr=subprocess.PIPE, **more)

    def run(self, *words: object, given: bytes = b"", **more: Any) -> tuple[int, bytes, bytes]:
        """Run it; its exit code, and what it printed."""
        with self.start(*words, **more) as process:
            out, err = process.communicate(given)
        return process.returncode, out, err


@pytest.fixture
def shell(template: Path, tmp_path: Path) -> Shell:
    return Shell(Path(shutil.copytree(template, tmp_path / "desk")))


def lines(members: int, orders: int = 0, name: str = CANARY) -> bytes:
    """So many members, and orders of the first."""
    events: list[dict[str, Any]] = [
        {
            "type": "concierge.member.upserted",
            "subject": f"9{one:07}",
            "data": {"name": f"{name} {one}", "steward": "wang"},
        }
        for one in range(members)
    ]
    events += [
        {"type": "concierge.order.placed", "subject": "90000000", "data": {"title": CANARY}}
        for _ in range(orders)
    ]
    common = {"specversion": "1.0", "source": "//shop"}
    said = [json.dumps({**common, "id": str(n), **event}) for n, event in enumerate(events)]
    return "".join(line + "\n" for line in said).encode()


def test_a_feed_goes_in_and_is_shown(shell: Shell) -> None:
    code, out, err = shell.run("ingest", "-", "--ack", given=lines(3))
    assert (code, err) == (0, b"")
    assert [json.loads(line) for line in out.splitlines()] == [
        *({"ack": str(n), "source": "//shop"} for n in range(3)),
        {"accepted": 3, "duplicate": 0, "rejected": []},
    ]
    code, out, err = shell.run("show", "portfolio", "--json")
    assert (code, err) == (0, b"")
    assert [one["name"] for one in json.loads(out)["members"]] == [
        f"{CANARY} {n}" for n in range(3)
    ]


def test_a_refusal_is_exit_1_and_one_sentence_on_stderr(shell: Shell) -> None:
    code, out, err = shell.run("show", "member", "99999999", "--lang", "zh")
    assert (code, out, err.count(b"\n")) == (1, b"", 1)
    assert err.decode().endswith("。\n")


def test_wrong_use_is_exit_2(shell: Shell) -> None:
    code, out, err = shell.run("show", "nonsense")
    assert (code, out) == (2, b"")
    assert b"Traceback" not in err


def test_json_is_utf_8_whatever_the_terminal_speaks(shell: Shell) -> None:
    shell.run("ingest", "-", given=lines(1, name="咖啡 \U00020bb7 ☕"))
    environ = {"PYTHONIOENCODING": "gbk"}
    code, out, err = shell.run("search", "咖啡", "--json", environ=environ)
    assert (code, err) == (0, b"")
    assert json.loads(out.decode())["results"][0]["title"] == "咖啡 \U00020bb7 ☕ 0"
    code, out, err = shell.run("search", "咖啡", environ=environ)
    assert (code, err) == (0, b"")
    assert "咖啡" in out.decode("gbk")


def test_who_has_read_enough_may_close_the_pipe(shell: Shell) -> None:
    with shell.start("show", "portfolio", "--json") as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""


def closing(shell: Shell, redirect: str, *words: object) -> "subprocess.CompletedProcess[bytes]":
    """Run it by a shell that closes a stream, or gives it one that takes nothing."""
    command = [sys.executable, "-m", "concierge", *(str(one) for one in words), "--as", "wang"]
    return subprocess.run(
        ["bash", "-c", f'set -o pipefail; "$@" {redirect}', "bash", *command],
        cwd=ROOT,
        env=shell.environ,
        capture_output=True,
        check=False,
    )


@pytest.mark.parametrize("redirect", [">&-", "| true", "<&- >&-", "<&- >&- 2>&-"])
def test_a_feed_goes_in_though_nobody_listens(shell: Shell, tmp_path: Path, redirect: str) -> None:
    file = tmp_path / "feed"
    file.write_bytes(lines(3, 3000))
    said = closing(shell, redirect, "ingest", file, "--ack")
    assert (said.returncode, said.stderr) == (0, b"")
    again = json.loads(shell.run("ingest", file)[1])
    assert again == {"accepted": 0, "duplicate": 3003, "rejected": []}


@pytest.mark.parametrize(
    "words",
    [("show", "portfolio", "--json"), ("search", CANARY), ("workspace", "check"), ("--help",)],
)
def test_no_verb_minds_that_nobody_listens(shell: Shell, words: tuple[str, ...]) -> None:
    shell.run("ingest", "-", given=lines(1))
    for redirect in (">&-", "| true"):
        said = closing(shell, redirect, *words)
        assert b"Traceback" not in said.stderr
        assert b"BrokenPipe" not in said.stderr
        assert said.returncode in (0, 1)


def test_what_could_not_be_printed_is_said(shell: Shell) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("only Linux has a device that is full")
    shell.run("ingest", "-", given=lines(1))
    said = closing(shell, "> /dev/full", "show", "portfolio", "--lang", "zh")
    assert (said.returncode, said.stderr.count(b"\n")) == (1, 1)
    assert said.stderr.decode().endswith("No space left on device\n")


def test_a_live_feed_is_durable_at_once(shell: Shell) -> None:
    common = {"specversion": "1.0", "source": "//shop", "subject": "90000000"}
    bad = {**common, "id": "bad", "type": "concierge.order.placed", "data": {"amount": "lots"}}
    with shell.start("ingest", "-", "--ack") as process:
        assert process.stdin is not None
        assert process.stdout is not None
        first, second = lines(2).splitlines(keepends=True)
        process.stdin.write(first)
        process.stdin.flush()
        assert json.loads(process.stdout.readline())["ack"] == "0"  # it has begun
        began = time.monotonic()
        process.stdin.write(json.dumps(bad).encode() + b"\n" + second + b'{"half of')
        process.stdin.flush()
        assert json.loads(process.stdout.readline())["ack"] == "1"
        assert time.monotonic() - began < MOST_S
        shown = json.loads(shell.run("show", "portfolio", "--json")[1])
        assert len(shown["members"]) == 2
        out, _ = process.communicate()
    summary = json.loads(out)
    assert (summary["accepted"], [one["line"] for one in summary["rejected"]]) == (2, [2, 4])


def test_an_interrupt_says_nothing(shell: Shell) -> None:
    # Whoever runs the tests in the background has interrupts ignored, by all that is started.
    heard = partial(signal.signal, signal.SIGINT, signal.SIG_DFL)
    with shell.start("ingest", "-", "--ack", preexec_fn=heard) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdin.write(lines(1, BATCH - 1))
        process.stdin.flush()
        process.stdout.readline()  # it is at work
        process.send_signal(signal.SIGINT)
        process.stdout.read()
        assert process.wait() == 130
        assert process.stderr.read() == b""


def test_without_a_standard_input_there_is_nothing_to_read(shell: Shell) -> None:
    command = [sys.executable, "-m", "concierge", "ingest", "-", "--as", "wang"]
    said = subprocess.run(
        ["sh", "-c", 'exec "$@" <&-', "sh", *command],
        cwd=ROOT,
        env=shell.environ,
        capture_output=True,
        check=False,
    )
    assert (said.returncode, said.stdout, said.stderr.count(b"\n")) == (1, b"", 1)


def test_a_pipe_is_as_good_as_a_file(shell: Shell, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with shell.start("ingest", pipe) as process:
        pipe.write_bytes(lines(2))
        out, err = process.communicate()
    assert (process.returncode, err) == (0, b"")
    assert json.loads(out)["accepted"] == 2


WILD = os.fsdecode(b"\xff\xfe\x80")
"""What Python makes of bytes that are no text."""


def test_bytes_that_are_no_text_are_refused_not_traced(shell: Shell) -> None:
    code, out, err = shell.run("search", WILD, "--json")
    assert (code, err) == (0, b"")
    assert json.loads(out)["query"] == WILD
    code, out, err = shell.run("show", "portfolio", "--as", WILD, "--workspace", f"/tmp/{WILD}")
    assert (code, out, err.count(b"\n")) == (1, b"", 1)


@pytest.mark.parametrize(
    "words",
    [
        ("search", WILD),
        ("show", "member", WILD),
        ("show", "timeline", WILD, "--before", WILD),
        ("show", "issue", WILD),
        ("ingest", WILD),
        ("show", "portfolio", "--as", WILD),
        ("workspace", "create", "--zone", WILD, "--workspace", "new"),
        ("workspace", "create", "--workspace", WILD),
        ("workspace", "check", "--workspace", f"not {WILD}"),
        ("steward", "add", WILD, "--name", "n", "--role", "lead", "--team", "t"),
        ("steward", "add", "n", "--name", WILD, "--role", "lead", "--team", WILD),
    ],
)
def test_no_verb_stumbles_over_them(
    bare: Run, workspace: Workspace, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...]
) -> None:
    monkeypatch.chdir(workspace.path.parent)
    on = ("--workspace", "desk.db", "--key-file", "desk.key", "--as", "wang")
    said = bare(*on, *words)
    assert (said.code, said.err.count("\n")) in ((0, 0), (1, 1))


def test_any_argument_is_taken_or_refused(run: Run, member: object) -> None:
    for name in ("NUL", "half a pair", "overridden", "ends of lines", "escapes", "format marks"):
        text = OURS[name]
        for words in (
            ("search", f"x{text}", "--json"),
            ("show", "member", f"x{text}"),
            ("show", "issue", f"x{text}"),
            ("show", "timeline", "88000001", f"--kind={text}"),
            ("show", "timeline", "88000001", f"--line={text}"),
            ("show", "timeline", "88000001", f"--issue={text}"),
            ("show", "timeline", "88000001", f"--before={text}"),
            ("steward", "add", f"l{text}", "--role=lead", f"--name={text}", f"--team={text}"),
        ):
            said = run(*words)
            assert (said.code, said.err.count("\n")) in ((0, 0), (1, 1)), words


def test_no_argument_and_no_variable_holds_a_key_or_a_name(shell: Shell) -> None:
    """Read while it runs, as anybody on the machine may."""
    if not Path("/proc/self/cmdline").exists():
        pytest.skip("only Linux shows what another process was given")
    key = (shell.folder / "desk.key").read_text().strip()
    with shell.start("ingest", "-", "--ack") as process:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(lines(1, BATCH - 1))
        process.stdin.flush()
        process.stdout.readline()
        seen = b"".join(
            Path(f"/proc/{process.pid}/{what}").read_bytes() for what in ("cmdline", "environ")
        )
        process.communicate()
    assert b"concierge" in seen
    for secret in (key, key.upper(), CANARY):
        assert secret.encode() not in seen
    assert bytes.fromhex(key) not in seen
