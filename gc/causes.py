"""Why a collection runs: the words are HotSpot's, as they stand in its log."""

from enum import IntEnum


class Cause(IntEnum):
    """`Event.cause`."""

    ALLOCATION_FAILURE = 0
    SYSTEM_GC = 1
    STRESS = 2
    METADATA_THRESHOLD = 3


CAUSE_TEXTS = {
    Cause.ALLOCATION_FAILURE: "Allocation Failure",
    Cause.SYSTEM_GC: "System.gc()",
    Cause.STRESS: "Scavenge Alot",
    Cause.METADATA_THRESHOLD: "Metadata GC Threshold",
}
