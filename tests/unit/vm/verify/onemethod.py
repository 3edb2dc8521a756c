"""Short ways to make a class with one method, and to have it verified."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from pvm.vm.classfile.assembler import CodeBuilder, Label
from pvm.vm.classfile.constants import TAG_METHOD_REF, MemberRef
from pvm.vm.classfile.flags import (
    ACC_ABSTRACT,
    ACC_INTERFACE,
    ACC_PROTECTED,
    ACC_PUBLIC,
    ACC_STATIC,
)
from pvm.vm.classfile.opcodes import BY_NAME
from pvm.vm.classfile.reader import ClassFile, parse
from pvm.vm.classfile.writer import ClassWriter
from pvm.vm.verify.hierarchy import ParsedHierarchy
from pvm.vm.verify.verifier import verify_class

OBJECT = "java/lang/Object"
THIS = "p/This"

Body = Callable[[CodeBuilder], None]
Line = tuple[object, ...]


def lines(*body: Line | str | Label) -> Body:
    """The body of a method: ("iload", 1) emits, a Label is placed, "iadd" is ("iadd",)."""

    def fill(code: CodeBuilder) -> None:
        for line in body:
            if isinstance(line, Label):
                code.place(line)
                continue
            name, *operands = (line,) if isinstance(line, str) else line
            code.emit(BY_NAME[str(name)].code, *operands)  # type: ignore[arg-type]

    return fill


def method_ref(class_name: str, name: str, descriptor: str, tag: int = TAG_METHOD_REF) -> MemberRef:
    return MemberRef(tag, class_name, name, descriptor)


def make(
    body: Body,
    descriptor: str = "()V",
    flags: int = ACC_PUBLIC | ACC_STATIC,
    name: str = "f",
    major: int = 52,
    super_name: str = "p/Super",
    class_flags: int | None = None,
    interfaces: Sequence[str] = (),
    limits: tuple[int, int] = (10, 10),
) -> ClassFile:
    """A class p/This whose one method has this body; `limits` are max_stack and max_locals."""
    writer = ClassWriter(THIS, super_name, interfaces=interfaces, major=major)
    if class_flags is not None:
        writer.access_flags = class_flags
    writer.add_field(ACC_PUBLIC, "mine", "I")
    code = writer.code(flags, name, descriptor)
    code.max_stack, code.max_locals = limits
    body(code)
    return parse(writer.to_bytes(), THIS)


def _world() -> dict[str, ClassFile]:
    """The classes that the tests need besides p/This; all empty but for what is listed."""
    rows = [
        (OBJECT, None),
        ("java/lang/String", OBJECT),
        ("java/lang/Throwable", OBJECT),
        ("java/lang/Exception", "java/lang/Throwable"),
        ("java/lang/Class", OBJECT),
        ("q/Elsewhere", OBJECT),
        ("p/Super", "q/Elsewhere"),
        ("p/Other", "p/Super"),
    ]
    world = {name: _parsed(ClassWriter(name, above)) for name, above in rows if above}
    world[OBJECT] = _object()
    world["q/Elsewhere"] = _elsewhere()
    interface = ClassWriter("p/Interface", OBJECT, ACC_PUBLIC | ACC_INTERFACE | ACC_ABSTRACT)
    world["p/Interface"] = _parsed(interface)
    return world


def _parsed(writer: ClassWriter) -> ClassFile:
    return parse(writer.to_bytes(), writer.name)


def _object() -> ClassFile:
    writer = ClassWriter(OBJECT, None)
    lines("return")(writer.code(ACC_PUBLIC, "<init>", "()V"))
    return _parsed(writer)


def _elsewhere() -> ClassFile:
    writer = ClassWriter("q/Elsewhere", OBJECT)
    writer.add_field(ACC_PROTECTED, "hidden", "I")
    lines("aload_0", ("invokespecial", method_ref(OBJECT, "<init>", "()V")), "return")(
        writer.code(ACC_PROTECTED, "<init>", "()V")
    )
    lines("return")(writer.code(ACC_PROTECTED, "help", "()V"))
    return _parsed(writer)


WORLD = _world()


def verify(class_file: ClassFile) -> None:
    verify_class(class_file, ParsedHierarchy(class_file, WORLD.get))
