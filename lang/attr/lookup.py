"""Finding the variable that a name means (JLS 6.4.1, 6.5.6, 8.3)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pvm.lang.attr.access import access_error
from pvm.lang.attr.base import AttrBase
from pvm.lang.symbols.flags import STATIC
from pvm.lang.symbols.symbols import ClassSymbol, VarSymbol
from pvm.lang.types.types import ArrayType, ClassType, IntersectionType, Type, TypeVar

if TYPE_CHECKING:
    from pvm.lang.enter.env import Env


class Failure:
    """A variable was found, but may not be used: `message` says why."""

    __slots__ = ("message",)

    def __init__(self, message: str) -> None:
        self.message = message


def static_error(sym: VarSymbol) -> Failure:
    return Failure(f"non-static variable {sym.name} cannot be referenced from a static context")


class Lookup(AttrBase):
    def find_field(self, cls: ClassSymbol, name: str) -> list[VarSymbol]:
        key = (cls, name)
        found = self.fields_found.get(key)
        if found is None:
            found = self.fields_found[key] = self._search_field(cls, name)
        return found

    def _search_field(self, cls: ClassSymbol, name: str) -> list[VarSymbol]:
        own = cls.fields.get(name)
        if own is not None:
            return [own]
        found: list[VarSymbol] = []
        for above in (cls.superclass, *cls.interfaces):
            if isinstance(above, ClassType):
                found += [f for f in self.find_field(above.sym, name) if f not in found]
        return found

    def fields_of_type(self, site: Type, name: str) -> list[VarSymbol]:
        """The fields that values of a reference type have; see `find_field`."""
        if isinstance(site, ClassType):
            return self.find_field(site.sym, name)
        if isinstance(site, ArrayType):
            return [self.symtab.array_length] if name == "length" else []
        if isinstance(site, TypeVar):
            return self.fields_of_type(self.types.bound_of(site), name)
        if isinstance(site, IntersectionType):
            return [f for part in site.types for f in self.fields_of_type(part, name)]
        return []

    def choose_field(
        self, found: list[VarSymbol], env: Env, site: Type | None
    ) -> VarSymbol | Failure:
        """The one field of those, if there is just one and it is accessible."""
        sym = found[0]
        if len(found) > 1:
            return _ambiguous(found)
        if sym.owner is env.cls or self.is_accessible(env, sym, site):
            return sym
        return Failure(access_error(sym))

    def find_variable(self, name: str, env: Env) -> VarSymbol | Failure | None:
        """The variable in scope of that simple name; None if there is none."""
        failure: Failure | None = None
        in_static = False
        around: Env | None = env
        while around is not None and around.cls is not None:
            sym = around.locals.get(name)
            if sym is not None:
                # static classes and methods see no variables around them (JLS 6.5.6.1, 8.1.3)
                return static_error(sym) if in_static else sym
            in_static = in_static or around.static
            cls = around.cls
            found = self.find_field(cls, name)
            if found:
                chosen = self.choose_field(found, env, cls.type)
                if isinstance(chosen, VarSymbol):
                    return self._usable(chosen, around, in_static)
                failure = failure or chosen
            in_static = in_static or not cls.is_inner
            around = around.outer
        return failure or self._imported(name, env)

    def _usable(self, sym: VarSymbol, around: Env, in_static: bool) -> VarSymbol | Failure:
        if sym.flags & STATIC:
            return sym
        if around.in_prologue:
            return Failure(
                f"cannot reference {sym.name} before supertype constructor has been called"
            )
        return static_error(sym) if in_static else sym

    def _imported(self, name: str, env: Env) -> VarSymbol | Failure | None:
        found = list(dict.fromkeys(env.unit.static_fields(name)))
        if not found:
            return None
        return found[0] if len(found) == 1 else _ambiguous(found)


def _ambiguous(found: list[VarSymbol]) -> Failure:
    places = [f"variable {f.name} in {f.owner.name}" for f in found[:2] if f.owner]
    name = found[0].name
    return Failure(f"reference to {name} is ambiguous\n  both {' and '.join(places)} match")
