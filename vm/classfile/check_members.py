"""Format checks on fields, methods and their code (JVMS 4.5, 4.6, 4.7.2, 4.7.3)."""

from typing import Final

from pvm.vm.classfile import flags as f
from pvm.vm.classfile.attributes import (
    Code,
    ConstantValue,
    LineNumberTable,
    LocalVariable,
    LocalVariableTable,
    LocalVariableTypeTable,
)
from pvm.vm.classfile.check_attributes import check_attributes
from pvm.vm.classfile.constants import Constant, Double, Float, Integer, Long, String
from pvm.vm.classfile.descriptors import (
    is_field_descriptor,
    is_method_descriptor,
    parse_method_descriptor,
    slots,
)
from pvm.vm.classfile.errors import LinkageFailure, class_format_error
from pvm.vm.classfile.names import (
    CLINIT,
    FIRST_FREE,
    INIT,
    is_field_name,
    is_identifier,
    is_method_name,
    names_identifiers,
)
from pvm.vm.classfile.reader import ClassFile, Field, Member, Method

_VISIBILITY: Final = f.ACC_PUBLIC | f.ACC_PRIVATE | f.ACC_PROTECTED
_AT_MOST_ONE: Final = (0, f.ACC_PUBLIC, f.ACC_PRIVATE, f.ACC_PROTECTED)


def _failure(class_file: ClassFile, message: str) -> LinkageFailure:
    return class_format_error(f"{message} in class file {class_file.source}")


def _check_unique(class_file: ClassFile, members: list[Field] | list[Method], kind: str) -> None:
    seen: set[tuple[str, str]] = set()
    for member in members:
        key = (member.name, member.descriptor)
        if key in seen:
            raise _failure(
                class_file,
                f'Duplicate {kind} name "{member.name}" with signature "{member.descriptor}"',
            )
        seen.add(key)


def _illegal_name(class_file: ClassFile, member: Member, kind: str) -> LinkageFailure:
    return class_format_error(f'Illegal {kind} name "{member.name}" in class {class_file.source}')


def _illegal_type(class_file: ClassFile, member: Member, kind: str) -> LinkageFailure:
    return class_format_error(
        f'{kind} "{member.name}" in class {class_file.source} has illegal signature '
        f'"{member.descriptor}"'
    )


def _has_old_name(class_file: ClassFile, member: Member) -> bool:
    """True for a name that old versions have too."""
    if class_file.major >= FIRST_FREE or is_identifier(member.name):
        return True
    return isinstance(member, Method) and member.name in (INIT, CLINIT)


def _has_new_type(class_file: ClassFile, member: Member) -> bool:
    """True where the class file is old and the type none that old versions have."""
    return class_file.major < FIRST_FREE and not names_identifiers(member.descriptor)


# Fields


def check_fields(class_file: ClassFile) -> None:
    for field in class_file.fields:
        if not is_field_name(field.name) or not _has_old_name(class_file, field):
            raise _illegal_name(class_file, field, "field")
        if not is_field_descriptor(field.descriptor) or _has_new_type(class_file, field):
            raise _illegal_type(class_file, field, "Field")
        if not _legal_field_flags(field.access_flags, class_file.is_interface):
            raise class_format_error(
                f"Illegal field modifiers in class {class_file.source}: 0x{field.access_flags:X}"
            )
        location = "static field" if field.is_static else "field"
        check_attributes(location, field.attributes, class_file)
        _check_constant_value(class_file, field)
    _check_unique(class_file, class_file.fields, "field")


def _legal_field_flags(flags: int, in_interface: bool) -> bool:
    """JVMS 4.5."""
    if in_interface:
        required = f.ACC_PUBLIC | f.ACC_STATIC | f.ACC_FINAL
        known = sum(f.FIELD_FLAGS) & ~f.ACC_SYNTHETIC
        return flags & known == required
    both = f.ACC_FINAL | f.ACC_VOLATILE
    return flags & _VISIBILITY in _AT_MOST_ONE and flags & both != both


def _check_constant_value(class_file: ClassFile, field: Field) -> None:
    """JVMS 4.7.2; on other than static fields the attribute means nothing."""
    constant = field.attributes.get(ConstantValue) if field.is_static else None
    if constant is not None and not isinstance(constant.value, _constant_type(field.descriptor)):
        raise _failure(class_file, "Inconsistent constant value type")


def _constant_type(descriptor: str) -> type[Constant] | tuple[()]:
    if descriptor in ("I", "S", "C", "B", "Z"):
        return Integer
    others: dict[str, type[Constant]] = {
        "J": Long,
        "F": Float,
        "D": Double,
        "Ljava/lang/String;": String,
    }
    return others.get(descriptor, ())


# Methods


def check_methods(class_file: ClassFile) -> None:
    for method in class_file.methods:
        _check_method_name(class_file, method)
        if not _legal_method_flags(method, class_file):
            raise class_format_error(
                f"Method {method.name} in class {class_file.source} has illegal modifiers: "
                f"0x{method.access_flags:X}"
            )
        check_attributes("method", method.attributes, class_file)
        _check_has_code(class_file, method)
        code = method.code
        if code is not None:
            _check_code(class_file, method, code)
    _check_unique(class_file, class_file.methods, "method")


