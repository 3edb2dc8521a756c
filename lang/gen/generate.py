"""The entry point: an attributed top level class to class files."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from pvm.lang.gen.classes import ClassGenerator
from pvm.lang.gen.nest import Nest
from pvm.lang.gen.options import GenOptions
from pvm.lang.tree.nodes import ClassDecl

if TYPE_CHECKING:
    from pvm.lang.attr.base import Context

DEFAULTS: Final = GenOptions()


def generate(
    decl: ClassDecl, context: Context, options: GenOptions = DEFAULTS
) -> Iterator[tuple[str, bytes]]:
    """The class files, (binary name with slashes, bytes), of an attributed top level class and of
    all the classes inside it.  `context.log.source` is the class's source; limits of the class
    file format are reported to the log: then the class files are not to be used."""
    return Nest(context, options, decl).generate(ClassGenerator)
