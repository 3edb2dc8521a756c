"""Codes of `Vm.upcall`, for the low-level callers and the control plane's dispatcher."""

from enum import IntEnum

ENTERED = 0xFFFFFFFF


class Upcall(IntEnum):
    """What `a` and `b` of `Vm.upcall(thread, code, a, b)` are, by code."""

    RESOLVE = 1         # a: pc of the unresolved word
    PREPARE = 2         # a: method that is called for the first time
    MAPS = 3            # a: method whose reference maps a collection needs
    CATCH = 4           # a: method, b: row of its exception table
    NATIVE = 5          # a: method, b: its arguments on the Java stack
    INITIALISE = 6      # a: class
    TRAP = 7            # a: kind of a trap that has no method in pvm.internal.Traps
    RELEASES = 8        # a: method, b: row of its exception table
    MIRROR = 9          # a: class whose java.lang.Class object is wanted
    DEOPTIMISED = 10    # a: the guard's request, b: method of the innermost scope
    UNLOAD = 12         # classes have died
    LIMIT = 13          # a: the Limit that was reached
    HOT = 11            # a: method, b: word that is jumped back to, or ENTERED


class Limit(IntEnum):
    """What a machine's programs may have only so much of."""

    FUEL = 1
    HEAP = 2
    OUTPUT = 3
    THREADS = 4
    FILES = 5
