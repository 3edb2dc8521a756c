"""How running code finds compiled code: `Method.invoke`, `Method.compiled`, `Method.osr`.

Other threads read these words at any time, one at a time; each order of writing below leaves them
valid in between.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pvm.vm.model.metadata import OsrEntry
from pvm.vm.model.records import pointer_to, size_of

if TYPE_CHECKING:
    from pvm.vm.model.members import JavaMethod
    from pvm.vm.runtime.machine import Machine

_OSR = pointer_to(OsrEntry)


def enter_compiled(method: JavaMethod, code: int, entry: int) -> None:
    """Lets all calls lead to compiled code; `entry` is how the interpreter calls it."""
    info = method.info
    info.compiled = code
    info.invoke = entry


def enter_interpreted(machine: Machine, method: JavaMethod) -> None:
    """Lets all calls lead to the interpreter again.

    A thread may have read `invoke` before and read `compiled` after: the entry then asks again.
    """
    kind = "synchronized" if method.is_synchronized else "interpreted"
    info = method.info
    info.invoke = machine.image.address(f"interp.enter_{kind}")
    info.compiled = 0


def enter_unprepared(machine: Machine, method: JavaMethod) -> None:
    """Lets the next call prepare the method once more."""
    info = method.info
    info.invoke = machine.image.address("interp.enter_unprepared")
    info.compiled = 0


def enter_loop(machine: Machine, method: JavaMethod, word: int, code: int,
               is_optimised: bool) -> None:
    """Lets a loop that is jumped back to `word` go on in compiled code."""
    info = method.info
    entry = _OSR(method.owner.data.arena.allocate(size_of(OsrEntry)))
    entry.next = int(info.osr)
    entry.code = code
    entry.word = word
    entry.is_optimised = int(is_optimised)
    info.osr = int(entry)


def leave_loop(method: JavaMethod, word: int) -> None:
    """Takes the loop's entry out. A thread that stands on it still finds the next one."""
    info = method.info
    before, entry = None, int(info.osr)
    while entry:
        current = _OSR(entry)
        following = int(current.next)
        if current.word == word:
            if before is None:
                info.osr = following
            else:
                before.next = following
        else:
            before = current
        entry = following
