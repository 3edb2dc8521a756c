"""Stack inspection: whose grants count for what a thread does now."""

from typing import TYPE_CHECKING, Final

from pvm.vm.runtime.javathreads import JAVA_THREAD
from pvm.vm.runtime.stackwalk import java_frames

if TYPE_CHECKING:
    from pvm.vm.load.loader import Loader
    from pvm.vm.model.classes import JavaClass
    from pvm.vm.runtime.machine import Machine

PRIVILEGED: Final = "pvm/internal/Privileged"
LIBRARY_BLOCK: Final = "asLibrary"
PROGRAM_BLOCK: Final = "within"


class Stack:
    """A thread's stack as the guard sees it. `loaders`: the loaders of the program's classes on it,
    innermost first, each once, up to the innermost privileged block. `ends_in`: LIBRARY_BLOCK or
    PROGRAM_BLOCK, the kind of that block; "" where there is none."""

    def __init__(self, machine: "Machine", thread: int) -> None:
        self.loaders: dict[Loader, None] = {}
        self.ends_in = ""
        boot = machine.boot
        for frame in java_frames(machine, thread, thread):
            method = machine.methods[machine.code.number_at(frame.method)]
            owner = method.owner
            if owner.loader is not boot:
                self.loaders[owner.loader] = None
            elif owner.name == PRIVILEGED and method.name in (LIBRARY_BLOCK, PROGRAM_BLOCK):
                self.ends_in = method.name
                break


def calling_class(machine: "Machine", thread: int) -> "JavaClass | None":
    """The innermost class of a program on the stack, blocks or not; None if there is none."""
    for frame in java_frames(machine, thread, thread):
        owner = machine.methods[machine.code.number_at(frame.method)].owner
        if owner.loader is not machine.boot:
            return owner
    return None


def block_context(machine: "Machine", thread: int) -> int:
    """The number of the context that the thread's innermost block of a program runs in."""
    objects = machine.objects
    block = objects.field(thread + JAVA_THREAD, "privileges")
    return 0 if objects.is_null(block.slot) else objects.primitive(block.slot, "context")


def inherited_context(machine: "Machine", thread: int) -> int:
    """The number of the context that the thread began with; 0 for the machine's own threads."""
    return machine.objects.primitive(thread + JAVA_THREAD, "inheritedContext")
