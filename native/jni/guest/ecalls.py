"""Ecalls of guest code: JNI functions, the JavaVM's, and the few of C that are offered."""

from typing import TYPE_CHECKING, Any, Final

from pvm.isa.emulator import RunningHart
from pvm.native.jni.errors import JniError
from pvm.native.jni.functions import BAD_VERSION, ERROR, LETTERS, OK, VERSION, Function
from pvm.native.jni.guest.calls import A0, ARGUMENT_REGISTERS, BOX, FA0, SP
from pvm.native.jni.guest.cfunctions import C_FUNCTIONS
from pvm.native.jni.memory import Words, promoted
from pvm.vm.runtime.javacalls import narrowed

if TYPE_CHECKING:
    from pvm.native.jni.guest.world import GuestWorld

_FLOATS: Final = ("float", "double")
_SYSTEM_CALL: Final = 17            # a7
_ECALL_BYTES: Final = 4


def answer(world: "GuestWorld", hart: RunningHart) -> None:
    """Does what the ecall that a hart stands at is for, and lets it go on behind it. Raises
    JniError."""
    pc = hart.pc
    what = world.stubs.at(pc)
    if what is None:
        raise JniError(f"SIGSYS: system call {hart.x[_SYSTEM_CALL]}; libraries have none")
    if isinstance(what, Function):
        _run_function(world, hart, what)
    elif what in C_FUNCTIONS:
        first, second, third = (hart.x[A0 + index] for index in range(3))
        hart.x[A0] = C_FUNCTIONS[what](world.memory, first, second, third)
    else:
        hart.x[A0] = _of_java_vm(world, hart, what)
    hart.pc = pc + _ECALL_BYTES


def _of_java_vm(world: "GuestWorld", hart: RunningHart, name: str) -> int:
    """The thread is always attached, and stays so while it runs the guest's code."""
    if name in ("DestroyJavaVM", "DetachCurrentThread", "return"):
        return ERROR
    world.memory.write(hart.x[A0 + 1], world.stubs.environment.to_bytes(8, "little"))
    if name == "GetEnv" and not 0 < narrowed("I", hart.x[A0 + 2]) <= VERSION:
        return BAD_VERSION
    return OK


class _Arguments:
    """The arguments of the call that a hart is making, in the order of the C declaration."""

    def __init__(self, world: "GuestWorld", hart: RunningHart) -> None:
        self._world = world
        self._hart = hart
        self._generals = 1              # after the JNIEnv
        self._floats = 0

    def next(self, kind: str) -> Any:
        """The word of an argument of a kind; Words for "more"."""
        if kind == "more":
            return self._rest()
        if kind in _FLOATS:
            self._floats += 1
            return self._hart.f[FA0 + self._floats - 1]
        self._generals += 1
        return self._hart.x[A0 + self._generals - 1]

    def _rest(self) -> Words:
        """What follows "..." is in general registers, and then on the stack."""
        hart, first = self._hart, self._generals

        def words(letters: str) -> list[int]:
            in_registers = ARGUMENT_REGISTERS - first
            found = [promoted(hart.x[A0 + first + at], letter)
                     for at, letter in enumerate(letters[:in_registers])]
            rest = letters[in_registers:]
            return found + (self._world.memory.words(hart.x[SP], rest) if rest else [])
        return words


def _run_function(world: "GuestWorld", hart: RunningHart, function: Function) -> None:
    arguments = _Arguments(world, hart)
    words = [arguments.next(kind.rstrip("?")) for kind in function.parameters]
    caller = world.interface.caller(world.memory, True)
    result = caller.run(function, words)
    if function.result == "float":
        hart.f[FA0] = result & 0xFFFFFFFF | BOX
    elif function.result == "double":
        hart.f[FA0] = result
    elif function.result != "void":
        letter = LETTERS.get(function.result)
        hart.x[A0] = result if letter is None else narrowed(letter, result)
