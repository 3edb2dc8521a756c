"""Method references (JLS 15.13): a handle of the method itself, or of a synthetic one around it
where no handle does what the language says."""

from __future__ import annotations

from pvm.lang.gen.calls import Calls
from pvm.lang.gen.captures import home
from pvm.lang.gen.lambdas import LambdaMethod, Lambdas
from pvm.lang.gen.names import is_super, is_type_name
from pvm.lang.gen.shapes import KIND, REFERENCE_KIND, MethodShape, internal_name, shape_of, width
from pvm.lang.gen.variables import ArrayElement
from pvm.lang.symbols.flags import ACCESS_FLAGS, PRIVATE, PROTECTED, STATIC
from pvm.lang.symbols.symbols import MethodSymbol, VarSymbol
from pvm.lang.tree.nodes import Ident, MemberReference, New, Select
from pvm.lang.types.types import (
    INT,
    VOID,
    ArrayType,
    ClassType,
    IntersectionType,
    MethodType,
    Type,
    TypeVar,
)
from pvm.vm.classfile.constants import (
    REF_INVOKE_INTERFACE,
    REF_INVOKE_STATIC,
    REF_INVOKE_VIRTUAL,
    REF_NEW_INVOKE_SPECIAL,
    TAG_INTERFACE_METHOD_REF,
    TAG_METHOD_REF,
    MemberRef,
    MethodHandle,
)


