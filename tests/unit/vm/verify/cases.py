"""Small methods that break one rule each, and their neighbours that do not.

`CASES`: title -> (what the message says, or None if the method is good; how to make the class).
"""

from __future__ import annotations

from collections.abc import Callable

from pvm.vm.classfile.assembler import CodeBuilder, Label
from pvm.vm.classfile.constants import (
    TAG_FIELD_REF,
    TAG_INTERFACE_METHOD_REF,
    Class,
    Integer,
    Long,
    MemberRef,
    MethodType,
    String,
)
from pvm.vm.classfile.flags import ACC_PUBLIC
from pvm.vm.classfile.reader import ClassFile

from .onemethod import OBJECT, THIS, Body, lines, make, method_ref

Case = tuple[str | None, Callable[[], ClassFile]]

CASES: dict[str, Case] = {}

OTHER, ELSEWHERE, INTERFACE = "p/Other", "q/Elsewhere", "p/Interface"
SUPER_INIT = ("invokespecial", method_ref("p/Super", "<init>", "()V"))
HIDDEN = MemberRef(TAG_FIELD_REF, ELSEWHERE, "hidden", "I")
MINE = MemberRef(TAG_FIELD_REF, THIS, "mine", "I")
REF = f"L{OBJECT};"


def add(title: str, message: str | None, *body: object, **options: object) -> None:
    """A case in a class file of a version whose types HotSpot infers too."""
    add_body(title, message, lambda: lines(*body), **options)  # type: ignore[arg-type]


def add_body(title: str, message: str | None, body: Callable[[], Body], **options: object) -> None:
    assert title not in CASES
    options.setdefault("major", 49)
    CASES[title] = (message, lambda: make(body(), **options))  # type: ignore[arg-type]


# Locals and stack
add("good", None, "iconst_0", "pop", "return")
add("empty stack", "empty stack", "pop", "return")
add("stack too large", "Stack size too large", "lconst_0", "pop2", "return", limits=(1, 1))
add("stack just large enough", None, "lconst_0", "pop2", "return", limits=(2, 1))
add("long cut by pop", "split long or double", "lconst_0", "pop", "pop", "return")
add("long cut by dup_x1", "split long or double", "lconst_0", "iconst_0", "dup_x1", "return")
add("long cut by swap", "split long or double", "iconst_0", "lconst_0", "swap", "return")
add("unset local", "uninitialized register 3", ("iload", 3), "pop", "return")
add("float as int", "integer on stack", "fconst_0", "ineg", "pop", "return")
add("ref as int", "integer on stack", "aconst_null", "ineg", "pop", "return")
add("int as ref", "object/array", "iconst_0", ("astore", 1), "return")
add("int local as ref", "Register 0 contains wrong type", "aload_0", "pop", "return",
    descriptor="(I)V")  # fmt: skip
add("ref local as int", "Register 0 contains wrong type", "iload_0", "pop", "return",
    descriptor=f"({REF})V")  # fmt: skip
add("local out of range", "Illegal local variable number", ("iload", 10), "pop", "return")
add("long local out of range", "Illegal local variable number", ("lload", 9), "pop2", "return")
add("second half overwritten", "Register pair 0",
    "lconst_0", "lstore_0", "iconst_0", "istore_1", "lload_0", "pop2", "return")  # fmt: skip
add("first half overwritten", "wrong type|uninitialized register",
    "lconst_0", "lstore_0", "iconst_0", "istore_0", "iload_1", "pop", "return")  # fmt: skip
add("long over a long's half", "Register pair 0", "lconst_0", "lstore_0", "lconst_0", "lstore_1",
    "lload_0", "pop2", "return")  # fmt: skip
add("half of a long as int", "wrong type", "lconst_0", "lstore_0", "iload_1", "pop", "return")
add("iinc of a float", "wrong type", "fconst_0", "fstore_0", ("iinc", 0, 1), "return")
add("falling off", "Falling off the end", "nop")
add("boolean returned as int", None, "iconst_0", "ireturn", descriptor="()Z")
add("wrong kind of return", "Wrong return type", "iconst_0", "ireturn", descriptor="()J")
add("return of nothing", "Wrong return type", "return", descriptor="()I")
add("return of something", "Wrong return type", "iconst_0", "ireturn")
add("return of another class", "Wrong return type in function", ("ldc", String("x")), "areturn",
    descriptor="()Lp/Super;")  # fmt: skip
add("return of a subclass", None, "aload_0", "areturn", descriptor="(Lp/Other;)Lp/Super;")
add("any object for an interface", None, ("ldc", String("x")), "areturn",
    descriptor="()Lp/Interface;")  # fmt: skip


def _depths_differ() -> Body:
    loop = Label()
    return lines(loop, "iconst_0", ("goto", loop))


