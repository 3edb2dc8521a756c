"""Method references (JLS 15.13)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from pvm.lang.attr.arguments import Deferred, FunctionalArgument, Pending
from pvm.lang.attr.calls import varargs_element
from pvm.lang.attr.candidates import Candidate
from pvm.lang.attr.creation import Creation, Creations
from pvm.lang.attr.failures import indented
from pvm.lang.attr.invocations import Invocation
from pvm.lang.attr.mismatch import mismatch
from pvm.lang.attr.thrown import Thrown
from pvm.lang.enter.lookup import find_type
from pvm.lang.symbols.flags import ABSTRACT, STATIC
from pvm.lang.symbols.symbols import MethodSymbol, VarSymbol
from pvm.lang.tree import nodes
from pvm.lang.types.inference_variables import InferenceVariable
from pvm.lang.types.relations import Types
from pvm.lang.types.types import (
    ERROR,
    INT,
    NO_TYPE,
    VOID,
    ArrayType,
    ClassType,
    IntersectionType,
    MethodType,
    Type,
    TypeVar,
)

if TYPE_CHECKING:
    from pvm.lang.enter.env import Env

WRONG_RESULT = "bad return type in method reference\n    "


class Meaning:
    """What a method reference means for given parameter types: the method, its type with inferred
    or still open (an Invocation's) result; `kind` as in nodes.MemberReference."""

    __slots__ = ("kind", "candidate", "result", "site")

    def __init__(self, kind: str, candidate: Candidate | None, result: Type, site: Type) -> None:
        self.kind = kind
        self.candidate = candidate
        self.result = result
        self.site = site


class ReferenceArgument(FunctionalArgument):
    """`receiver`: the type before the `::`; `is_type`: whether it names a type; `exact`: the one
    method that can be meant, if it is an exact reference (JLS 15.13.1)."""

    __slots__ = ("attr", "tree", "env", "receiver", "is_type", "methods", "exact", "fault")

    def __init__(self, attr: References, tree: nodes.MemberReference, env: Env) -> None:
        self.attr: References = attr
        self.tree = tree
        self.env = env
        self.receiver = attr.reference_receiver(tree, env)
        self.is_type = attr.is_type_reference(tree)
        self.methods: Sequence[MethodSymbol] = ()
        self.exact: MethodSymbol | None = None
        self.fault = ""
        if self.receiver is not ERROR and not isinstance(self.receiver, ArrayType):
            self._find_methods()
        elif isinstance(self.receiver, ArrayType) and tree.name != "new":
            self.methods = attr.types.methods_named(self.receiver, tree.name)

    def _find_methods(self) -> None:
        tree, attr = self.tree, self.attr
        name = "<init>" if tree.name == "new" else tree.name
        methods = attr.types.methods_named(self.receiver, name)
        self.methods = attr.accessible(self.env, methods, attr.reference_site(tree, self.receiver))
        if len(self.methods) != 1 or self.methods[0].is_varargs:
            return
        only = self.methods[0]
        if only.type_params and not tree.type_args:
            return
        if name == "<init>" and attr.types.is_raw(self.receiver):
            return
        if attr.types.is_raw(self.receiver) and not only.flags & STATIC:
            return
        self.exact = only

    def __str__(self) -> str:
        return f"{shown(self.tree.target)}::{self.tree.name}"

    def why_not(self, formal: Type) -> str:
        return self.fault

    def _no(self, reason: str) -> bool:
        self.fault = reason
        return False

    # --- applicability --------------------------------------------------------------------------

    def is_potentially_compatible(self, formal: Type) -> bool:
        if isinstance(formal, TypeVar) or formal is ERROR:
            return True
        types = self.attr.types
        function = types.find_descriptor(formal)
        if function is None:
            return self._no(types.why_not_functional(formal))
        count = len(function[1].params)
        if self.receiver is ERROR or isinstance(self.receiver, ArrayType):
            return True
        for method in self.methods:
            if self._takes(method, count) or (self._may_be_unbound(method, count)):
                return True
        return self._no("invalid method reference\n    incompatible number of arguments")

    def _takes(self, method: MethodSymbol, count: int) -> bool:
        expected = len(method.params)
        if count != expected and not (method.is_varargs and count >= expected - 1):
            return False
        if self.tree.name == "new":
            return True
        return not self.is_type or bool(method.flags & STATIC)

    def _may_be_unbound(self, method: MethodSymbol, count: int) -> bool:
        if not self.is_type or self.tree.name == "new" or method.flags & STATIC or count == 0:
            return False
        expected = len(method.params)
        return count - 1 == expected or (method.is_varargs and count - 1 >= expected - 1)

    def is_pertinent(self, formal: Type) -> bool:
        return self.exact is not None and not isinstance(formal, InferenceVariable)

    def is_exact(self) -> bool:
        return self.exact is not None

    def prefers_result(self, a: Type, b: Type) -> bool:
        """JLS 15.12.2.5, of an exact method reference."""
        assert self.exact is not None
        if a.is_primitive == b.is_primitive:
            return bool(self.attr.types.is_subtype(a, b))
        return bool(a.is_primitive == self.exact.ret.is_primitive)

    # --- inference ------------------------------------------------------------------------------

    def input_variables(self, formal: Type) -> list[InferenceVariable]:
        if isinstance(formal, InferenceVariable):
            return [formal]
        function = self.attr.types.find_descriptor(formal)
        if function is None or self.exact is not None:
            return []
        free = self.attr.inference.free
        return [v for param in function[1].params for v in free(param)]

    def reduce(self, formal: Type, pending: Pending) -> bool:
        """JLS 18.2.1."""
        types = self.attr.types
        function = types.find_descriptor(formal)
        if function is None:
            return formal is ERROR or self._no(types.why_not_functional(formal))
        if self.receiver is ERROR:
            return True
        if self.exact is not None:
            return self._reduce_exact(function[1])
        meaning = self._meaning(function[1].params)
        if meaning is None:
            return False
        return self._reduce_result(meaning.result, function[1].ret, pending)

    def _reduce_exact(self, function: MethodType) -> bool:
        """Parameter types need not be known."""
        attr, method = self.attr, self.exact
        assert method is not None
        params = function.params
        site = self.receiver
        declared = attr.types.method_type(attr.types.member_site(site), method)
        if self.tree.type_args and method.type_params:
            given = attr.explicit_arguments(self.tree.type_args, self.env)
            declared = attr.types.subst_method(
                MethodType(declared.params, declared.ret, declared.thrown),
                method.type_params,
                given,
            )
        if len(params) == len(declared.params) + 1:
            if not attr.types.is_subtype(params[0], site):
                return self._no(self._invalid(mismatch(attr.types, params[0], site)))
            params = params[1:]
        elif len(params) != len(declared.params):
            return self._no(self._invalid("incompatible number of arguments"))
        for argument, formal in zip(params, declared.params, strict=True):
            if not attr.types.is_convertible(argument, formal):
                reason = mismatch(attr.types, attr.types.instantiated(argument), formal)
                return self._no(self._invalid(reason))
        ret = site if self.tree.name == "new" else attr.result_of(method, site, declared)
        return self._reduce_result(ret, function.ret, [])

    def _invalid(self, reason: str) -> str:
        kind = "constructor" if self.tree.name == "new" else "method"
        return f"invalid {kind} reference\n    {indented(reason, 4)}"

    def _reduce_result(self, result: Type, ret: Type, pending: Pending) -> bool:
        types = self.attr.types
        if ret is VOID:
            return True
        if isinstance(result, Invocation):
            pending.append((result, ret))
            if result.is_compatible(ret, False):
                return True
            return self._no(WRONG_RESULT + result.why_not(ret))
        if result is not VOID and types.is_convertible(types.capture(result), ret):
            return True
        return self._no(WRONG_RESULT + mismatch(types, result, ret))

    # --- the method that is meant (JLS 15.13.1) -------------------------------------------------

    def _meaning(self, params: tuple[Type, ...]) -> Meaning | None:
        """None: `fault` says why not."""
        tree, receiver = self.tree, self.receiver
        types = self.attr.types
        params = tuple([types.instantiated(p) for p in params])
        if tree.name == "new":
            return self._constructor(params)
        explicit = self.attr.explicit_arguments(tree.type_args, self.env)
        site = types.member_site(receiver)
        first = self.attr.choose(site, self.methods, params, explicit)
        if not self.is_type:
            return self._found("super" if _is_super(tree.target) else "bound", first, site, params)
        return self._of_type(first, site, params, explicit)

    def _of_type(
        self, first: Any, site: Type, params: tuple[Type, ...], explicit: tuple[Type, ...]
    ) -> Meaning | None:
        """`Type::name`: static with all parameters, or an instance's with the first as receiver."""
        types = self.attr.types
        second: Any = []
        inner = site
        if params and types.is_subtype_unchecked(params[0], site):
            inner = self._receiver_of(params[0], site)
            second = self.attr.choose(inner, self.methods, params[1:], explicit)
        statics = isinstance(first, Candidate) and bool(first.sym.flags & STATIC)
        instances = isinstance(second, Candidate) and not second.sym.flags & STATIC
        if statics and not instances:
            return self._found("static", first, site, params)
        if instances and not statics:
            return self._found("unbound", second, inner, params[1:])
        if statics and instances:
            self._no(
                f"invalid method reference\n    reference to {self.tree.name} is ambiguous\n"
                f"      both method {first.sym} in {first.sym.owner} and "
                f"method {second.sym} in {second.sym.owner} match"
            )
            return None
        if isinstance(first, Candidate):
            self._no(
                "invalid method reference\n    unexpected instance method "
                f"{first.sym} found in unbound lookup"
            )
            return None
        if isinstance(second, Candidate):
            self._no(
                f"invalid method reference\n    unexpected static method {second.sym} found in "
                "unbound lookup"
            )
            return None
        return self._found("static", first or second, site, params)

    def _receiver_of(self, first: Type, site: Type) -> Type:
        """JLS 15.13.1: a raw type is searched as the parameterization that the first parameter
        has above it."""
        types: Types = self.attr.types
        if types.is_raw(site) and isinstance(site, ClassType):
            return types.capture(types.as_super(types.member_site(first), site.sym) or site)
        return site

    def _found(
        self, kind: str, choice: Any, site: Type, params: tuple[Type, ...]
    ) -> Meaning | None:
        if not isinstance(choice, Candidate):
            self._no(self._why(choice, params))
            return None
        sym = choice.sym
        if kind == "bound" and sym.flags & STATIC:
            self._no(
                f"invalid method reference\n    unexpected static method {sym} found in "
                "bound lookup"
            )
            return None
        result = self.attr.result_of(sym, site, choice.type)
        if choice.variables:
            result = Invocation(self.attr, self.tree, choice, params, result)
        elif self.attr.is_unchecked(params, choice.formals):
            result = self.attr.types.erasure(result)
        return Meaning(kind, choice, result, site)

    def _why(self, choice: Any, params: tuple[Type, ...]) -> str:
        attr, tree = self.attr, self.tree
        if not self.methods:
            shown_types = ",".join(map(str, params))
            where = attr.location_of(self.receiver)
            return (
                "invalid method reference\n    cannot find symbol\n"
                f"      symbol:   method {tree.name}({shown_types})\n      location: {where}"
            )
        with attr.log.suspend() as trial:
            name = "<init>" if tree.name == "new" else tree.name
            attr.report_choice(
                self.env, tree.pos, self.receiver, name, self.methods, params, choice
            )
        reason = trial.captured[0].message if trial.captured else "incompatible types"
        return self._invalid(reason.replace(";\n", "\n"))

    def _constructor(self, params: tuple[Type, ...]) -> Meaning | None:
        attr, receiver = self.attr, self.receiver
        if isinstance(receiver, ArrayType):
            if len(params) != 1 or not attr.types.is_convertible(params[0], INT):
                reason = "incompatible parameter types in array constructor"
                if len(params) == 1:
                    reason = f"incompatible types: {mismatch(attr.types, params[0], INT)}"
                self._no(self._invalid(reason))
                return None
            return Meaning("array", None, receiver, receiver)
        explicit = attr.explicit_arguments(self.tree.type_args, self.env)
        is_diamond = attr.types.is_raw(receiver)
        choice = attr.choose_constructor(receiver, self.methods, params, explicit, is_diamond)
        if not isinstance(choice, Candidate):
            self._no(self._why(choice, params))
            return None
        result: Type = choice.type.ret if is_diamond else receiver
        if choice.variables:
            result = Creation(attr, self.tree, choice, params, result)
        return Meaning("new", choice, result, receiver)

    def thrown(self, params: tuple[Type, ...]) -> list[Type]:
        meaning = self._meaning(params)
        found = Thrown(self.attr.types)
        if meaning is not None and meaning.candidate is not None:
            found.add_all(meaning.candidate.type)
        return found.found

    # --- at last --------------------------------------------------------------------------------

    def complete(self, target: Type) -> Type:
        tree = self.tree
        function = self.attr.types.find_descriptor(target)
        if function is None:
            return self._complete_without(target)
        tree.descriptor, tree.descriptor_type = function
        self._complete_for(target, function[1])
        found: Type = tree.type
        return found

    def _complete_for(self, target: Type, function: MethodType) -> None:
        tree, types = self.tree, self.attr.types
        tree.type = self.attr.ground(target)
        if self.receiver is ERROR:
            return
        types.bound_sets.conflict = None
        meaning = self._meaning(function.params)
        if meaning is None or not self._reduce_result(meaning.result, function.ret, []):
            self._report()
        else:
            self._decorate(meaning, function.ret)

    def _report(self) -> None:
        message = self.fault
        if "cannot find symbol" in message:
            lines = message.split("\n")
            message = "\n".join([lines[0], *(line[2:] for line in lines[1:])])
            self.attr.log.error(self.tree.pos, message)
        else:
            self.attr.log.error(self.tree.pos, f"incompatible types: {message}")

    def _complete_without(self, target: Type) -> Type:
        log, tree = self.attr.log, self.tree
        if target is NO_TYPE:
            log.error(tree.pos, "method reference not expected here")
        elif target is not ERROR:
            reason = self.attr.types.why_not_functional(target)
            log.error(tree.pos, f"incompatible types: {reason}")
        tree.type = ERROR
        return ERROR

    def _decorate(self, meaning: Meaning, ret: Type) -> None:
        tree, result = self.tree, meaning.result
        tree.kind = meaning.kind
        candidate = meaning.candidate
        if candidate is None:
            tree.sym, tree.call_type = None, MethodType((INT,), result)
            tree.site = meaning.site
            return
        tree.sym = candidate.sym
        tree.site = self.attr.site_of(meaning.site, candidate.sym)
        self._check(meaning.kind, candidate.sym)
        if isinstance(result, Invocation):
            kept = tree.type
            result.complete(NO_TYPE if ret is VOID else ret)
            tree.type = kept
            return
        tree.call_type = MethodType(candidate.type.params, result, candidate.type.thrown)
        tree.varargs_element = varargs_element(candidate)

    def _check(self, kind: str, sym: MethodSymbol) -> None:
        log, tree = self.attr.log, self.tree
        if kind == "super" and sym.flags & ABSTRACT:
            owner = sym.owner.display_name
            log.error(tree.pos, f"abstract method {sym} in {owner} cannot be accessed directly")
        if kind == "new" and sym.owner.is_abstract:
            log.error(tree.pos, f"{sym.owner} is abstract; cannot be instantiated")


class References(Creations):
    def visit_member_reference(self, tree: nodes.MemberReference, env: Env, target: Type) -> Type:
        return ReferenceArgument(self, tree, env.dup()).complete(target)

    def ground(self, target: Type) -> Type:
        """The type of a lambda or method reference with that target (JLS 15.27.3, 15.13.2)."""
        if isinstance(target, IntersectionType):
            return target
        assert isinstance(target, ClassType)
        return self.types.ground_type(target)

    def reference_argument(self, tree: nodes.MemberReference, env: Env) -> Deferred:
        return ReferenceArgument(self, tree, env.dup())

    def reference_receiver(self, tree: nodes.MemberReference, env: Env) -> Type:
        """The type before the `::`, an expression's or a type."""
        target = tree.target
        if tree.name == "new" or isinstance(target, TYPE_TREES):
            return self.type(target, env)
        if isinstance(target, nodes.Ident) and self._is_type_variable(target.name, env):
            return self.type(target, env)
        found = self.qualifier(target, env)
        if found.is_primitive or found is VOID:
            self.log.error(tree.pos, f"{found} cannot be dereferenced")
            return ERROR
        return found if found.is_reference else ERROR

    def _is_type_variable(self, name: str, env: Env) -> bool:
        if name in env.locals or self.find_variable(name, env) is not None:
            return False
        return isinstance(find_type(env, name), TypeVar)

    def is_type_reference(self, tree: nodes.MemberReference) -> bool:
        target = tree.target
        if tree.name == "new" or isinstance(target, TYPE_TREES):
            return True
        if isinstance(target, nodes.Ident) and isinstance(target.type, TypeVar):
            return not isinstance(target.sym, VarSymbol)
        return self.is_type_name(tree.target)

    def reference_site(self, tree: nodes.MemberReference, receiver: Type) -> Type | None:
        return None if tree.name == "new" or _is_super(tree.target) else receiver


TYPE_TREES = (
    nodes.TypeApply,
    nodes.ArrayTypeTree,
    nodes.PrimitiveTypeTree,
    nodes.AnnotatedType,
)


def _is_super(tree: nodes.Expression) -> bool:
    return isinstance(tree, nodes.Ident | nodes.Select) and tree.name == "super"


def shown(tree: nodes.Expression) -> str:
    if isinstance(tree, nodes.Select):
        return f"{shown(tree.target)}.{tree.name}"
    return tree.name if isinstance(tree, nodes.Ident) else str(tree.type)
