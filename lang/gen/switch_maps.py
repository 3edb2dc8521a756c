"""The synthetic class that maps an enum's ordinals to the labels of switches (JLS 13.4.26).

One array a enum class, filled at run time, so that a switch still works after constants were
added, reordered or removed.
"""

from __future__ import annotations

import sys

from pvm.lang.gen.code_attribute import code_attribute
from pvm.lang.gen.emitter import Emitter
from pvm.lang.gen.frames import FrameWriter
from pvm.lang.gen.pool import ClassPool
from pvm.lang.gen.shapes import Shapes
from pvm.lang.symbols.flags import FINAL, STATIC, SYNTHETIC
from pvm.lang.symbols.symbols import ClassSymbol
from pvm.vm.classfile.attributes import Attribute
from pvm.vm.classfile.flags import ACC_SUPER
from pvm.vm.classfile.opcodes import Op
from pvm.vm.classfile.writer import ClassWriter


class SwitchMap:
    """`numbers`: of the constants that switches name, from 1; `first_use`: where in the source."""

    def __init__(self, class_name: str, enum: ClassSymbol) -> None:
        self.class_name = class_name
        self.enum = enum
        self.field = "$SwitchMap$" + enum.flat_name.replace("/", "$")
        self.numbers: dict[str, int] = {}
        self.first_use = sys.maxsize

    def number(self, constant: str) -> int:
        return self.numbers.setdefault(constant, len(self.numbers) + 1)


class SwitchMapWriter:
    """Writes `class_name`, which holds all the maps of a nest."""

    def __init__(self, class_name: str, maps: list[SwitchMap], shapes: Shapes) -> None:
        self._maps = maps
        self.writer = ClassWriter(class_name, access_flags=SYNTHETIC | ACC_SUPER)
        self.pool = ClassPool(self.writer, shapes)
        self._code = Emitter((), class_name, debug_lines=False)

    def write(self) -> None:
        code = self._code
        for each in self._maps:
            flags = STATIC | FINAL | SYNTHETIC
            self.writer.add_field(flags, each.field, "[I")
            self._fill(each)
        code.last(Op.RETURN)
        frames = FrameWriter(self.pool.class_named)
        info = Attribute.raw("Code", code_attribute(code, self.pool, frames))
        self.writer.add_method(STATIC, "<clinit>", "()V", info)

    def _fill(self, each: SwitchMap) -> None:
        code, pool, enum = self._code, self.pool, each.enum.flat_name
        pool.note_class(each.enum)
        values = pool.named_method(enum, "values", f"()[L{enum};")
        code.member(Op.INVOKESTATIC, values, 0, (f"[L{enum};",))
        code.op(Op.ARRAYLENGTH)
        code.new_array(10, "[I")
        field = pool.named_field(self.writer.name, each.field, "[I")
        code.member(Op.PUTSTATIC, field, 1, ())
        for constant, number in each.numbers.items():
            self._enter(each, constant, number, field)

    def _enter(self, each: SwitchMap, constant: str, number: int, field: int) -> None:
        """A constant that is no more leaves its entry alone."""
        code, pool, enum = self._code, self.pool, each.enum.flat_name
        start = code.here()
        code.member(Op.GETSTATIC, field, 0, ("[I",))
        item = pool.named_field(enum, constant, f"L{enum};")
        code.member(Op.GETSTATIC, item, 0, (enum,))
        ordinal = pool.named_method(enum, "ordinal", "()I")
        code.member(Op.INVOKEVIRTUAL, ordinal, 1, (1,))
        if not code.push_int(number):
            code.ldc(pool.integer(number), (1,))
        code.op(Op.IASTORE)
        end = code.here()
        done = code.goto()
        missing = "java/lang/NoSuchFieldError"
        handler = code.enter_handler((), missing)
        code.handler(start, end, handler, pool.class_named(missing))
        slot = code.new_local(1)
        code.store(slot, 4, missing)
        code.end_scope(slot)
        code.resolve(done)
