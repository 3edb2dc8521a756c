"""Format checks on the constant pool (JVMS 4.4, 4.8)."""

from collections.abc import Callable
from typing import Final

from pvm.vm.classfile import constants as c
from pvm.vm.classfile.constants import ConstantPool
from pvm.vm.classfile.descriptors import (
    is_field_descriptor,
    is_method_descriptor,
    parse_method_descriptor,
)
from pvm.vm.classfile.errors import LinkageFailure, class_format_error
from pvm.vm.classfile.names import (
    CLINIT,
    FIRST_FREE,
    INIT,
    is_class_constant_name,
    is_field_name,
    is_identifier,
    is_method_name,
    names_identifiers,
)

# JVMS table 4.4-A: the class file version in which a tag appeared.
_TAG_SINCE: Final = {
    c.TAG_METHOD_HANDLE: 51,
    c.TAG_METHOD_TYPE: 51,
    c.TAG_INVOKE_DYNAMIC: 51,
    c.TAG_DYNAMIC: 55,
    c.TAG_MODULE: 53,
    c.TAG_PACKAGE: 53,
}


class PoolChecker:
    """Checks every entry of one pool, each against the entries it names."""

    def __init__(self, pool: ConstantPool, major: int) -> None:
        self.pool = pool
        self.major = major

    def check(self) -> None:
        pool = self.pool
        checks = _CHECKS
        for index, offset in enumerate(pool.offsets):
            if not offset:
                continue
            tag = pool.data[offset]
            if self.major < _TAG_SINCE.get(tag, 0):
                raise self.failure(index, "Class file version does not support "
                                   f"constant tag {tag} in class file {pool.source}")  # fmt: skip
            check = checks.get(tag)
            if check is not None:
                check(self, index)

    def failure(self, index: int, message: str) -> LinkageFailure:
        return class_format_error(message, self.pool.offsets[index])

    def check_utf8(self, index: int) -> None:
        self.pool.utf8(index)

    def check_class(self, index: int) -> None:
        name = self.pool.class_name(index)
        if not is_class_constant_name(name) or not self._is_free_or(name):
            raise self.failure(
                index, f'Illegal class name "{name}" in class file {self.pool.source}'
            )

    def _is_free_or(self, class_name: str) -> bool:
        if self.major >= FIRST_FREE:
            return True
        is_array = class_name[0] == "["
        return names_identifiers(class_name) if is_array else is_identifier(class_name)

    def check_module(self, index: int) -> None:
        """JVMS 4.4.11, 4.4.12: for module-info alone, which is no class to be loaded."""
        tag = self.pool.tag(index)
        raise self.failure(index, f"Unknown constant tag {tag} in class file {self.pool.source}")

    def check_reference(self, index: int) -> None:
        """Decoding checks the tags of what the entry names."""
        self.pool.entry(index)

    def check_name_and_type(self, index: int) -> None:
        name, descriptor = self.pool.name_and_type(index)
        if descriptor[:1] == "(":
            self._check_method_type(index, name, descriptor)
            legal = is_method_name(name)
        else:
            self._check_field_type(index, name, descriptor)
            legal = is_field_name(name)
        if self.major < FIRST_FREE and not is_identifier(name):
            legal = legal and descriptor[:1] == "(" and name in (INIT, CLINIT)
        if not legal:
            kind = "method" if descriptor[:1] == "(" else "field"
            raise self.failure(index, f'Illegal {kind} name "{name}" in class {self.pool.source}')

    def check_field_ref(self, index: int) -> None:
        _tag, _class, name, descriptor = self.pool.member(index)
        self._check_field_type(index, name, descriptor)

    def check_method_ref(self, index: int) -> None:
        _tag, _class, name, descriptor = self.pool.member(index)
        self._check_method_type(index, name, descriptor)
        if name == INIT and not descriptor.endswith(")V"):  # JVMS 4.4.2
            raise self._illegal_method_type(index, name, descriptor)
        if name == CLINIT:
            where = self.pool.references(index)[1]
            raise self.failure(
                index,
                f"Bad method name at constant pool index {where} in class file {self.pool.source}",
            )

    def check_method_handle(self, index: int) -> None:
        handle = self.pool.entry(index)
        assert isinstance(handle, c.MethodHandle)
        kind, reference = handle
        if reference.tag not in self._tags_for_handle(kind):
            raise self.failure(
                index, f"Bad method handle kind {kind} at constant pool index {index} in class "
                f"file {self.pool.source}"
            )  # fmt: skip
        # JVMS 4.4.8: kind 8 names <init>, no other names a special method
        is_special = reference.name in (INIT, CLINIT)
        if is_special != (kind == c.REF_NEW_INVOKE_SPECIAL) or reference.name == CLINIT:
            raise self.failure(
                index, f"Bad method name at constant pool index {index} in class file "
                f"{self.pool.source}"
            )  # fmt: skip

    def _tags_for_handle(self, kind: int) -> tuple[int, ...]:
        if c.REF_GET_FIELD <= kind <= c.REF_PUT_STATIC:
            return (c.TAG_FIELD_REF,)
        if kind in (c.REF_INVOKE_VIRTUAL, c.REF_NEW_INVOKE_SPECIAL):
            return (c.TAG_METHOD_REF,)
        if kind in (c.REF_INVOKE_STATIC, c.REF_INVOKE_SPECIAL):
            both = (c.TAG_METHOD_REF, c.TAG_INTERFACE_METHOD_REF)
            return both if self.major >= 52 else both[:1]
        return (c.TAG_INTERFACE_METHOD_REF,) if kind == c.REF_INVOKE_INTERFACE else ()

    def check_method_type(self, index: int) -> None:
        entry = self.pool.entry(index)
        assert isinstance(entry, c.MethodType)
        self._check_method_type(index, "type", entry.descriptor)

    def check_dynamic(self, index: int) -> None:
        entry = self.pool.dynamic(index)
        if entry.tag == c.TAG_DYNAMIC:
            self._check_field_type(index, entry.name, entry.descriptor)
        else:
            self._check_method_type(index, entry.name, entry.descriptor)
            if entry.name[:1] == "<":  # JVMS 4.4.10 by way of 4.2.2
                raise self.failure(
                    index, f'Illegal method name "{entry.name}" in class {self.pool.source}'
                )

    def _check_field_type(self, index: int, name: str, descriptor: str) -> None:
        if not is_field_descriptor(descriptor) or self._has_bad_names(descriptor):
            raise self.failure(
                index, f'Field "{name}" in class {self.pool.source} has illegal signature '
                f'"{descriptor}"'
            )  # fmt: skip

    def _check_method_type(self, index: int, name: str, descriptor: str) -> None:
        if not is_method_descriptor(descriptor) or self._has_bad_names(descriptor):
            raise self._illegal_method_type(index, name, descriptor)
        if parse_method_descriptor(descriptor).parameter_slots > 255:  # JVMS 4.3.3
            raise self.failure(
                index, f"Too many arguments in method signature in class file {self.pool.source}"
            )

    def _has_bad_names(self, descriptor: str) -> bool:
        return self.major < FIRST_FREE and not names_identifiers(descriptor)

    def _illegal_method_type(self, index: int, name: str, descriptor: str) -> LinkageFailure:
        return self.failure(
            index,
            f'Method "{name}" in class {self.pool.source} has illegal signature "{descriptor}"',
        )


_CHECKS: Final[dict[int, Callable[[PoolChecker, int], None]]] = {
    c.TAG_UTF8: PoolChecker.check_utf8,
    c.TAG_CLASS: PoolChecker.check_class,
    c.TAG_STRING: PoolChecker.check_reference,
    c.TAG_FIELD_REF: PoolChecker.check_field_ref,
    c.TAG_METHOD_REF: PoolChecker.check_method_ref,
    c.TAG_INTERFACE_METHOD_REF: PoolChecker.check_method_ref,
    c.TAG_NAME_AND_TYPE: PoolChecker.check_name_and_type,
    c.TAG_METHOD_HANDLE: PoolChecker.check_method_handle,
    c.TAG_METHOD_TYPE: PoolChecker.check_method_type,
    c.TAG_DYNAMIC: PoolChecker.check_dynamic,
    c.TAG_INVOKE_DYNAMIC: PoolChecker.check_dynamic,
    c.TAG_MODULE: PoolChecker.check_module,
    c.TAG_PACKAGE: PoolChecker.check_module,
}
