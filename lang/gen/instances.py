"""`this`, enclosing instances and captured variables (JLS 8.1.3, 15.8.4)."""

from __future__ import annotations

from collections.abc import Callable

from pvm.lang.gen.base import GenBase
from pvm.lang.gen.shapes import REFERENCE_KIND, pushed
from pvm.lang.symbols.flags import ACCESS_FLAGS, IN_PROLOGUE, PRIVATE, PROTECTED, PUBLIC
from pvm.lang.symbols.symbols import ClassSymbol, MethodSymbol, PackageSymbol, VarSymbol
from pvm.lang.types.types import Type
from pvm.vm.classfile.opcodes import Op


def around(sym: ClassSymbol) -> ClassSymbol:
    """The class whose body encloses a nested class."""
    assert sym.owner is not None
    return sym.owner.enclosing_class


def outer_class(sym: ClassSymbol) -> ClassSymbol:
    """The class whose instance the objects of an inner class hold.  In the arguments of an explicit
    constructor call the class around has no instance yet: then the one that it would hold."""
    outer = around(sym)
    return outer_class(outer) if sym.flags & IN_PROLOGUE else outer


def outer_field(sym: ClassSymbol) -> str:
    """The name of the field that holds the enclosing instance: this$0, deeper this$1 ..."""
    depth = 0
    outer = outer_class(sym)
    while outer.has_outer_instance:
        depth += 1
        outer = outer_class(outer)
    name = f"val$this${depth}" if sym.flags & IN_PROLOGUE else f"this${depth}"
    while name in sym.fields:
        name += "$"
    return name


class Instances(GenBase):
    def load_this(self) -> None:
        self.code.load(0, REFERENCE_KIND)

    def load_enclosing(self, wanted: Callable[[ClassSymbol], bool]) -> ClassSymbol:
        """The instance of the innermost enclosing class that is `wanted`; that class."""
        cls = self.cls
        in_prologue = self.body.outer >= 0
        if not in_prologue and wanted(cls):
            self.load_this()
            return cls
        outer = outer_class(cls)
        if in_prologue:
            self.code.load(self.body.outer, REFERENCE_KIND)
        else:
            self.load_this()
            self._get_outer(cls, outer)
        while not wanted(outer):
            cls, outer = outer, outer_class(outer)
            self._get_outer(cls, outer)
        return outer

    def _get_outer(self, cls: ClassSymbol, outer: ClassSymbol) -> None:
        descriptor = f"L{outer.flat_name};"
        index = self.pool.named_field(cls.flat_name, self.nest.outer_field(cls), descriptor)
        self.pool.note_class(outer)
        self.code.member(Op.GETFIELD, index, 1, (outer.flat_name,))

    def load_outer(self, outer: ClassSymbol) -> None:
        """`Outer.this`."""
        self.load_enclosing(lambda c: c is outer)

    def load_captured(self, sym: VarSymbol) -> Type:
        """A local variable of a body around this class."""
        local = self.vars.get(sym)
        if local is not None:
            self.load(local)
            return local.type
        captures = self.nest.captures
        holder = self.load_enclosing(lambda c: sym in captures.of_class(c))
        erased = self.erasure(sym.type)
        name = self.nest.captured_field(sym)
        slots = pushed(erased)
        self.pool.note(erased)
        index = self.pool.named_field(holder.flat_name, name, self.nest.descriptor(erased))
        self.code.member(Op.GETFIELD, index, 1, slots)
        return erased

    # --- membership and access ---

    def is_member(self, sym: VarSymbol | MethodSymbol, cls: ClassSymbol) -> bool:
        """Whether a class declares or inherits it (JLS 8.2)."""
        owner = sym.owner
        if owner is cls:
            return True
        if owner is self.symtab.object.sym and cls.is_interface:
            return bool(sym.flags & PUBLIC)  # JLS 9.2
        if sym.flags & PRIVATE or owner not in self.shapes.supers(cls):
            return False
        return bool(sym.flags & (PUBLIC | PROTECTED)) or _same_package(sym, cls)

    def needs_accessor(self, sym: VarSymbol | MethodSymbol, site: Type | None) -> bool:
        """Whether the machine would refuse what the language allows: a protected member of another
        package's class, used in a class inside the subclass (JVMS 5.4.4).  `site`: the type of the
        qualifying expression, None for a simple name or `super`."""
        if sym.flags & ACCESS_FLAGS != PROTECTED or _same_package(sym, self.cls):
            return False
        if sym.owner not in self.shapes.supers(self.cls):
            return True
        if site is None or sym.is_static:
            return False
        erased = self.erasure(site)
        qualifier = getattr(erased, "sym", None)
        return qualifier is not None and self.cls not in self.shapes.supers(qualifier)

    def accessor_home(self, sym: VarSymbol | MethodSymbol, site: Type | None) -> ClassSymbol:
        """The enclosing class that may use the protected member."""
        cls = self.cls
        qualifier = getattr(self.erasure(site), "sym", None) if site is not None else None
        while not (
            sym.owner in self.shapes.supers(cls)
            and (qualifier is None or sym.is_static or cls in self.shapes.supers(qualifier))
        ):
            cls = around(cls)
        return cls


def _same_package(sym: VarSymbol | MethodSymbol, cls: ClassSymbol) -> bool:
    package: PackageSymbol = sym.package
    return package is cls.package
