"""Small methods with stack map frames, good and bad, for the type checker.

`FRAME_CASES`: title -> (whether the method is good, how to make the class).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from pvm.vm.classfile.assembler import CodeBuilder, FrameType, Label, UninitializedAt
from pvm.vm.classfile.constants import TAG_FIELD_REF, Class, MemberRef, String
from pvm.vm.classfile.flags import ACC_PUBLIC
from pvm.vm.classfile.opcodes import BY_NAME
from pvm.vm.classfile.reader import ClassFile
from pvm.vm.classfile.stackmap import (
    ITEM_INTEGER,
    ITEM_LONG,
    ITEM_OBJECT,
    ITEM_TOP,
    ITEM_UNINITIALIZED_THIS,
    VerificationType,
)

from .onemethod import OBJECT, THIS, Body, make, method_ref

TOP, INT, LONG = (VerificationType(item) for item in (ITEM_TOP, ITEM_INTEGER, ITEM_LONG))
UNINITIALIZED_THIS = VerificationType(ITEM_UNINITIALIZED_THIS)
OTHER = "p/Other"
SUPER_INIT = ("invokespecial", method_ref("p/Super", "<init>", "()V"))
NEW_OTHER = ("new", Class(OTHER))
OTHER_INIT = ("invokespecial", method_ref(OTHER, "<init>", "()V"))
ARRAY_FIELD = MemberRef(TAG_FIELD_REF, f"[L{OBJECT};", "length", "I")
INIT = {"name": "<init>", "flags": ACC_PUBLIC}

FRAME_CASES: dict[str, tuple[bool, Callable[[], ClassFile]]] = {}


class Frame:
    """A stack map frame among the lines of a body."""

    def __init__(self, locals_: Sequence[FrameType] = (), stack: Sequence[FrameType] = ()) -> None:
        self.locals = locals_
        self.stack = stack


def an(name: str) -> VerificationType:
    """An object of that class."""
    return VerificationType(ITEM_OBJECT, name)


THROWABLE = an("java/lang/Throwable")
Row = tuple[Label, Label, Label, "str | None"]


def lines(*body: object, handlers: Sequence[Row] = ()) -> Body:
    """As onemethod.lines, with frames and handlers."""

    def fill(code: CodeBuilder) -> None:
        for line in body:
            if isinstance(line, Label):
                code.place(line)
            elif isinstance(line, Frame):
                code.frame(line.locals, line.stack)
            else:
                name, *operands = (line,) if isinstance(line, str) else line  # type: ignore[misc]
                code.emit(BY_NAME[str(name)].code, *operands)
        for row in handlers:
            code.handler(*row)

    return fill


def add(title: str, good: bool, body: Callable[[], Body], **options: object) -> None:
    assert title not in FRAME_CASES
    options = {"major": 61, "limits": (6, 6), **options}
    FRAME_CASES[title] = (good, lambda: make(body(), **options))  # type: ignore[arg-type]


def branching(frame: Frame, *before: object, after: Sequence[object] = ()) -> Callable[[], Body]:
    """A branch, and a frame where it goes to."""

    def body() -> Body:
        target = Label()
        return lines(*before, "iconst_0", ("ifeq", target), "nop", target, frame, *after, "return")

    return body


def catching(
    frame: Frame, *covered: object, before: Sequence[object] = (), caught: str | None = None,
    handler: Sequence[object] = ("athrow",),
) -> Callable[[], Body]:  # fmt: skip
    """A range of code, and its handler."""

    def body() -> Body:
        start, end, target = Label(), Label(), Label()
        rows = [(start, end, target, caught)]
        return lines(*before, start, *covered, end, "return", target, frame, *handler,
                     handlers=rows)  # fmt: skip

    return body


# Frames at branch targets
add("branch with a frame", True, branching(Frame()))
add("branch without a frame", False, lambda: _goto_without_frame())
add("frame is missing after a goto", False, lambda: _dead_code_without_frame())
add("dead code without a frame", False, lambda: lines("return", "nop"))
add("dead code with a frame", True, lambda: lines("return", Frame(), "return"))
add("dead code is checked", False, lambda: lines("return", Frame(), "pop", "return"))
add("frame wants a local", False, branching(Frame([INT])))
add("frame forgets a local", True, branching(Frame(), "iconst_0", ("istore", 0)))
add("frame wants a value", False, branching(Frame([], [INT])))
add("frame wants another type", False, branching(Frame([], [INT]), "fconst_0"))
add("frame widens", True, branching(Frame([an("p/Super")]), "aload_0", ("astore", 0)),
    descriptor="(Lp/Other;)V")  # fmt: skip
add("frame narrows", False, branching(Frame([an(OTHER)])), descriptor="(Lp/Super;)V")
add("null is of a class that is not there", True,
    branching(Frame([an("no/Such")]), "aconst_null", ("astore", 0)))  # fmt: skip
add("too many locals in a frame", False, branching(Frame([INT] * 9)))
add("too deep a stack in a frame", False, branching(Frame([], [INT] * 9)))
add("fall through into another frame", False,
    lambda: lines("iconst_0", ("istore", 0), Frame([LONG]), "return"))  # fmt: skip
add("fall through with a value too many", False,
    lambda: lines("iconst_0", Frame(), "return"))  # fmt: skip
add("unusable value is popped", False, branching(Frame([], [TOP]), "iconst_0", after=("pop",)))
add("unusable value stays", True, branching(Frame([], [TOP]), "iconst_0"))
add("unusable value is copied", False,
    lambda: lines("iconst_0", Frame([], [TOP]), "dup", "pop2", "return"))  # fmt: skip
add("unusable value is stored", False,
    lambda: lines("iconst_0", Frame([], [TOP]), ("astore", 1), "return"))  # fmt: skip


def _goto_without_frame() -> Body:
    target = Label()
    return lines(("goto", target), target, "return")


def _dead_code_without_frame() -> Body:
    target = Label()
    return lines(("goto", target), "nop", target, Frame(), "return")


# Handlers
add("handler", True, catching(Frame([], [THROWABLE]), "nop"))
add("handler without the exception", False, catching(Frame(), "nop", handler=("return",)))
add("handler of another class", False, catching(Frame([], [an("java/lang/String")]), "nop"))
add("handler sees a store too early", False,
    catching(Frame([INT], [THROWABLE]), "iconst_0", ("istore", 0)))  # fmt: skip
add("handler that catches a string", False,
    catching(Frame([], [an("java/lang/String")]), "nop", caught="java/lang/String"))  # fmt: skip
add("int or long in a handler", True,
    catching(Frame([TOP], [THROWABLE]), "iconst_0", ("istore", 0), "lconst_0", ("lstore", 0),
             before=("iconst_0", ("istore", 0))))  # fmt: skip


# Objects under construction
def _super_on_one_path(frame: Frame) -> Callable[[], Body]:
    def body() -> Body:
        other = Label()
        return lines("iconst_0", ("ifeq", other), "aload_0", SUPER_INIT, "return", other, frame,
                     "return")  # fmt: skip

    return body


add("this is said to be made", False, _super_on_one_path(Frame([an(THIS)])), **INIT)
add("that this is not made is forgotten", False, _super_on_one_path(Frame([TOP])), **INIT)
add("this is not made", False, _super_on_one_path(Frame([UNINITIALIZED_THIS])), **INIT)
add("super() is covered, this stays unmade", False,
    catching(Frame([UNINITIALIZED_THIS], [THROWABLE]), SUPER_INIT, before=("aload_0",)),
    **INIT)  # fmt: skip
add("super() is covered, this is forgotten", False,
    catching(Frame([TOP], [THROWABLE]), SUPER_INIT, before=("aload_0",)), **INIT)  # fmt: skip
add("super() in a handler", True, lambda: _super_in_handler(), **INIT)


def _super_in_handler() -> Body:
    start, end, target = Label(), Label(), Label()
    return lines(
        start, "nop", end, "aload_0", SUPER_INIT, "return",
        target, Frame([UNINITIALIZED_THIS], [THROWABLE]), "pop", "aload_0", SUPER_INIT, "return",
        handlers=[(start, end, target, None)],
    )  # fmt: skip


def _constructor_covered(local: Callable[[Label], FrameType]) -> Callable[[], Body]:
    def body() -> Body:
        new, start, end, target = Label(), Label(), Label(), Label()
        return lines(
            new, NEW_OTHER, ("astore", 0), ("aload", 0), start, OTHER_INIT, end, "return",
            target, Frame([local(new)], [THROWABLE]), "athrow",
            handlers=[(start, end, target, None)],
        )  # fmt: skip

    return body


add("constructor is covered, object unmade", False, _constructor_covered(UninitializedAt))
add("constructor is covered, object made", False, _constructor_covered(lambda new: an(OTHER)))
add("constructor is covered, object forgotten", True, _constructor_covered(lambda new: TOP))


def _two_of_one_new() -> Body:
    loop = Label()
    return lines(loop, Frame(), NEW_OTHER, ("astore", 1), "iconst_0", ("ifeq", loop), ("aload", 1),
                 OTHER_INIT, "return")  # fmt: skip


def _older_in_local() -> Body:
    """A frame at the `new` says that the object made there before is still in a local."""
    new, end = Label(), Label()
    return lines(("goto", end), new, Frame([TOP, UninitializedAt(new)]), NEW_OTHER, "dup",
                 OTHER_INIT, ("aload", 1), OTHER_INIT, "return", end, Frame(),
                 "return")  # fmt: skip


add("two objects of one new", True, _two_of_one_new)
add("the older object of one new is lost", False, _older_in_local)


# Types
add("array for an interface", False, lambda: lines("iconst_0", ("newarray", 10), "areturn"),
    descriptor="()Lp/Interface;")  # fmt: skip
add("array for an interface, inferred", True,
    lambda: lines("iconst_0", ("newarray", 10), "areturn"), descriptor="()Lp/Interface;",
    major=49)  # fmt: skip
add("int for a long", False, lambda: lines("iconst_0", "lneg", "pop2", "return"))
add("two ints for a long", False, lambda: lines("iconst_0", "iconst_0", "lneg", "pop2", "return"))
add("int is stored as a long", False, lambda: lines("iconst_0", ("lstore", 0), "return"))
add("long is stored as a reference", False, lambda: lines("lconst_0", ("astore", 0), "return"))
add("string is thrown", False, lambda: lines(("ldc", String("x")), "athrow"))
add("ints are loaded as bytes", False, lambda: lines("aload_0", "iconst_0", "baload", "return"),
    descriptor="([I)V")  # fmt: skip
add("ints are stored as bytes", False,
    lambda: lines("aload_0", "iconst_0", "iconst_0", "bastore", "return"),
    descriptor="([I)V")  # fmt: skip
add("array of ints is stored into", False,
    lambda: lines("aload_0", "iconst_0", "aconst_null", "aastore", "return"),
    descriptor="([I)V")  # fmt: skip
add("dup2 of one value", False, lambda: lines("iconst_0", "dup2", "return"))
add("field of an array", False,
    lambda: lines("aload_0", ("getfield", ARRAY_FIELD), "return"),
    descriptor=f"([L{OBJECT};)V")  # fmt: skip
