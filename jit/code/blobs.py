"""The tables of a blob (`vm.compiled.tables`), from its stack map and what the compiler said."""

from typing import Any, Final

from pvm.jit.code.linked import Row, Tables
from pvm.jit.code.stackmaps import Location, Record, Where
from pvm.jit.llvm.sites import (
    CompiledText,
    Constant,
    ObjectInfo,
    ScopeInfo,
    SiteInfo,
    ValueInfo,
    Virtual,
)
from pvm.lowlevel.code.objectfile import LinkError
from pvm.vm.compiled.tables import (
    AT_FP,
    AT_SP,
    CONSTANT,
    DEAD,
    VIRTUAL,
)
from pvm.vm.link.layout import SIZE_SHIFTS
from pvm.vm.model.classes import JavaClass

_RBP, _RSP = 6, 7               # DWARF's numbers, x86-64 psABI figure 3.36
_PLACES: Final[dict[int, int]] = {_RSP: AT_SP, _RBP: AT_FP}
_FROM_FRAME_POINTER: Final = 1  # lowest bit of CodeSite's slots
_NARROW: Final = "IF"
_MASKS: Final = {4: (1 << 32) - 1, 8: (1 << 64) - 1}

class BlobTables:
    """Collects the rows of one blob's `tables`."""

    def __init__(self, compiled: CompiledText, records: list[Record]) -> None:
        self._sites: list[Row] = []
        self._slots: list[int] = []
        self._scopes: list[Row] = []
        self._values: list[Row] = []
        self._objects: list[Row] = []
        self._offsets: list[int] = []
        self._known_scopes: dict[Row, int] = {}
        self._metadata: dict[Any, int] = {}
        for found in sorted(records):
            info = compiled.sites.get(found.id)
            if info is None:
                raise LinkError(f"nothing is known of statepoint {found.id}")
            self._add_site(found, info)
        self.tables = Tables(self._sites, self._scopes, self._values, self._objects, self._slots,
                             self._offsets, list(self._metadata))

    def _number(self, metadata: Any) -> int:
        """Index of a method or class in the tables' metadata."""
        return self._metadata.setdefault(metadata, len(self._metadata))

    def _add_site(self, found: Record, info: SiteInfo) -> None:
        if len(found.operands) != len(info.operands):
            raise LinkError(f"statepoint {found.id} has {len(found.operands)} operands, not "
                            f"{len(info.operands)}")
        first_slot = len(self._slots)
        self._slots += _reference_slots(found)
        first_object = len(self._objects)
        for made in info.objects:
            self._objects.append(self._object(made, found, info))
        numbers: list[int] = []
        for scope in info.scopes:
            caller = 0 if scope.caller < 0 else numbers[scope.caller]
            numbers.append(self._scope(scope, caller, found, info))
        innermost = numbers[-1] if numbers else 0
        self._sites.append((found.address, first_slot, len(self._slots) - first_slot,
                            len(info.objects), innermost, first_object))

    def _scope(self, scope: ScopeInfo, caller: int, found: Record, info: SiteInfo) -> int:
        """Index of the scope's row + 1. Those without values are shared."""
        plain = (self._number(scope.method), scope.word, caller, 0, 0, 0, 0, scope.cached)
        if not scope.locals and not scope.stack and scope.lock is None:
            if plain not in self._known_scopes:
                self._scopes.append(plain)
                self._known_scopes[plain] = len(self._scopes)
            return self._known_scopes[plain]
        first = len(self._values)
        for value in [*scope.locals, *scope.stack]:
            self._values.append(_value(value, found, info))
        lock = 0
        if scope.lock is not None:
            self._values.append(_value(scope.lock, found, info))
            lock = len(self._values)
        self._scopes.append((self._number(scope.method), scope.word, caller, first,
                             len(scope.locals), len(scope.stack), lock, scope.cached))
        return len(self._scopes)

    def _object(self, made: ObjectInfo, found: Record, info: SiteInfo) -> Row:
        first_value, first_offset = len(self._values), len(self._offsets)
        for offset, value in made.fields:
            self._offsets.append(offset << 2 | _size_shift(made.java_class, offset))
            self._values.append(_value(value, found, info))
        number = self._number(made.java_class)
        return (number, first_value, len(made.fields), made.length, first_offset)


def _size_shift(java_class: JavaClass, offset: int) -> int:
    """log2 of the bytes of the field, or array element, at an offset."""
    if java_class.component is not None:
        return SIZE_SHIFTS[java_class.component.descriptor[0]]
    above: JavaClass | None = java_class
    while above is not None:
        for field in above.fields.values():
            if field.offset == offset and not field.is_static:
                return SIZE_SHIFTS[field.descriptor[0]]
        above = above.super_class
    raise LinkError(f"{java_class} has no field at offset {offset}")


def _reference_slots(found: Record) -> list[int]:
    """Slots of the live references, each once. LLVM may have found one to be null."""
    slots: dict[int, None] = {}
    for base, derived in found.references:
        if base != derived:
            raise LinkError(f"statepoint {found.id} has a pointer into an object")
        if base.where is Where.INDIRECT and base.size == 8:
            slots[_slot(base)] = None
        elif base.where is not Where.CONSTANT or base.value:
            raise LinkError(f"statepoint {found.id} has a reference at {base}")
    return list(slots)


def _slot(location: Location) -> int:
    return location.value | (_FROM_FRAME_POINTER if _place(location) == AT_FP else 0)


def _place(location: Location) -> int:
    if location.where is not Where.INDIRECT or location.register not in _PLACES:
        raise LinkError(f"a value at {location} cannot be found")
    return _PLACES[location.register]


def _value(value: ValueInfo, found: Record, info: SiteInfo) -> Row:
    """A row of CodeValue."""
    if isinstance(value, Constant):
        return (CONSTANT, 8, 0, value.bits & _MASKS[8])
    if isinstance(value, Virtual):
        return (VIRTUAL, 8, value.index, 0)
    if not isinstance(value, int):
        return (DEAD, 8, 0, 0)
    location, letter = found.operands[value], info.operands[value]
    size = 4 if letter in _NARROW else 8
    if location.where is Where.CONSTANT:
        if letter == "A" and location.value:
            raise LinkError(f"statepoint {found.id} has a constant reference")
        return (CONSTANT, 8, 0, location.value & _MASKS[size])
    if location.size != size:
        raise LinkError(f"statepoint {found.id}: operand {value} ({letter}) is at {location}")
    return (_place(location), size, location.value, 0)
