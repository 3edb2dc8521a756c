"""The methods that a type has, declared and inherited (JLS 8.4.8, 9.4.1), and which one runs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from pvm.lang.symbols.flags import ABSTRACT, PRIVATE, STATIC
from pvm.lang.symbols.symbols import ClassSymbol, MethodSymbol
from pvm.lang.types.signatures import Signatures
from pvm.lang.types.types import ArrayType, ClassType, IntersectionType, Type, TypeVar


class Members(Signatures):
    def __init__(self, symtab: Any) -> None:
        super().__init__(symtab)
        self.known_methods: dict[tuple[ClassSymbol, str], tuple[MethodSymbol, ...]] = {}

    def methods_named(self, t: Type, name: str) -> tuple[MethodSymbol, ...]:
        """The methods called `name` of t's class and its supertypes, without overridden ones.
        Constructors ("<init>") are those of the class alone."""
        if isinstance(t, ClassType):
            return self.methods_of_class(t.sym, name)
        if isinstance(t, TypeVar):
            return self.methods_named(self.bound_of(t), name)
        if isinstance(t, IntersectionType):
            found: dict[MethodSymbol, None] = {}
            for part in t.types:
                found.update(dict.fromkeys(self.methods_named(part, name)))
            return tuple(found)
        return self.methods_of_class(self.object.sym, name) if isinstance(t, ArrayType) else ()

    def methods_of_class(self, sym: ClassSymbol, name: str) -> tuple[MethodSymbol, ...]:
        key = (sym, name)
        found = self.known_methods.get(key)
        if found is None:
            found = tuple(self._collected(sym, name))
            self.known_methods[key] = found
        return found

    def _collected(self, sym: ClassSymbol, name: str) -> Iterable[MethodSymbol]:
        if name == "<init>":
            return sym.methods.get(name, ())
        found: list[MethodSymbol] = []
        for ancestor in self.linearization(sym):
            for method in ancestor.methods.get(name, ()):
                if not self._is_hidden(method, found, sym):
                    found.append(method)
        return found

    def linearization(self, sym: ClassSymbol) -> Iterator[ClassSymbol]:
        """The class, its superclasses, then its superinterfaces; subtypes before supertypes."""
        closure = self.closure(sym)
        yield from (c for c in closure if not c.is_interface and c is not self.object.sym)
        interfaces = [c for c in closure if c.is_interface]
        # one with more supertypes can't be above one with fewer
        interfaces.sort(key=lambda c: -len(self.closure(c)))
        if sym.is_interface:
            yield from interfaces
            yield self.object.sym
        else:
            yield self.object.sym
            yield from interfaces

    def _is_hidden(self, method: MethodSymbol, found: list[MethodSymbol], sym: ClassSymbol) -> bool:
        """Whether `sym` does not have the method, as one in `found` is in its place."""
        owner = method.owner
        if owner.is_interface and owner is not sym and method.flags & (STATIC | PRIVATE):
            return True  # JLS 8.4.8: not inherited
        if sym.is_interface and owner is self.object.sym and not method.flags & 1:
            return True  # JLS 9.2: interfaces have the public members alone
        return any(self._takes_place_of(other, method, sym) for other in found)

    def _takes_place_of(self, a: MethodSymbol, b: MethodSymbol, sym: ClassSymbol) -> bool:
        if a.flags & PRIVATE and a.owner is not b.owner:
            return False
        is_below = b.owner in self.closure(a.owner)
        if not is_below:
            # JLS 8.4.8: of two unrelated types a class's concrete method is the one inherited;
            # abstract ones are inherited both
            if a.owner.is_interface or not b.owner.is_interface or a.flags & ABSTRACT:
                return False
        return a.owner is not b.owner and self.overrides(a, b, sym)

    def implementation(self, method: MethodSymbol, sym: ClassSymbol) -> MethodSymbol | None:
        """The method that runs when `method` is called on an instance of `sym` itself: one of a
        class before defaults; None if there is but an abstract one."""
        for candidate in self.methods_of_class(sym, method.name):
            if not candidate.flags & (ABSTRACT | STATIC):
                if self.overrides(candidate, method, sym):
                    return candidate
        return None
