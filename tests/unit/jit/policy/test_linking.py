"""What -Xcomp resolves before a method has run."""

from __future__ import annotations

from typing import Any

from pvm.jit.policy.linking import resolve_ahead
from pvm.vm.classfile.constants import TAG_FIELD_REF, TAG_METHOD_REF, Class, MemberRef, String
from pvm.vm.interp.translation import UNRESOLVED

from ...vm.interp.bodies import STATIC, op
from ...vm.running import running, writer

OTHER = MemberRef(TAG_FIELD_REF, "Other", "number", "I")
HASH = MemberRef(TAG_METHOD_REF, "java/lang/Object", "hashCode", "()I")


def build() -> list[Any]:
    names, other = writer("Names"), writer("Other")
    other.add_field(STATIC, "number", "I")
    code = names.code(STATIC, "uses", "()V")
    op(code, "ldc", String("text"))
    for name in ("java/lang/String", "not/There"):
        op(code, "checkcast", Class(name))
    op(code, "instanceof", Class("[[I"))
    op(code, "pop")
    op(code, "getstatic", OTHER)
    op(code, "pop")
    op(code, "new", Class("Names"))
    op(code, "pop")
    op(code, "ldc", String("text"))
    op(code, "invokevirtual", HASH)
    op(code, "pop")
    op(code, "return")
    return [names, other]


def test_nothing_is_loaded_or_initialised() -> None:
    with running(*build()) as made:
        machine = made.machine
        made.do(machine.application.load, "Other")
        method = made.do(made.method, "Names", "uses")
        made.do(machine.code.prepare, method)
        code = machine.code.codes[method.number]
        made.do(resolve_ahead, machine, code)
        left = [each.op.mnemonic for each, name in
                zip(code.flow.instructions, code.names, strict=True) if name == UNRESOLVED]
        # a string of the program; a class not loaded; one not initialised
        assert left == ["ldc", "checkcast", "getstatic", "ldc"]
        made.do(made.load, "Other")
        made.do(resolve_ahead, machine, code)
        assert code.names[5] == "getstatic"
