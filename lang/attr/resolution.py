"""Choosing the method that a call means (JLS 15.12.2)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from pvm.lang.attr.arguments import Arguments, Deferred
from pvm.lang.attr.base import Context
from pvm.lang.attr.candidates import (
    LOOSE,
    STRICT,
    VARARGS,
    Applicability,
    Candidate,
    Failure,
)
from pvm.lang.attr.failures import Failures
from pvm.lang.attr.inference import Inference
from pvm.lang.attr.invocations import raw_arguments
from pvm.lang.attr.specificity import Specificity
from pvm.lang.symbols.flags import PUBLIC
from pvm.lang.symbols.symbols import MethodSymbol
from pvm.lang.types.types import ERROR, MethodType, Type

if TYPE_CHECKING:
    from pvm.lang.attr.lambdas import LambdaBody
    from pvm.lang.enter.env import Env

# One that fits, or several that fit equally well, or why none does.
Choice = Candidate | list[Candidate] | list[Failure]


class Resolution(Failures, Arguments):
    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.inference = Inference(context.types)
        self.applicability = Applicability(context.types, self.inference)
        self.specificity = Specificity(context.types, self.inference)
        self.simplified: set[tuple[int, str]] = set()  # position and message
        self.lambda_bodies: list[LambdaBody] = []  # those being attributed, innermost last

    def choose(
        self,
        site: Type,
        methods: Sequence[MethodSymbol],
        args: Sequence[Type],
        explicit: tuple[Type, ...] = (),
    ) -> Choice:
        """The bounds of the chosen method's inference are left standing."""
        types = [(m, self.types.method_type(site, m)) for m in methods]
        return self.choose_typed(types, args, explicit, site)

    def choose_typed(
        self,
        methods: Sequence[tuple[MethodSymbol, MethodType]],
        args: Sequence[Type],
        explicit: tuple[Type, ...],
        site: Type,
    ) -> Choice:
        failures: dict[MethodSymbol, Failure] = {}
        viable = []
        for sym, declared in methods:
            reason = self.applicability.arity_failure(sym, len(args))
            if reason is not None:
                failures[sym] = self.applicability.too_few(sym, declared, args) or Failure(
                    sym, reason
                )
            elif not self.applicability.fits_shape(sym, args):
                failures[sym] = self._shape_failure(sym, declared, args)
            else:
                viable.append((sym, declared))
        for phase in (STRICT, LOOSE, VARARGS):
            found = self._applicable(viable, args, explicit, phase, failures)
            if found:
                return self._only(found, args, explicit, site)
        return [failures[sym] for sym, _ in methods]

    def _applicable(
        self,
        viable: list[tuple[MethodSymbol, MethodType]],
        args: Sequence[Type],
        explicit: tuple[Type, ...],
        phase: int,
        failures: dict[MethodSymbol, Failure],
    ) -> list[Candidate]:
        bound_sets = self.types.bound_sets
        found = []
        for sym, declared in viable:
            if not sym.is_varargs if phase == VARARGS else len(declared.params) != len(args):
                continue
            mark = len(bound_sets.trail)
            result = self.applicability.attempt(sym, declared, args, explicit, phase)
            if isinstance(result, Candidate):
                found.append(result)
                if len(viable) == 1:
                    return found
            else:
                failures[sym] = result
            bound_sets.undo_to(mark)
        if len(found) == 1:
            self._again(found, args, explicit)
        return found

    def _again(
        self, found: list[Candidate], args: Sequence[Type], explicit: tuple[Type, ...]
    ) -> None:
        """Make the bounds of the only one stand."""
        only = found[0]
        if only.variables or any(isinstance(a, Deferred) for a in args):
            result = self.applicability.attempt(only.sym, only.declared, args, explicit, only.phase)
            assert isinstance(result, Candidate)
            found[0] = result

    def _only(
        self,
        found: list[Candidate],
        args: Sequence[Type],
        explicit: tuple[Type, ...],
        site: Type,
    ) -> Choice:
        if len(found) == 1:
            return found[0]
        best = self.specificity.most_specific(found, args, site)
        if len(best) > 1:
            return best
        self._again(best, args, explicit)
        return best[0]

    def _shape_failure(
        self, sym: MethodSymbol, declared: MethodType, args: Sequence[Type]
    ) -> Failure:
        for index, argument in enumerate(args):
            if isinstance(argument, Deferred):
                formal = declared.params[min(index, len(declared.params) - 1)]
                if not argument.is_potentially_compatible(formal):
                    detail = argument.why_not(formal)
                    reason = f"argument mismatch; {detail}"
                    reason = self.applicability.for_inference(sym, reason)
                    return Failure(sym, reason, index, detail)
        return Failure(sym, "argument mismatch")

    def is_unchecked(self, args: Sequence[Type], formals: Sequence[Type]) -> bool:
        return raw_arguments(self.types, args, formals)

    def accessible(
        self, env: Env, methods: Sequence[MethodSymbol], site: Type | None
    ) -> list[MethodSymbol]:
        return [m for m in methods if m.flags & PUBLIC or self.is_accessible(env, m, site)]

    def complete_arguments(self, args: Sequence[Type], formals: Sequence[Type] | None) -> None:
        """Complete the poly expressions among the arguments of a call without inference; without
        `formals`, of one that is wrong."""
        for index, argument in enumerate(args):
            if isinstance(argument, Deferred):
                argument.complete(ERROR if formals is None else formals[index])

    def resolve_method(
        self, env: Env, pos: int, site: Type, name: str, arg_types: tuple[Type, ...]
    ) -> MethodSymbol | None:
        methods = self.types.methods_named(site, name)
        through = None if name == "<init>" else site  # JLS 6.6.2.2
        choice = self.choose(site, self.accessible(env, methods, through), arg_types)
        if isinstance(choice, Candidate):
            return choice.sym
        self.report_choice(env, pos, site, name, methods, arg_types, choice)
        return None
