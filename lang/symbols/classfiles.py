"""Completes classes from their class files: headers and members at the first question about them,
a method's types at the first question about those."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from pvm.lang.symbols.flags import (
    ABSTRACT,
    CLASS_FILE_FLAGS,
    DEFAULT,
    DEPRECATED,
    INTERFACE,
    PRIVATE,
    RECORD,
    SEALED,
    STATIC,
    SYNCHRONIZED,
    SYNTHETIC,
    TRANSIENT,
    VARARGS,
)
from pvm.lang.symbols.signatures import SignatureReader
from pvm.lang.symbols.symbols import ClassSymbol, MethodSymbol, Symbol, VarSymbol
from pvm.lang.types.types import BOOLEAN, NO_TYPE, ClassType, Type, TypeVar
from pvm.vm.classfile.attributes import (
    AnnotationDefault,
    ConstantValue,
    Deprecated,
    Exceptions,
    InnerClasses,
    PermittedSubclasses,
    Record,
    Signature,
)
from pvm.vm.classfile.constants import Double, Float, Integer, Long, String
from pvm.vm.classfile.errors import LinkageFailure
from pvm.vm.classfile.reader import ClassFile, Field, Method, parse

if TYPE_CHECKING:
    from pvm.lang.symbols.finder import Finder

_OBJECT = "java/lang/Object"


def variables_of(sym: Symbol | None) -> dict[str, TypeVar]:
    """The type variables in scope in a class (JLS 6.3): its own and, unless it is static, those of
    the classes around it."""
    if not isinstance(sym, ClassSymbol):
        return {}
    outer = {} if sym.flags & (STATIC | INTERFACE) else variables_of(sym.owner)
    return {**outer, **{v.name: v for v in sym.type_params}}


class ClassFileCompleter:
    """One serves all the classes of a finder."""

    def __init__(self, finder: Finder) -> None:
        self._finder = finder

    def _file(self, sym: ClassSymbol) -> ClassFile | None:
        """The class file, parsed; None if it is missing or damaged."""
        if sym.file is None and not sym.missing:
            data = self._finder.read(sym.flat_name)
            try:
                sym.file = None if data is None else parse(data, sym.flat_name, trusted=True)
            except LinkageFailure:
                sym.file = None
            sym.missing = sym.file is None
        return cast(ClassFile | None, sym.file)

    # --- classes ---------------------------------------------------------------------------

    def complete_header(self, sym: ClassSymbol) -> None:
        file = self._file(sym)
        if file is None:
            _make_empty(sym, self._finder)
            return
        sym.flags = _class_flags(sym, file)
        sym.type_params = ()
        sym.type = sym.erasure
        self._set_supertypes(sym, file)
        permitted = file.attributes.get(PermittedSubclasses)
        names = permitted.class_names if permitted is not None else ()
        sym.permitted = tuple(self._finder.referenced(name) for name in names)

    def _set_supertypes(self, sym: ClassSymbol, file: ClassFile) -> None:
        signature = file.attributes.get(Signature)
        if signature is not None:
            outer = {} if sym.flags & (STATIC | INTERFACE) else variables_of(sym.owner)
            reader = SignatureReader(signature.signature, self._finder.referenced, outer)
            sym.type_params = reader.type_parameters(sym)
            supertypes = reader.class_supertypes()
        else:
            names = [file.super_name or "", *file.interfaces]
            supertypes = [self._finder.referenced(n).erasure for n in names if n]
        sym.type = _type_of_this(sym)
        if sym.flat_name == _OBJECT:
            sym.superclass, sym.interfaces = NO_TYPE, ()
            return
        sym.superclass = NO_TYPE if sym.flags & INTERFACE else supertypes[0]
        sym.interfaces = tuple(supertypes[1:])

    def complete_members(self, sym: ClassSymbol) -> None:
        file = self._file(sym)
        sym.fields, sym.methods, sym.components = {}, {}, []
        sym.__dict__.setdefault("member_types", {})
        if file is None:
            return
        self._set_member_types(sym, file)
        for field in file.fields:
            if not field.access_flags & SYNTHETIC:
                sym.fields[field.name] = self._field(sym, field)
        for method in file.methods:
            if not method.access_flags & SYNTHETIC and method.name != "<clinit>":
                sym.methods.setdefault(method.name, []).append(self._method(sym, method))
        record = file.attributes.get(Record)
        for component in record.components if record is not None else ():
            sym.components.append(sym.fields[component.name])

    def _set_member_types(self, sym: ClassSymbol, file: ClassFile) -> None:
        rows = file.attributes.get(InnerClasses)
        for row in rows.classes if rows is not None else ():
            if row.outer == sym.flat_name and row.name:
                if not row.access_flags & SYNTHETIC:
                    member = self._finder.member_class(row.name, row.inner, sym)
                    sym.member_types[row.name] = member

    # --- members ---------------------------------------------------------------------------

    def _field(self, sym: ClassSymbol, field: Field) -> VarSymbol:
        found = VarSymbol(field.name, field.access_flags, sym, completer=_FieldCompleter(self))
        if field.attributes.get(Deprecated) is not None:
            found.flags |= DEPRECATED
        found.file = field
        return found

    def _method(self, sym: ClassSymbol, method: Method) -> MethodSymbol:
        flags = method.access_flags
        if flags & TRANSIENT:  # the bit is ACC_VARARGS of methods
            flags = flags & ~TRANSIENT | VARARGS
        if sym.flags & INTERFACE and not flags & (ABSTRACT | STATIC | PRIVATE):
            flags |= DEFAULT
        if method.attributes.get(Deprecated) is not None:
            flags |= DEPRECATED
        found = MethodSymbol(method.name, flags, sym, self)
        found.has_default = method.attributes.get(AnnotationDefault) is not None
        found.file = method
        return found

    def complete_method(self, sym: MethodSymbol) -> None:
        method: Method = sym.file
        signature = method.attributes.get(Signature)
        text = signature.signature if signature is not None else method.descriptor
        scope = {} if sym.is_static else variables_of(sym.owner)
        reader = SignatureReader(text, self._finder.referenced, scope)
        sym.type_params = reader.type_parameters(sym)
        params, sym.ret, thrown = reader.method()
        if not thrown:
            exceptions = method.attributes.get(Exceptions)
            names = exceptions.class_names if exceptions is not None else ()
            thrown = tuple(self._finder.referenced(n).erasure for n in names)
        if sym.is_constructor and signature is None and sym.owner.has_outer_instance:
            params = params[1:]
        sym.params, sym.thrown, sym.parameters = params, thrown, []

    def field_type(self, sym: VarSymbol, field: Field) -> Type:
        signature = field.attributes.get(Signature)
        text = signature.signature if signature is not None else field.descriptor
        scope = {} if sym.is_static else variables_of(sym.owner)
        return SignatureReader(text, self._finder.referenced, scope).type()


class _FieldCompleter:
    def __init__(self, classes: ClassFileCompleter) -> None:
        self._classes = classes

    def complete_variable(self, sym: VarSymbol) -> None:
        field: Field = sym.file
        sym.type = self._classes.field_type(sym, field)
        value = field.attributes.get(ConstantValue)
        sym.const = None if value is None else _constant(value.value, sym.type)


def _constant(value: Any, type_: Type) -> Any:
    if isinstance(value, Integer):
        return bool(value.value) if type_ is BOOLEAN else value.value
    assert isinstance(value, (Float, Long, Double, String))
    return value.value


def _class_flags(sym: ClassSymbol, file: ClassFile) -> int:
    """A member class has its flags in InnerClasses (JVMS 4.7.6)."""
    flags: int = file.access_flags & ~SYNCHRONIZED  # the bit is ACC_SUPER of classes
    rows = file.attributes.get(InnerClasses)
    for row in rows.classes if rows is not None else ():
        if row.inner == file.name:
            flags = row.access_flags & CLASS_FILE_FLAGS & ~SYNCHRONIZED
    if file.super_name == "java/lang/Record":
        flags |= RECORD
    if file.attributes.get(PermittedSubclasses) is not None:
        flags |= SEALED
    if file.attributes.get(Deprecated) is not None:
        flags |= DEPRECATED
    return flags


def _type_of_this(sym: ClassSymbol) -> ClassType:
    outer = None
    if isinstance(sym.owner, ClassSymbol) and not sym.flags & (STATIC | INTERFACE):
        around = sym.owner.type
        outer = around if around.args or around.outer is not None else None
    if not sym.type_params and outer is None:
        return sym.erasure
    return ClassType(sym, sym.type_params, outer)


def _make_empty(sym: ClassSymbol, finder: Finder) -> None:
    sym.missing = True
    sym.flags = 1
    sym.type_params, sym.interfaces, sym.permitted = (), (), ()
    sym.type = sym.erasure
    sym.superclass = NO_TYPE if sym.flat_name == _OBJECT else finder.referenced(_OBJECT).erasure