def _check_method_name(class_file: ClassFile, method: Method) -> None:
    """JVMS 4.2.2, 4.3.3, 4.6, 2.9."""
    legal = is_method_name(method.name) and _has_old_name(class_file, method)
    if not legal or (class_file.is_interface and method.name == INIT):
        raise _illegal_name(class_file, method, "method")
    if not is_method_descriptor(method.descriptor) or _has_new_type(class_file, method):
        raise _illegal_type(class_file, method, "Method")
    descriptor = parse_method_descriptor(method.descriptor)
    if method.name == INIT and descriptor.returns != "V":
        raise _illegal_type(class_file, method, "Method")
    if method.name == CLINIT and class_file.major >= 51:
        if method.descriptor != "()V":
            raise _illegal_type(class_file, method, "Method")
        if not method.is_static:
            raise _failure(class_file, "Method <clinit> is not static")
    if descriptor.parameter_slots + (not method.is_static) > 255:
        raise _failure(class_file, "Too many arguments in method signature")


def _legal_method_flags(method: Method, class_file: ClassFile) -> bool:
    """JVMS 4.6."""
    flags, major = method.access_flags, class_file.major
    if method.name == CLINIT:
        return True  # all but ACC_STATIC and ACC_STRICT are ignored
    if class_file.is_interface:
        return _legal_interface_method_flags(flags, major)
    if flags & _VISIBILITY not in _AT_MOST_ONE:
        return False
    if method.name == INIT:
        forbidden = f.ACC_STATIC | f.ACC_FINAL | f.ACC_SYNCHRONIZED | f.ACC_NATIVE | f.ACC_ABSTRACT
        return not flags & (forbidden | (f.ACC_BRIDGE if major >= 49 else 0))
    return _legal_if_abstract(flags, major)


def _legal_if_abstract(flags: int, major: int) -> bool:
    forbidden = f.ACC_FINAL | f.ACC_NATIVE | f.ACC_PRIVATE | f.ACC_STATIC
    if major >= 49:
        forbidden |= f.ACC_SYNCHRONIZED
    if 46 <= major <= 60:
        forbidden |= f.ACC_STRICT
    return not flags & f.ACC_ABSTRACT or not flags & forbidden


def _legal_interface_method_flags(flags: int, major: int) -> bool:
    forbidden = f.ACC_PROTECTED | f.ACC_FINAL | f.ACC_SYNCHRONIZED | f.ACC_NATIVE
    if major >= 52:
        one_visibility = flags & _VISIBILITY in (f.ACC_PUBLIC, f.ACC_PRIVATE)
        return one_visibility and not flags & forbidden and _legal_if_abstract(flags, major)
    required = f.ACC_PUBLIC | f.ACC_ABSTRACT
    if major < 49:
        forbidden = f.ACC_STATIC | f.ACC_FINAL | f.ACC_NATIVE
    else:
        forbidden |= f.ACC_PRIVATE | f.ACC_STATIC | f.ACC_STRICT
    return flags & required == required and not flags & forbidden


def _check_has_code(class_file: ClassFile, method: Method) -> None:
    """JVMS 4.7.3."""
    bodiless = method.access_flags & (f.ACC_NATIVE | f.ACC_ABSTRACT) and method.name != CLINIT
    if bodiless and method.attributes.find("Code"):
        raise _failure(class_file, "Code attribute in native or abstract methods")
    if not bodiless and not method.attributes.find("Code"):
        raise class_format_error(
            "Absent Code attribute in method that is not native or abstract in class file "
            + class_file.source
        )


# Code


def _check_code(class_file: ClassFile, method: Method, code: Code) -> None:
    """JVMS 4.7.3, 4.7.12 to 4.7.14, 4.9.1 as far as it is checked without looking at the code."""
    length = len(code.code)
    if not 0 < length < 65536:
        raise _failure(class_file, f"Invalid method Code length {length}")
    arguments = parse_method_descriptor(method.descriptor).parameter_slots
    if arguments + (not method.is_static) > code.max_locals:
        raise _failure(class_file, "Arguments can't fit into locals")
    for handler in code.exception_table:
        if not handler.start_pc < handler.end_pc <= length:
            raise _failure(class_file, "Illegal exception table range")
        if handler.handler_pc >= length:
            raise _failure(class_file, "Illegal exception table handler")
    check_attributes("code", code.attributes, class_file)
    for lines in code.attributes.all(LineNumberTable):
        if any(start >= length for start, _line in lines.lines):
            raise _failure(class_file, "Invalid pc in LineNumberTable")
    _check_variable_tables(class_file, code)


def _check_variable_tables(class_file: ClassFile, code: Code) -> None:
    """JVMS 4.7.13, 4.7.14."""
    for table in code.attributes.all(LocalVariableTable):
        for variable in table.variables:
            _check_variable(class_file, code, variable, "LocalVariableTable")
    if class_file.major >= 49:
        for generic in code.attributes.all(LocalVariableTypeTable):
            for variable in generic.variables:
                _check_variable(class_file, code, variable, "LocalVariableTypeTable")


def _check_variable(
    class_file: ClassFile, code: Code, variable: LocalVariable, table_name: str
) -> None:
    start, length, name, descriptor, slot = variable
    if start >= len(code.code):
        raise _failure(class_file, f"Invalid start_pc {start} in {table_name}")
    if start + length > len(code.code):
        raise _failure(class_file, f"Invalid length {length} in {table_name}")
    is_old = class_file.major < FIRST_FREE
    if not is_field_name(name) or (is_old and not is_identifier(name)):
        raise class_format_error(f'Illegal field name "{name}" in class {class_file.source}')
    slot_count = 1
    if table_name == "LocalVariableTable":
        is_new = is_old and not names_identifiers(descriptor)
        if not is_field_descriptor(descriptor) or is_new:
            raise class_format_error(
                f'Field "{name}" in class {class_file.source} has illegal signature "{descriptor}"'
            )
        slot_count = slots(descriptor)
    if slot + slot_count > code.max_locals:
        raise _failure(class_file, f"Invalid index {slot} in {table_name}")
