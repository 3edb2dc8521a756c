"""Stack maps as LLVM writes them: what is listed for each kind of operand."""

from __future__ import annotations

import pytest

from pvm.jit.code.stackmaps import Record, Where, parse
from pvm.lowlevel.code.linking import Linker
from pvm.lowlevel.code.objectfile import LinkError
from pvm.lowlevel.code.session import compile_text

from .world import FUNCTION, HEADER, statepoint

R = "ptr addrspace(1)"
PROBE = "declare void @probe(ptr)\n"
RSP, RBP = 7, 6


def records(body: str, level: int = 3) -> list[Record]:
    return parse(Linker(compile_text(HEADER + PROBE + body, level)).stack_maps())


def function(parameters: str, *lines: str, name: str = "f") -> str:
    body = "\n".join(f"  {line}" for line in lines)
    return f"define void @{name}(ptr %thr{parameters}) {FUNCTION} {{\n{body}\n  ret void\n}}\n"


def test_no_section() -> None:
    assert records("define void @f() { ret void }") == []


@pytest.mark.parametrize("level", [0, 3])
def test_constants(level: int) -> None:
    operands = ["i32 -1", "i32 5", "i64 -1", f"i64 {1 << 40}", "i64 7", f"{R} null", "double 1.5",
                "float 1.0", f"i64 {-(1 << 40)}"]
    call = statepoint(7, "@probe", ["ptr %thr"], deopt=operands)
    (found,) = records(function("", f"%t = {call}"), level)
    assert found.id == 7
    assert found.references == [(found.operands[5], found.operands[5])], "null is a constant"
    assert {x.where for x in found.operands} == {Where.CONSTANT}
    assert [x.value for x in found.operands] == [
        (1 << 64) - 1, 5, (1 << 64) - 1, 1 << 40, 7, 0, 0x3FF8 << 48, 0x3F800000,
        (1 << 64) - (1 << 40)]


@pytest.mark.parametrize("level", [0, 3])
@pytest.mark.parametrize("count", [1, 12, 40])
def test_many_references(level: int, count: int) -> None:
    names = [f"{R} %a{index}" for index in range(count)]
    call = statepoint(3, "@probe", ["ptr %thr"], deopt=["i32 9", *names], live=names)
    (found,) = records(function("".join(f", {name}" for name in names), f"%t = {call}"), level)
    assert len(found.operands) == 1 + count
    assert len({base for base, _ in found.references}) == count
    assert all(base == derived for base, derived in found.references)
    places = {base for base, _ in found.references}
    assert set(found.operands[1:]) == places, "an operand shares its reference's slot"
    assert all(x.where is Where.INDIRECT and x.size == 8 and x.register in (RSP, RBP)
               for x in places)


def test_reference_named_only_among_the_operands() -> None:
    call = statepoint(3, "@probe", ["ptr %thr"], deopt=[f"{R} %a"])
    (found,) = records(function(f", {R} %a", f"%t = {call}"))
    assert [base for base, _ in found.references] == found.operands


def test_widths() -> None:
    call = statepoint(1, "@probe", ["ptr %thr"],
                      deopt=["i32 %i", "i64 %j", "float %f", "double %d", f"{R} %a"])
    parameters = f", i32 %i, i64 %j, float %f, double %d, {R} %a"
    (found,) = records(function(parameters, f"%t = {call}"))
    assert [x.size for x in found.operands] == [4, 8, 4, 8, 8]


def test_pushed_arguments_move_the_stack_pointer() -> None:
    """LLVM pushes two or three constants, where level 0 stores: then it counts from the frame
    pointer."""
    passed = ["ptr %thr", *(f"i64 {n}" for n in range(8))]
    kinds = ", ".join(["ptr", *["i64"] * 8])
    call = statepoint(1, "@many", passed, live=[f"{R} %a"])
    body = f"declare void @many({kinds})\n" + function(
        f", {R} %a", f"%t = {call}",
        f"%b = call {R} @llvm.experimental.gc.relocate.p1(token %t, i32 0, i32 0)",
        f"store i32 1, {R} %b")
    registers = [records(body, level)[0].references[0][0].register for level in (0, 3)]
    assert registers == [RSP, RBP]


def test_return_addresses() -> None:
    """Each record's address follows a call, in both functions of the object."""
    call = statepoint(5, "@probe", ["ptr %thr"])
    other = statepoint(6, "@probe", ["ptr %thr"])
    body = function("", f"%t = {call}", f"%u = {other}") + function("", f"%t = {call}", name="g")
    linker = Linker(compile_text(HEADER + PROBE + body, 0))
    content = linker.relocated(0, lambda name: 0, lambda target: 0)
    found = parse(linker.stack_maps())
    assert [record.id for record in found] == [5, 6, 5]
    assert len({record.address for record in found}) == 3
    for record in found:
        assert content[record.address - 5] == 0xE8
    assert found[2].address > linker.symbols["g"] > found[1].address


def test_damaged_section() -> None:
    """Cut short it is refused; with a byte changed, refused or read as something else."""
    call = statepoint(3, "@probe", ["ptr %thr"], deopt=["i32 9", f"i64 {1 << 40}"])
    data = Linker(compile_text(HEADER + PROBE + function("", f"%t = {call}"), 0)).stack_maps()
    for length in range(1, len(data) - 8):
        with pytest.raises(LinkError):
            parse(data[:length])
    for at in range(len(data)):
        changed = data[:at] + bytes([data[at] ^ 0x55]) + data[at + 1:]
        try:
            parse(changed)
        except LinkError:
            continue


def test_version() -> None:
    with pytest.raises(LinkError, match="version 4"):
        parse(b"\4" + bytes(15))