def _kinds_differ() -> Body:
    other, join = Label(), Label()
    return lines("iconst_0", ("ifeq", other), "aconst_null", ("goto", join), other, "iconst_0",
                 join, "pop", "return")  # fmt: skip


def _local_differs(used: bool) -> Body:
    other, join = Label(), Label()
    return lines("iconst_0", ("ifeq", other), "aconst_null", ("astore", 0), ("goto", join), other,
                 "iconst_0", ("istore", 0), join, *(["aload_0", "pop"] if used else []),
                 "return")  # fmt: skip


def _meet(target: str) -> Body:
    """A String or a p/Other where `target` is wanted."""
    other, join = Label(), Label()
    return lines("iconst_0", ("ifeq", other), "aload_0", ("goto", join), other, "aload_1", join,
                 ("invokestatic", method_ref("p/Super", "take", f"({target})V")),
                 "return")  # fmt: skip


MEETING = f"(Lp/Other;L{THIS};Ljava/lang/String;)V"
add_body("depths differ", "Inconsistent stack height", _depths_differ)
add_body("kinds differ on the stack", "Mismatched stack types", _kinds_differ)
add_body("kinds differ in a local", None, lambda: _local_differs(used=False))
add_body("local of two kinds is used", "uninitialized register 0", lambda: _local_differs(True))
add_body("siblings meet in their superclass", None, lambda: _meet("Lp/Super;"),
         descriptor=MEETING)  # fmt: skip
add_body("siblings meet, one is wanted", "Incompatible argument", lambda: _meet("Lp/Other;"),
         descriptor=MEETING)  # fmt: skip

# Constants
add("ldc of a long", "Illegal type in constant pool", ("ldc", Long(1)), "pop", "return")
add("ldc2_w of an int", "Illegal type in constant pool", ("ldc2_w", Integer(7)), "pop2", "return")
add("ldc of a class before 49", "Illegal type", ("ldc", Class(OBJECT)), "pop", "return", major=48)
add("ldc of a class", None, ("ldc", Class(OBJECT)), "pop", "return")
add("ldc of a method type", None, ("ldc", MethodType("()V")), "pop", "return", major=51)
add("getstatic of a method", "Illegal type in constant pool",
    ("getstatic", method_ref("p/Super", "f", "()V")), "return")  # fmt: skip
add("new of a string", "Illegal type in constant pool", ("new", String("x")), "pop", "return")
add("new of an array", "Illegal creation of", ("new", Class("[I")), "pop", "return")
add("invokevirtual of an interface method", "Illegal type in constant pool", "aconst_null",
    ("invokevirtual", method_ref(INTERFACE, "f", "()V", TAG_INTERFACE_METHOD_REF)),
    "return")  # fmt: skip
add("invokestatic of an interface method before 52", "Illegal type in constant pool",
    ("invokestatic", method_ref(INTERFACE, "f", "()V", TAG_INTERFACE_METHOD_REF)),
    "return")  # fmt: skip
add("invokestatic of an interface method", None,
    ("invokestatic", method_ref(INTERFACE, "f", "()V", TAG_INTERFACE_METHOD_REF)),
    "return", major=52)  # fmt: skip
add("invokevirtual of <init>", "Must call initializers using invokespecial", "aconst_null",
    ("invokevirtual", method_ref(OBJECT, "<init>", "()V")), "return")  # fmt: skip
add("invokeinterface", None, "aload_0",
    ("invokeinterface", method_ref(INTERFACE, "f", "()V", TAG_INTERFACE_METHOD_REF)),
    "return", descriptor=f"({REF})V")  # fmt: skip

# Arrays
add("iaload of longs", "array of ints", "aload_0", "iconst_0", "iaload", "pop", "return",
    descriptor="([J)V")  # fmt: skip
add("baload of booleans", None, "aload_0", "iconst_0", "baload", "pop", "return",
    descriptor="([Z)V")  # fmt: skip
add("iaload of null", None, "aconst_null", "iconst_0", "iaload", "pop", "return")
add("aaload of ints", "array of objects", "aload_0", "iconst_0", "aaload", "pop", "return",
    descriptor="([I)V")  # fmt: skip
add("aaload of an object", "array of objects", "aload_0", "iconst_0", "aaload", "pop", "return",
    descriptor=f"({REF})V")  # fmt: skip
add("aaload of arrays of ints", None, "aload_0", "iconst_0", "aaload", "iconst_0", "iaload",
    "ireturn", descriptor="([[I)I")  # fmt: skip
add("aastore of an int", "object/array", "aload_0", "iconst_0", "iconst_0", "aastore", "return",
    descriptor=f"([{REF})V")  # fmt: skip
add("aastore of anything", None, "aload_0", "iconst_0", "aload_0", "aastore", "return",
    descriptor="([Ljava/lang/String;)V")  # fmt: skip
