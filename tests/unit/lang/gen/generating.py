"""Compiles Java text to parsed class files, for tests of code generation."""

from __future__ import annotations

from pvm.lang.enter.localnames import name_local_classes
from pvm.lang.gen.generate import generate
from pvm.lang.gen.options import GenOptions
from pvm.vm.classfile.decode import decode
from pvm.vm.classfile.reader import ClassFile, Method, parse
from tests.unit.lang.attributed import Attributed


def classes_of(text: str, options: GenOptions = GenOptions()) -> dict[str, ClassFile]:  # noqa: B008
    """By binary name; the text must be without errors."""
    done = Attributed(text)
    assert not done.messages, done.messages
    name_local_classes(done.compiler.enter.local_classes)
    made = {}
    for decl in done.unit.tree.types:
        done.compiler.log.source = done.source
        for name, data in generate(decl, done.compiler, options):
            made[name] = parse(data, name)
    return made


def method(file: ClassFile, name: str) -> Method:
    return next(m for m in file.methods if m.name == name)


def mnemonics(file: ClassFile, name: str) -> list[str]:
    code = method(file, name).code
    assert code is not None
    return [instruction.op.mnemonic for instruction in decode(code.code)]


def body(statements: str, params: str = "") -> list[str]:
    """The instructions of a static void method with that body."""
    text = f"class T {{ static void m({params}) {{ {statements} }} }}"
    return mnemonics(classes_of(text)["T"], "m")