class References(Calls, Lambdas):
    def member_reference(self, tree: MemberReference) -> Type:
        given: tuple[Type, ...] = ()
        if tree.kind == "bound":
            given = (self._receiver(tree),)
        if not self._needs_method(tree):
            assert tree.sym is not None
            return self.function_object(tree, self._handle(tree, tree.sym), given)
        method = self.lambda_methods.get(id(tree))
        if method is None:
            method = self.lambda_methods[id(tree)] = self._write_reference(tree, given)
        given += self._push_instance(tree)
        given += tuple([self.load_captured(v) for v in self._captures(tree)])
        return self.function_object(tree, self.synthetic_handle(method), given)

    def _receiver(self, tree: MemberReference) -> Type:
        """Pushes the target, which must not be null (JLS 15.13.3)."""
        target = tree.target
        erased = self.erasure(target.type)
        site = self._owner(tree) if tree.sym is not None else erased
        if not self.shapes.is_subtype(erased, site):
            erased = site
        self.expr(target, erased)
        named_this = isinstance(target, (Ident, Select)) and target.name in ("this", "super")
        if not named_this and not isinstance(target, New):
            self.require_non_null()
        return erased

    def _owner(self, tree: MemberReference) -> Type:
        """The erased type to name with the method."""
        assert tree.sym is not None
        site = self.erasure(tree.site)
        if tree.sym.owner is self.symtab.object.sym or not isinstance(site, ClassType):
            return tree.sym.owner.erasure
        return site

    def _handle(self, tree: MemberReference, sym: MethodSymbol) -> MethodHandle:
        shape = self.shapes.method(sym)
        owner = self._owner(tree)
        assert isinstance(owner, ClassType)
        self.pool.note(owner)
        is_interface = owner.sym.is_interface
        if tree.kind == "new":
            kind = REF_NEW_INVOKE_SPECIAL
        elif sym.flags & STATIC:
            kind = REF_INVOKE_STATIC
        else:
            kind = REF_INVOKE_INTERFACE if is_interface else REF_INVOKE_VIRTUAL
        tag = TAG_INTERFACE_METHOD_REF if is_interface else TAG_METHOD_REF
        reference = MemberRef(tag, internal_name(owner), sym.name, shape.descriptor)
        return MethodHandle(kind, reference)

    def _needs_method(self, tree: MemberReference) -> bool:
        """As javac decides: where arguments are packed, what is called is no method by itself, or
        the factory could not access or type it."""
        sym = tree.sym
        if sym is None or tree.kind in ("array", "super") or tree.varargs_element is not None:
            return True
        if isinstance(self.erasure(tree.site), ArrayType):
            return True
        if tree.kind == "new" and (sym.owner.is_local or sym.owner.is_inner):
            return True
        if sym.flags & PRIVATE and sym.owner is not self.cls:
            return True
        if sym.flags & ACCESS_FLAGS == PROTECTED and sym.package is not self.cls.package:
            return True
        if self.is_serializable(tree) and self._owner(tree) is not sym.owner.erasure:
            return True  # SerializedLambda names the class that declares the method
        assert isinstance(tree.descriptor_type, MethodType)
        return any(map(_is_intersection, tree.descriptor_type.params))

    # --- the synthetic method ---

    def _captures(self, tree: MemberReference) -> list[VarSymbol]:
        if tree.kind != "new" or tree.sym is None:
            return []
        captured = self.nest.captures.of_class(tree.sym.owner)
        return [v for v in captured if v in self.vars or home(v) is self.cls]

    def _push_instance(self, tree: MemberReference) -> tuple[Type, ...]:
        """`this` where the method needs it; before there is one, the instance around it."""
        if not self._needs_this(tree):
            return ()
        if self.in_prologue:
            self.code.load(self.body.outer, REFERENCE_KIND)
            return self.leading(self.cls)[:1]
        self.load_this()
        return (self.cls.erasure,)

    def _needs_this(self, tree: MemberReference) -> bool:
        if tree.kind == "super":
            return True
        if tree.kind != "new" or tree.sym is None:
            return False
        captured = self.nest.captures.of_class(tree.sym.owner)
        return tree.sym.owner.has_outer_instance or len(captured) > len(self._captures(tree))

    def _write_reference(self, tree: MemberReference, given: tuple[Type, ...]) -> LambdaMethod:
        assert isinstance(tree.descriptor_type, MethodType)
        captured = self._captures(tree)
        is_static, outer = not self._needs_this(tree), -1
        if not is_static and self.in_prologue:  # the instance around `this` is given
            is_static, outer, given = True, 0, self.leading(self.cls)[:1]
        extra = (*given, *[self.erasure(v.type) for v in captured])
        params = tuple([self.erasure(t) for t in tree.descriptor_type.params])
        shape = shape_of((*extra, *params), self.erasure(tree.descriptor_type.ret))
        variables = [None] * len(given) + captured + [None] * len(params)
        receivers = 0 if outer == 0 else len(given)

        def build() -> None:
            self.line(tree.pos)
            arguments = self._arguments_of(tree, shape, is_static)
            del arguments[receivers : len(extra)]
            self._call(tree, arguments, shape.ret)

        thrown = tree.descriptor_type.thrown
        serializable = self.is_serializable(tree)
        return self.synthetic_method(
            shape, is_static, variables, build, tree.pos, thrown, outer, serializable
        )

    def _arguments_of(
        self, tree: MemberReference, shape: MethodShape, is_static: bool
    ) -> list[_Argument]:
        assert isinstance(tree.descriptor_type, MethodType)
        statics = tree.descriptor_type.params
        slot = 0 if is_static else 1
        arguments = []
        extra = len(shape.params) - len(statics)
        for i, t in enumerate(shape.params):
            arguments.append(_Argument(slot, t, t if i < extra else statics[i - extra]))
            slot += width(t)
        return arguments

    def _push(self, argument: _Argument, target: Type) -> None:
        self.code.load(argument.slot, KIND.get(argument.erased, REFERENCE_KIND))
        self.coerce(argument.erased, argument.static, target)

    def _call(self, tree: MemberReference, arguments: list[_Argument], ret: Type) -> None:
        """Calls the method with the arguments, and returns what it gives."""
        if tree.kind == "array":
            made = self.erasure(tree.target.type)
            assert isinstance(made, ArrayType)
            self._push(arguments[0], INT)
            self.new_array(made.element)
            self.return_value(ret)
            return
        assert tree.sym is not None
        actual = self._invoke(tree, tree.sym, arguments)
        if ret is VOID:
            self.code.pop(width(actual))
        else:
            assert isinstance(tree.call_type, MethodType)
            static = actual if tree.kind == "new" else tree.call_type.ret
            self.coerce(actual, static, ret)
        self.return_value(ret)

    def _invoke(self, tree: MemberReference, sym: MethodSymbol, arguments: list[_Argument]) -> Type:
        shape = self.shapes.method(sym)
        if tree.kind == "new":
            self.code.new(self.pool.type(sym.owner.erasure))
            self.code.dup(1)
            self.implicit_outer(sym.owner)
            self._push_arguments(tree, shape, arguments)
            self.push_captured(sym.owner)
            self.invoke_constructor(sym)
            return sym.owner.erasure
        site = self.erasure(tree.site)
        if tree.kind == "super":
            return self._invoke_super(tree, sym, shape, arguments)
        if not sym.flags & STATIC:
            self._push(arguments.pop(0), site)
        self._push_arguments(tree, shape, arguments)
        if isinstance(site, ArrayType):
            return self.call_of_array(sym, shape, site)
        qualifier = None if is_type_name(tree.target) and sym.flags & STATIC else tree.site
        if self.needs_accessor(sym, qualifier):
            home = self.accessor_home(sym, qualifier)
            self.nest.accessors(home).method(sym, shape, None).invoke(self)
        else:
            self.invoke(sym, shape, site)
        return shape.ret

    def _invoke_super(
        self,
        tree: MemberReference,
        sym: MethodSymbol,
        shape: MethodShape,
        arguments: list[_Argument],
    ) -> Type:
        assert is_super(tree.target)
        outer = self.load_super_receiver(tree.target, sym)
        self._push_arguments(tree, shape, arguments)
        self.invoke_super(sym, shape, self.super_owner(sym, self.erasure(tree.site)), outer)
        return shape.ret

    def _push_arguments(
        self, tree: MemberReference, shape: MethodShape, arguments: list[_Argument]
    ) -> None:
        if tree.varargs_element is None:
            for argument, param in zip(arguments, shape.params, strict=True):
                self._push(argument, param)
            return
        fixed = len(shape.params) - 1
        for argument, param in zip(arguments[:fixed], shape.params[:fixed], strict=True):
            self._push(argument, param)
        element = self.erasure(tree.varargs_element)
        self.push_int(len(arguments) - fixed)
        self.new_array(element)
        for i, argument in enumerate(arguments[fixed:]):
            self.code.dup(1)
            self.push_int(i)
            self._push(argument, element)
            ArrayElement(self, element).store()


class _Argument:
    """A parameter of the synthetic method; `static`: its type before erasure."""

    __slots__ = ("erased", "slot", "static")

    def __init__(self, slot: int, erased: Type, static: Type) -> None:
        self.slot = slot
        self.erased = erased
        self.static = static


def _is_intersection(t: Type) -> bool:
    if isinstance(t, TypeVar):
        return _is_intersection(t.bound)
    return isinstance(t, IntersectionType)
