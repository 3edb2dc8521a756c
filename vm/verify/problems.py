"""What is wrong with a method, in the words of both ways to verify.

HotSpot words a VerifyError in one way where it infers types (`message`) and in another where it
checks them against stack map frames (`headline`, and the reason among the details).
"""

from collections.abc import Callable
from typing import Final

from pvm.vm.classfile.constants import TAG_CLASS, ConstantPool
from pvm.vm.classfile.decode import Instruction
from pvm.vm.classfile.errors import LinkageFailure
from pvm.vm.verify.types import Type

VERIFY_ERROR: Final = "java/lang/VerifyError"
CLASS_FORMAT_ERROR: Final = "java/lang/ClassFormatError"

Describe = Callable[[Type], str]
"""A type in the words of the details; it takes the method to say where an object was made."""

BAD_CODE: Final = "Error exists in the bytecode"
NO_FRAME: Final = "Expected stackmap frame at this location."
BAD_OPERAND: Final = "Bad type on operand stack"


class Problem(LinkageFailure):
    """A VerifyError. `reason` is for the details, which show the frame if `shows_frame`."""

    def __init__(
        self,
        message: str,
        headline: str | None = None,
        reason: str | Callable[[Describe], str] = BAD_CODE,
        shows_frame: bool = False,
    ) -> None:
        super().__init__(VERIFY_ERROR, message)
        self.headline = message if headline is None else headline
        self.reason = reason
        self.shows_frame = shows_frame

    def reason_text(self, describe: Describe) -> str:
        return self.reason if isinstance(self.reason, str) else self.reason(describe)


class Misuse(Problem):
    """A Problem of one instruction by itself, wherever it stands."""

    def __init__(
        self,
        instruction: Instruction,
        message: str,
        headline: str | None = None,
        reason: str = BAD_CODE,
    ) -> None:
        super().__init__(message, headline, reason)
        self.bci = instruction.bci
        self.instruction = instruction.op.mnemonic


def class_index(pool: ConstantPool, name: str) -> int:
    """The constant pool index that details show: the first; compilers write one for each class."""
    for index in range(1, len(pool)):
        if pool.tag(index) == TAG_CLASS and pool.class_name(index) == name:
            return index
    return 0


def not_assignable(
    found: Type, place: str, wanted: str, message: str, headline: str, suffix: str = ""
) -> Problem:
    """A value of the frame that is not of the type wanted. `place`: "stack[0]"; `wanted`: in the
    words of the details."""
    return Problem(
        message,
        headline,
        lambda describe: f"Type {describe(found)} (current frame, {place}) is not assignable to "
        f"{wanted}{suffix}",
        shows_frame=True,
    )


def invalid_type(found: Type, place: str, message: str, headline: str) -> Problem:
    """A value of the frame that is of none of the types that will do."""
    return Problem(
        message,
        headline,
        lambda describe: f"Invalid type: {describe(found)} (current frame, {place})",
        shows_frame=True,
    )
