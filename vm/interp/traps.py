"""Kinds of implicit exceptions: the static method of `pvm.internal.Traps` that makes each.

The meaning of an instruction traps with a kind and up to two details; the method is called with
as many details as it has parameters, in the trapping frame, and throws.
"""

from enum import IntEnum


class Trap(IntEnum):
    """Values of `Thread.trap_kind`; 0 is none."""

    NULL_POINTER = 1
    ARRAY_INDEX = 2
    ARITHMETIC = 3
    NEGATIVE_ARRAY_SIZE = 4
    CLASS_CAST = 5
    ARRAY_STORE = 6
    ILLEGAL_MONITOR_STATE = 7
    ABSTRACT_METHOD = 8
    INCOMPATIBLE_CLASS = 9
    STACK_OVERFLOW = 10
    OUT_OF_MEMORY = 11
    ARRAY_COPY = 12
    INTERRUPTED = 13
    ARRAY_SIZE_LIMIT = 14
    CLONE_NOT_SUPPORTED = 15
    NEGATIVE_TIMEOUT = 16
    OUT_OF_BOUNDS = 17
    RESUMED = 18            # nothing: a deoptimisation rebuilt frames, where the thread goes on


METHODS: dict[Trap, tuple[str, str]] = {
    Trap.NULL_POINTER: ("nullPointer", "()V"),
    Trap.ARRAY_INDEX: ("arrayIndex", "(II)V"),
    Trap.ARITHMETIC: ("arithmetic", "()V"),
    Trap.NEGATIVE_ARRAY_SIZE: ("negativeArraySize", "(I)V"),
    Trap.CLASS_CAST: ("classCast", "(Ljava/lang/Object;Ljava/lang/Class;)V"),
    Trap.ARRAY_STORE: ("arrayStore", "(Ljava/lang/Object;)V"),
    Trap.ILLEGAL_MONITOR_STATE: ("illegalMonitorState", "()V"),
    Trap.STACK_OVERFLOW: ("stackOverflow", "()V"),
    Trap.OUT_OF_MEMORY: ("outOfMemory", "()V"),
}
