"""The template itself, made of two booted machines, and the copies that new machines get of it."""

import ctypes
import struct
from array import array
from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from pvm.gc.control import destroy_heap
from pvm.lowlevel.pointers import Ptr
from pvm.lowlevel.structs import offset_of
from pvm.vm.model.arena import Arena
from pvm.vm.model.metadata import RootChunk, Thread, Vm
from pvm.vm.runtime.ending import end
from pvm.vm.runtime.javathreads import JAVA_THREAD
from pvm.vm.runtime.mirrors import Mirrors
from pvm.vm.runtime.objects import Handle, OutOfMemory
from pvm.vm.runtime.roots import SLOTS
from pvm.vm.runtime.strings import Strings
from pvm.vm.runtime.systemloader import java_loader
from pvm.vm.runtime.temporaries import TEMPORARY_BYTES
from pvm.vm.template.differences import NoTemplate, Range, moved_places
from pvm.vm.template.freezing import freeze
from pvm.vm.template.revival import Revival, RevivedDict
from pvm.vm.template.thawing import Frozen

if TYPE_CHECKING:
    from pvm.vm.interp.handlers import Handlers
    from pvm.vm.runtime.machine import Machine

_pointers: Any = Ptr
_FROZEN = struct.Struct("<8Q")
_SIZES: Any = (Vm, Thread, Frozen)
_FIRST_SLOT = offset_of(RootChunk, "slots")
_word = ctypes.c_uint64.from_address


class Booted(NamedTuple):
    """A machine that has booted and that no thread is in; `main` holds its first thread's object.
    """

    machine: "Machine"
    main: Handle


def booted(machine: "Machine") -> Booted:
    """Boots a machine on the calling thread, which leaves it again."""
    thread = machine.threads.attach_current("main")
    machine.start()
    main = machine.objects.duplicate(thread.address + JAVA_THREAD)
    machine.threads.release_attached(thread)
    return Booted(machine, main)


