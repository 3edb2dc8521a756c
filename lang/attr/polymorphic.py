"""Signature polymorphic methods: MethodHandle.invoke and its like (JLS 15.12.3)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from pvm.lang.attr.resolution import Resolution
from pvm.lang.symbols.flags import VARARGS
from pvm.lang.symbols.symbols import MethodSymbol
from pvm.lang.types.types import NULL, VOID, MethodType, Type

if TYPE_CHECKING:
    from pvm.lang.tree.nodes import Call


class Polymorphic(Resolution):
    def polymorphic_call(self, tree: Call, sym: MethodSymbol, args: Sequence[Type]) -> Type:
        """The method's descriptor is what the call makes of it: `tree.sym` is a symbol of its own
        with the erased types of the arguments."""
        self.complete_arguments(args, (self.symtab.object,) * len(args))
        params = tuple([self._passed(argument.type) for argument in tree.args])
        found = MethodSymbol(sym.name, sym.flags & ~VARARGS, sym.owner)
        found.type_params, found.params, found.thrown = (), params, sym.thrown
        found.ret = self._result(tree) if sym.ret is self.symtab.object else sym.ret
        found.parameters = []
        tree.method.sym = tree.sym = found
        tree.call_type = MethodType(params, found.ret, sym.thrown)
        tree.varargs_element = None
        return found.ret

    def _passed(self, t: Type) -> Type:
        return self.symtab.void_box if t is NULL else self.types.erasure(t)

    def _result(self, tree: Call) -> Type:
        """What the call is cast to; void where it is a statement."""
        call, wanted = self.converted_call
        if call is not tree:
            return self.symtab.object
        return VOID if wanted is VOID else self.types.erasure(wanted)
