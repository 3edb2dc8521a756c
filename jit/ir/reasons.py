"""Why compiled code is left: a guard's reason, and the number that stands for it at run time.

`deoptimize(thread, request)` gets everything the policy wants to know in one number.
"""

from __future__ import annotations

from typing import NamedTuple

# table
# HotSpot's names. The order is that of the numbers.
REASONS = (
    # the code assumed what was wrong
    "class_check",      # a receiver or tested object is of a class not met before
    "unstable_if",      # a branch never taken before is taken
    "null_check",       # NullPointerException, or a null where there was none
    "range_check",      # an index outside its array
    "div0",             # a divisor is zero
    "class_cast",       # checkcast fails
    "array_store",      # a value that the array may not hold
    "negative_size",    # of an array
    # what was not known yet when the code was made
    "unresolved",       # a constant pool entry that has not been resolved
    "uninitialized",    # a class that is not initialised
    # the interpreter does instead of the code
    "allocation",       # there is no memory
    "monitor",          # a monitor cannot be entered or left
    "unhandled",        # an instruction that is not compiled
    "loop_poll",        # a loop's poll has something to do; the loop is entered again afterwards
    "fuel",             # there is less than a block would use up
)
FIRST_USES = frozenset(("unresolved", "uninitialized"))
# What no other code would do better.
NOT_ASSUMED = frozenset(("class_cast", "allocation", "monitor", "unhandled", "loop_poll", "fuel"))

_INDEX_BITS, _REASON_BITS = 24, 8


class Request(NamedTuple):
    """What a guard says when it fails: `compilation` is the id of the code it is in, `place` that
    of the instruction, in the innermost method, that the interpreter goes on with."""

    compilation: int
    place: int
    reason: str


def encoded(request: Request) -> int:
    """The number: 64 bits, unsigned."""
    reason = REASONS.index(request.reason)
    return (request.compilation << _INDEX_BITS | request.place) << _REASON_BITS | reason


def decoded(number: int) -> Request:
    """The request that `encoded` made a number of."""
    rest = number >> _REASON_BITS
    reason = REASONS[number & (1 << _REASON_BITS) - 1]
    return Request(rest >> _INDEX_BITS, rest & (1 << _INDEX_BITS) - 1, reason)
