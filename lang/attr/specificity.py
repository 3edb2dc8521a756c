"""The most specific of several applicable methods (JLS 15.12.2.5)."""

from __future__ import annotations

from collections.abc import Sequence

from pvm.lang.attr.arguments import Deferred
from pvm.lang.attr.candidates import VARARGS, Candidate, spread
from pvm.lang.attr.inference import Inference
from pvm.lang.symbols.flags import ABSTRACT
from pvm.lang.types.relations import Types
from pvm.lang.types.types import ClassType, MethodType, Type


class Specificity:
    def __init__(self, types: Types, inference: Inference) -> None:
        self.types = types
        self.inference = inference

    def most_specific(
        self, candidates: list[Candidate], args: Sequence[Type], site: Type
    ) -> list[Candidate]:
        """One, or those that are ambiguous."""
        best: list[Candidate] = []
        for c in candidates:
            if all(c is o or self.is_more_specific(c, o, args) for o in candidates):
                best.append(c)
        if not best:
            best = self._maximal(candidates, args)
        if len(best) > 1:
            return self._preferred(best, site)
        return best

    def _maximal(self, candidates: list[Candidate], args: Sequence[Type]) -> list[Candidate]:
        """Those than which no other is strictly more specific."""
        found = []
        for c in candidates:
            beaten = any(
                o is not c
                and self.is_more_specific(o, c, args)
                and not self.is_more_specific(c, o, args)
                for o in candidates
            )
            if not beaten:
                found.append(c)
        return found or candidates

    def _preferred(self, best: list[Candidate], site: Type) -> list[Candidate]:
        """Of methods with override-equivalent signatures: the one that is not abstract, else one
        with the most specific return type."""
        types = [self.types.method_type(site, c.sym) for c in best]
        first = types[0]
        if not all(self.types.override_equivalent(first, other) for other in types[1:]):
            return best
        concrete = [c for c in best if not c.sym.flags & ABSTRACT]
        if len(concrete) == 1:
            return concrete
        if concrete and not all(c.sym.owner.is_interface for c in best):
            return best
        chosen = 0
        for index in range(1, len(best)):
            if not self.types.return_type_substitutable(types[chosen], types[index]):
                chosen = index
        return [best[chosen]]

    def is_more_specific(self, a: Candidate, b: Candidate, args: Sequence[Type]) -> bool:
        bound_sets = self.types.bound_sets
        mark = len(bound_sets.trail)
        conflict = bound_sets.conflict
        count = max(len(args), len(a.declared.params), len(b.declared.params))
        xs, ys = self._parameters(a, count), self._parameters(b, count)
        if b.declared.type_params:
            generic = MethodType(tuple(ys), b.declared.ret, (), b.declared.type_params)
            ys = self.inference.fresh(generic)[1].params
        pairs = list(zip(xs, ys, strict=True))
        found = all(
            self._is_more_specific_for(args[i] if i < len(args) else None, x, y)
            for i, (x, y) in enumerate(pairs)
        )
        bound_sets.undo_to(mark)
        bound_sets.conflict = conflict
        return found

    def _parameters(self, candidate: Candidate, count: int) -> Sequence[Type]:
        declared = candidate.declared.params
        return spread(declared, count) if candidate.phase == VARARGS else declared

    def _is_more_specific_for(self, argument: Type | None, x: Type, y: Type) -> bool:
        if isinstance(argument, Deferred):
            found = [
                self._is_better_target(leaf, x, y)
                if isinstance(leaf, Deferred)
                else self.types.is_subtype_unchecked(x, y)
                for leaf in argument.leaves()
            ]
            return all(found)
        return self.types.is_subtype_unchecked(x, y)

    def _is_better_target(self, argument: Deferred, x: Type, y: Type) -> bool:
        """The functional interface `x` is more specific than `y` for a lambda or method reference
        whose parameter types are known."""
        if self.types.is_subtype(x, y):
            return True
        if not isinstance(x, ClassType) or not isinstance(y, ClassType):
            return False
        if x.sym in self.types.closure(y.sym) or y.sym in self.types.closure(x.sym):
            return False
        return argument.prefers(x, y)
