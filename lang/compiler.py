"""The driver: source files to class files, with everything that is to be said about them."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Sequence
from typing import Final, NamedTuple

from pvm.lang.attr.attr import Attr
from pvm.lang.check.annotations import check_annotations
from pvm.lang.check.bounds import check_bounds
from pvm.lang.check.classes import check_class
from pvm.lang.check.inheritance import infer_permitted
from pvm.lang.enter.enter import Enter
from pvm.lang.enter.imports import UnitScope
from pvm.lang.enter.localnames import name_local_classes
from pvm.lang.enter.typetrees import TypeTrees
from pvm.lang.flow.analysis import analyze
from pvm.lang.gen.generate import generate
from pvm.lang.gen.options import GenOptions
from pvm.lang.parse.parser import parse
from pvm.lang.source.log import Log
from pvm.lang.source.source import Source
from pvm.lang.symbols.finder import Finder, Location
from pvm.lang.symbols.symbols import ClassSymbol
from pvm.lang.symbols.symtab import Symtab
from pvm.lang.tree.nodes import ClassDecl
from pvm.lang.types.relations import Types

_STEPS: Final = 7  # parsing, and the times that `_each_class` runs
_RECURSION_LIMIT: Final = 20_000  # Python frames: nesting of expressions some thousands deep


class Options(NamedTuple):
    """`any_file_name`: public classes need not be in files of their names."""

    gen: GenOptions = GenOptions()
    any_file_name: bool = False


class CompiledClass(NamedTuple):
    """`flat_name`: the binary name with slashes; `source`: the name of the file it is from."""

    flat_name: str
    data: bytes
    source: str


class Compiler:
    """One compilation; what its parts call the context.

    Phases run over all files before the next begins.  After syntax errors nothing else is looked
    at, and flow analysis and code generation wait until all else is right, as in javac."""

    def __init__(self, class_path: Sequence[Location], options: Options) -> None:
        self.options = options
        self.log = Log()
        self.finder = Finder(class_path)
        self.symtab = Symtab(self.finder)
        self.types = Types(self.symtab)
        self.type_trees = TypeTrees(self.log, self.finder, self.types)
        self.enter = Enter(self, options.any_file_name)
        self.attr = Attr(self)
        self.units: list[UnitScope] = []
        self.on_progress: Callable[[int, int], None] = _ignore_progress
        self._steps_done = 0
        self._is_parsed = True  # all files, without syntax errors

    def compile(self, sources: Sequence[Source]) -> list[CompiledClass]:
        """The class files of all classes in the sources; empty if the log has errors."""
        limit = sys.getrecursionlimit()
        sys.setrecursionlimit(max(limit, _RECURSION_LIMIT))
        try:
            found = self._compile(sources)
            self.attr.note_simplified()
            return found
        except RecursionError:
            self.log.error(0, "the source is nested too deeply")
            return []
        finally:
            sys.setrecursionlimit(limit)

    def add(self, source: Source) -> None:
        """Parse a file, and enter its classes."""
        before, self.log.source = self.log.source, source
        errors = self.log.error_count
        tree = parse(source, self.log)
        self._is_parsed = self._is_parsed and self.log.error_count == errors
        self._step()
        self.units.append(self.enter.enter_unit(tree, source))
        self.log.source = before

    def add_late(self, source: Source) -> None:
        """As `add`, when the other files have been entered already."""
        self.add(source)
        self._resolve_imports(self.units[-1])

    def _compile(self, sources: Sequence[Source]) -> list[CompiledClass]:
        for source in sources:
            self.add(source)
        if not self._is_parsed:
            return []
        self._complete()
        self._each_class(self._attribute)
        self.attr.type_annotations()
        check_annotations(self.attr.annotated.values(), self)
        name_local_classes(self.enter.local_classes)
        check_bounds(self.type_trees.applied, self)
        self._each_class(self._analyze)
        if self._has_errors():
            return []
        found: list[CompiledClass] = []
        self._each_class(lambda decl: found.extend(self._generate(decl)))
        return [] if self._has_errors() else found

    def _has_errors(self) -> bool:
        return self.log.error_count > 0

    def _each_class(self, action: Callable[[ClassDecl], None]) -> None:
        """For all files, also those that are added meanwhile."""
        for unit in self.units:
            self.log.source = unit.source
            for decl in unit.tree.types:
                action(decl)
            self._step()

    def _step(self) -> None:
        self._steps_done += 1
        self.on_progress(self._steps_done, _STEPS * max(len(self.units), 1))

    def _complete(self) -> None:
        """Complete all declarations now, where errors count, rather than in a trial later."""
        for unit in self.units:
            self._resolve_imports(unit)
        self._each_class(lambda decl: _complete_header(decl.sym))
        self._each_class(_infer_permitted)
        self._each_class(lambda decl: _complete_members(decl.sym))

    def _resolve_imports(self, unit: UnitScope) -> None:
        before, self.log.source = self.log.source, unit.source
        unit.resolve_imports(self.log)
        self.log.source = before

    def _attribute(self, decl: ClassDecl) -> None:
        check_class(decl, self)
        self.attr.attr_class(decl.sym)

    def _analyze(self, decl: ClassDecl) -> None:
        """Flow analysis; as in javac the first class with errors is the last one looked at."""
        if not self.log.error_count:
            analyze(decl, self)

    def _generate(self, decl: ClassDecl) -> Iterable[CompiledClass]:
        assert self.log.source is not None
        name = self.log.source.name
        for flat_name, data in generate(decl, self, self.options.gen):
            yield CompiledClass(flat_name, data, name)


def _ignore_progress(done: int, total: int) -> None:
    pass


def _complete_header(sym: ClassSymbol) -> None:
    _ = sym.superclass
    for member in sym.member_types.values():
        _complete_header(member)


def _infer_permitted(decl: ClassDecl) -> None:
    infer_permitted(decl)
    for member in decl.members:
        if isinstance(member, ClassDecl):
            _infer_permitted(member)


def _complete_members(sym: ClassSymbol) -> None:
    for field in sym.fields.values():
        _ = field.type
    for methods in sym.methods.values():
        for method in methods:
            _ = method.params
    for member in sym.member_types.values():
        _complete_members(member)
