"""Methods with code: what is common to declared and to synthetic ones."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from pvm.lang.gen.base import Body, GenBase, Local
from pvm.lang.gen.code_attribute import code_attribute
from pvm.lang.gen.emitter import Emitter
from pvm.lang.gen.joins import FarJump
from pvm.lang.gen.shapes import KIND, REFERENCE_KIND, MethodShape, item, pushed, width
from pvm.lang.gen.verification import THIS_ITEM, Slots
from pvm.lang.symbols.flags import CLASS_FILE_FLAGS, STATIC
from pvm.lang.symbols.symbols import VarSymbol
from pvm.lang.types.types import VOID, Type
from pvm.vm.classfile.attributes import Attribute
from pvm.vm.classfile.opcodes import Op
from pvm.vm.classfile.pool_builder import ClassFileTooLarge

Parameters = Sequence[VarSymbol | None]


class Methods(GenBase):
    def write_method(
        self,
        flags: int,
        name: str,
        shape: MethodShape,
        parameters: Parameters,
        body: Body,
        build: Callable[[], None],
        attributes: Sequence[object] = (),
        pos: int = -1,
    ) -> None:
        """Adds a method whose code `build` emits.  `parameters`: the variables of its parameters,
        None where one is not to be named.  `flags`: those of the class file."""
        code = self.method_code(name, flags, shape, parameters, body, build, pos)
        self.add_method(flags, name, shape, code, *attributes)

    def add_method(self, flags: int, name: str, shape: MethodShape, *attributes: object) -> None:
        self.pool.note_signature(shape.params, shape.ret)
        self.writer.add_method(flags & CLASS_FILE_FLAGS, name, shape.descriptor, *attributes)

    def method_code(
        self,
        name: str,
        flags: int,
        shape: MethodShape,
        parameters: Parameters,
        body: Body,
        build: Callable[[], None],
        pos: int = -1,
    ) -> Attribute:
        """Its Code attribute.  The method being written goes on afterwards."""
        saved = self.code, self.vars, self.exits, self.body
        is_static = bool(flags & STATIC)
        entry = self._entry(is_static, name, shape)
        try:
            self._emit(entry, is_static, shape, parameters, body, build)
            info = code_attribute(self.code, self.pool, self.frames)
        except ClassFileTooLarge as error:
            self.nest.report_too_large(error, pos)
            info = b""
        self.code, self.vars, self.exits, self.body = saved
        return Attribute.raw("Code", info)

    def _emit(
        self,
        entry: Slots,
        is_static: bool,
        shape: MethodShape,
        parameters: Parameters,
        body: Body,
        build: Callable[[], None],
    ) -> None:
        """Again with 32-bit branches where 16 bits do not reach."""
        for fat in (False, True):
            self.code = Emitter(entry, self.cls.flat_name, fat, self.options.debug_lines)
            self.body = body
            self.exits = []
            self.vars = {}
            self._name_parameters(is_static, shape, parameters)
            try:
                build()
                return
            except FarJump:
                if fat:
                    raise ClassFileTooLarge("code too large") from None

    def _entry(self, is_static: bool, name: str, shape: MethodShape) -> Slots:
        entry: Slots = ()
        if not is_static:
            constructs = name == "<init>" and self.cls is not self.symtab.object.sym
            entry = (THIS_ITEM if constructs else self.cls.flat_name,)
        for t in shape.params:
            entry += pushed(t)
        return entry

    def _name_parameters(self, is_static: bool, shape: MethodShape, parameters: Parameters) -> None:
        slot = 0 if is_static else 1
        if self.options.debug_vars and not is_static:
            self.code.name_local(0, "this", f"L{self.cls.flat_name};", None)
        for sym, t in zip(parameters, shape.params, strict=True):
            if sym is not None:
                local = Local(slot, KIND.get(t, REFERENCE_KIND), item(t), t)
                self.vars[sym] = local
                if self.options.debug_vars:
                    self.name_local(sym, local)
            slot += width(t)

    def return_value(self, t: Type) -> None:
        """Returns what is on the stack, of that erased type."""
        self.code.last(Op.RETURN if t is VOID else Op.IRETURN + KIND.get(t, REFERENCE_KIND))
