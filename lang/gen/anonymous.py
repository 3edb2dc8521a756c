"""Constructors of anonymous classes (JLS 15.9.5.1)."""

from __future__ import annotations

from pvm.lang.gen.bodies import Bodies
from pvm.lang.gen.shapes import KIND, REFERENCE_KIND, width
from pvm.lang.symbols.symbols import MethodSymbol
from pvm.lang.types.types import VOID, ClassType


class Anonymous(Bodies):
    def anonymous_constructor(self, sym: MethodSymbol) -> None:
        """Passes its arguments on to the superclass's."""

        def build() -> None:
            self.line(self.decl.pos)
            self.prologue()
            self._super_with_arguments(sym)
            self.end_prologue()
            self.initialize_instance()
            self.return_value(VOID)

        self.write_constructor(sym, build, self.member_attributes(sym, []), self.decl.pos)

    def _super_with_arguments(self, sym: MethodSymbol) -> None:
        """An enum's name and ordinal, or the enclosing instance, the arguments, the variables that
        the superclass captures."""
        above = self.cls.superclass
        assert isinstance(above, ClassType)
        target = sym.implicit_super
        assert target is not None
        wanted = self.shapes.method(target).params
        slot = 1 + sum(map(width, self.leading(self.cls)))
        self.load_this()
        if above.sym.is_enum:
            self.pass_on_leading()
        elif self.cls in self.nest.super_outers:  # outer.new C() { }
            self.code.load(slot - 1, REFERENCE_KIND)
        else:
            self.implicit_outer(above.sym)
        for t, param in zip(self.shapes.method(sym).params, wanted, strict=True):
            self.code.load(slot, KIND.get(t, REFERENCE_KIND))
            self.coerce(t, t, param)
            slot += width(t)
        self.push_captured(above.sym)
        self.invoke_constructor(target)
