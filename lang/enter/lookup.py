"""Looking up type names (JLS 6.4.1, 6.5.5)."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from pvm.lang.enter.env import Env
from pvm.lang.symbols.flags import INTERFACE, PRIVATE, STATIC
from pvm.lang.symbols.symbols import ClassSymbol
from pvm.lang.types.types import ClassType, Type, TypeVar

AsSuper = Callable[[Type, ClassSymbol], ClassType | None]


def supertypes_of(sym: ClassSymbol) -> Iterator[ClassSymbol]:
    """The classes that `sym` names as its superclass and superinterfaces."""
    above: Type
    for above in (sym.superclass, *sym.interfaces):
        if isinstance(above, ClassType):
            yield above.sym


def find_member_type(sym: ClassSymbol, name: str) -> ClassSymbol | None:
    """The member class of that name that a class declares or inherits (JLS 8.5)."""
    seen: set[ClassSymbol] = set()
    waiting = [sym]
    while waiting:
        current = waiting.pop(0)
        if current in seen:
            continue
        seen.add(current)
        found = current.member_types.get(name)
        if found is not None:
            return found
        waiting.extend(supertypes_of(current))
    return None


def inherited_member_types(sym: ClassSymbol, name: str) -> set[ClassSymbol]:
    """The member classes of that name that a class has: several are ambiguous (JLS 8.5)."""
    declared = sym.member_types.get(name)
    if declared is not None:
        return {declared}
    found: set[ClassSymbol] = set()
    for above in supertypes_of(sym):
        found |= {c for c in inherited_member_types(above, name) if not c.flags & PRIVATE}
    return found


def is_out_of_reach(env: Env, owner: ClassSymbol, as_super: AsSuper) -> bool:
    """Whether something static lies between here and the class around that is an `owner`."""
    around: Env | None = env
    static = False
    while around is not None and around.outer is not None:
        static = static or around.static
        if as_super(around.cls.type, owner) is not None:
            return static
        static = static or bool(around.cls.flags & (STATIC | INTERFACE))
        around = around.outer
    return False


def find_type(env: Env, name: str) -> ClassSymbol | TypeVar | None:
    """The class or type variable that a simple name means here, or None."""
    around: Env | None = env
    while around is not None and around.outer is not None:
        found = around.local_types.get(name) or around.type_vars.get(name)
        if found is None:
            found = find_member_type(around.cls, name) or _parameter_of(around.cls, name)
        if found is not None:
            return found
        around = around.outer
    if around is not None:
        local = around.local_types.get(name) or around.type_vars.get(name)
        if local is not None:
            return local
    return env.unit.find_type(name)


def _parameter_of(sym: ClassSymbol, name: str) -> TypeVar | None:
    return next((v for v in sym.type_params if v.name == name), None)


def crosses_static(env: Env, variable: TypeVar) -> bool:
    """Whether a class's type variable is out of reach here, because something static lies between
    (JLS 8.5.1, 6.5.5.1)."""
    around: Env | None = env
    static = False
    while around is not None and around.outer is not None:
        if variable.name in around.type_vars and around.type_vars[variable.name] is variable:
            return False
        static = static or around.static
        if around.cls is variable.owner:
            return static
        static = static or bool(around.cls.flags & (STATIC | INTERFACE))
        around = around.outer
    return False


def implicit_outer(env: Env, sym: ClassSymbol, as_super: AsSuper) -> ClassType | None:
    """The type of the enclosing instance's class, where a simple name means an inner class of a
    generic one (JLS 6.5.5.1); None if nothing about it is generic."""
    if not sym.is_inner or not isinstance(sym.owner, ClassSymbol):
        return None
    owner = sym.owner
    if not owner.type.args and owner.type.outer is None:
        return None
    around: Env | None = env
    while around is not None and around.outer is not None:
        found = as_super(around.cls.type, owner)
        if found is not None:
            return found if found.args or found.outer is not None else None
        around = around.outer
    return None
