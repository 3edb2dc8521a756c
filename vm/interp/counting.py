"""Starting and stopping to count what a method's instructions do (see `profile`).

The counted words have the operands of the plain ones, so a thread that is running the method may
meet any mixture of both. Superinstructions that hold a counted instruction are not used meanwhile.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from pvm.vm.interp.handlers import Handlers
from pvm.vm.interp.predecode import Code, fuse
from pvm.vm.interp.quicken import store_word
from pvm.vm.model.members import JavaMethod
from pvm.vm.model.metadata import ProfileCell
from pvm.vm.model.records import size_of

if TYPE_CHECKING:
    from pvm.vm.runtime.machine import Machine


def start_counting(machine: "Machine", method: JavaMethod) -> None:
    """Counts from now on, on top of what was counted before. At any time, on any thread.

    Raises KeyError for a method without predecoded code (native, or never called).
    """
    code = machine.code.codes[method.number]
    with code.lock:
        if code.counted:
            return
        _allocate_cells(machine, code)      # before any counted word can be met
        code.counted = True
        _use_forms(machine.handlers, code, machine.handlers.counted)


def provide_cells(machine: "Machine", method: JavaMethod) -> None:
    """Lets the method have its cells, if it has not. Raises KeyError as `start_counting` does."""
    code = machine.code.codes[method.number]
    with code.lock:
        _allocate_cells(machine, code)


def _allocate_cells(machine: "Machine", code: Code) -> None:
    info = code.method.info
    if not info.profile:
        arena = code.method.owner.data.arena
        info.profile = arena.allocate(size_of(ProfileCell) * len(code.words))
        machine.code.profiled[code.method.number] = code


def stop_counting(machine: "Machine", method: JavaMethod) -> None:
    """Back to the plain words; the counts stay. Raises KeyError as `start_counting` does."""
    code = machine.code.codes[method.number]
    with code.lock:
        if code.counted:
            code.counted = False
            _use_forms(machine.handlers, code, machine.handlers.plain)


def _use_forms(handlers: Handlers, code: Code, forms: Mapping[str, str]) -> None:
    before = list(code.words)
    for index, name in enumerate(code.names):
        # A far branch consists of several instructions, of which `names` has only the last one.
        if not name or name == "goto_far":
            continue
        place = code.words_of[index]
        name = forms.get(name, name)
        code.names[index] = name
        code.words[place] = handlers.words[name][code.depths[index]] | code.words[place] & 0xFFFF
    fuse(code, handlers, 0, len(code.names))
    for place, word in enumerate(code.words):
        if word != before[place]:
            store_word(code, place, word)
