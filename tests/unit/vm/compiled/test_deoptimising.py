"""Compiled code that gives up: the interpreter goes on with the same frames."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from pvm.jit.llvm.sites import Constant, ObjectInfo, ScopeInfo, SiteInfo, ValueInfo, Virtual
from pvm.vm.model.classes import JavaClass

from .hand import CONVENTION, FUNCTION, REQUEST, Hand, R, call, deoptimisation, hand, parameters

ARITHMETIC: dict[str, Callable[[int, int], int]] = {
    "iadd": lambda a, b: a + b, "isub": lambda a, b: a - b, "imul": lambda a, b: a * b,
    "ixor": lambda a, b: a ^ b,
}  # fmt: skip


def bits(value: int) -> Constant:
    return Constant(value & 0xFFFFFFFF)


def stacks(hand: Hand, name: str, arguments: list[int],
           results: dict[str, int]) -> list[list[int]]:
    """The operand stack before each instruction of a method without branches."""
    found: list[list[int]] = []
    stack: list[int] = []
    for instruction in hand.code(name).flow.instructions:
        found.append(list(stack))
        mnemonic = instruction.op.mnemonic
        if mnemonic.startswith("iload"):
            stack.append(arguments[int(mnemonic[-1])])
        elif mnemonic.startswith("iconst"):
            stack.append(int(mnemonic[-1]))
        elif mnemonic == "invokestatic":
            del stack[-2:]
            stack.append(results["inner"])
        elif mnemonic in ARITHMETIC:
            second, first = stack.pop(), stack.pop()
            stack.append(ARITHMETIC[mnemonic](first, second))
    return found


def function(hand: Hand, name: str, body: str, result: str = "i32") -> str:
    return (f"define hidden {CONVENTION}{result} @f({parameters(hand.method(name))}) "
            f"{FUNCTION} {{\n{body}}}\n")


@pytest.mark.parametrize("level", [0, 2])
def test_every_instruction_and_depth(level: int) -> None:
    arguments = [3, -7, 11, 5]
    with hand() as made:
        expected = made.call("deep", *arguments)
        found = stacks(made, "deep", arguments, {})
        assert max(map(len, found)) > 5
        operands = [f"i32 %a{index}" for index in range(4)]
        body = function(made, "deep", deoptimisation(1, operands))
        for index, stack in enumerate(found):
            scope = made.scope("deep", index, list(range(4)), list(map(bits, stack)))
            made.replace("deep", body, {1: SiteInfo([scope], [], "IIII")}, level=level)
            assert made.call("deep", *arguments) == expected, index
        assert made.left == [(REQUEST, "deep")] * len(found)


def test_inlined_frames() -> None:
    x, y = 6, 4
    with hand() as made:
        expected = made.call("outer", x, y)
        inner = made.call("inner", x + 1, y)
        outside = stacks(made, "outer", [x, y], {"inner": inner})
        names = [i.op.mnemonic for i in made.code("outer").flow.instructions]
        at = names.index("invokestatic")
        body = function(made, "outer", deoptimisation(1, ["i32 %a0", "i32 %a1"]))
        for index, stack in enumerate(stacks(made, "inner", [x + 1, y], {})):
            below = list(map(bits, outside[at][:-2]))
            caller = made.scope("outer", at, [0, 1], below)
            callee = made.scope("inner", index, [bits(x + 1), 1], list(map(bits, stack)), 0)
            made.replace("outer", body, {1: SiteInfo([caller, callee], [], "II")})
            assert made.call("outer", x, y) == expected, index
        assert {name for _, name in made.left} == {"inner"}


def calls_itself(made: Hand, name: str, site: ScopeInfo) -> tuple[str, dict[int, SiteInfo]]:
    """Code for `name` that calls a second function, which deoptimises in it."""
    first = function(made, name, (
        f"  %token = {call(2, '@g', 'i32', ['ptr %thr', 'i64 %m', 'i32 %a0'], (), (), CONVENTION)}"
        "\n  %result = call i32 @llvm.experimental.gc.result.i32(token %token)\n"
        "  %more = add i32 %result, 100\n  ret i32 %more\n"))
    second = function(made, name, deoptimisation(1, ["i32 %a0"])).replace(
        "@f(", "@g(").replace(FUNCTION, "noinline " + FUNCTION)
    return second + first, {1: SiteInfo([site], [], "I"),
                            2: SiteInfo([ScopeInfo(site.method, site.word)])}


def test_compiled_callers_get_the_result() -> None:
    with hand() as made:
        body, sites = calls_itself(made, "target", made.scope("target", 0, [0], []))
        made.replace("target", body, sites)
        assert made.call("calling", 5) == 106
        assert made.text("trace", 5) == "107"
        assert (made.text("trace", -1) or "").startswith("target:25 target:24 calling:20 top:16 t")


def test_exceptions_after_deoptimisation() -> None:
    with hand() as made:
        plain = made.text("trace", -1)
        assert plain is not None and plain.startswith("target:25 calling:20 top:16 trace:32")
        names = [i.op.mnemonic for i in made.code("calling").flow.instructions]
        caller = made.scope("calling", names.index("invokestatic"), [0], [])
        callee = made.scope("target", 0, [0], [], 0)
        body = function(made, "calling", deoptimisation(1, ["i32 %a0"]))
        made.replace("calling", body, {1: SiteInfo([caller, callee], [], "I")})
        assert made.text("trace", -1) == plain
        assert made.text("trace", 1) == "3"


FIELDS = {"b": -3, "z": 1, "s": -300, "c": 65000, "i": -70000, "l": -(1 << 40),
          "d": 0x3FF8000000000000, "last": 17}  # fmt: skip
DESCRIBED = "-3 true -300 65000 -70000 -1099511627776 1.5 true true 99 17 3 7 -8 9 true"


def objects(hand: Hand) -> list[ObjectInfo]:
    box: JavaClass = hand.run.do(hand.run.load, "Hand$Box")
    offset = {name: field.offset for (name, _), field in box.fields.items()}
    ints = hand.run.do(hand.run.machine.boot.load, "[I")
    first: list[tuple[int, ValueInfo]] = [
        (offset[name], Constant(value & (1 << 64) - 1)) for name, value in FIELDS.items()]
    first += [(offset["ref"], 0), (offset["other"], Virtual(1))]
    second: list[tuple[int, ValueInfo]] = [
        (offset["other"], Virtual(0)), (offset["i"], Constant(99)), (offset["ref"], Virtual(2))]
    elements: list[tuple[int, ValueInfo]] = [
        (16 + 4 * index, bits(value)) for index, value in enumerate((7, -8, 9))]
    return [ObjectInfo(box, 0, first), ObjectInfo(box, 0, second), ObjectInfo(ints, 3, elements)]


@pytest.mark.parametrize("options", [
    {}, {"stress": 1, "verify": True}, {"plan": "marksweep", "verify": True}], ids=str)
def test_virtual_objects(options: dict[str, Any]) -> None:
    with hand(**options) as made:
        names = [i.op.mnemonic for i in made.code("virtual").flow.instructions]
        scope = made.scope("virtual", names.index("invokestatic"), [0],
                           [Virtual(0), Virtual(2), 0])
        body = function(made, "virtual", deoptimisation(1, [f"{R} %a0"], R), R)
        made.replace("virtual", body, {1: SiteInfo([scope], objects(made), "A")})
        for _ in range(20):
            assert made.text("virtual", "live") == DESCRIBED


def test_a_lock_that_was_elided_is_taken() -> None:
    with hand() as made:
        hand_class = made.run.do(made.run.load, "Hand")
        scope = made.scope("elided", 0, [Virtual(0), 1], [], lock=Virtual(0))
        body = function(made, "elided", deoptimisation(1, [f"{R} %a0", "i32 %a1"]))
        made.replace("elided", body,
                     {1: SiteInfo([scope], [ObjectInfo(hand_class, 0, [])], "AI")})
        method = made.method("elided")

        def run() -> Any:
            receiver = made.run.machine.objects.instance(hand_class)
            return made.run.machine.call(method, receiver.slot, 7)

        assert made.run.do(run) == 7
