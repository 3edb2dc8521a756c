"""Flags of symbols and modifiers: those of class files (JVMS 4.1, 4.5, 4.6) in the low 16 bits, the
compiler's own above.  A bit below means the same in `Modifiers.flags` and in `Symbol.flags`."""

from typing import Final

from pvm.vm.classfile.flags import (
    ACC_ABSTRACT,
    ACC_ANNOTATION,
    ACC_BRIDGE,
    ACC_ENUM,
    ACC_FINAL,
    ACC_INTERFACE,
    ACC_NATIVE,
    ACC_PRIVATE,
    ACC_PROTECTED,
    ACC_PUBLIC,
    ACC_STATIC,
    ACC_STRICT,
    ACC_SYNCHRONIZED,
    ACC_SYNTHETIC,
    ACC_TRANSIENT,
    ACC_VOLATILE,
)

PUBLIC: Final = ACC_PUBLIC
PRIVATE: Final = ACC_PRIVATE
PROTECTED: Final = ACC_PROTECTED
STATIC: Final = ACC_STATIC
FINAL: Final = ACC_FINAL
SYNCHRONIZED: Final = ACC_SYNCHRONIZED
VOLATILE: Final = ACC_VOLATILE
TRANSIENT: Final = ACC_TRANSIENT
NATIVE: Final = ACC_NATIVE
INTERFACE: Final = ACC_INTERFACE
ABSTRACT: Final = ACC_ABSTRACT
STRICTFP: Final = ACC_STRICT
SYNTHETIC: Final = ACC_SYNTHETIC
ANNOTATION: Final = ACC_ANNOTATION
ENUM: Final = ACC_ENUM
BRIDGE: Final = ACC_BRIDGE  # methods only: the bit is VOLATILE of fields

CLASS_FILE_FLAGS: Final = 0xFFFF
ACCESS_FLAGS: Final = PUBLIC | PRIVATE | PROTECTED

DEFAULT: Final = 1 << 16  # an interface's default method
SEALED: Final = 1 << 17
NON_SEALED: Final = 1 << 18
RECORD: Final = 1 << 19  # record class; its component's field, accessor, canonical constructor
VARARGS: Final = 1 << 20  # a variable arity method or constructor, and its last parameter
GENERATED: Final = 1 << 21  # implicitly declared member: has no tree, code generation writes it
COMPACT: Final = 1 << 22  # compact canonical constructor
DEPRECATED: Final = 1 << 23
NO_OUTER: Final = 1 << 24  # an inner (local, anonymous) class declared in a static context
PARAMETER: Final = 1 << 25  # a local variable that is a parameter (of method, lambda, catch)
EFFECTIVELY_FINAL: Final = 1 << 26  # a local variable; taken away at its second assignment
ANONYMOUS: Final = 1 << 27  # an anonymous class and its constructor
RESOURCE: Final = 1 << 28  # variable of a try-with-resources: implicitly final
IN_PROLOGUE: Final = 1 << 30  # a class declared in the arguments of an explicit constructor call
HAS_INIT: Final = 1 << 29  # a variable declared with an initializer
