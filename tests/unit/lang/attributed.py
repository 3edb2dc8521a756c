"""Attributes Java text for tests, against the class library's sources."""

from __future__ import annotations

from pathlib import Path

from pvm.compilation import read_source
from pvm.compilerpath import SourceFolders
from pvm.lang.compiler import Compiler, Options
from pvm.lang.source.source import Source
from pvm.lang.symbols.symbols import ClassSymbol, VarSymbol
from pvm.lang.tree import nodes
from pvm.lang.types.types import Type

STDLIB = Path(__file__).parents[3] / "stdlib"
IMPORTS = "import java.util.*; import java.util.function.*; import java.util.stream.*;\n"


class Packages:
    """A location without class files, that knows which packages the sources have."""

    def read(self, path: str) -> bytes | None:
        return None

    def exists(self, path: str) -> bool:
        return False

    def has_package(self, path: str) -> bool:
        return (STDLIB / path).is_dir()


class Attributed:
    """One file, entered and attributed; `messages`: its errors, each as "line: message"."""

    def __init__(self, text: str) -> None:
        self.compiler = compiler = Compiler([Packages()], Options(any_file_name=True))
        compiler.finder.sources = SourceFolders([str(STDLIB)], read_source, compiler.add_late)
        self.source = Source("T.java", text)
        compiler.add(self.source)
        self.unit = compiler.units[0]
        self.unit.resolve_imports(compiler.log)
        for decl in self.unit.tree.types:
            compiler.log.source = self.source
            compiler.attr.attr_class(decl.sym)

    @property
    def types(self):  # type: ignore[no-untyped-def]
        return self.compiler.types

    @property
    def messages(self) -> list[str]:
        return [
            f"{self.source.line(d.pos)}: {d.message}"
            for d in self.compiler.log.diagnostics
            if d.kind == "error"
        ]

    def cls(self, name: str) -> ClassSymbol:
        return next(d.sym for d in self.unit.tree.types if d.name == name)

    def field(self, cls: str, name: str) -> VarSymbol:
        return self.cls(cls).fields[name]

    def local(self, cls: str, method: str, name: str) -> nodes.VarDecl:
        """The declaration of a local variable directly in a method's body."""
        decl = self.cls(cls).methods[method][0].tree
        assert decl is not None and decl.body is not None
        found = [s for s in decl.body.statements if isinstance(s, nodes.VarDecl) and s.name == name]
        return found[0]

    def local_type(self, cls: str, method: str, name: str) -> Type:
        return self.local(cls, method, name).sym.type
