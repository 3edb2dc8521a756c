"""Signals: what is pending, frames, and handlers in programs."""

from __future__ import annotations

import errno
import struct
import time
from collections.abc import Iterator

import pytest
from guests import ROOM, Guest, code, guest, ins, load, program, system_call

from pvm.isa.process.endings import Ending
from pvm.isa.process.signals import delivery
from pvm.isa.process.signals.frames import FRAME_SIZE, pop_frame, push_frame
from pvm.isa.process.signals.state import AlternateStack, Pending, SignalInfo, fault_at

USR1, SEGV, TERM, ALRM, REAL = 10, 11, 15, 14, 40


@pytest.fixture
def made() -> Iterator[Guest]:
    with guest() as found:
        yield found


def test_pending_signals() -> None:
    pending = Pending()
    for number in (REAL, USR1, USR1, REAL):
        assert pending.add(SignalInfo(number, 5))
    assert pending.set_of() == 1 << (USR1 - 1) | 1 << (REAL - 1)
    assert [pending.take(~0).number for _ in range(3)] == [USR1, REAL, REAL]
    assert pending.take(~0) is None


def test_a_frame_restores_everything(made: Guest) -> None:
    hart = made.thread.hart
    for index in range(1, 32):
        hart.x[index] = index * 0x0101_0101_0101_0101
    for index in range(32):
        hart.f[index] = index << 50
    stack = hart.x[2] = made.room(4096) + 4096
    hart.pc, hart.fcsr = 0x1234, 0x65
    frame = push_frame(made.thread, fault_at(SEGV, 1, 0xBAD), False, 0x55)
    assert frame % 16 == 0 and stack - FRAME_SIZE - 16 < frame <= stack - FRAME_SIZE
    assert FRAME_SIZE == 128 + 960
    before = [hart.x[index] for index in range(32)], [hart.f[index] for index in range(32)]
    assert struct.unpack("<iii4xQ", made.read(frame, 24)) == (SEGV, 0, 1, 0xBAD)
    for index in range(32):
        hart.x[index] = hart.f[index] = 0
    hart.pc = hart.fcsr = 0
    assert pop_frame(made.thread, frame) == 0x55
    after = [hart.x[index] for index in range(32)], [hart.f[index] for index in range(32)]
    assert after == before
    assert (hart.pc, hart.fcsr) == (0x1234, 0x65)


def test_alternate_stacks(made: Guest) -> None:
    made.thread.signals.stack = AlternateStack(ROOM, 8192)
    frame = push_frame(made.thread, SignalInfo(USR1), True, 0)
    assert ROOM < frame <= ROOM + 8192 - FRAME_SIZE
    made.thread.hart.x[2] = frame                   # it is on it already
    assert push_frame(made.thread, SignalInfo(USR1), True, 0) < frame
    assert made.call("sigaltstack", struct.pack("<QixxxxQ", ROOM, 0, 8192), 0) == -errno.EPERM
    made.thread.hart.x[2] = made.process.memory.stack_end
    assert made.call("sigaltstack", struct.pack("<QixxxxQ", ROOM, 0, 100), 0) == -errno.ENOMEM


def test_masks(made: Guest) -> None:
    old = made.room(8)
    wanted = struct.pack("<Q", 1 << (USR1 - 1) | 1 << 8)        # SIGKILL cannot be blocked
    assert made.call("rt_sigprocmask", 0, wanted, 0, 8) == 0
    assert made.thread.signals.mask == 1 << (USR1 - 1)
    assert made.call("kill", made.process.world.identity.process, USR1) == 0
    assert made.call("rt_sigpending", old, 8) == 0
    assert made.read(old, 8) == struct.pack("<Q", 1 << (USR1 - 1))
    info = made.room(128)
    assert made.call("rt_sigtimedwait", wanted, info, 0, 8) == USR1
    assert struct.unpack("<i", made.read(info, 4)) == (USR1,)
    moment = struct.pack("<qq", 0, 1000)
    assert made.call("rt_sigtimedwait", wanted, 0, moment, 8) == -errno.EAGAIN
    assert made.call("rt_sigprocmask", 9, wanted, 0, 8) == -errno.EINVAL
    assert made.call("rt_sigaction", 9, bytes(24), 0, 8) == -errno.EINVAL
    assert made.call("kill", 1, USR1) == -errno.ESRCH