add("arraylength of an object", "array", "aload_0", "arraylength", "pop", "return",
    descriptor=f"({REF})V")  # fmt: skip
add("array for a wider array", None, "aload_0", "areturn",
    descriptor="([Lp/Other;)[Lp/Super;")  # fmt: skip
add("array for a narrower array", "Wrong return type in function", "aload_0", "areturn",
    descriptor="([Lp/Super;)[Lp/Other;")  # fmt: skip
add("array of ints for an array of objects", "Wrong return type in function", "aload_0", "areturn",
    descriptor=f"([I)[{REF}")  # fmt: skip
add("newarray of no type", "newarray", "iconst_0", ("newarray", 3), "pop", "return")
add("multianewarray of too many", "Illegal dimension", "iconst_0", "iconst_0",
    ("multianewarray", Class("[I"), 2), "pop", "return")  # fmt: skip
add("multianewarray of none", "Illegal dimension", ("multianewarray", Class("[I"), 0), "pop",
    "return")  # fmt: skip
add("anewarray of 256 dimensions", "too many dimensions", "iconst_0",
    ("anewarray", Class("[" * 255 + "I")), "pop", "return")  # fmt: skip

# Objects under construction
NEW_OTHER = ("new", Class(OTHER))
OTHER_INIT = ("invokespecial", method_ref(OTHER, "<init>", "()V"))
add("new object", None, NEW_OTHER, "dup", OTHER_INIT, "areturn", descriptor="()Lp/Super;")
add("new object unconstructed", "object/array", NEW_OTHER, "areturn", descriptor="()Lp/Super;")
add("constructor of another class", "wrong initialization", NEW_OTHER,
    ("invokespecial", method_ref(OBJECT, "<init>", "()V")), "return")  # fmt: skip
add("constructed twice", "to find unitialized", NEW_OTHER, "dup", "dup", OTHER_INIT,
    OTHER_INIT, "pop", "return")  # fmt: skip
add("unconstructed object as argument", "object/array", NEW_OTHER,
    ("invokestatic", method_ref("p/Super", "take", f"({REF})V")), "return")  # fmt: skip
add("unconstructed object's field", "object/array", NEW_OTHER, ("getfield", HIDDEN), "pop",
    "return")  # fmt: skip


def _two_of_one_new() -> Body:
    """Two objects from one `new`: the first is lost before its constructor runs."""
    loop = Label()
    return lines("aconst_null", ("astore", 1), loop, NEW_OTHER, ("astore", 1), "iconst_0",
                 ("ifeq", loop), "aload_1", OTHER_INIT, "return")  # fmt: skip


def _first_of_one_new() -> Body:
    loop, go_on = Label(), Label()
    return lines("aconst_null", ("astore", 1), ("goto", go_on), loop, ("aload", 2), ("astore", 1),
                 go_on, NEW_OTHER, ("astore", 2), "iconst_0", ("ifeq", loop), "aload_1", OTHER_INIT,
                 "return")  # fmt: skip


add_body("two of one new", None, _two_of_one_new)
add_body("the first of one new", "register|Expecting", _first_of_one_new)

INIT = {"name": "<init>", "flags": ACC_PUBLIC}
add("constructor", None, "aload_0", SUPER_INIT, "return", **INIT)
add("no super()", "must call super", "return", **INIT)
add("super() of another class", "wrong initialization", "aload_0",
    ("invokespecial", method_ref(OBJECT, "<init>", "()V")), "return", **INIT)  # fmt: skip
add("super() twice", "to find unitialized", "aload_0", SUPER_INIT, "aload_0",
    SUPER_INIT, "return", **INIT)  # fmt: skip
add("own field before super()", None, "aload_0", "iconst_0", ("putfield", MINE), "aload_0",
    SUPER_INIT, "return", **INIT)  # fmt: skip
add("inherited field before super()", "object/array", "aload_0", "iconst_0", ("putfield", HIDDEN),
    "aload_0", SUPER_INIT, "return", **INIT)  # fmt: skip
add("this before super()", "object/array", "aload_0", ("getfield", MINE), "pop", "aload_0",
    SUPER_INIT, "return", **INIT)  # fmt: skip


def _super_on_one_path() -> Body:
    end = Label()
    return lines("iconst_0", ("ifeq", end), "aload_0", SUPER_INIT, end, "return")


add_body("super() on one path", "must call super", _super_on_one_path, **INIT)


def _failed_super_is_swallowed() -> Body:
    start, end, target = Label(), Label(), Label()

    def body(code: CodeBuilder) -> None:
        lines(start, "aload_0", SUPER_INIT, end, "return", target, "pop", "return")(code)
        code.handler(start, end, target, None)

    return body


add_body("failed super() is swallowed", "must call super", _failed_super_is_swallowed, **INIT)

