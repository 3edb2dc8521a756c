"""What the relations on types have in common: where they find the well-known classes, and the names
by which relations that are defined through each other call each other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pvm.lang.types.inference_variables import InferenceVariable
from pvm.lang.types.types import NO_TYPE, ClassType, Type, TypeVar

if TYPE_CHECKING:
    from pvm.lang.symbols.symbols import ClassSymbol


class Relations:
    """`symtab` gives java.lang.Object and its like (pvm.lang.symbols.symtab.Symtab)."""

    def __init__(self, symtab: Any) -> None:
        self.symtab = symtab

    def same(self, a: Type, b: Type) -> bool:
        raise NotImplementedError

    def is_subtype(self, a: Type, b: Type) -> bool:
        raise NotImplementedError

    def glb(self, a: Type, b: Type) -> Type:
        raise NotImplementedError

    def capture(self, t: Type) -> Type:
        raise NotImplementedError

    def as_super(self, t: Type, sym: ClassSymbol) -> ClassType | None:
        raise NotImplementedError

    def bound_of(self, variable: TypeVar) -> Type:
        """Its upper bound; Object if none was declared."""
        bound = variable.bound
        if type(bound) is InferenceVariable and bound.instances:
            return bound.inst
        return self.object if bound is NO_TYPE else bound

    @property
    def object(self) -> ClassType:
        found: ClassType = self.symtab.object
        return found
