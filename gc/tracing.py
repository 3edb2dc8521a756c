"""The bundle of functions by which a plan tells the shared phases how it traces.

It is a static argument of low-level functions: each plan gets its own copy of them, with these
calls inlined.
"""

from pvm.lowlevel.marks import LowLevelFunction


class Tracing:
    """A plan's way of tracing.

    `visit(heap, slot)` reaches the slot's object and updates the slot; `is_live(heap, object)` is
    true when the object is reached already (or not in what is being collected); `drain(heap)`
    scans all that is reached but not scanned; `visit_exported` and `visit_weak_exported` are the
    root visitors that the machine is given. An object's class is reached with it, by whatever scans
    it, in a collection that unloads.
    """

    def __init__(self, visit: LowLevelFunction, is_live: LowLevelFunction,
                 drain: LowLevelFunction, visit_exported: LowLevelFunction,
                 visit_weak_exported: LowLevelFunction) -> None:
        self.visit = visit
        self.is_live = is_live
        self.drain = drain
        self.visit_exported = visit_exported
        self.visit_weak_exported = visit_weak_exported
