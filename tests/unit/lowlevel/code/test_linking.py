"""Object files as LLVM makes them, placed at made-up addresses."""

from __future__ import annotations

import struct

import pytest

from pvm.lowlevel.code.linking import Linker
from pvm.lowlevel.code.objectfile import LinkError
from pvm.lowlevel.code.session import CompileError, assembly, compile_text, optimised_ir

CODE = 0x5000_0000
STUB = 0x5100_0000
SYMBOLS = {"low": 0x4000_0000, "high": 0xF000_0000, "near": 0x5200_0000, "far": 0x7F00_0000_0000}
GLOBALS = """
@low = external hidden global i8, !absolute_symbol !0
@high = external hidden global i8, !absolute_symbol !0
declare void @near()
declare void @far()
!0 = !{i64 0, i64 4294967296}
"""


def linked(body: str, level: int = 2) -> tuple[Linker, bytes]:
    linker = Linker(compile_text(GLOBALS + body, level))
    return linker, linker.relocated(CODE, SYMBOLS.__getitem__, lambda target: STUB)


def quads(content: bytes, value: int, size: int) -> int:
    """How often a little-endian number occurs."""
    return content.count(value.to_bytes(size, "little"))


@pytest.mark.parametrize("level", [0, 3])
@pytest.mark.parametrize("name", ["low", "high"])
def test_address_as_an_immediate(level: int, name: str) -> None:
    _, content = linked(f"define i64 @f() {{ ret i64 ptrtoint (ptr @{name} to i64) }}", level)
    assert quads(content, SYMBOLS[name], 4) == 1


@pytest.mark.parametrize("name", ["low", "high"])
def test_compared_class_is_an_immediate(name: str) -> None:
    _, content = linked(
        "define i1 @f(ptr %o) {\n  %k = load i32, ptr %o\n"
        f"  %e = icmp eq i32 %k, trunc (i64 ptrtoint (ptr @{name} to i64) to i32)\n  ret i1 %e\n}}")
    assert quads(content, SYMBOLS[name], 4) == 1


def test_signed_immediate_reaches_two_gib() -> None:
    body = "define void @f(ptr %p) {{\n  store ptr @{}, ptr %p\n  ret void\n}}"
    _, content = linked(body.format("low"))
    assert quads(content, SYMBOLS["low"], 4) == 1
    with pytest.raises(LinkError, match="'high' at 0xf0000000 is out of reach"):
        linked(body.format("high"))


@pytest.mark.parametrize("offset", [0, 128])
def test_load_is_relative_to_the_instruction(offset: int) -> None:
    linker, content = linked(
        f"define i32 @f() {{\n  %v = load i32, ptr getelementptr (i8, ptr @low, i64 {offset})\n"
        "  ret i32 %v\n}")
    start = linker.symbols["f"]
    assert content[start:start + 2] == b"\x8b\x05"          # mov disp(%rip), %eax
    (distance,) = struct.unpack_from("<i", content, start + 2)
    assert CODE + start + 6 + distance == SYMBOLS["low"] + offset


def target_of_call(content: bytes) -> int:
    place = content.index(b"\xe8") + 1
    (distance,) = struct.unpack_from("<i", content, place)
    return CODE + place + 4 + int(distance)


@pytest.mark.parametrize(("name", "target"), [("near", SYMBOLS["near"]), ("far", STUB)])
def test_far_calls_go_through_stubs(name: str, target: int) -> None:
    _, content = linked(f"define void @f() {{\n  notail call void @{name}()\n  ret void\n}}")
    assert target_of_call(content) == target


def test_functions_call_each_other() -> None:
    linker, content = linked("define void @f() {\n  call void @g()\n  ret void\n}\n"
                             "define void @g() noinline {\n  call void @near()\n  ret void\n}", 0)
    assert target_of_call(content) == CODE + linker.symbols["g"]
    assert linker.symbols["f"] != linker.symbols["g"]


def test_constants_lie_behind_the_code() -> None:
    linker, content = linked("define double @f(double %x) {\n  %y = fmul double %x, 3.25\n"
                             "  ret double %y\n}")
    place = content.index(struct.pack("<d", 3.25))
    assert place > linker.symbols["f"] and place % 8 == 0
    (distance,) = struct.unpack_from("<i", content, linker.symbols["f"] + 4)
    assert content[linker.symbols["f"] + 8:][:1] == b"\xc3" and distance == place - 8


def test_jump_tables_are_relative() -> None:
    cases = " ".join(f"i32 {n}, label %c{n}" for n in range(8))
    blocks = "\n".join(f"c{n}:\n  store volatile i{8 * n + 8} {n * n}, ptr %p\n  br label %end"
                       for n in range(8))
    linker, content = linked(f"define void @f(i32 %x, ptr %p) {{\n  switch i32 %x, label %end "
                             f"[ {cases} ]\n{blocks}\nend:\n  ret void\n}}")
    table = len(content) - 4 * 8
    for distance in struct.unpack_from("<8i", content, table):
        assert linker.symbols["f"] <= table + distance < table


def test_addresses_in_data() -> None:
    body = ("@names = internal constant [2 x ptr] [ptr @low, ptr @high]\n"
            "define ptr @f(i64 %i) {\n  %p = getelementptr ptr, ptr @names, i64 %i\n"
            "  %v = load ptr, ptr %p\n  ret ptr %v\n}")
    _, content = linked(body)
    assert quads(content, SYMBOLS["low"] | SYMBOLS["high"] << 64, 16) == 1


def test_same_object_at_two_addresses() -> None:
    linker, first = linked("define void @f() {\n  call void @near()\n  ret void\n}")
    assert linker.relocated(CODE, SYMBOLS.__getitem__, lambda target: STUB) == first
    assert linker.relocated(CODE + 64, SYMBOLS.__getitem__, lambda target: STUB) != first


def test_writable_data_is_refused() -> None:
    with pytest.raises(LinkError, match="writable data"):
        linked("@x = global i32 5\ndefine ptr @f() { ret ptr @x }")


def test_not_an_object_file() -> None:
    with pytest.raises(LinkError, match="not a 64-bit ELF"):
        Linker(b"#!/bin/sh")


def test_damaged_object_files() -> None:
    """Cut short, or with a byte changed: it is linked or refused, and nothing else."""
    data = compile_text(GLOBALS + "define void @f() {\n  call void @near()\n  ret void\n}", 2)
    damaged = [data[:length] for length in range(0, len(data), 7)]
    damaged += [data[:at] + bytes([data[at] ^ 0xFF]) + data[at + 1:] for at in range(len(data))]
    refused = 0
    for changed in damaged:
        try:
            linker = Linker(changed)
            linker.relocated(CODE, lambda name: CODE, lambda target: STUB)
        except LinkError:
            refused += 1
    assert refused > len(damaged) // 8


def test_text_that_llvm_refuses() -> None:
    for text, message in (("define i32 @f() { ret i64 0 }", "result type"),
                          ("define i32 @f() {\n  %x = add i32 %y, 1\n  %y = add i32 %x, 1\n"
                           "  ret i32 %y\n}", "dominate")):
        with pytest.raises(CompileError, match=message) as caught:
            compile_text(text, 0)
        assert caught.value.text == text


def test_forms_for_people() -> None:
    text = "define i32 @f(i32 %x) {\n  %a = add i32 %x, 1\n  %b = add i32 %a, 2\n  ret i32 %b\n}"
    assert "add i32 %x, 3" in optimised_ir(text, 3)
    assert "add i32 %x, 1" in optimised_ir(text, 0)
    assert "f:" in assembly(text, 3)
