"""A call of a chosen generic method: the inference of its type (JLS 18.5.2).

An Invocation whose return type mentions inference variables is a poly expression: as the argument
of another call it waits for that call's inference, which takes in its variables and what it still
has to look at (lambdas, method references).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from pvm.lang.attr.arguments import Deferred, Pending, leaves_of
from pvm.lang.attr.candidates import VARARGS, Candidate
from pvm.lang.attr.inference import describe, mentioned
from pvm.lang.attr.mismatch import mismatch
from pvm.lang.tree import nodes
from pvm.lang.types.inference_variables import Conflict, InferenceVariable
from pvm.lang.types.types import ERROR, NO_TYPE, VOID, ClassType, MethodType, Type
from pvm.lang.types.typevariables import where

if TYPE_CHECKING:
    from pvm.lang.attr.resolution import Resolution

Tree = nodes.Call | nodes.New | nodes.MemberReference


class Invocation(Deferred):
    """variables: those of the call and of the calls among its arguments; pending: what can't be
    compared with its parameter type before variables are resolved; unchecked: whether an argument
    needs unchecked conversion (the result is erased then, JLS 15.12.2.6)."""

    __slots__ = (
        "attr",
        "tree",
        "candidate",
        "args",
        "ret",
        "variables",
        "pending",
        "unchecked",
        "conflict",
    )

    def __init__(
        self,
        attr: Resolution,
        tree: Tree,
        candidate: Candidate,
        args: Sequence[Type],
        ret: Type,
    ) -> None:
        self.attr: Any = attr
        self.tree = tree
        self.candidate = candidate
        self.args = args
        self.conflict: Conflict | None = None  # with the target
        self.variables = list(candidate.variables)
        self.pending: Pending = []
        self.unchecked = attr.is_unchecked(args, candidate.formals)
        self.ret = attr.types.erasure(candidate.declared.ret) if self.unchecked else ret
        for argument, formal in zip(args, candidate.formals, strict=True):
            for leaf in leaves_of(argument):
                if isinstance(leaf, Invocation):
                    self.join(leaf)
                elif isinstance(leaf, Deferred):
                    self.pending.append((leaf, formal))

    def __str__(self) -> str:
        return str(self.attr.types.instantiated(self.ret))

    def join(self, other: Invocation) -> None:
        """Infer `other`, an argument or a lambda's result, together with this."""
        self.variables += other.variables
        self.pending += other.pending

    @property
    def is_poly(self) -> bool:
        return not self.attr.types.is_proper(self.ret)

    # --- as an argument -------------------------------------------------------------------------

    def is_compatible(self, formal: Type, strict: bool) -> bool:
        """JLS 18.5.2.1."""
        types, ret = self.attr.types, self.ret
        if ret is VOID:
            return False
        if formal.is_primitive and isinstance(ret, InferenceVariable):
            return not strict and self._is_compatible_with_primitive(ret, formal)
        found: bool = (
            types.is_subtype_unchecked(ret, formal) if strict else types.is_convertible(ret, formal)
        )
        return found

    def _is_compatible_with_primitive(self, ret: InferenceVariable, formal: Type) -> bool:
        types = self.attr.types
        bounds = [*ret.equal, *ret.lower, *ret.upper]
        if not ret.instances and not any(types.unboxed(b) is not NO_TYPE for b in bounds):
            return bool(types.same(ret, types.boxed(formal)))
        self.attr.inference.resolve([ret])
        return bool(types.is_convertible(types.instantiated(ret), formal))

    def reduce(self, formal: Type, pending: Pending) -> bool:
        return self.is_compatible(formal, False)

    def why_not(self, formal: Type) -> str:
        conflict = self.attr.types.bound_sets.conflict
        if conflict is not None:
            return describe(conflict).replace("\n", "\n  ")
        ret = self.attr.types.instantiated(self.ret)
        if self.attr.types.is_proper(ret):
            return mismatch(self.attr.types, ret, formal)
        names = ",".join(v.param.name for v in self.candidate.variables)
        shown = self.candidate.declared.ret
        return (
            f"no instance(s) of type variable(s) {names} exist so that {shown} conforms to {formal}"
        )

    # --- inference ------------------------------------------------------------------------------

    @property
    def is_solved(self) -> bool:
        return all(v.instances for v in self.variables)

    def solve(self, target: Type) -> bool:
        """Find instantiations for all variables; errors are reported."""
        self.attr.types.bound_sets.conflict = None
        agreed = self._meet(target)
        waiting = list(self.pending)
        processed: Pending = []
        while waiting:
            item = self._next(waiting)
            waiting.remove(item)
            processed.append(item)
            agreed = self._process(item, waiting) and agreed
        for deferred, formal in processed:
            self._infer_thrown(deferred, formal)
        if not self.attr.inference.resolve(self.variables) and agreed:
            self._report_conflict()
            return False
        return agreed

    def _meet(self, target: Type) -> bool:
        """Let the target type add its bounds."""
        if target is NO_TYPE or target is VOID or not self.is_poly:
            return True
        bound_sets = self.attr.types.bound_sets
        mark = len(bound_sets.trail)
        if self.is_compatible(target, False):
            return True
        reason = self.why_not(target)
        bound_sets.undo_to(mark)
        self.conflict, bound_sets.conflict = bound_sets.conflict, None
        self.report_mismatch(reason)
        return False

    def report_mismatch(self, reason: str) -> None:
        """The result can't be what the target wants."""
        self.attr.log.error(self.tree.pos, f"incompatible types: {reason}{self.where()}")

    def where(self) -> str:
        conflict = self.conflict
        shown = self.candidate.declared.type_params if conflict is None else mentioned(conflict)
        return where(self.attr.types, shown)

    def _next(self, waiting: Pending) -> tuple[Deferred, Type]:
        """One whose input variables depend on nothing that others will tell (JLS 18.5.2.2)."""
        if len(waiting) == 1:
            return waiting[0]
        inputs = [self._inputs(item) for item in waiting]
        for index, item in enumerate(waiting):
            needed = inputs[index]
            others = (self._outputs(o, inputs[i]) for i, o in enumerate(waiting) if i != index)
            if not any(needed & told for told in others):
                return item
        return waiting[0]

    def _inputs(self, item: tuple[Deferred, Type]) -> set[InferenceVariable]:
        deferred, formal = item
        inference = self.attr.inference
        return set(inference.dependencies(deferred.input_variables(formal)))

    def _outputs(
        self, item: tuple[Deferred, Type], inputs: set[InferenceVariable]
    ) -> set[InferenceVariable]:
        return set(self.attr.inference.free(item[1])) - inputs

    def _process(self, item: tuple[Deferred, Type], waiting: Pending) -> bool:
        deferred, formal = item
        attr = self.attr
        attr.inference.resolve(deferred.input_variables(formal))
        mark = len(attr.types.bound_sets.trail)
        attr.types.bound_sets.conflict = None
        found: Pending = []
        if deferred.reduce(attr.types.instantiated(formal), found):
            for inner, target in found:
                if isinstance(inner, Invocation):
                    self.variables += inner.variables
                    waiting += inner.pending
                else:
                    waiting.append((inner, target))
            return True
        conflict = attr.types.bound_sets.conflict
        attr.types.bound_sets.undo_to(mark)
        if conflict is not None:
            self._report(describe(conflict))
        # what does not fit without a conflict of bounds is reported when it is completed
        return conflict is None

    def _infer_thrown(self, deferred: Deferred, formal: Type) -> None:
        """JLS 18.2.5: the exceptions of a body are bounds of thrown type variables."""
        types, inference = self.attr.types, self.attr.inference
        function = types.find_descriptor(formal)
        if function is None or not function[1].thrown:
            return
        thrown = [types.instantiated(t) for t in function[1].thrown]
        variables = [t for t in thrown if isinstance(t, InferenceVariable)]
        if not variables:
            return
        inference.resolve([v for p in function[1].params for v in inference.free(p)])
        known = [t for t in thrown if types.is_proper(t)]
        for t in deferred.thrown(types.instantiated(function[1]).params):
            if not any(types.is_subtype(t, k) for k in known):
                for variable in variables:
                    types.is_subtype(t, variable)
        for variable in variables:
            variable.throws = True

    def _report_conflict(self) -> None:
        conflict = self.attr.types.bound_sets.conflict
        if conflict is not None:
            self._report(describe(conflict))

    def _report(self, reason: str) -> None:
        self.attr.report_inference_failure(self.tree, self.candidate, self.args, reason)

    # --- decoration -----------------------------------------------------------------------------

    def complete(self, target: Type) -> Type:
        if not self.is_solved:
            if not self.solve(target):
                self._complete_arguments(False)
                self.tree.type = ERROR
                return ERROR
        return self.finish()

    def finish(self) -> Type:
        """Everything is inferred: decorate the tree and what is in it."""
        types = self.attr.types
        self._complete_arguments(True)
        found = types.instantiated(self.candidate.type)
        ret, thrown = types.instantiated(self.ret), found.thrown
        if self.unchecked:
            thrown = tuple(types.erasure(t) for t in self.candidate.declared.thrown)
        result = self.decorate(MethodType(found.params, ret, thrown))
        self.tree.type = result
        return result

    def decorate(self, call_type: MethodType) -> Type:
        """Set the tree's decorations; its type."""
        self.tree.call_type = call_type
        self.tree.varargs_element = self.varargs_element()
        found: Type = self.attr.types.capture(call_type.ret)
        return found

    def varargs_element(self) -> Type | None:
        if self.candidate.phase != VARARGS:
            return None
        last = self.attr.types.instantiated(self.candidate.type.params[-1])
        element: Type = last.element
        return element

    def _complete_arguments(self, is_inferred: bool) -> None:
        types = self.attr.types
        for argument, formal in zip(self.args, self.candidate.formals, strict=True):
            if isinstance(argument, Deferred):
                target = types.instantiated(formal)
                argument.complete(target if is_inferred and types.is_proper(target) else ERROR)


def raw_arguments(types: Any, args: Sequence[Type], formals: Sequence[Type]) -> bool:
    """Whether an argument becomes its parameter's type by unchecked conversion."""
    for argument, formal in zip(args, formals, strict=True):
        if type(formal) is ClassType and formal.args:
            given = argument.ret if isinstance(argument, Invocation) else argument
            if isinstance(given, ClassType) and types.needs_unchecked_conversion(given, formal):
                return True
    return False
