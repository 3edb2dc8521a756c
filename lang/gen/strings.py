"""String concatenation (JLS 15.18.1), by invokedynamic or by StringBuilder."""

from __future__ import annotations

from typing import Any, Final

from pvm.lang.attr.constants import floating_text
from pvm.lang.gen.base import GenBase
from pvm.lang.gen.shapes import descriptor, width
from pvm.lang.gen.variables import Variable
from pvm.lang.tree.nodes import Binary, CompoundAssign, Expression, Parens
from pvm.lang.types.types import (
    BOOLEAN,
    BYTE,
    CHAR,
    DOUBLE,
    FLOAT,
    INT,
    LONG,
    NULL,
    SHORT,
    Type,
)
from pvm.vm.classfile.constants import (
    REF_INVOKE_STATIC,
    TAG_METHOD_REF,
    Constant,
    MemberRef,
    MethodHandle,
    String,
)

MAX_OPERANDS: Final = 200  # of one makeConcatWithConstants
ARGUMENT: Final = "\1"
CONSTANT: Final = "\2"

BOOTSTRAP: Final = MethodHandle(
    REF_INVOKE_STATIC,
    MemberRef(
        TAG_METHOD_REF,
        "java/lang/invoke/StringConcatFactory",
        "makeConcatWithConstants",
        "(Ljava/lang/invoke/MethodHandles$Lookup;Ljava/lang/String;Ljava/lang/invoke/MethodType;"
        "Ljava/lang/String;[Ljava/lang/Object;)Ljava/lang/invoke/CallSite;",
    ),
)
_BUILDER: Final = "java/lang/StringBuilder"
_APPENDED: Final[dict[Type, str]] = {
    BOOLEAN: "Z", CHAR: "C", BYTE: "I", SHORT: "I", INT: "I", LONG: "J", FLOAT: "F", DOUBLE: "D",
}  # fmt: skip


def operands_of(tree: Binary) -> list[Expression]:
    """`a + b + c` from left to right: what the concatenations are made of."""
    found: list[Expression] = []
    current: Expression = tree
    while True:
        inner = current
        while isinstance(inner, Parens):
            inner = inner.expr
        if not _is_concatenation(inner):
            found.append(current)
            return found[::-1]
        assert isinstance(inner, Binary)
        right = inner.right
        while isinstance(right, Parens):
            right = right.expr
        if _is_concatenation(right):
            assert isinstance(right, Binary)
            found += operands_of(right)[::-1]
        else:
            found.append(inner.right)
        current = inner.left


def _is_concatenation(tree: Expression) -> bool:
    return (
        isinstance(tree, Binary)
        and tree.op == "+"
        and tree.const is None
        and not tree.operand_type.is_primitive
    )


class Strings(GenBase):
    def concatenation(self, tree: Binary) -> Type:
        self._join(operands_of(tree), None)
        return self.symtab.string

    def append(self, variable: Variable, tree: CompoundAssign) -> None:
        self._join([tree.value], variable)
        self.cast(self.symtab.string, variable.type)

    def _join(self, operands: list[Expression], variable: Variable | None) -> None:
        if self.options.string_concat == "inline":
            self._build(operands, variable)
            return
        parts = [_Part(self)]
        if variable is not None:
            variable.load()
            parts[0].converted(variable.type)
        for operand in operands:
            if len(parts[-1].types) + len(parts[-1].constants) >= MAX_OPERANDS:
                parts[-1].call()
                parts.append(_Part(self))
            parts[-1].operand(operand)
        parts[-1].call()
        self._join_results(len(parts))

    def _join_results(self, count: int) -> None:
        """Of partial results on the stack."""
        if count == 1:
            return
        whole = _Part(self)
        for _ in range(count):
            whole.argument(self.symtab.string)
        whole.call()

    def _build(self, operands: list[Expression], variable: Variable | None) -> None:
        if variable is not None:
            variable.load()
            self._start_builder_under(variable.type)
        else:
            self.new(_BUILDER)
            self.construct(_BUILDER, "()V")
        for operand in operands:
            self._append(self.value(operand))
        self.invoke_virtual(_BUILDER, "toString", "()Ljava/lang/String;")

    def _start_builder_under(self, erased: Type) -> None:
        """A builder that has the value on the stack in it."""
        self.new(_BUILDER)
        self.construct(_BUILDER, "()V")
        self.code.swap()
        self._append(erased)

    def _append(self, erased: Type) -> None:
        letter = _APPENDED.get(erased) or (
            "Ljava/lang/String;" if erased is self.symtab.string else "Ljava/lang/Object;"
        )
        self.invoke_virtual(_BUILDER, "append", f"({letter})L{_BUILDER};")


class _Part:
    """One call: at most MAX_OPERANDS operands."""

    def __init__(self, gen: GenBase) -> None:
        self._gen = gen
        self.recipe: list[str] = []
        self.types: list[Type] = []
        self.constants: list[Constant] = []

    def operand(self, tree: Expression) -> None:
        const = tree.const
        if const is not None:
            self._constant(_text(const, tree.type))
        elif tree.type is NULL:
            self._constant("null")
        elif tree.type is self._gen.symtab.string:
            self._gen.expr(tree, tree.type)
            self.argument(tree.type)
        else:
            self.converted(self._gen.value(tree))

    def converted(self, actual: Type) -> None:
        """A value on the stack.  Objects are converted at once, for what comes after them may
        change them (JLS 15.7.1); what cannot change is left to the call."""
        gen = self._gen
        unchanging = actual.is_primitive or gen.symtab.unbox(actual) is not None
        if not unchanging and actual is not gen.symtab.string:
            gen.invoke_static(
                "java/lang/String", "valueOf", "(Ljava/lang/Object;)Ljava/lang/String;"
            )
            actual = gen.symtab.string
        self.argument(actual)

    def _constant(self, text: str) -> None:
        if ARGUMENT in text or CONSTANT in text:
            self.recipe.append(CONSTANT)
            self.constants.append(String(text))
        else:
            self.recipe.append(text)

    def argument(self, t: Type) -> None:
        self.recipe.append(ARGUMENT)
        self.types.append(t)

    def call(self) -> None:
        gen = self._gen
        text = f"({''.join(map(descriptor, self.types))})Ljava/lang/String;"
        gen.pool.names_lookup = True
        arguments = (String("".join(self.recipe)), *self.constants)
        index = gen.pool.call_site("makeConcatWithConstants", text, BOOTSTRAP, arguments)
        gen.code.invoke_dynamic(index, sum(map(width, self.types)), ("java/lang/String",))


def _text(const: Any, t: Type) -> str:
    """A constant as string conversion shows it (JLS 5.1.11)."""
    if isinstance(const, bool):
        return "true" if const else "false"
    if isinstance(const, float):
        return floating_text(const, t is FLOAT)
    return chr(const) if t is CHAR else str(const)
