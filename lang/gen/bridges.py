"""Bridge methods (JLS 15.12.4.5): where erasure or a covariant return makes the descriptor of an
implementation differ from that of the method it implements."""

from __future__ import annotations

from pvm.lang.gen.base import Body
from pvm.lang.gen.bodies import Bodies
from pvm.lang.gen.shapes import KIND, REFERENCE_KIND, width
from pvm.lang.symbols.flags import (
    ABSTRACT,
    ACCESS_FLAGS,
    BRIDGE,
    FINAL,
    PRIVATE,
    PUBLIC,
    STATIC,
    SYNTHETIC,
)
from pvm.lang.symbols.symbols import ClassSymbol, MethodSymbol
from pvm.lang.types.types import ClassType
from pvm.vm.classfile.opcodes import Op

_NEVER = PRIVATE | STATIC


class Bridges(Bodies):
    def add_bridges(self) -> None:
        cls = self.cls
        inherited = frozenset[ClassSymbol]()
        if isinstance(cls.superclass, ClassType):
            inherited = self.shapes.supers(cls.superclass.sym)
        written = {
            (sym.name, self.shapes.method(sym).descriptor)
            for each in cls.methods.values()
            for sym in each
        }
        for above in self._sorted_supers():
            is_new = above not in inherited
            for name in above.methods:
                if name != "<init>" and (is_new or name in cls.methods):
                    for sym in above.methods[name]:
                        self._bridge_if_needed(sym, written)
        self._make_public_members_reachable(written)

    def _sorted_supers(self) -> list[ClassSymbol]:
        supers = self.shapes.supers(self.cls) - {self.cls}
        return sorted(supers, key=lambda sym: sym.flat_name)

    def _bridge_if_needed(self, sym: MethodSymbol, written: set[tuple[str, str]]) -> None:
        if sym.flags & _NEVER:
            return
        descriptor = self.shapes.method(sym).descriptor
        key = (sym.name, descriptor)
        if key in written:
            return
        implementation = self._implementation(sym)
        if implementation is None or implementation is sym:
            return
        if self.shapes.method(implementation).descriptor != descriptor:
            written.add(key)
            self._write_bridge(sym, implementation)

    def _implementation(self, sym: MethodSymbol) -> MethodSymbol | None:
        """Perhaps abstract if declared here, else one that is inherited."""
        count = len(sym.params)
        for candidate in self.cls.methods.get(sym.name, ()):
            if len(candidate.params) == count and not candidate.flags & _NEVER:
                if self.types.overrides(candidate, sym, self.cls):
                    return candidate
        return self._inherited(sym) if sym.owner.is_interface else None

    def _inherited(self, sym: MethodSymbol) -> MethodSymbol | None:
        """What a superclass has for an interface's method."""
        above = self.cls.superclass
        while isinstance(above, ClassType):
            for candidate in above.sym.methods.get(sym.name, ()):
                if not candidate.flags & _NEVER and self.types.overrides(candidate, sym, self.cls):
                    return candidate
            above = above.sym.superclass
        return None

    def _write_bridge(self, sym: MethodSymbol, implementation: MethodSymbol) -> None:
        shape = self.shapes.method(sym)
        target = self.shapes.method(implementation)

        def build() -> None:
            self.line(self.decl.pos)
            self.load_this()
            slot = 1
            for given, wanted in zip(shape.params, target.params, strict=True):
                self.code.load(slot, KIND.get(given, REFERENCE_KIND))
                self.coerce(given, given, wanted)
                slot += width(given)
            self._call_implementation(implementation)
            self.coerce(target.ret, target.ret, shape.ret)
            self.return_value(shape.ret)

        flags = implementation.flags & ACCESS_FLAGS | SYNTHETIC | BRIDGE
        body = Body(sym.name, False, shape.ret)
        names = [None] * len(shape.params)
        attributes = self.exceptions(sym)
        self.write_method(flags, sym.name, shape, names, body, build, attributes)

    def _call_implementation(self, sym: MethodSymbol) -> None:
        shape = self.shapes.method(sym)
        above = self.cls.superclass
        if sym.owner is self.cls or sym.owner.is_interface or not isinstance(above, ClassType):
            self.invoke(sym, shape, self.cls.erasure)
        else:
            index = self.pool.method(sym, above.sym.erasure)
            self.code.member(Op.INVOKESPECIAL, index, shape.popped + 1, shape.pushed)

    def _make_public_members_reachable(self, written: set[tuple[str, str]]) -> None:
        """Public methods that a public class inherits from one that is not: reflection could not
        call them through a class it cannot access."""
        if not self.cls.flags & PUBLIC or self.cls.is_interface:
            return
        above = self.cls.superclass
        while isinstance(above, ClassType) and not above.sym.flags & PUBLIC:
            for each in list(above.sym.methods.values()):
                for sym in each:
                    key = (sym.name, self.shapes.method(sym).descriptor)
                    hidden = sym.flags & (PUBLIC | ABSTRACT | FINAL | STATIC) != PUBLIC
                    if sym.name != "<init>" and not hidden and key not in written:
                        written.add(key)
                        self._write_bridge(sym, sym)
            above = above.sym.superclass