def test_what_is_ignored_is_never_pending(made: Guest) -> None:
    made.call("rt_sigaction", USR1, struct.pack("<QQQ", 1, 0, 0), 0, 8)
    delivery.send(made.process, SignalInfo(USR1))
    assert not delivery.has_signal(made.thread)


def ended(content: bytes) -> Ending:
    with guest(content=content) as made:
        return made.process.run_thread(made.thread)


HANDLER = 0x10400               # of programs below, whose code begins at 0x10200


def with_handler(number: int, main: bytes, handler: bytes, flags: int = 0) -> bytes:
    """A program that installs a handler, and then does `main`."""
    action = 0x11100
    install = (load(5, action) + load(6, HANDLER) + code(ins("sd", rs1=5, rs2=6, imm_s=0))
               + load(6, flags) + code(ins("sd", rs1=5, rs2=6, imm_s=8))
               + system_call("rt_sigaction", number, action, 0, 8))
    start = (install + main).ljust(HANDLER - 0x10200, b"\0")
    return program(start + handler)


def test_a_handler_gets_the_fault() -> None:
    # exits with the low byte of si_addr, which is 0x68
    handler = code(ins("ld", rd=10, rs1=11, imm_i=16)) + load(17, 94) + code(ins("ecall"))
    main = load(5, 0x68) + code(ins("ld", rd=5, rs1=5, imm_i=0))
    assert ended(with_handler(SEGV, main, handler)).status == 0x68


def test_a_handler_returns() -> None:
    # adds 4 to the pc in the frame: behind the illegal instruction
    place = 176                 # of pc in the ucontext
    handler = code(ins("ld", rd=5, rs1=12, imm_i=place), ins("addi", rd=5, rs1=5, imm_i=4),
                   ins("sd", rs1=12, rs2=5, imm_s=place), ins("jalr", rd=0, rs1=1, imm_i=0))
    main = load(9, 55) + b"\xff" * 4 + code(ins("addi", rd=10, rs1=9, imm_i=0)) + load(17, 94)
    assert ended(with_handler(4, main + code(ins("ecall")), handler)).status == 55


def test_fatal_signals() -> None:
    found = ended(program(load(5, 0x68) + code(ins("sd", rs1=5, rs2=5, imm_s=0))))
    assert (found.status, found.signal) == (128 + SEGV, SEGV)
    assert found.reason == "SIGSEGV, write to 0x68, which is unmapped"
    assert "  t0 0000000000000068" in found.registers
    assert ended(program(b"\xff" * 4)).status == 128 + 4
    assert ended(program(code(ins("ebreak")))).status == 128 + 5
    with guest() as made:
        made.process.send_signal(TERM)
        found = made.process.run_thread(made.thread)
        assert (found.status, found.registers) == (128 + TERM, "")


def test_a_timer_ends_a_loop() -> None:
    timer = 0x11100
    main = (load(5, timer) + load(6, 20_000) + code(ins("sd", rs1=5, rs2=6, imm_s=24))
            + system_call("setitimer", 0, timer, 0) + code(ins("jal", rd=0, imm_j=0)))
    started = time.monotonic()
    assert ended(program(main)).status == 128 + ALRM
    assert time.monotonic() - started >= 0.02


def test_a_frame_without_a_stack_is_fatal() -> None:
    main = load(2, 16) + b"\xff" * 4
    found = ended(with_handler(4, main, code(ins("jalr", rd=0, rs1=1, imm_i=0))))
    assert found.signal == SEGV and "no stack for a handler" in found.reason
    assert ended(program(load(2, 16) + system_call("rt_sigreturn"))).signal == SEGV


def test_queued_signals(made: Guest) -> None:
    """What was queued with a signal is in its siginfo."""
    process = made.process.world.identity.process
    made.call("rt_sigprocmask", 0, struct.pack("<Q", 1 << REAL - 1), 0, 8)
    place = made.room(128)
    for name, owner, value in (("rt_sigqueueinfo", (process,), 42),
                               ("rt_tgsigqueueinfo", (process, made.thread.number), 43)):
        info = struct.pack("<iiixxxxiIQ", REAL, 0, -1, process, 7, value).ljust(128, b"\0")
        assert made.call(name, *owner, REAL, info) == 0
        assert made.call("rt_sigtimedwait", struct.pack("<Q", 1 << REAL - 1), place, 0, 8) == REAL
        assert made.read(place, 128) == info
    assert made.call("rt_sigqueueinfo", 1, REAL, bytes(128)) == -errno.ESRCH
