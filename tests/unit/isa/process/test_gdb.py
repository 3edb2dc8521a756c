"""The debugger's end: by packets, and with gdb-multiarch (Debian) where it is installed."""

from __future__ import annotations

import binascii
import shutil
import socket
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from guests import COMMAND, code, guest, ins, load, program, system_call

from pvm.isa.process.gdb.packets import Connection
from pvm.isa.process.gdb.server import GdbServer
from pvm.isa.process.process import Process

START = 0x10200
GDB = shutil.which("gdb-multiarch")
LOOP = load(9, 5) + code(ins("addi", rd=9, rs1=9, imm_i=1), ins("addi", rd=8, rs1=8, imm_i=2))
CONTENT = program(LOOP, system_call("getpid"), system_call("exit_group", 7))
ENDLESS = program(ins("addi", rd=9, rs1=9, imm_i=1), ins("jal", rd=0, imm_j=-4))


class Debugger:
    """A debugger that speaks packets."""

    def __init__(self, port: int) -> None:
        self.stream = socket.create_connection(("127.0.0.1", port), timeout=20)
        self.connection = Connection(self.stream)

    def ask(self, packet: bytes) -> bytes:
        self.connection.send(packet)
        return self.connection.receive()

    def register(self, number: int) -> int:
        return int.from_bytes(binascii.unhexlify(self.ask(b"p%x" % number)), "little")


class Debugged:
    def __init__(self, process: Process, server: GdbServer) -> None:
        self.process = process
        self.debugger = Debugger(server.port)


def debugged(content: bytes) -> Iterator[Debugged]:
    with guest(content=content) as made:
        server = GdbServer(made.process, 0)
        server.start(lambda text: None)
        runner = threading.Thread(target=made.process.run_thread, args=(made.thread,))
        runner.start()
        found = Debugged(made.process, server)
        yield found
        found.debugger.connection.close()
        runner.join(20)
        server.finish()
        assert not runner.is_alive()


@pytest.fixture
def target() -> Iterator[Debugged]:
    yield from debugged(CONTENT)


@pytest.fixture
def endless() -> Iterator[Debugged]:
    for found in debugged(ENDLESS):
        yield found
        found.debugger.connection.send(b"k")
    assert found.process.ending is not None and found.process.ending.status == 137


def test_registers_and_memory(target: Debugged) -> None:
    ask = target.debugger.ask
    assert ask(b"?").startswith(b"T05thread:")
    assert target.debugger.register(32) == START
    content = binascii.unhexlify(ask(b"g"))
    assert len(content) == 65 * 8 + 3 * 4
    assert content[32 * 8:33 * 8] == START.to_bytes(8, "little")
    changed = (0x55).to_bytes(8, "little") * 65 + bytes([0x65, 0, 0, 0]) * 3
    changed = changed[:32 * 8] + START.to_bytes(8, "little") + changed[33 * 8:]
    assert ask(b"G" + binascii.hexlify(changed)) == b"OK"
    assert target.debugger.register(1) == 0x55 and target.debugger.register(0) == 0
    assert target.debugger.register(67) == 0x65
    assert ask(b"P21=" + binascii.hexlify((9).to_bytes(8, "little"))) == b"OK"
    assert target.debugger.register(33) == 9
    code_hex = binascii.hexlify(LOOP[:8])
    assert ask(b"m%x,8" % START) == code_hex
    assert ask(b"M%x,2:0100" % START) == b"OK" and ask(b"m%x,2" % START) == b"0100"
    for wrong in (b"m8,4", b"mffffffffffffffff,4", b"p99", b"m1", b"Mzz", b"M10200,2:01", b"Gx"):
        assert ask(wrong) == b"E01"
    assert ask(b"!") == b"" and ask(b"vMustReplyEmpty") == b""


def test_steps_and_breakpoints(target: Debugged) -> None:
    ask = target.debugger.ask
    assert ask(b"s").startswith(b"T05")
    assert target.debugger.register(32) == START + 4
    place = START + 12
    assert ask(b"Z0,%x,4" % place) == b"OK"
    assert ask(b"m%x,4" % place) == binascii.hexlify(LOOP[12:16])       # reads do not show it
    assert ask(b"c").startswith(b"T05swbreak:;thread:")
    assert (target.debugger.register(32), target.debugger.register(9)) == (place, 6)
    assert ask(b"z0,%x,4" % place) == b"OK"
    assert ask(b"vCont;s:%x;c" % min(target.process.threads)).startswith(b"T05")
    assert target.debugger.register(8) == 2
    for _ in range(3):
        assert ask(b"s").startswith(b"T05")             # over getpid's system call
    assert target.debugger.register(32) == place + 16
    assert target.debugger.register(10) == target.process.world.identity.process
    assert ask(b"c") == b"W07"


def test_an_interrupt(endless: Debugged) -> None:
    debugger = endless.debugger
    debugger.connection.send(b"c")
    debugger.stream.sendall(b"\x03")
    assert debugger.connection.receive().startswith(b"T02")
    assert debugger.register(32) in (START, START + 4)
    first = debugger.register(9)
    debugger.connection.send(b"c")
    debugger.stream.sendall(b"\x03")
    assert debugger.connection.receive().startswith(b"T02")
    assert debugger.register(9) >= first
    number = min(endless.process.threads)
    assert debugger.ask(b"qfThreadInfo") == b"m%x" % number
    assert debugger.ask(b"T%x" % number) == b"OK" and debugger.ask(b"T1") == b"E01"


def test_faults_are_shown_first() -> None:
    for found in debugged(program(load(5, 16) + code(ins("ld", rd=6, rs1=5, imm_i=0)))):
        assert found.debugger.ask(b"c").startswith(b"T0b")
        assert found.debugger.register(32) == START + 8
        assert found.debugger.ask(b"C0b") == b"X0b"


def test_it_runs_on_without_its_debugger(target: Debugged) -> None:
    target.debugger.ask(b"Z0,%x,4" % (START + 12))
    target.debugger.connection.close()
    for thread in list(threading.enumerate()):
        if thread.name != "MainThread" and thread.name == "gdb":
            thread.join(20)
    assert target.process.ending is None or target.process.ending.status == 7


def test_broken_packets(target: Debugged) -> None:
    target.debugger.stream.sendall(b"noise$g#00$" + b"x" * 100 + b"#zz")
    assert target.debugger.ask(b"qAttached") == b"0"


@pytest.mark.skipif(GDB is None, reason="gdb-multiarch is not installed")
def test_with_gdb(tmp_path: Path) -> None:
    path = tmp_path / "guest"
    path.write_bytes(CONTENT)
    with subprocess.Popen([*COMMAND, "--gdb=0", str(path)], stderr=subprocess.PIPE,
                          text=True) as process:
        assert process.stderr is not None
        port = process.stderr.readline().strip().rpartition(":")[2]
        commands = ["set architecture riscv:rv64", f"target remote :{port}", "stepi",
                    f"break *{START + 12:#x}", "continue", "print $s1", "info registers pc",
                    "delete", "continue"]
        flags = [part for command in commands for part in ("-ex", command)]
        done = subprocess.run([str(GDB), "-batch", "-nx", *flags], capture_output=True, text=True,
                              timeout=60, check=False)
        assert process.wait(20) == 7
    assert "$1 = 6" in done.stdout and f"pc             {START + 12:#x}" in done.stdout
    assert "exited with code 07" in done.stdout
