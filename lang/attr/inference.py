"""Inference variables of calls: how they are made and resolved (JLS 18.1.3, 18.4).

Bounds come from the relations of pvm.lang.types, which add them where they meet a variable.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from pvm.lang.types.inference_variables import Conflict, InferenceVariable
from pvm.lang.types.relations import Types
from pvm.lang.types.substitution import map_parts
from pvm.lang.types.types import (
    NO_TYPE,
    CapturedType,
    IntersectionType,
    MethodType,
    Type,
    TypeVar,
    WildcardType,
)

Dependencies = set[InferenceVariable]


class Inference:
    def __init__(self, types: Types) -> None:
        self.types = types
        self.bound_sets = types.bound_sets

    def fresh(self, t: MethodType) -> tuple[tuple[InferenceVariable, ...], MethodType]:
        """New variables for the type parameters of a generic method, and its type over them."""
        parameters = t.type_params
        variables = tuple([InferenceVariable(p) for p in parameters])
        plain = MethodType(t.params, t.ret, t.thrown)
        over = self.types.subst_method(plain, parameters, variables)
        for variable, parameter in zip(variables, parameters, strict=True):
            variable.throws = any(variable is thrown for thrown in over.thrown)
            self._declare(variable, parameter, parameters, variables)
        return variables, over

    def _declare(
        self,
        variable: InferenceVariable,
        parameter: TypeVar,
        parameters: tuple[TypeVar, ...],
        variables: tuple[InferenceVariable, ...],
    ) -> None:
        declared = self.types.bound_of(parameter)
        if declared is self.types.object:
            return
        bound = self.types.subst(declared, parameters, variables)
        for part in bound.types if isinstance(bound, IntersectionType) else (bound,):
            self.types.is_subtype(variable, part)

    def free(self, t: Type) -> list[InferenceVariable]:
        """The unresolved variables in a type, in order of appearance."""
        found: dict[InferenceVariable, None] = {}
        self._collect_free(t, found)
        return list(found)

    def _collect_free(self, t: Type, found: dict[InferenceVariable, None]) -> Type:
        if isinstance(t, InferenceVariable):
            if t.instances:
                self._collect_free(t.inst, found)
            else:
                found[t] = None
            return t
        if isinstance(t, CapturedType):  # its bound may mention it, but never an inner one
            self._collect_free(t.wildcard, found)
            return t
        return map_parts(t, lambda part: self._collect_free(part, found))

    def dependencies(self, variables: Iterable[InferenceVariable]) -> list[InferenceVariable]:
        """The unresolved ones among them, and all that their resolution depends on."""
        found: dict[InferenceVariable, None] = {}
        waiting = [v for v in variables if not v.instances]
        while waiting:
            variable = waiting.pop(0)
            if variable not in found:
                found[variable] = None
                for bound in (*variable.equal, *variable.lower, *variable.upper):
                    waiting += self.free(bound)
        return list(found)

    def resolve(self, variables: Iterable[InferenceVariable]) -> bool:
        """Instantiate the variables and what they depend on; whether the bounds agree."""
        remaining = self.dependencies(variables)
        # Bounds that come up while variables are resolved relate what was related before.
        direct = {variable: self._direct_dependencies(variable) for variable in remaining}
        agreed = True
        while remaining:
            agreed = self._instantiate(self._next(remaining, direct)) and agreed
            remaining = [v for v in remaining if not v.instances]
        return agreed

    def _direct_dependencies(self, variable: InferenceVariable) -> Dependencies:
        bounds = (*variable.equal, *variable.lower, *variable.upper)
        return {found for bound in bounds for found in self.free(bound)}

    def _reach(
        self, variable: InferenceVariable, direct: Mapping[InferenceVariable, Dependencies]
    ) -> int:
        """How many unresolved variables one depends on."""
        found = {variable}
        waiting = [variable]
        while waiting:
            more = [v for v in direct[waiting.pop()] - found if not v.instances]
            found.update(more)
            waiting += more
        return len(found)

    def _next(
        self,
        variables: list[InferenceVariable],
        direct: Mapping[InferenceVariable, Dependencies],
    ) -> InferenceVariable:
        """One of those that depend on the fewest others; of these one with the surest bounds."""
        if len(variables) == 1:
            return variables[0]
        reach = {v: self._reach(v, direct) for v in variables}
        fewest = min(reach.values())
        return min((v for v in variables if reach[v] == fewest), key=self._uncertainty)

    def _uncertainty(self, variable: InferenceVariable) -> int:
        for rank, bounds in enumerate((variable.equal, variable.lower)):
            if self._proper(bounds):
                return rank
        return 2 if variable.throws else 3

    def _proper(self, bounds: Sequence[Type]) -> list[Type]:
        types = self.types
        return [types.instantiated(b) for b in bounds if types.is_proper(b)]

    def _instantiate(self, variable: InferenceVariable) -> bool:
        chosen = self._choose(variable)
        agreed = self.bound_sets.add(variable, "equal", chosen)
        self.bound_sets.push(variable.instances, chosen)
        return agreed

    def _choose(self, variable: InferenceVariable) -> Type:
        """JLS 18.4."""
        equal = self._proper(variable.equal)
        if equal:
            return equal[0]
        lower = self._proper(variable.lower)
        if lower:
            return self.types.lub(lower)
        if variable.throws and self._may_be_unchecked(variable):
            unchecked: Type = self.types.symtab.runtime_exception
            return unchecked
        upper = self._proper(variable.upper)
        if len(upper) < len(variable.upper) and not upper:
            return self._bounded_by_itself(variable)
        found: Type = self.types.object
        for bound in upper:
            found = self.types.glb(found, bound)
        return found

    def _may_be_unchecked(self, variable: InferenceVariable) -> bool:
        runtime = self.types.symtab.runtime_exception
        return all(self.types.is_subtype(runtime, b) for b in self._proper(variable.upper))

    def _bounded_by_itself(self, variable: InferenceVariable) -> Type:
        """The second attempt of JLS 18.4: a fresh type variable with the declared bounds."""
        fresh = CapturedType(WildcardType("?"))
        parts = [self._with_fresh(bound, variable, fresh) for bound in variable.upper]
        fresh.bound = self.types.intersection(parts)
        return fresh

    def _with_fresh(self, t: Type, variable: InferenceVariable, fresh: Type) -> Type:
        if t is variable:
            return fresh
        if isinstance(t, InferenceVariable):
            return self.types.object
        return map_parts(t, lambda part: self._with_fresh(part, variable, fresh))


def mentioned(conflict: Conflict) -> list[Type]:
    """The types that `describe` shows."""
    found: list[Type] = [conflict.variable.param]
    for bound in (*conflict.equal, *conflict.lower, *conflict.upper):
        found.append(bound.param if isinstance(bound, InferenceVariable) else bound)
    return found


def describe(conflict: Conflict) -> str:
    """Which bounds do not agree, in javac's words."""
    parameter = conflict.variable.param
    name = parameter.name
    uppers: tuple[object, ...] = conflict.upper[::-1]  # javac shows the latest bound first
    if str(parameter.bound) == "Object" or parameter.bound is NO_TYPE:
        uppers = (*uppers, "Object")
    equal, lower, upper = (
        ",".join(dict.fromkeys(map(str, bounds)))
        for bounds in (conflict.equal[::-1], conflict.lower[::-1], uppers)
    )
    if len(conflict.equal) > 1 and not lower:
        return f"inference variable {name} has incompatible equality constraints {equal}"
    title = f"inference variable {name} has incompatible bounds"
    if equal and lower:
        return f"{title}\n  equality constraints: {equal}\n  lower bounds: {lower}"
    if equal:
        return f"{title}\n  equality constraints: {equal}\n  lower bounds: {upper}"
    # javac, too, calls upper bounds "lower bounds" here
    return f"{title}\n  lower bounds: {upper}\n  lower bounds: {lower}"
