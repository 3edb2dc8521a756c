"""``pvm emulate`` and ``pvm disasm`` of riscv64 files, from the command line."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

HELPERS = Path(__file__).parents[1] / "isa"
sys.path[:0] = [str(HELPERS / "process"), str(HELPERS / "elf")]

from guests import code, ins, load, program, system_call  # noqa: E402

from pvm.cli import main  # noqa: E402
from pvm.emulatecommand import parse  # noqa: E402
from pvm.errors import CommandLineError  # noqa: E402

TEXT = 0x11000                  # "sixteen bytes..."
HELLO = system_call("write", 1, TEXT, 7) + system_call("exit_group", 42)
LOOP = code(ins("jal", rd=0, imm_j=0))
WILD = load(5, 0x123) + code(ins("ld", rd=6, rs1=5, imm_i=0))


def made(folder: Path, content: bytes) -> str:
    path = folder / "guest"
    path.write_bytes(program(content))
    return str(path)


def emulate(*arguments: str, **options: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "pvm", "emulate", *arguments]
    return subprocess.run(command, capture_output=True, text=True, timeout=60, check=False,
                          **options)  # type: ignore[call-overload]


def test_output_and_status(tmp_path: Path) -> None:
    done = emulate(made(tmp_path, HELLO))
    assert (done.returncode, done.stdout, done.stderr) == (42, "sixteen", "")


@pytest.mark.parametrize(("closed", "status", "output"), [
    ("<&-", -9 + 7, b"sixteen"), (">&-", 1 + 7, b""), ("2>&-", 2 + 7, b"sixteen"),
    ("<&- >&- 2>&-", -9 - 9, b"")])
def test_closed_streams(tmp_path: Path, closed: str, status: int, output: bytes) -> None:
    """What is closed is closed for the program as well, and nothing else takes its number."""
    content = system_call("dup", 0) + code(ins("addi", rd=8, rs1=10, imm_i=0)) + system_call(
        "write", 1, TEXT, 7) + code(ins("add", rd=10, rs1=10, rs2=8)) + load(17, 94) + code(
        ins("ecall"))
    command = f'exec "$@" {closed}'
    shell = ["sh", "-c", command, "sh", sys.executable, "-m", "pvm", "emulate"]
    done = subprocess.run([*shell, made(tmp_path, content)], capture_output=True, timeout=60,
                          stdin=subprocess.DEVNULL, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (status & 0xFF, output, b"")


def test_counts_and_interpretation(tmp_path: Path) -> None:
    done = emulate("--count", "--interpret", made(tmp_path, HELLO))
    assert done.stderr == f"pvm: {len(HELLO) // 4} instructions\n"


def test_a_trace_of_system_calls(tmp_path: Path) -> None:
    lines = emulate("--trace=syscall", made(tmp_path, HELLO)).stderr.splitlines()
    assert lines == ["write(fd=1, buffer=0x11000, count=7) = 7"]
    name = system_call("openat", 0, TEXT, 0, 0) + system_call("exit", 0)
    lines = emulate("--trace", "syscall", made(tmp_path, name)).stderr.splitlines()
    assert lines[0].startswith('openat(folder=0, path="sixteen bytes...", flags=0, mode=0) = -1 ')
    unknown = load(17, 999) + code(ins("ecall"))
    lines = emulate("--trace=syscall", made(tmp_path, unknown + HELLO)).stderr.splitlines()
    assert lines[0] == "syscall_999() = -1 ENOSYS (Function not implemented)"


def test_traces_of_instructions(tmp_path: Path) -> None:
    done = emulate("--trace=insn,block", made(tmp_path, load(5, 7) + HELLO))
    lines = done.stderr.splitlines()
    assert (done.returncode, done.stdout) == (42, "sixteen")
    assert lines[0] == "block 0x10200"
    assert lines[2].split() == ["0x10204:", "addiw", "t0,t0,7", "t0=0x7"]


def test_a_denial_is_told(tmp_path: Path) -> None:
    opens = system_call("openat", 0, 0x11100, 0, 0) + system_call("exit", 0)
    word = int.from_bytes(b"/etc", "little")
    content = (load(5, 0x11100) + load(6, word) + code(ins("sw", rs1=5, rs2=6, imm_s=0)) + opens)
    lines = emulate("--sandbox", "--trace=syscall", made(tmp_path, content)).stderr.splitlines()
    assert "denied: missing grant: read /etc (--allow-read=/etc)" in lines[0]
    assert lines[1].endswith("= -1 EACCES (Permission denied)")
    lines = emulate("--sandbox", "--allow-read=/etc", "--trace=syscall",
                    made(tmp_path, content)).stderr.splitlines()
    assert lines[0].endswith("= 3")


def test_a_fault_shows_the_registers(tmp_path: Path) -> None:
    path = made(tmp_path, WILD)
    done = emulate(path)
    lines = done.stderr.splitlines()
    assert done.returncode == 139
    assert lines[0] == f"pvm: {path}: SIGSEGV, read of 0x123, which is unmapped"
    assert lines[1].startswith("  pc 0000000000010208")


def test_an_endless_loop_is_ended(tmp_path: Path) -> None:
    started = time.monotonic()
    path = made(tmp_path, LOOP)
    done = emulate("--timeout=0.5", path)
    assert (done.returncode, done.stderr) == (124, f"pvm: {path}: timed out after 0.5 s\n")
    assert time.monotonic() - started < 20


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_signals_end_the_guest(tmp_path: Path, number: signal.Signals) -> None:
    path = made(tmp_path, system_call("write", 1, TEXT, 1) + LOOP)
    with subprocess.Popen([sys.executable, "-m", "pvm", "emulate", path],
                          stdout=subprocess.PIPE) as process:
        assert process.stdout is not None and process.stdout.read(1) == b"s"
        process.send_signal(number)
        assert process.wait(20) == 128 + number


def test_memory_has_a_limit(tmp_path: Path) -> None:
    grow = system_call("mmap", 0, 64 << 20, 3, 0x22, 0, 0) + load(17, 94) + code(ins("ecall"))
    assert emulate("--memory=32m", made(tmp_path, grow)).returncode == (-12) & 0xFF
    assert emulate("--memory", "128m", made(tmp_path, grow)).returncode == 0


def test_what_cannot_be_run(tmp_path: Path) -> None:
    done = emulate(str(tmp_path / "none"))
    assert done.returncode == 127 and done.stderr.endswith("none: No such file or directory\n")
    (tmp_path / "text").write_text("#!/bin/sh\n")
    done = emulate(str(tmp_path / "text"))
    assert done.returncode == 126 and done.stderr.endswith("text: not an ELF file\n")
    assert emulate("--memory=1m", made(tmp_path, HELLO)).returncode == 126


@pytest.mark.parametrize(("arguments", "message"), [
    ([], "requires a program"),
    (["--count"], "requires a program"),
    (["--bogus", "x"], "unrecognized option: --bogus"),
    (["--count=3", "x"], "unrecognized option: --count=3"),
    (["--trace=all", "x"], "no trace 'all'"),
    (["--memory=5", "x"], "requires a size"),
    (["--timeout=-1", "x"], "a number of seconds"),
    (["--timeout=nan", "x"], "a number of seconds"),
    (["--gdb=99999", "x"], "requires a port"),
    (["--gdb"], "requires a value"),
    (["--allow-read", "x"], "need --sandbox"),
    (["--sandbox", "--allow-exit=3", "x"], "unrecognized option"),
    (["--sandbox", "--allow-nothing", "x"], "unrecognized option"),
])
def test_wrong_command_lines(arguments: list[str], message: str) -> None:
    with pytest.raises(CommandLineError, match=message):
        parse(arguments)


def test_a_dump_that_cannot_be_written(tmp_path: Path) -> None:
    path = made(tmp_path, HELLO)
    done = emulate("--dump", path, path)
    assert (done.returncode, done.stderr) == (1, f"Error: cannot write to {path}: File exists\n")


def test_options_end_at_the_program() -> None:
    options = parse(["--count", "--gdb", "0", "prog", "--count", "-x"])
    assert (options.program, options.arguments) == ("prog", ("--count", "-x"))
    assert parse(["--", "--prog"]).program == "--prog"


def test_help(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["emulate", "--help"]) == 0
    text = capsys.readouterr().out
    for option in ("--trace", "--count", "--memory", "--timeout", "--gdb", "--sandbox",
                   "--interpret", "--allow-read", "--allow-env", "--allow-threads"):
        assert option in text


def test_disassembly(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = made(tmp_path, HELLO)
    assert main(["disasm", path]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "segment at 0x10000:"
    assert any(line.split() == ["10204:", "0015051b", "addiw", "a0,a0,1"] for line in lines)
    with open(path, "r+b") as file:
        file.truncate(100)
    assert main(["disasm", path]) == 1
    assert "beyond the end of the file" in capsys.readouterr().err


def test_the_guide_s_command_lines_and_options() -> None:
    text = (Path(__file__).parents[3] / "docs" / "emulator.md").read_text()
    lines = [line.split()[2:] for line in text.splitlines() if line.startswith("    pvm emulate")]
    assert [parse(line).program for line in lines] == ["hello", "hello"]
    options = [option for row in text.splitlines() if row.startswith("| `--")
               for option in row.split("|")[1].replace("`", " ").replace(",", " ").split()]
    assert len(options) == 13
    for option in options:
        allowed = ["--sandbox"] if option.startswith("--allow") else []
        assert parse([*allowed, option, "hello"]).program == "hello"


def test_environment(tmp_path: Path) -> None:
    # exits with the first byte of the first variable: behind argc, argv and its null
    first = code(ins("ld", rd=5, rs1=2, imm_i=24), ins("lbu", rd=10, rs1=5, imm_i=0))
    path = made(tmp_path, first + load(17, 94) + code(ins("ecall")))
    variables = {"ZETA": "1", "PATH": os.environ["PATH"]}
    done = emulate("--sandbox", "--allow-env=ZETA", path, env=variables)
    assert done.returncode == ord("Z")