class Template:
    """What two machines have in common after booting. They are used up by it."""

    def __init__(self, one: Booted, other: Booted) -> None:
        """Raises NoTemplate."""
        self.source, self._main = one
        start, its = _start(one.machine), _start(other.machine)
        distance = its - start
        slots = _filled_slots(one.machine)
        if [slot + distance for slot in slots] != _filled_slots(other.machine):
            raise NoTemplate("other root slots are in use")
        if one.machine.vm.weak_roots:
            raise NoTemplate("weak roots are in use")
        self._freeze(one.machine, other.machine, slots, distance)
        blank = [(slot - start, slot - start + 8) for slot in slots] + _thread_ranges(one.machine)
        vm = int(one.machine.vm) - start
        places, self.metadata = moved_places(
            _blanked(one.machine, blank), _blanked(other.machine, blank), distance, "metadata",
            [(vm, vm + _SIZES[0].size)])
        self.places = array("I", places)
        self.start, self.vm = start, vm
        end(other.machine)
        self._take_facts(one.machine)
        destroy_heap(one.machine.heap)

    def _freeze(self, one: "Machine", other: "Machine", slots: list[int], distance: int) -> None:
        mine, its = freeze(one, slots), freeze(other, [slot + distance for slot in slots])
        if (mine.references, mine.roots) != (its.references, its.roots):
            raise NoTemplate("other objects were made")
        classes, content = moved_places(mine.content, its.content, distance, "objects")
        start = _start(one)
        pairs = [part for slot, offset in zip(slots, mine.roots, strict=True)
                 for part in (slot - start, offset)]
        arrays = [array("I", each) for each in (mine.references, classes, pairs)]
        (references, many), (words, more), (roots, slots_twice) = (
            each.buffer_info() for each in arrays)
        frozen = _FROZEN.pack(_address(content), len(content), references, many, words, more,
                              roots, slots_twice // 2)
        self.frozen = _address(frozen)
        self._kept = content, arrays, frozen        # where the addresses lead

    def copy(self) -> "Copy":
        """For a new machine."""
        return Copy(self)

    def _take_facts(self, machine: "Machine") -> None:
        """What Python knows of the machine, as offsets from the metadata's start."""
        start = self.start
        self.free_slots = [slot - start for slot in machine.roots.spare()]
        self.interned = {text: slot - start for text, slot in machine.strings.interned.items()}
        self.class_numbers = {name: each.number for name, each in machine.boot.classes.items()}
        self.primitives = {letter: each.number
                           for letter, each in machine.boot.primitives.items()}
        self.codes = {number: number for number in machine.code.codes}
        self.main_slot = self._main.slot - start
        self.group_slot = machine.main_group.slot - start
        thread_class = machine.boot.load("java/lang/Thread").find_field("eetop")
        assert thread_class is not None
        self.eetop = thread_class.offset


class Copy:
    """A copy of a template's metadata, for one new machine."""

    def __init__(self, template: Template) -> None:
        self._template = template
        self.arena = Arena()
        self.start = self.arena.place(template.metadata)
        self.vm = self.start + template.vm
        self._distance = self.start - template.start
        self.handlers: Handlers = template.source.handlers

    def fill(self, machine: "Machine") -> None:
        """Moves the words of the metadata, and gives the machine what the template's has."""
        template, source, distance = self._template, self._template.source, self._distance
        places, count = template.places.buffer_info()
        self._function(machine, "move_words", 4)(self.start, places, count, distance & 0xFFFFFFFF)
        machine.spare_out_of_memory = source.spare_out_of_memory + distance
        machine.spare_stack_overflow = source.spare_stack_overflow + distance
        machine.spare_thread_death = source.spare_thread_death + distance
        machine.roots.adopt(slot + self.start for slot in template.free_slots)
        revival = Revival(machine, source, distance)
        machine.classes, machine.methods = revival.classes, revival.methods
        machine.boot.classes = RevivedDict(template.class_numbers, revival.java_class)
        machine.boot.primitives = RevivedDict(template.primitives, revival.java_class)
        machine.code.adopt(RevivedDict(template.codes, revival.code), source.code)
        self._fill_tables(machine)

    def _fill_tables(self, machine: "Machine") -> None:
        source, distance = self._template.source, self._distance
        interned = {text: slot + self.start for text, slot in self._template.interned.items()}
        machine.strings = Strings.moved(source.strings, distance, machine.objects,
                                        machine.roots, interned)
        machine.mirrors = Mirrors.moved(source.mirrors, distance, machine.objects,
                                        machine.class_at, partial(java_loader, machine))
        machine.main_group = self._handle(machine, self._template.group_slot)

    def _handle(self, machine: "Machine", offset: int) -> Handle:
        handle = Handle.__new__(Handle)
        handle._table = machine.roots
        handle.slot = self.start + offset
        return handle

    def thaw(self, machine: "Machine") -> None:
        """Makes the objects, and the calling thread the machine's main thread. OutOfMemory."""
        thread, template = machine.current_thread(), self._template
        made = self._function(machine, "thaw", 4)(thread, template.frozen, self.start,
                                                  self._distance & 0xFFFFFFFF)
        if not made:
            raise OutOfMemory
        main = self._handle(machine, template.main_slot)
        machine.objects.copy(main.slot, thread + JAVA_THREAD)
        machine.objects.set_bits(main.slot, template.eetop, "J", thread)

    @staticmethod
    def _function(machine: "Machine", name: str, count: int) -> Any:
        kind = ctypes.CFUNCTYPE(ctypes.c_uint32, *[ctypes.c_uint64] * count)
        return kind(machine.image.address(f"vm.template.thawing.{name}"))


def _address(content: bytes) -> int:
    """Where bytes lie, as long as somebody keeps them."""
    return ctypes.cast(ctypes.c_char_p(content), ctypes.c_void_p).value or 0


def _start(machine: "Machine") -> int:
    return machine.arena.extent[0]


def _filled_slots(machine: "Machine") -> list[int]:
    """The addresses of root slots that hold an object."""
    found: list[int] = []
    chunk = int(machine.vm.roots)
    while chunk:
        first = chunk + _FIRST_SLOT
        found += [slot for slot in range(first, first + 8 * SLOTS, 8) if _word(slot).value]
        chunk = int(_pointers[RootChunk](chunk).next)
    return sorted(found)


def _thread_ranges(machine: "Machine") -> list[Range]:
    """Where the threads' structs and temporaries are: new machines have threads of their own."""
    start, found = _start(machine), []
    for thread in machine.threads.all.recycled():
        base = int(thread.temporaries_base) - start
        found += [(int(thread) - start, int(thread) - start + _SIZES[1].size),
                  (base, base + TEMPORARY_BYTES)]
    return found


def _blanked(machine: "Machine", ranges: Iterable[Range]) -> bytes:
    """The machine's metadata with 0 in some places."""
    start, used = machine.arena.extent
    content = bytearray(ctypes.string_at(start, used))
    for first, last in ranges:
        content[first:last] = bytes(last - first)
    return bytes(content)
