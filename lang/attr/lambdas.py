"""Lambda expressions (JLS 15.27).

A body is attributed once for each list of parameter types that it is tried with, its results as
arguments are (they may be poly expressions); the diagnostics are kept back until the types are
final, and if the body was attributed with those last, nothing is attributed again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pvm.lang.attr.arguments import Deferred, FunctionalArgument, Pending, leaves_of
from pvm.lang.attr.checks import BAD_IN_LAMBDA
from pvm.lang.attr.failures import describe_class
from pvm.lang.attr.invocations import Invocation
from pvm.lang.attr.lambdashapes import may_be_void, may_have_value, returns_in
from pvm.lang.attr.mismatch import mismatch
from pvm.lang.attr.references import References
from pvm.lang.attr.thrown import Thrown
from pvm.lang.flow.reachability import can_complete
from pvm.lang.symbols.flags import PARAMETER
from pvm.lang.tree import nodes
from pvm.lang.types.inference_variables import InferenceVariable
from pvm.lang.types.types import (
    ERROR,
    NO_TYPE,
    VOID,
    ClassType,
    MethodType,
    Type,
    TypeVar,
    WildcardType,
)

if TYPE_CHECKING:
    from pvm.lang.enter.env import Env
    from pvm.lang.source.log import Diagnostic

WRONG_RESULT = f"{BAD_IN_LAMBDA}\n    "


class LambdaBody:
    """A body attributed with given parameter types; `results`: of the expression, or of each
    return statement (None where it has no value); `completes`: whether a block has values and can
    also end without one."""

    def __init__(self, params: tuple[Type, ...]) -> None:
        self.params = params
        self.results: list[tuple[nodes.Expression | nodes.Return, Type | None]] = []
        self.diagnostics: list[Diagnostic] = []
        self.completes = False


class LambdaArgument(FunctionalArgument):
    __slots__ = ("attr", "tree", "env", "bodies", "explicit", "fault")

    def __init__(self, attr: Lambdas, tree: nodes.Lambda, env: Env) -> None:
        self.attr: Lambdas = attr
        self.tree = tree
        self.env = env
        self.bodies: list[LambdaBody] = []  # the one attributed last comes last
        self.explicit: tuple[Type, ...] | None = None
        self.fault: tuple[int, str] = (tree.pos, "")
        if tree.explicit and all(p.vartype is not None for p in tree.params):
            self.explicit = tuple([self._declared_type(p) for p in tree.params])

    def __str__(self) -> str:
        names = ",".join(p.name for p in self.tree.params)
        return f"({names})->{shown_body(self.tree)}"

    def _declared_type(self, parameter: nodes.VarDecl) -> Type:
        assert parameter.vartype is not None
        found: Type = self.attr.type(parameter.vartype, self.env)
        return found

    def fault_pos(self) -> int:
        return self.fault[0]

    def why_not(self, formal: Type) -> str:
        return self.fault[1]

    def _no(self, reason: str, pos: int | None = None) -> bool:
        self.fault = (self.tree.pos if pos is None else pos, reason)
        return False

    # --- applicability --------------------------------------------------------------------------

    def is_potentially_compatible(self, formal: Type) -> bool:
        if isinstance(formal, TypeVar):
            return True  # JLS 15.12.2.1, of the method; one of the class has no function type
        function = self.attr.types.find_descriptor(formal)
        if function is None:
            return formal is ERROR or self._no(self.attr.types.why_not_functional(formal))
        if self._fits(function[1]):
            return True
        if function[1].ret is VOID and isinstance(self.tree.body, nodes.Block):
            what = "" if self.explicit is None else WRONG_RESULT
            self._no(f"{what}unexpected return value")
        return False

    def _fits(self, function: MethodType) -> bool:
        if len(function.params) != len(self.tree.params):
            return self._no("incompatible parameter types in lambda expression")
        if function.ret is VOID:
            if not may_be_void(self.tree):
                return self._not_void()
        elif not may_have_value(self.tree):
            empty = (r.pos for r in returns_in(self.tree.body) if r.expr is None)
            return self._no(WRONG_RESULT + "missing return value", next(empty, None))
        return True

    def _not_void(self) -> bool:
        if isinstance(self.tree.body, nodes.Block):
            wrong = next(r.expr for r in returns_in(self.tree.body) if r.expr is not None)
            return self._no(WRONG_RESULT + "unexpected return value", wrong.pos)
        return self._no(
            "lambda body is not compatible with a void functional interface\n"
            "    (consider using a block lambda body, or use a statement expression instead)",
            self.tree.body.pos,
        )

    def is_pertinent(self, formal: Type) -> bool:
        if self.explicit is None or isinstance(formal, InferenceVariable):
            return False
        body = self.tree.body
        return isinstance(body, nodes.Block) or not _is_implicit(body)

    def is_exact(self) -> bool:
        return self.explicit is not None

    def prefers_result(self, a: Type, b: Type) -> bool:
        """JLS 15.12.2.5, of an explicitly typed lambda."""
        assert self.explicit is not None
        if a.is_primitive == b.is_primitive:
            return bool(self.attr.types.is_subtype(a, b)) or self._results_prefer(a, b)
        results = [r for _, r in self.body(self.explicit).results if r is not None]
        leaves = [leaf for r in results for leaf in leaves_of(r)]
        if a.is_primitive:
            return all(not isinstance(r, Deferred) and r.is_primitive for r in leaves)
        return all(isinstance(r, Deferred) or not r.is_primitive for r in leaves)

    def _results_prefer(self, a: Type, b: Type) -> bool:
        if not isinstance(a, ClassType) or not isinstance(b, ClassType):
            return False
        assert self.explicit is not None
        results = [r for _, r in self.body(self.explicit).results]
        return bool(results) and all(isinstance(r, Deferred) and r.prefers(a, b) for r in results)

    # --- inference ------------------------------------------------------------------------------

    def input_variables(self, formal: Type) -> list[InferenceVariable]:
        """JLS 18.5.2.2; the variables of results count when they are met themselves."""
        if isinstance(formal, InferenceVariable):
            return [formal]
        if self.explicit is not None:
            return []
        function = self.attr.types.find_descriptor(formal)
        if function is None:
            return []
        free = self.attr.inference.free
        return [v for param in function[1].params for v in free(param)]

    def reduce(self, formal: Type, pending: Pending) -> bool:
        """JLS 18.2.1."""
        function = self._function(self._wanted(formal))
        if function is None:
            return formal is ERROR
        if not self._fits(function):
            return False
        params = function.params
        if self.explicit is not None:
            types = self.attr.types
            pairs = zip(self.explicit, params, strict=True)
            if not all(types.same(x, y) for x, y in pairs):
                return self._no("incompatible parameter types in lambda expression")
            params = self.explicit
        if function.ret is VOID:
            return True
        body = self.body(params)
        if body.completes:
            return self._no(WRONG_RESULT + "missing return value")
        return all(
            self._reduce_result(tree, result, function.ret, pending)
            for tree, result in body.results
        )

    def _wanted(self, formal: Type) -> Type:
        """The interface type whose function type counts: a wildcard argument gives way to what the
        declared parameter types make of it (JLS 18.5.3)."""
        if self.explicit is None or not isinstance(formal, ClassType):
            return formal
        if not any(isinstance(a, WildcardType) for a in formal.args):
            return formal
        found: Type = self.attr.parameterized(formal, self.explicit)
        return found

    def _function(self, formal: Type) -> MethodType | None:
        function = self.attr.types.find_descriptor(formal)
        if function is None:
            self._no(self.attr.types.why_not_functional(formal))
            return None
        method, type_ = function
        if method.type_params:
            self._no(
                "invalid functional descriptor for lambda expression\n"
                f"    method {generic_type(type_)} in {describe_class(method.owner)} is generic"
            )
            return None
        found: MethodType = type_
        return found

    def _reduce_result(
        self,
        tree: nodes.Expression | nodes.Return,
        result: Type | None,
        ret: Type,
        pending: Pending,
    ) -> bool:
        if result is None:
            return self._no(WRONG_RESULT + "missing return value")
        types = self.attr.types
        for leaf in leaves_of(result):
            if not isinstance(leaf, Deferred):
                const = getattr(tree, "const", None)
                if leaf is VOID or not types.is_assignable(leaf, ret, const):
                    return self._no(WRONG_RESULT + mismatch(types, leaf, ret), tree.pos)
            elif leaf.input_variables(ret):
                pending.append((leaf, ret))
            else:
                if not leaf.reduce(ret, pending):
                    return self._no(WRONG_RESULT + leaf.why_not(ret), leaf.fault_pos())
                pending.append((leaf, ret))
        return True

    def thrown(self, params: tuple[Type, ...]) -> list[Type]:
        body = self.body(params if self.explicit is None else self.explicit)
        found = Thrown(self.attr.types)
        found.scan(self.tree.body)
        for _, result in body.results:
            for leaf in () if result is None else leaves_of(result):
                if isinstance(leaf, Invocation):
                    found.add_all(leaf.candidate.type)
        return found.found

    # --- the body -------------------------------------------------------------------------------

    def body(self, params: tuple[Type, ...]) -> LambdaBody:
        """The body attributed with these parameter types, if not just now, then before."""
        types = self.attr.types
        for known in self.bodies:
            if all(types.same(x, y) for x, y in zip(known.params, params, strict=True)):
                return known
        found: LambdaBody = self.attr.attribute_body(self.tree, self.env, params)
        self.bodies.append(found)
        return found

    def complete(self, target: Type) -> Type:
        tree = self.tree
        target = self._wanted(target)
        function = self.attr.types.find_descriptor(target)
        if function is None or self._function(target) is None:
            return self._complete_without(target)
        tree.descriptor, tree.descriptor_type = function
        tree.type = self.attr.ground(target)
        ret = function[1].ret
        if not self._fits(function[1]) or not self._same_parameters(function[1]):
            self._report()
            ret = ERROR
        params = function[1].params if self.explicit is None else self.explicit
        if len(params) != len(tree.params):
            params = (ERROR,) * len(tree.params)
        self._complete_body(params, ret)
        result: Type = tree.type
        return result

    def _same_parameters(self, function: MethodType) -> bool:
        if self.explicit is None:
            return True
        same = self.attr.types.same
        if all(same(x, y) for x, y in zip(self.explicit, function.params, strict=True)):
            return True
        return self._no("incompatible parameter types in lambda expression")

    def _report(self) -> None:
        pos, reason = self.fault
        self.attr.log.error(pos, f"incompatible types: {reason}")

    def _complete_without(self, target: Type) -> Type:
        """Where there is no function type: look at the body all the same."""
        if target is NO_TYPE:
            self.attr.log.error(self.tree.pos, "lambda expression not expected here")
        elif target is not ERROR:
            self._function(target)
            self._report()
        params = self.explicit or (ERROR,) * len(self.tree.params)
        self._complete_body(params, ERROR)
        self.tree.type = ERROR
        return ERROR

    def _complete_body(self, params: tuple[Type, ...], ret: Type) -> None:
        body = self.body(params)
        if body is not self.bodies[-1]:  # another one was attributed since
            body = self.attr.attribute_body(self.tree, self.env, params)
            self.bodies.append(body)
        self.attr.log.replay(body.diagnostics)
        if body.completes and ret is not VOID and ret is not ERROR:
            self._no(WRONG_RESULT + "missing return value")
            self._report()
        for tree, result in body.results:
            self._complete_result(tree, result, ret)

    def _complete_result(
        self, tree: nodes.Expression | nodes.Return, result: Type | None, ret: Type
    ) -> None:
        log = self.attr.log
        if isinstance(tree, nodes.Return):
            if ret is not VOID and ret is not ERROR:
                log.error(tree.pos, f"incompatible types: {WRONG_RESULT}missing return value")
        elif isinstance(result, Deferred):
            result.complete(NO_TYPE if ret is VOID else ret)
        elif ret is VOID:
            if tree is not self.tree.body:
                log.error(tree.pos, f"incompatible types: {WRONG_RESULT}unexpected return value")
        elif result is VOID and ret is not ERROR:
            reason = mismatch(self.attr.types, VOID, ret)
            log.error(tree.pos, f"incompatible types: {WRONG_RESULT}{reason}")
        elif ret is not ERROR and result is not None:
            self.attr.check_assignable(tree, result, ret, BAD_IN_LAMBDA)


def generic_type(t: MethodType) -> str:
    return f"<{','.join(v.name for v in t.type_params)}>{t}"


class Lambdas(References):
    def parameterized(self, formal: ClassType, explicit: tuple[Type, ...]) -> ClassType:
        """The functional interface type `formal`, with type arguments as an explicitly typed lambda
        has them (JLS 18.5.3); `formal` itself if that is not one of its instances."""
        types = self.types
        variables = tuple([InferenceVariable(p) for p in formal.sym.type_params])
        function = types.find_descriptor(ClassType(formal.sym, variables, formal.outer))
        if function is None or len(function[1].params) != len(explicit):
            return formal
        mark = len(types.bound_sets.trail)
        for given, wanted in zip(explicit, function[1].params, strict=True):
            types.same(given, wanted)
        known = [v.equal[0] if v.equal else None for v in variables]
        types.bound_sets.undo_to(mark)
        args = []
        for argument, own in zip(formal.args, known, strict=True):
            if own is not None and isinstance(argument, WildcardType):
                if not types.contains(own, argument):
                    return formal
                argument = own
            args.append(argument)
        return ClassType(formal.sym, tuple(args), formal.outer)

    def visit_lambda(self, tree: nodes.Lambda, env: Env, target: Type) -> Type:
        return LambdaArgument(self, tree, env.dup()).complete(target)

    def lambda_argument(self, tree: nodes.Lambda, env: Env) -> Deferred:
        return LambdaArgument(self, tree, env.dup())

    def attribute_body(self, tree: nodes.Lambda, env: Env, params: tuple[Type, ...]) -> LambdaBody:
        """Attribute the body; its diagnostics are kept in what is returned."""
        body = LambdaBody(params)
        scope = env.dup(lambda_=tree, return_type=NO_TYPE, locals=dict(env.locals))
        bound_sets = self.types.bound_sets
        # What is inferred inside stands, whatever becomes of the call around it.
        outer_trail, bound_sets.trail = bound_sets.trail, []
        self.lambda_bodies.append(body)
        with self.log.suspend() as trial:
            for parameter, type_ in zip(tree.params, params, strict=True):
                self.declare(parameter, type_, scope, PARAMETER)
            if isinstance(tree.body, nodes.Block):
                self.block(tree.body, scope)
                body.completes = bool(body.results) and can_complete(tree.body)
            else:
                body.results.append((tree.body, self.argument(tree.body, scope)))
        self.lambda_bodies.pop()
        bound_sets.trail = outer_trail
        body.diagnostics = trial.captured
        return body

    def lambda_return(self, tree: nodes.Return, env: Env) -> None:
        """A return statement in a lambda's body: its value is checked when the target is known."""
        results = self.lambda_bodies[-1].results
        if tree.expr is None:
            results.append((tree, None))
        else:
            results.append((tree.expr, self.argument(tree.expr, env)))


def _is_implicit(tree: nodes.Expression) -> bool:
    """Whether it is an implicitly typed lambda or a method reference, perhaps in parentheses."""
    while isinstance(tree, nodes.Parens):
        tree = tree.expr
    if isinstance(tree, nodes.Conditional):
        return _is_implicit(tree.then) or _is_implicit(tree.otherwise)
    return isinstance(tree, nodes.Lambda) and not tree.explicit


def shown_body(tree: nodes.Lambda) -> str:
    if isinstance(tree.body, nodes.Block):
        return "{ }" if not tree.body.statements else "{ [...] }"
    body = tree.body
    if isinstance(body, nodes.Literal):
        return str(body.value)
    if isinstance(body, nodes.Ident):
        return body.name
    return "[...]"
