"""Builds constant pools; every constant is entered once."""

from typing import Final

from pvm.vm.classfile.constants import (
    TAG_DOUBLE,
    TAG_LONG,
    Class,
    Constant,
    ConstantPool,
    Double,
    Dynamic,
    Float,
    Integer,
    Long,
    MemberRef,
    MethodHandle,
    MethodType,
    Module,
    NameAndType,
    Package,
    String,
    Utf8,
    tag_of,
)

from .mutf8 import encode_mutf8

MAX_ENTRIES: Final = 65535
MAX_UTF8_BYTES: Final = 65535


class ClassFileTooLarge(ValueError):
    """Something does not fit the class file format (JVMS 4.11); the message says what."""


class PoolBuilder:
    """A growing constant pool. Made from a parsed pool it keeps that pool's entries and indices."""

    def __init__(self, base: ConstantPool | None = None) -> None:
        self._out = bytearray()
        self._constants: list[Constant | None] = [None]
        self._indices: dict[tuple[int, Constant], int] = {}
        if base is not None:
            self._copy(base)

    def __len__(self) -> int:
        """constant_pool_count."""
        return len(self._constants)

    def constant(self, index: int) -> Constant:
        """The constant at an index that `add` gave out."""
        found = self._constants[index]
        if found is None:
            raise ValueError(f"no constant at index {index}")
        return found

    def add(self, constant: Constant) -> int:
        """The constant's index; enters it, and what it refers to, if it is new."""
        key = (tag_of(constant), constant)
        found = self._indices.get(key)
        if found is not None:
            return found
        body = self._encode(constant)
        self._enter(key, bytes([key[0]]) + body)
        return self._indices[key]

    def to_bytes(self) -> bytes:
        """constant_pool_count and the pool."""
        return len(self).to_bytes(2, "big") + self._out

    def _enter(self, key: tuple[int, Constant], encoded: bytes) -> None:
        tag, constant = key
        if len(self._constants) + (tag in (TAG_LONG, TAG_DOUBLE)) >= MAX_ENTRIES:
            raise ClassFileTooLarge("too many constants")
        self._indices.setdefault(key, len(self._constants))
        self._out += encoded
        self._constants.append(constant)
        if tag in (TAG_LONG, TAG_DOUBLE):
            self._constants.append(None)  # JVMS 4.4.5: takes two indices

    def _copy(self, base: ConstantPool) -> None:
        """Takes over every entry as it stands, repeated ones included."""
        for index, offset in enumerate(base.offsets):
            if offset:
                key = (base.tag(index), base.entry(index))
                self._enter(key, base.entry_bytes(index))

    def _encode(self, constant: Constant) -> bytes:
        match constant:
            case Utf8(text):
                return _sized(encode_mutf8(text))
            case Integer(value):
                return value.to_bytes(4, "big", signed=True)
            case Long(value):
                return value.to_bytes(8, "big", signed=True)
            case Float(bits):
                return bits.to_bytes(4, "big")
            case Double(bits):
                return bits.to_bytes(8, "big")
            case NameAndType(name, descriptor):
                return self._indexed(Utf8(name), Utf8(descriptor))
            case MemberRef(_, class_name, name, descriptor):
                return self._indexed(Class(class_name), NameAndType(name, descriptor))
            case MethodHandle(kind, reference):
                return bytes([kind]) + self._indexed(reference)
            case Dynamic(_, bootstrap, name, descriptor):
                return bootstrap.to_bytes(2, "big") + self._indexed(NameAndType(name, descriptor))
            case Class(text) | String(text) | MethodType(text) | Module(text) | Package(text):
                return self._indexed(Utf8(text))

    def _indexed(self, *parts: Constant) -> bytes:
        return b"".join([self.add(part).to_bytes(2, "big") for part in parts])


def _sized(encoded: bytes) -> bytes:
    if len(encoded) > MAX_UTF8_BYTES:
        raise ClassFileTooLarge("constant string too long")
    return len(encoded).to_bytes(2, "big") + encoded
