"""Access flags (JVMS tables 4.1-B, 4.5-A, 4.6-A, 4.7.6-A). Some bits mean different things on
classes, fields and methods; hence the three tables of names."""

from typing import Final

ACC_PUBLIC: Final = 0x0001
ACC_PRIVATE: Final = 0x0002
ACC_PROTECTED: Final = 0x0004
ACC_STATIC: Final = 0x0008
ACC_FINAL: Final = 0x0010
ACC_SUPER: Final = 0x0020
ACC_SYNCHRONIZED: Final = 0x0020
ACC_OPEN: Final = 0x0020
ACC_TRANSITIVE: Final = 0x0020
ACC_VOLATILE: Final = 0x0040
ACC_BRIDGE: Final = 0x0040
ACC_STATIC_PHASE: Final = 0x0040
ACC_TRANSIENT: Final = 0x0080
ACC_VARARGS: Final = 0x0080
ACC_NATIVE: Final = 0x0100
ACC_INTERFACE: Final = 0x0200
ACC_ABSTRACT: Final = 0x0400
ACC_STRICT: Final = 0x0800
ACC_SYNTHETIC: Final = 0x1000
ACC_ANNOTATION: Final = 0x2000
ACC_ENUM: Final = 0x4000
ACC_MANDATED: Final = 0x8000
ACC_MODULE: Final = 0x8000

CLASS_FLAGS: Final = {
    ACC_PUBLIC: "ACC_PUBLIC",
    ACC_PRIVATE: "ACC_PRIVATE",
    ACC_PROTECTED: "ACC_PROTECTED",
    ACC_STATIC: "ACC_STATIC",
    ACC_FINAL: "ACC_FINAL",
    ACC_SUPER: "ACC_SUPER",
    ACC_INTERFACE: "ACC_INTERFACE",
    ACC_ABSTRACT: "ACC_ABSTRACT",
    ACC_SYNTHETIC: "ACC_SYNTHETIC",
    ACC_ANNOTATION: "ACC_ANNOTATION",
    ACC_ENUM: "ACC_ENUM",
    ACC_MODULE: "ACC_MODULE",
}
FIELD_FLAGS: Final = {
    ACC_PUBLIC: "ACC_PUBLIC",
    ACC_PRIVATE: "ACC_PRIVATE",
    ACC_PROTECTED: "ACC_PROTECTED",
    ACC_STATIC: "ACC_STATIC",
    ACC_FINAL: "ACC_FINAL",
    ACC_VOLATILE: "ACC_VOLATILE",
    ACC_TRANSIENT: "ACC_TRANSIENT",
    ACC_SYNTHETIC: "ACC_SYNTHETIC",
    ACC_ENUM: "ACC_ENUM",
}
METHOD_FLAGS: Final = {
    ACC_PUBLIC: "ACC_PUBLIC",
    ACC_PRIVATE: "ACC_PRIVATE",
    ACC_PROTECTED: "ACC_PROTECTED",
    ACC_STATIC: "ACC_STATIC",
    ACC_FINAL: "ACC_FINAL",
    ACC_SYNCHRONIZED: "ACC_SYNCHRONIZED",
    ACC_BRIDGE: "ACC_BRIDGE",
    ACC_VARARGS: "ACC_VARARGS",
    ACC_NATIVE: "ACC_NATIVE",
    ACC_ABSTRACT: "ACC_ABSTRACT",
    ACC_STRICT: "ACC_STRICT",
    ACC_SYNTHETIC: "ACC_SYNTHETIC",
}


def flag_names(flags: int, table: dict[int, str]) -> list[str]:
    """Names of the bits that are set, lowest bit first; bits without a name are left out."""
    return [name for bit, name in table.items() if flags & bit]
