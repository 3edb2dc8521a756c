"""Lambda expressions (JLS 15.27.4): a synthetic method each, and a call site that makes the object.

Their methods are numbered inner ones first, as javac numbers them: stack traces show the names.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from pvm.lang.gen.base import Body
from pvm.lang.gen.call_sites import CallSites
from pvm.lang.gen.hashes import string_hash
from pvm.lang.gen.shapes import REFERENCE_KIND, MethodShape, shape_of
from pvm.lang.symbols.flags import PRIVATE, STATIC, SYNTHETIC
from pvm.lang.symbols.symbols import VarSymbol
from pvm.lang.tree.nodes import Block, Lambda
from pvm.lang.types.types import VOID, MethodType, Type
from pvm.vm.classfile.attributes import Attribute
from pvm.vm.classfile.constants import (
    REF_INVOKE_INTERFACE,
    REF_INVOKE_STATIC,
    REF_INVOKE_VIRTUAL,
    TAG_INTERFACE_METHOD_REF,
    TAG_METHOD_REF,
    MemberRef,
    MethodHandle,
)


class LambdaMethod(NamedTuple):
    """The shape's first parameters are the captured values."""

    name: str
    shape: MethodShape
    is_static: bool


class Lambdas(CallSites):
    lambda_methods: dict[int, LambdaMethod]  # by identity of the tree: finally blocks come twice
    lambda_bodies: list[tuple[int, str, MethodShape, Attribute, list[object]]]
    lambda_count: int

    def lambda_expression(self, tree: Lambda) -> Type:
        captured, uses_this = self.nest.captures.of_lambda(tree, self.cls, self.vars)
        method = self.lambda_method(tree)
        given: tuple[Type, ...] = method.shape.params[: len(captured)]
        if uses_this and self.in_prologue:
            self.code.load(self.body.outer, REFERENCE_KIND)
            given = method.shape.params[: len(captured) + 1]
        elif uses_this:
            self.load_this()
            given = (self.cls.erasure, *given)
        for variable in captured:
            self.load_captured(variable)
        return self.function_object(tree, self.synthetic_handle(method), given)

    @property
    def in_prologue(self) -> bool:
        """Whether this is code before the superclass's constructor, in a class with an enclosing
        instance."""
        return self.body.outer >= 0

    def lambda_method(self, tree: Lambda) -> LambdaMethod:
        """Writes it when first asked for."""
        found = self.lambda_methods.get(id(tree))
        if found is None:
            found = self.lambda_methods[id(tree)] = self._write_lambda(tree)
        return found

    def _write_lambda(self, tree: Lambda) -> LambdaMethod:
        captured, uses_this = self.nest.captures.of_lambda(tree, self.cls, self.vars)
        assert isinstance(tree.descriptor_type, MethodType)
        returns = self.erasure(tree.descriptor_type.ret)
        variables: list[VarSymbol | None] = [*captured, *[param.sym for param in tree.params]]
        types = tuple([self.erasure(v.type) for v in variables if v is not None])
        outer = -1
        if uses_this and self.in_prologue:  # there is no `this` yet: the one around it is given
            outer, uses_this = 0, False
            variables = [None, *variables]
            types = (self.leading(self.cls)[0], *types)
        shape = shape_of(types, returns)

        def build() -> None:
            self._lambda_body(tree, returns)

        thrown = tree.descriptor_type.thrown
        return self.synthetic_method(
            shape,
            not uses_this,
            variables,
            build,
            tree.pos,
            thrown,
            outer,
            self.is_serializable(tree),
        )

    def _lambda_body(self, tree: Lambda, returns: Type) -> None:
        body = tree.body
        if isinstance(body, Block):
            self.block(body)
            if self.code.alive:
                self.line(body.end)
                self.return_value(VOID)
            return
        self.line(body.pos)
        if returns is VOID:
            self.effect(body)
        else:
            self.expr(body, returns)
        self.return_value(returns)

    def synthetic_method(
        self,
        shape: MethodShape,
        is_static: bool,
        variables: Sequence[VarSymbol | None],
        build: Callable[[], None],
        pos: int,
        thrown: tuple[Type, ...],
        outer: int = -1,
        serializable: bool = False,
    ) -> LambdaMethod:
        """A method for a lambda or method reference in the body being written."""
        context = self.body.name
        flags = PRIVATE | SYNTHETIC | (STATIC if is_static else 0)
        body = Body(context, is_static, shape.ret, outer)
        code = self.method_code("lambda", flags, shape, variables, body, build, pos)
        name = self._lambda_name(shape, serializable)
        self.lambda_bodies.append((flags, name, shape, code, self.exceptions_of(thrown)))
        return LambdaMethod(name, shape, is_static)

    def _lambda_name(self, shape: MethodShape, serializable: bool) -> str:
        """That of a serializable lambda does not depend on the others in the class: what a stream
        holds should not either."""
        name = f"lambda${self.body.name}$"
        if not serializable:
            self.lambda_count += 1
            return name + str(self.lambda_count - 1)
        name += f"{string_hash(shape.descriptor) & 0xFFFFFFFF:x}$"
        taken = sum(1 for body in self.lambda_bodies if body[1].startswith(name))
        return name + str(taken + 1)

    def add_lambda_methods(self) -> None:
        """The last one first, as javac has them."""
        for flags, name, shape, code, exceptions in reversed(self.lambda_bodies):
            self.add_method(flags, name, shape, code, *exceptions)

    def synthetic_handle(self, method: LambdaMethod) -> MethodHandle:
        is_interface = self.cls.is_interface
        kind = REF_INVOKE_INTERFACE if is_interface else REF_INVOKE_VIRTUAL
        if method.is_static:
            kind = REF_INVOKE_STATIC
        tag = TAG_INTERFACE_METHOD_REF if is_interface else TAG_METHOD_REF
        name = self.cls.flat_name
        return MethodHandle(kind, MemberRef(tag, name, method.name, method.shape.descriptor))
