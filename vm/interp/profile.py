"""What the counted instructions of a method did, as the compiler asks for it."""

from typing import TYPE_CHECKING, Any, NamedTuple

from pvm.vm.classfile.decode import branch_targets
from pvm.vm.classfile.opcodes import Op
from pvm.vm.interp.predecode import Code
from pvm.vm.model.classes import JavaClass
from pvm.vm.model.metadata import ProfileCell
from pvm.vm.model.records import pointer_to, size_of

if TYPE_CHECKING:
    from pvm.vm.runtime.machine import Machine

_SWITCHES = (Op.TABLESWITCH, Op.LOOKUPSWITCH)
_CELL = pointer_to(ProfileCell)


class Profile(NamedTuple):
    """Counts of one instruction; all zero where nothing was counted.

    Calls, type tests and aastore: `classes` of the objects (receiver; object tested; value stored)
    with how often each was met, most frequent first, at most two; `others`: objects of further
    classes; `nulls`. Conditional branches: how often `taken` and `not_taken`. Switches: `targets`,
    each with the instruction's index and how often a switch jumped there, in the order of the
    instruction's operands; a target that several switches share counts all of them.
    """

    classes: tuple[tuple[JavaClass, int], ...] = ()
    others: int = 0
    nulls: int = 0
    taken: int = 0
    not_taken: int = 0
    targets: tuple[tuple[int, int], ...] = ()


def is_counted(code: Code) -> bool:
    """True while the method is being counted."""
    return code.counted


def profile_at(machine: "Machine", code: Code, index: int) -> Profile:
    """The counts of the instruction at an index of `code.flow.instructions`.

    The instruction says which of them mean anything.
    """
    address = int(code.method.info.profile)
    if not address:
        return Profile()
    instruction = code.flow.instructions[index]
    cell = _cell(code, address, index)
    if instruction.op.code in _SWITCHES:
        return Profile(targets=tuple((target, int(_cell(code, address, target).arrivals))
                                     for target in dict.fromkeys(branch_targets(instruction))))
    if instruction.op.is_branch:
        return Profile(taken=int(cell.count1), not_taken=int(cell.count2))
    return Profile(_classes(machine, cell), int(cell.others), int(cell.nulls))


def _cell(code: Code, cells: int, index: int) -> Any:
    return _CELL(cells + size_of(ProfileCell) * code.words_of[index])


def _classes(machine: "Machine", cell: Any) -> tuple[tuple[JavaClass, int], ...]:
    """Two threads that meet the first class at once may have noted it twice."""
    counts: dict[int, int] = {}
    for klass, count in ((cell.klass1, cell.count1), (cell.klass2, cell.count2)):
        if klass:
            counts[int(klass)] = counts.get(int(klass), 0) + int(count)
    ordered = sorted(counts.items(), key=lambda item: -item[1])
    return tuple((machine.class_at(klass), count) for klass, count in ordered)