# Members
add("getfield of another class", "Incompatible type", ("ldc", String("x")), ("getfield", MINE),
    "pop", "return")  # fmt: skip
add("putfield of another type", "integer|Bad type", "aload_0", "fconst_0", ("putfield", MINE),
    "return", descriptor=f"(L{THIS};)V")  # fmt: skip
add("protected field of this class", None, "aload_0", ("getfield", HIDDEN), "ireturn",
    descriptor=f"(L{THIS};)I")  # fmt: skip
add("protected field of a sibling", "protected data", "aload_0", ("getfield", HIDDEN), "ireturn",
    descriptor="(Lp/Other;)I")  # fmt: skip
HELP = ("invokevirtual", method_ref(ELSEWHERE, "help", "()V"))
add("protected method of this class", None, "aload_0", HELP, "return", descriptor=f"(L{THIS};)V")
add("protected method of a sibling", "protected data", "aload_0", HELP, "return",
    descriptor="(Lp/Other;)V")  # fmt: skip
add("protected constructor of a superclass", "protected data", ("new", Class(ELSEWHERE)),
    ("invokespecial", method_ref(ELSEWHERE, "<init>", "()V")), "return")  # fmt: skip
SPECIAL = ("invokespecial", method_ref(ELSEWHERE, "help", "()V"))
add("invokespecial on this class", None, "aload_0", SPECIAL, "return", descriptor=f"(L{THIS};)V")
add("invokespecial on a superclass", "Incompatible object", "aload_0", SPECIAL, "return",
    descriptor="(Lp/Super;)V")  # fmt: skip
add("invokespecial of an unrelated class", "nonvirtual", "aload_0",
    ("invokespecial", method_ref(OTHER, "f", "()V")), "return",
    descriptor="(Lp/Other;)V")  # fmt: skip
add("too few arguments", "empty stack", "iconst_0",
    ("invokestatic", method_ref("p/Super", "g", "(II)V")), "return")  # fmt: skip
add("arguments in the wrong order", "integer on stack", "iconst_0", "fconst_0",
    ("invokestatic", method_ref("p/Super", "g", "(FI)V")), "return")  # fmt: skip
add("athrow of an object", "Can only throw", "aload_0", "athrow", descriptor=f"({REF})V")
add("athrow of null", None, "aconst_null", "athrow")
add("monitor of an int", "object/array", "iconst_0", "monitorenter", "return")
add("checkcast makes it fit", None, "aload_0", ("checkcast", Class(OTHER)), "areturn",
    descriptor=f"({REF})Lp/Super;")  # fmt: skip


def _catching(name: str) -> Body:
    start, end, target = Label(), Label(), Label()

    def body(code: CodeBuilder) -> None:
        lines(start, "nop", end, "return", target, "athrow")(code)
        code.handler(start, end, target, name)

    return body


def _handler_uses_a_later_local() -> Body:
    start, end, target = Label(), Label(), Label()

    def body(code: CodeBuilder) -> None:
        lines(start, "nop", "aconst_null", ("astore", 1), "nop", end, "return")(code)
        lines(target, "pop", "aload_1", "pop", "return")(code)
        code.handler(start, end, target, None)

    return body


add_body("catch of an exception", None, lambda: _catching("java/lang/Exception"))
add_body("catch of a string", "not a subclass of Throwable", lambda: _catching("java/lang/String"))
add_body("handler uses a later local", "uninitialized register 1", _handler_uses_a_later_local)

# Subroutines


def _subroutine(*body: object) -> Callable[[], Body]:
    def made() -> Body:
        sub = Label()
        start = (("jsr", sub), "return", sub)
        return lines("iconst_0", ("istore", 3), *start, *body)  # type: ignore[arg-type]

    return made


add_body("subroutine", None, _subroutine(("astore", 1), ("ret", 1)))
add_body("subroutine in version 51", "Bad instruction: a8", _subroutine(("astore", 1), ("ret", 1)),
         major=51)  # fmt: skip
add_body("ret of an int", "returns from no subroutine|wrong type", _subroutine("pop", ("ret", 3)))
add_body("ret of an overwritten address", "wrong type",
         _subroutine(("astore", 1), "iconst_0", ("istore", 1), ("ret", 1)))  # fmt: skip
add_body("return address loaded", "Cannot load return", _subroutine(("astore", 1), "aload_1", "pop",
         ("ret", 1)))  # fmt: skip
add_body("return address returned", "object/array",
         lambda: _address_returned(), descriptor=f"()[{REF}")  # fmt: skip


def _address_returned() -> Body:
    sub = Label()
    return lines(("jsr", sub), sub, "areturn")


add("ret without jsr", "returns from no subroutine", "iconst_0", "istore_1", ("ret", 1))
