"""Format checks on class files from outside (JVMS 4.8): all that is not about one member."""

from collections.abc import Iterable
from typing import Final

from pvm.vm.classfile.attributes import (
    BootstrapMethods,
    InnerClasses,
    NestHost,
    NestMembers,
    PermittedSubclasses,
)
from pvm.vm.classfile.check_attributes import check_attributes
from pvm.vm.classfile.check_members import check_fields, check_methods
from pvm.vm.classfile.check_pool import PoolChecker
from pvm.vm.classfile.constants import (
    TAG_CLASS,
    TAG_DOUBLE,
    TAG_DYNAMIC,
    TAG_INTEGER,
    TAG_INVOKE_DYNAMIC,
    TAG_METHOD_HANDLE,
    TAG_METHOD_TYPE,
    TAG_STRING,
    tag_of,
)
from pvm.vm.classfile.errors import LinkageFailure, class_format_error, no_class_def_found_error
from pvm.vm.classfile.flags import (
    ACC_ABSTRACT,
    ACC_ANNOTATION,
    ACC_ENUM,
    ACC_FINAL,
    ACC_INTERFACE,
    ACC_MODULE,
    ACC_SUPER,
)
from pvm.vm.classfile.names import is_internal_name
from pvm.vm.classfile.reader import ClassFile

_OBJECT: Final = "java/lang/Object"
_LOADABLE: Final = frozenset(
    [*range(TAG_INTEGER, TAG_DOUBLE + 1), TAG_CLASS, TAG_STRING, TAG_METHOD_HANDLE,
     TAG_METHOD_TYPE, TAG_DYNAMIC]
)  # fmt: skip


def check_format(class_file: ClassFile) -> None:
    """Raises a LinkageFailure (ClassFormatError mostly) for the first thing that is wrong."""
    _check_flags(class_file)
    PoolChecker(class_file.constants, class_file.major).check()
    _check_supertypes(class_file)
    check_fields(class_file)
    check_methods(class_file)
    check_attributes("class", class_file.attributes, class_file)
    _check_inner_classes(class_file)
    _check_nest(class_file)
    _check_bootstrap_methods(class_file)


def _failure(class_file: ClassFile, message: str) -> LinkageFailure:
    return class_format_error(f"{message} in class file {class_file.source}")


def _check_flags(class_file: ClassFile) -> None:
    """JVMS 4.1, access_flags."""
    flags, major = class_file.access_flags, class_file.major
    if flags & ACC_MODULE and major >= 53:
        raise no_class_def_found_error(
            f"{class_file.name} is not a class because access_flag ACC_MODULE is set"
        )
    _check_class_flags(class_file, flags)


def _check_class_flags(class_file: ClassFile, flags: int) -> None:
    """JVMS 4.1 and table 4.7.6-A."""
    major = class_file.major
    if flags & ACC_INTERFACE:
        forbidden = ACC_FINAL | (ACC_SUPER | ACC_ENUM if major >= 49 else 0)
        lacks_abstract = not flags & ACC_ABSTRACT and major >= 50
        bad = bool(flags & forbidden) or lacks_abstract
    else:
        bad = flags & ACC_FINAL != 0 and flags & ACC_ABSTRACT != 0
        bad = bad or (major >= 49 and flags & ACC_ANNOTATION != 0)
    if bad:
        raise class_format_error(
            f"Illegal class modifiers in class {class_file.source}: 0x{flags:X}"
        )


def _check_supertypes(class_file: ClassFile) -> None:
    """JVMS 4.1: this_class, super_class, interfaces."""
    if not is_internal_name(class_file.name):
        raise _failure(class_file, "Bad class name")
    if class_file.super_name is None and class_file.name != _OBJECT:
        raise _failure(class_file, "Invalid superclass index 0")
    if class_file.super_name is not None and class_file.name == _OBJECT:
        raise _failure(class_file, "java.lang.Object has a superclass")
    if class_file.super_name is not None and not is_internal_name(class_file.super_name):
        raise _failure(class_file, "Bad superclass name")
    if class_file.is_interface and class_file.super_name != _OBJECT:
        raise _failure(class_file, "Interfaces must have java.lang.Object as superclass")
    for name in class_file.interfaces:
        if not is_internal_name(name):
            raise _failure(class_file, "Bad interface name")
    repeated = _first_repeated(class_file.interfaces)
    if repeated is not None:
        raise _failure(class_file, f'Duplicate interface name "{repeated}"')


def _first_repeated(names: Iterable[str]) -> str | None:
    seen: set[str] = set()
    for name in names:
        if name in seen:
            return name
        seen.add(name)
    return None


def _check_inner_classes(class_file: ClassFile) -> None:
    """JVMS 4.7.6."""
    table = class_file.attributes.get(InnerClasses)
    if table is None:
        return
    for row in table.classes:
        _check_class_flags(class_file, row.access_flags)
    if class_file.major < 49:
        return
    attribute = class_file.attributes.find(InnerClasses.__name__)
    assert attribute is not None
    body = attribute.info[2:]
    rows = [body[start : start + 8] for start in range(0, len(body), 8)]
    if len(set(rows)) < len(rows):
        raise _failure(class_file, "Duplicate entry in InnerClasses attribute")
    if any(row[:2] == row[2:4] for row in rows):  # inner and outer: the same constant
        raise _failure(class_file, "Class is both outer and inner class")


def _check_nest(class_file: ClassFile) -> None:
    """JVMS 4.7.28, 4.7.29, 4.7.31."""
    attributes = class_file.attributes
    has_both = attributes.find(NestHost.__name__) and attributes.find(NestMembers.__name__)
    if class_file.major >= 55 and has_both:
        raise _failure(class_file, "Conflicting NestHost and NestMembers attributes")
    sealed = class_file.major >= 61 and attributes.get(PermittedSubclasses) is not None
    if sealed and class_file.access_flags & ACC_FINAL:
        raise _failure(class_file, "PermittedSubclasses attribute in final class")


def _check_bootstrap_methods(class_file: ClassFile) -> None:
    """JVMS 4.7.23, and the indices into it of 4.4.10."""
    pool = class_file.constants
    table = class_file.attributes.get(BootstrapMethods) if class_file.major >= 51 else None
    methods = table.methods if table is not None else ()
    for method in methods:
        if any(tag_of(argument) not in _LOADABLE for argument in method.arguments):
            raise _failure(class_file, "Bootstrap argument is not a loadable constant")
    for index in range(1, len(pool)):
        if pool.tag(index) not in (TAG_DYNAMIC, TAG_INVOKE_DYNAMIC):
            continue
        if table is None:
            raise _failure(class_file, "Missing BootstrapMethods attribute")
        if pool.dynamic(index).bootstrap >= len(methods):
            raise _failure(class_file, "Short length on BootstrapMethods")
