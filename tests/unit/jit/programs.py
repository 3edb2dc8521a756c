"""Random structured programs, as the builder would make graphs of them."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

from pvm.jit.ir.nodes import Block, Graph, Node, State

from .graphs import (
    BYTE,
    CALLEE,
    INTS,
    NEXT,
    POINT,
    POINT3,
    ROWS,
    TOTAL,
    Builder,
    Obj,
    X,
    Y,
    array,
    point,
)

# Locals: four ints, a long, two int arrays, two points, an array of int arrays.
LETTERS = "IIIIJAAAAA"
INTEGERS, LONGS, ARRAYS, POINTS, MATRICES = range(4), [4], [5, 6], [7, 8], [9]
NUMBERS = [0, 1, 2, 3, 5, 7, -1, -2, 31, 100, 2**31 - 1, -(2**31), 2**31 - 3]
BINARY = ["add", "sub", "mul", "and", "or", "xor", "shl", "shr", "ushr"]
RELATIONS = ["eq", "ne", "lt", "le", "gt", "ge"]


class Programmer:
    """Writes one program: the graph grows as the builder would let it grow."""

    def __init__(self, seed: int, size: int = 25) -> None:
        self.random = random.Random(seed)
        self.b = Builder(LETTERS)
        self.locals: list[Node] = list(self.b.parameters)
        self.size = size
        self.index = 0
        self.calls = self.random.random() < 0.5
        self.objects = self.random.random() < 0.3  # mostly of objects
        self._nothing = self.b.op("null")

    def write(self) -> Graph:
        """The finished graph."""
        self.statements(0)
        b = self.b
        total = b.op("iadd", b.op("iadd", self.locals[0], self.locals[1]),
                     b.op("ixor", self.locals[2], self.locals[3]))  # fmt: skip
        b.ret(b.op("iadd", total, b.op("l2i", self.locals[4])))
        return b.done()

    def statements(self, depth: int) -> None:
        for _ in range(self.random.randint(1, 5)):
            if self.size <= 0:
                return
            self.size -= 1
            self.index += 1
            kinds: list[Callable[[int], None]] = [
                self.assign, self.assign, self.load, self.load, self.store, self.field, self.field,
                self.make, self.row, self.divide, self.convert, self.typecheck, self.constant,
            ]  # fmt: skip
            if self.objects:
                kinds = [self.assign, self.field, self.field, self.field, self.make, self.make,
                         self.typecheck, self.same]  # fmt: skip
            if depth < 3:
                kinds += [self.branch, self.branch, self.loop, self.count, self.count, self.sweep]
            if self.calls:
                kinds.append(self.call)
            self.random.choice(kinds)(depth)

    def state(self) -> State:
        """The frame before the present instruction."""
        return self.b.state(self.index, self.locals)

    def guard(self, condition: Node, reason: str) -> None:
        self.b.op("guard", condition, extra=reason, state=self.state())

    def pick(self, places: Any) -> int:
        return int(self.random.choice(list(places)))

    def number(self) -> Node:
        """An int: a local or a constant."""
        if self.random.random() < 0.4:
            return self.b.const(self.random.choice(NUMBERS))
        return self.locals[self.pick(INTEGERS)]

    def condition(self) -> Node:
        b, choice = self.b, self.random.random()
        if choice < 0.6:
            return b.cmp(self.random.choice(RELATIONS), self.number(), self.number())
        if choice < 0.8:
            value = self.locals[self.pick([5, 6, 7, 8, 9])]
            return b.cmp(self.random.choice(["eq", "ne"]), value, b.op("null"))
        order = b.op("lcmp", self.locals[4], b.op("i2l", self.number()))
        return b.cmp(self.random.choice(RELATIONS), order, b.const(0))

    def object(self, place: int) -> Node:
        """A local that is guarded against null."""
        value = self.locals[place]
        self.guard(self.b.cmp("ne", value, self.b.op("null")), "null")
        return value

    def element(self, place: int) -> tuple[Node, Node]:
        """An array and an index within it."""
        b, value = self.b, self.object(place)
        index = self.number()
        choice = self.random.random()
        if choice < 0.3:
            index = b.op("iadd", index, b.const(self.random.choice([1, -1, 2, -2])))
        elif choice < 0.4:
            index = b.op("iand", index, b.const(self.random.choice([1, 3, 7])))
        elif choice < 0.5:
            index = b.op("irem", index, b.const(self.random.choice([1, 3, 7])))
        self.guard(b.cmp("ult", index, b.op("length", value)), "range")
        return value, index

    # -- statements

    def assign(self, depth: int) -> None:
        op, b = self.random.choice(BINARY), self.b
        self.locals[self.pick(INTEGERS)] = b.op("i" + op, self.number(), self.number())
        if self.random.random() < 0.2:
            other = b.op("i2l", self.number()) if "sh" not in op else self.number()
            self.locals[4] = b.op("l" + op, self.locals[4], other)

    def constant(self, depth: int) -> None:
        self.locals[self.pick(INTEGERS)] = self.b.const(self.random.choice(NUMBERS))

    def convert(self, depth: int) -> None:
        op = self.random.choice(["i2b", "i2c", "i2s", "ineg"])
        self.locals[self.pick(INTEGERS)] = self.b.op(op, self.number())

    def divide(self, depth: int) -> None:
        b, divisor = self.b, self.number()
        self.guard(b.cmp("ne", divisor, b.const(0)), "divide")
        op = self.random.choice(["idiv", "irem"])
        self.locals[self.pick(INTEGERS)] = b.op(op, self.number(), divisor)

    def load(self, depth: int) -> None:
        value, index = self.element(self.pick(ARRAYS))
        self.locals[self.pick(INTEGERS)] = self.b.op("aload", value, index, extra="I", type_="I")

    def store(self, depth: int) -> None:
        value, index = self.element(self.pick(ARRAYS))
        self.b.op("astore", value, index, self.number(), extra="I")

    def row(self, depth: int) -> None:
        value, index = self.element(9)
        self.locals[self.pick(ARRAYS)] = self.b.op("aload", value, index, extra="A", type_="A")

    def field(self, depth: int) -> None:
        b, value = self.b, self.object(self.pick(POINTS))
        field = self.random.choice([X, Y, BYTE, NEXT])
        if self.random.random() < 0.5:
            if field is NEXT:
                self.locals[self.pick(POINTS)] = b.op("getfield", value, extra=field, type_="A")
            else:
                read = b.op("getfield", value, extra=field, type_="I")
                self.locals[self.pick(INTEGERS)] = read
        elif field is NEXT:
            b.op("putfield", value, self.locals[self.pick(POINTS)], extra=field)
        else:
            b.op("putfield", value, self.number(), extra=field)

    def make(self, depth: int) -> None:
        b = self.b
        if self.random.random() < 0.7:
            java_class = self.random.choice([POINT, POINT3])
            made = b.op("new", extra=java_class, state=self.state())
            self.locals[self.pick(POINTS)] = made
        else:
            length = b.const(self.random.choice([0, 1, 2, 3]))
            made = b.op("newarray", length, extra=INTS, state=self.state())
            self.locals[self.pick(ARRAYS)] = made

    def same(self, depth: int) -> None:
        """Two references become one, or are compared."""
        b, one, other = self.b, self.pick(POINTS), self.pick(POINTS)
        if self.random.random() < 0.5:
            self.locals[one] = self.locals[other]
        else:
            equal = b.cmp("eq", self.locals[one], self.locals[other])
            self.locals[0] = b.op("select", equal, b.const(1), self.locals[1], type_="I")

    def typecheck(self, depth: int) -> None:
        b, value = self.b, self.object(self.pick(POINTS))
        klass = b.op("klass", value)
        if self.random.random() < 0.5:
            wanted = b.op("class", extra=self.random.choice([POINT, POINT3]))
            self.guard(b.cmp("eq", klass, wanted), "class")
        else:
            test = b.op("is_subclass", klass, extra=self.random.choice([POINT, POINT3]))
            self.locals[0] = b.op("select", test, b.const(1), self.number(), type_="I")

    def call(self, depth: int) -> None:
        values = [self.locals[self.pick(range(10))] for _ in range(self.random.randint(0, 2))]
        made = self.b.op("call", *values, extra=CALLEE, type_="I", state=self.state())
        self.locals[self.pick(INTEGERS)] = made
        if self.random.random() < 0.5:
            old = self.b.op("getstatic", extra=TOTAL, type_="I")
            self.b.op("putstatic", self.b.op("iadd", old, made), extra=TOTAL)

    def branch(self, depth: int) -> None:
        b = self.b
        one, other, after = b.block(), b.block(), b.block()
        b.branch(self.condition(), one, other)
        before, ends = list(self.locals), []
        for block in (one, other):
            b.at, self.locals = block, list(before)
            if block is one or self.random.random() < 0.5:
                self.statements(depth + 1)
            b.goto(after)
            ends.append(self.locals)
        b.at = after
        self.locals = [first if first is second else b.phi(after, letter, [first, second])
                       for letter, first, second in zip(LETTERS, *ends, strict=True)]  # fmt: skip

    def header(self) -> tuple[Block, list[Node]]:
        header = self.b.block()
        self.b.goto(header)
        phis = [self.b.phi(header, letter, [value])
                for letter, value in zip(LETTERS, self.locals, strict=True)]  # fmt: skip
        self.b.at, self.locals = header, list(phis)
        return header, phis

    def back(self, header: Block, phis: list[Node]) -> None:
        self.index += 1
        self.b.op("poll", state=self.state())
        self.b.goto(header)
        for phi, value in zip(phis, self.locals, strict=True):
            phi.inputs.append(value)

    def loop(self, depth: int) -> None:
        """while (condition) ..."""
        b = self.b
        header, phis = self.header()
        body, after = b.block(), b.block()
        b.branch(self.condition(), body, after)
        leaving = list(self.locals)
        b.at = body
        self.statements(depth + 1)
        self.back(header, phis)
        b.at, self.locals = after, leaving

    def count(self, depth: int) -> None:
        """for (i = start; i < limit; i += step) ..., in which i may also be assigned."""
        place = self.pick(INTEGERS)
        self.locals[place] = self.b.const(self.random.choice([0, 0, 0, 1, 2, -1, 2**31 - 4]))
        self.counted(place, self.random.choice([1, 1, 1, 2, 3]), self.limit, depth)

    def limit(self) -> Node:
        if self.random.random() < 0.5:
            return self.number()
        return self.b.op("length", self.object(self.pick(ARRAYS)))

    def counted(self, place: int, step: int, limit: Callable[[], Node], depth: int) -> None:
        b = self.b
        header, phis = self.header()
        body, after = b.block(), b.block()
        relation = self.random.choice(["lt", "lt", "lt", "le", "ne"])
        b.branch(b.cmp(relation, self.locals[place], limit()), body, after)
        leaving = list(self.locals)
        b.at = body
        self.statements(depth + 1)
        self.locals[place] = b.op("iadd", self.locals[place], b.const(step))
        self.back(header, phis)
        b.at, self.locals = after, leaving

    def sweep(self, depth: int) -> None:
        """A loop over an array as programs have it, with few other things in it."""
        b, place, over = self.b, self.pick(INTEGERS), self.pick(ARRAYS)
        self.locals[place] = b.const(self.random.choice([0, 0, 1]))
        header, phis = self.header()
        body, after = b.block(), b.block()
        length = b.op("length", self.object(over))
        b.branch(b.cmp("lt", self.locals[place], length), body, after)
        leaving = list(self.locals)
        b.at = body
        for _ in range(self.random.randint(1, 3)):
            self.index += 1
            value = self.object(self.random.choice([over, *ARRAYS]))
            offset = b.const(self.random.choice([0, 0, 0, 1, -1]))
            index = b.op("iadd", self.locals[place], offset)
            self.guard(b.cmp("ult", index, b.op("length", value)), "range")
            other = self.pick(set(INTEGERS) - {place})
            if self.random.random() < 0.5:
                self.locals[other] = b.op("aload", value, index, extra="I", type_="I")
            else:
                b.op("astore", value, index, self.locals[other], extra="I")
        self.index += 1
        if self.random.random() < 0.3:
            self.statements(depth + 2)
        self.locals[place] = b.op("iadd", self.locals[place], b.const(1))
        self.back(header, phis)
        b.at, self.locals = after, leaving


def arguments(seed: int) -> list[Any]:
    """Arguments for a program: some null, some shared, some with unusual numbers."""
    chooser = random.Random(seed)

    def ints() -> Obj | None:
        if chooser.random() < 0.1:
            return None
        length = chooser.choice([0, 1, 3, 8, 40])
        return array(INTS, [chooser.choice(NUMBERS) for _ in range(length)])

    one, other = ints(), ints()
    if chooser.random() < 0.3:
        other = one
    first = point(1, 2, java_class=chooser.choice([POINT, POINT3]))
    second = first if chooser.random() < 0.2 else point(3, 4, first)
    rows = None if chooser.random() < 0.1 else array(ROWS, [one, other, ints()])
    return [*(chooser.choice(NUMBERS) for _ in range(5)), one, other,
            None if chooser.random() < 0.1 else first, second, rows]  # fmt: skip
