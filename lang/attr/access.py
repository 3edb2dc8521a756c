"""Which members and classes a piece of code may use (JLS 6.6)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pvm.lang.attr.base import AttrBase
from pvm.lang.symbols.flags import PRIVATE, PROTECTED, PUBLIC
from pvm.lang.symbols.symbols import ClassSymbol, PackageSymbol, Symbol
from pvm.lang.types.types import ArrayType, ClassType, Type

if TYPE_CHECKING:
    from pvm.lang.enter.env import Env


class Access(AttrBase):
    def is_accessible(self, env: Env, sym: Symbol, site: Type | None) -> bool:
        if isinstance(sym, ClassSymbol):
            return self.is_class_accessible(env, sym)
        owner = sym.owner
        if owner is env.cls and (site is None or site is owner.type or site is owner.erasure):
            return True
        flags = sym.flags
        if flags & PUBLIC:
            return site is None or self._is_site_accessible(env, site)
        assert isinstance(owner, ClassSymbol)
        if flags & PRIVATE:
            return owner.outermost_class is env.cls.outermost_class and (
                site is None or self._is_of_class(site, owner)
            )
        if owner.package is env.unit.package:
            return site is None or self._is_site_accessible(env, site)
        return bool(flags & PROTECTED) and self._is_protected_accessible(env, sym, owner, site)

    def _is_of_class(self, site: Type, owner: ClassSymbol) -> bool:
        """Private members are not inherited (JLS 8.2), not by type variables either."""
        return isinstance(site, ClassType) and site.sym is owner

    def _is_site_accessible(self, env: Env, site: Type) -> bool:
        while isinstance(site, ArrayType):
            site = site.element
        return not isinstance(site, ClassType) or self.is_class_accessible(env, site.sym)

    def _is_protected_accessible(
        self, env: Env, sym: Symbol, owner: ClassSymbol, site: Type | None
    ) -> bool:
        """JLS 6.6.2: from the body of a subclass, on objects of that subclass."""
        around: Env | None = env
        while around is not None and around.cls is not None:
            cls = around.cls
            if self.types.as_super(cls.type, owner) is not None:
                if site is None or sym.is_static or self.types.as_super(site, cls) is not None:
                    return True
            around = around.outer
        return False

    def is_class_accessible(self, env: Env, sym: ClassSymbol) -> bool:
        owner = sym.owner
        if isinstance(owner, PackageSymbol):
            return bool(sym.flags & PUBLIC) or owner is env.unit.package
        if not isinstance(owner, ClassSymbol):  # a local class: where its name is in scope
            return True
        if sym.flags & PRIVATE:
            return sym.outermost_class is env.cls.outermost_class
        if sym.flags & PUBLIC:
            return self.is_class_accessible(env, owner)
        if sym.package is env.unit.package:
            return self.is_class_accessible(env, owner)
        return bool(sym.flags & PROTECTED) and self._inherits_into(env, owner)

    def _inherits_into(self, env: Env, owner: ClassSymbol) -> bool:
        around: Env | None = env
        while around is not None and around.cls is not None:
            if self.types.as_super(around.cls.type, owner) is not None:
                return True
            around = around.outer
        return False


def access_error(sym: Symbol) -> str:
    """What is wrong with naming an inaccessible member or class."""
    owner = sym.owner
    if sym.flags & PRIVATE or (sym.flags & PROTECTED and isinstance(owner, ClassSymbol)):
        kind = "private" if sym.flags & PRIVATE else "protected"
        return f"{sym} has {kind} access in {owner.name if owner else ''}"
    if sym.flags & PUBLIC:
        return f"{sym} in {owner} is defined in an inaccessible class or interface"
    around = "" if owner is None else owner.name
    return f"{sym} is not public in {around}; cannot be accessed from outside package"
