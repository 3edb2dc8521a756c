"""An entry of the cache: a compiled method as bytes."""

from __future__ import annotations

import marshal
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from pvm.jit.cache.descriptions import Describer, Description, Finder, NotThere
from pvm.jit.cache.fingerprints import ClassHashes
from pvm.jit.code.linked import LinkedCode, Tables
from pvm.jit.llvm.externals import External
from pvm.lowlevel.code.block import Block
from pvm.vm.model.classes import JavaClass
from pvm.vm.model.metadata import INITIALISED

if TYPE_CHECKING:
    from pvm.vm.runtime.machine import Machine


class Different(Exception):
    """The entry is of a class that is not the same any more."""


class Loaded(NamedTuple):
    """Code ready to be installed."""

    linked: LinkedCode
    externals: dict[str, External]


def encoded(machine: Machine, hashes: ClassHashes, linked: LinkedCode,
            externals: Mapping[str, External], used: Iterable[JavaClass]) -> bytes:
    """The entry of a method's code; `used` are classes it depends on beside those it names.
    Raises NotDescribable."""
    describer = Describer(machine)
    for java_class in used:
        describer.java_class(java_class)
    symbols = [(symbol, describer.external(external)) for symbol, external in externals.items()]
    *rows, metadata = linked.tables
    named = [_metadata(describer, each) for each in metadata]
    classes = [(describer.java_class(each), hashes.of(each), each.state == INITIALISED)
               for each in describer.classes]
    return marshal.dumps((classes, symbols, named, tuple(linked.block), linked.entry, rows))


def _metadata(describer: Describer, each: Any) -> tuple[bool, Description]:
    is_class = isinstance(each, JavaClass)
    return is_class, describer.java_class(each) if is_class else describer.method(each)


def decoded(machine: Machine, hashes: ClassHashes, data: bytes, number: int) -> Loaded:
    """The code of an entry, for the compilation of that number. Raises NotThere where it cannot be
    used yet, Different where it never can."""
    try:
        classes, symbols, named, block, entry, rows = marshal.loads(data)
        finder = Finder(machine)
        for description, fingerprint, is_initialised in classes:
            _check(finder.java_class(description), hashes, fingerprint, is_initialised)
        externals = {symbol: finder.external(description, number)
                     for symbol, description in symbols}
        metadata = [finder.java_class(description) if is_class else finder.prepared(description)
                    for is_class, description in named]
        return Loaded(LinkedCode(Block(*block), entry, Tables._make([*rows, metadata])), externals)
    except (EOFError, ValueError, TypeError) as error:
        raise Different(f"damaged: {error}") from error


def _check(java_class: JavaClass, hashes: ClassHashes, fingerprint: bytes,
           is_initialised: bool) -> None:
    if not java_class.hidden and hashes.of(java_class) != fingerprint:
        raise Different(java_class.external_name)
    if is_initialised and java_class.state != INITIALISED:
        raise NotThere(f"{java_class.external_name} is not initialised")
