"""Which methods a call may mean: applicability by strict, loose and variable arity invocation
(JLS 15.12.2.1-15.12.2.4)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from pvm.lang.attr.arguments import Deferred, leaves_of
from pvm.lang.attr.inference import Inference, describe
from pvm.lang.attr.mismatch import mismatch
from pvm.lang.symbols.symbols import MethodSymbol
from pvm.lang.types.inference_variables import InferenceVariable
from pvm.lang.types.relations import Types
from pvm.lang.types.types import ArrayType, MethodType, Type

STRICT: Final = 1
LOOSE: Final = 2
VARARGS: Final = 3

DIFFERENT_LENGTH: Final = "actual and formal argument lists differ in length"


class Candidate:
    """A method that is applicable to the arguments.

    declared: the method's type as a member of the site; type: that over inference variables where
    type arguments are not given; formals: a parameter type for each argument."""

    __slots__ = ("sym", "declared", "type", "variables", "formals", "phase")

    def __init__(
        self,
        sym: MethodSymbol,
        declared: MethodType,
        type_: MethodType,
        variables: tuple[InferenceVariable, ...],
        formals: Sequence[Type],
        phase: int,
    ) -> None:
        self.sym = sym
        self.declared = declared
        self.type = type_
        self.variables = variables
        self.formals = formals
        self.phase = phase


class Failure:
    """Why a method is not applicable.  `at`: the argument that does not fit, -1 if it is not about
    one; then `detail` says why not, without "argument mismatch"."""

    __slots__ = ("sym", "reason", "at", "detail")

    def __init__(self, sym: MethodSymbol, reason: str, at: int = -1, detail: str = "") -> None:
        self.sym = sym
        self.reason = reason
        self.at = at
        self.detail = detail

    @property
    def is_arity(self) -> bool:
        return self.reason == DIFFERENT_LENGTH  # not of generic methods: javac shows those


def spread(params: tuple[Type, ...], count: int) -> list[Type]:
    """The parameter types for `count` arguments of a variable arity call."""
    last = params[-1]
    assert isinstance(last, ArrayType)
    fixed = len(params) - 1
    return [*params[:fixed], *[last.element] * (count - fixed)]


class Applicability:
    """Tries methods on arguments.  A trial leaves its bounds; who does not want them goes back on
    the trail (`bound_sets.undo_to`)."""

    def __init__(self, types: Types, inference: Inference) -> None:
        self.types = types
        self.inference = inference
        self.bound_sets = types.bound_sets

    def arity_failure(self, sym: MethodSymbol, count: int) -> str | None:
        """JLS 15.12.2.1, the part about numbers."""
        expected = len(sym.params)
        if count == expected or (sym.is_varargs and count >= expected - 1):
            return None
        return self.for_inference(sym, DIFFERENT_LENGTH)

    def too_few(
        self, sym: MethodSymbol, declared: MethodType, args: Sequence[Type]
    ) -> Failure | None:
        """With too few arguments for variable arity, one that does not fit is named first."""
        if not sym.is_varargs or declared.type_params:
            return None
        for index, (argument, formal) in enumerate(zip(args, declared.params, strict=False)):
            if not isinstance(argument, Deferred):
                if not self.types.is_convertible(argument, formal):
                    return self._mismatch(sym, index, argument, formal, LOOSE, ())
        return None

    def for_inference(self, sym: MethodSymbol, reason: str) -> str:
        if not sym.type_params:
            return reason
        names = ",".join(v.name for v in sym.type_params)
        lines = reason.replace("\n", "\n  ")
        return f"cannot infer type-variable(s) {names}\n  ({lines})"

    def fits_shape(self, sym: MethodSymbol, args: Sequence[Type]) -> bool:
        """Whether the poly expressions among the arguments are potentially compatible."""
        for index, argument in enumerate(args):
            if isinstance(argument, Deferred):
                formal = sym.params[min(index, len(sym.params) - 1)]
                is_spread = sym.is_varargs and index >= len(sym.params) - 1
                fits = argument.is_potentially_compatible(formal)
                if not fits and is_spread and isinstance(formal, ArrayType):
                    fits = argument.is_potentially_compatible(formal.element)
                if not fits:
                    return False
        return True

    def attempt(
        self,
        sym: MethodSymbol,
        declared: MethodType,
        args: Sequence[Type],
        explicit: tuple[Type, ...],
        phase: int,
    ) -> Candidate | Failure:
        """`declared`: the method's type as a member of the site."""
        variables: tuple[InferenceVariable, ...] = ()
        self.bound_sets.conflict = None
        used = declared
        if declared.type_params and explicit:
            failure = self._check_explicit(declared, explicit)
            if failure:
                return Failure(sym, failure)
            plain = MethodType(declared.params, declared.ret, declared.thrown)
            used = self.types.subst_method(plain, declared.type_params, explicit)
        elif declared.type_params:
            variables, used = self.inference.fresh(declared)
        formals: Sequence[Type] = used.params
        if phase == VARARGS:
            formals = spread(used.params, len(args))
        failed = self._compare(sym, args, formals, phase, variables)
        return failed or Candidate(sym, declared, used, variables, formals, phase)

    def _check_explicit(self, declared: MethodType, explicit: tuple[Type, ...]) -> str:
        if len(explicit) != len(declared.type_params):
            return f"wrong number of type arguments; required {len(declared.type_params)}"
        for parameter, argument in zip(declared.type_params, explicit, strict=True):
            bound = self.types.subst(self.types.bound_of(parameter), declared.type_params, explicit)
            if not self.types.is_subtype(argument, bound):
                return (
                    f"explicit type argument {argument} does not conform "
                    f"to declared bound(s) {bound}"
                )
        return ""

    def _compare(
        self,
        sym: MethodSymbol,
        args: Sequence[Type],
        formals: Sequence[Type],
        phase: int,
        variables: tuple[InferenceVariable, ...],
    ) -> Failure | None:
        strict = phase == STRICT
        types = self.types
        compatible = types.is_strictly_convertible if strict else types.is_convertible
        for index, argument in enumerate(args):
            formal = formals[index]
            if isinstance(argument, Deferred):
                for leaf in leaves_of(argument):
                    if isinstance(leaf, Deferred):
                        if not leaf.is_pertinent(formal) or leaf.is_compatible(formal, strict):
                            continue
                        return self._failure(sym, index, leaf.why_not(formal), phase, variables)
                    if not compatible(leaf, formal):
                        return self._mismatch(sym, index, leaf, formal, phase, variables)
            elif not compatible(argument, formal):
                return self._mismatch(sym, index, argument, formal, phase, variables)
        return None

    def _mismatch(
        self,
        sym: MethodSymbol,
        index: int,
        argument: Type,
        formal: Type,
        phase: int,
        variables: tuple[InferenceVariable, ...],
    ) -> Failure:
        return self._failure(sym, index, mismatch(self.types, argument, formal), phase, variables)

    def _failure(
        self,
        sym: MethodSymbol,
        index: int,
        detail: str,
        phase: int,
        variables: tuple[InferenceVariable, ...],
    ) -> Failure:
        conflict = self.bound_sets.conflict
        if conflict is not None and conflict.variable in variables:
            return Failure(sym, describe(conflict))
        is_spread = phase == VARARGS and index >= len(sym.params) - 1
        word = "varargs" if is_spread else "argument"
        reason = f"{word} mismatch; {detail}"
        if variables:
            return Failure(sym, self.for_inference(sym, reason), index, detail)
        return Failure(sym, reason, index, detail)
