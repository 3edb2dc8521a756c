"""A top level class and all the classes inside it: what their generators share.

Nested classes are found while the code around them is written, so what is never reached (the body
of `if (false)`) has no class file.  Class files are finished together: an inner class may ask the
class around it for an accessor.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from pvm.lang.gen.accessors import Accessor, AccessorTable
from pvm.lang.gen.annotations import Annotations
from pvm.lang.gen.captures import Captures, children
from pvm.lang.gen.inner_classes import inner_classes
from pvm.lang.gen.instances import outer_field
from pvm.lang.gen.options import GenOptions
from pvm.lang.gen.shapes import Shapes, descriptor
from pvm.lang.gen.switch_maps import SwitchMap, SwitchMapWriter
from pvm.lang.symbols.symbols import ClassSymbol, VarSymbol
from pvm.lang.tree.nodes import ClassDecl, Tree
from pvm.lang.types.types import Type
from pvm.vm.classfile.attributes import EnclosingMethod, NestHost, SourceFile

if TYPE_CHECKING:
    from pvm.lang.attr.base import Context
    from pvm.lang.gen.classes import ClassGenerator


class Nest:
    """super_outers: of anonymous classes made by `outer.new C() { }`, the type of `outer`."""

    def __init__(self, context: Context, options: GenOptions, decl: ClassDecl) -> None:
        self.context = context
        self.options = options
        self.decl = decl
        self.host = decl.sym
        assert context.log.source is not None
        self.source = context.log.source
        self.line_of = self.source.line
        self.shapes = Shapes(context.types)
        self.captures = Captures()
        self.annotations = Annotations(self.shapes)
        self._pending: dict[ClassSymbol, ClassDecl] = {}
        self._generators: dict[ClassSymbol, ClassGenerator] = {}
        self._accessors: dict[ClassSymbol, AccessorTable] = {}
        self._outer_fields: dict[ClassSymbol, str] = {}
        self._switch_maps: dict[ClassSymbol, SwitchMap] = {}
        self._switch_map_class = ""
        self.descriptor = descriptor
        self.super_outers: dict[ClassSymbol, Type] = {}

    def generate(self, make: Any) -> Iterator[tuple[str, bytes]]:
        """`make`: a generator of a class, from nest and declaration."""
        self.add_class(self.decl)
        while len(self._generators) < len(self._pending):
            for sym, decl in list(self._pending.items()):
                if sym not in self._generators:
                    generator = self._generators[sym] = make(self, decl)
                    generator.write()
        for sym, generator in self._generators.items():
            yield sym.flat_name, generator.finish(self._accessors.get(sym))
        if self._switch_map_class:
            yield self._switch_map_class, self._write_switch_maps()

    def add_class(self, decl: ClassDecl) -> None:
        """There is code that needs it."""
        self._pending[decl.sym] = decl

    def members(self) -> tuple[str, ...]:
        """Names of all the nested classes."""
        names = [sym.flat_name for sym in self._generators if sym is not self.host]
        return (*names, self._switch_map_class) if self._switch_map_class else tuple(names)

    # --- names of synthetic members ---

    def outer_field(self, sym: ClassSymbol) -> str:
        found = self._outer_fields.get(sym)
        if found is None:
            found = self._outer_fields[sym] = outer_field(sym)
        return found

    def captured_field(self, sym: VarSymbol) -> str:
        return f"val${sym.name}"

    # --- accessors ---

    def accessors(self, home: ClassSymbol) -> AccessorTable:
        found = self._accessors.get(home)
        if found is None:
            found = self._accessors[home] = AccessorTable(home)
        return found

    def field_getter(self, home: ClassSymbol, sym: VarSymbol) -> Accessor:
        return self.accessors(home).getter(sym, self.shapes.erasure(sym.type))

    def field_setter(self, home: ClassSymbol, sym: VarSymbol) -> Accessor:
        return self.accessors(home).setter(sym, self.shapes.erasure(sym.type))

    # --- switches on enums ---

    def switch_map(self, enum: ClassSymbol, pos: int) -> SwitchMap:
        """`pos`: of a switch that uses it."""
        found = self._switch_maps.get(enum)
        if found is None:
            if not self._switch_map_class:
                self._switch_map_class = self._free_name()
            found = self._switch_maps[enum] = SwitchMap(self._switch_map_class, enum)
        found.first_use = min(found.first_use, pos)
        return found

    def _free_name(self) -> str:
        """Of one more anonymous class of the host."""
        taken: set[str] = set()
        _collect_names(self.decl, taken)
        number = 1
        while f"{self.host.flat_name}${number}" in taken:
            number += 1
        return f"{self.host.flat_name}${number}"

    def _write_switch_maps(self) -> bytes:
        # The map met last is filled first, as javac does: it is seen in the order in which enum
        # classes are initialised.
        maps = sorted(self._switch_maps.values(), key=lambda each: each.first_use, reverse=True)
        made = SwitchMapWriter(self._switch_map_class, maps, self.shapes)
        made.write()
        writer, pool = made.writer, made.pool
        pool.note_synthetic(self._switch_map_class)
        if self.options.source_file:
            writer.add_attribute(SourceFile(self.file_name))
        writer.add_attribute(EnclosingMethod(self.host.flat_name, None))
        writer.add_attribute(NestHost(self.host.flat_name))
        writer.add_attribute(inner_classes(pool))
        return writer.to_bytes()

    @property
    def file_name(self) -> str:
        return self.source.name.rpartition("/")[2]

    # --- diagnostics ---

    def report_too_large(self, error: Exception, pos: int = -1) -> None:
        """A limit of the class file format (JVMS 4.11) is an error of the program."""
        self.context.log.error(self.decl.pos if pos < 0 else pos, str(error))


def _collect_names(tree: Any, names: set[str]) -> None:
    if isinstance(tree, list):
        for part in tree:
            _collect_names(part, names)
    elif isinstance(tree, Tree):
        if isinstance(tree, ClassDecl):
            names.add(tree.sym.flat_name)
        for name in children(tree):
            _collect_names(getattr(tree, name), names)
