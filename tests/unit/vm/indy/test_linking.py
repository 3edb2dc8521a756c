"""What a spun class names is there, and reachable, from the class once it is defined."""

from __future__ import annotations

from typing import Any

import pytest

from pvm.vm.classfile import constants as c
from pvm.vm.classfile.constants import MethodType
from pvm.vm.classfile.decode import decode
from pvm.vm.classfile.flags import ACC_PRIVATE, ACC_PUBLIC, ACC_STATIC
from pvm.vm.classfile.opcodes import Op
from pvm.vm.link.linking import link
from pvm.vm.link.uses import call, class_to_instantiate, field_use
from pvm.vm.load.hidden import define_hidden
from pvm.vm.model.classes import JavaClass

from ..world import World, make
from .sites import LAMBDA, linked, method

RUN = ("run", "()Ljava/lang/Runnable;")
V = MethodType("()V")
FIELDS = (Op.GETFIELD, Op.PUTFIELD, Op.GETSTATIC, Op.PUTSTATIC)
CALLS = (Op.INVOKESTATIC, Op.INVOKEVIRTUAL, Op.INVOKESPECIAL, Op.INVOKEINTERFACE)


def resolve_everything(java_class: JavaClass) -> list[str]:
    """Resolves what all its methods name; the methods that they call."""
    called = []
    for java_method in java_class.methods.values():
        for instruction in decode(java_method.code.code):
            op = instruction.op.code
            if op in FIELDS:
                field_use(java_class, instruction.operands[0], op, java_method)
            elif op in CALLS:
                called.append(str(call(java_class, instruction.operands[0], op).method))
            elif op == Op.NEW:
                class_to_instantiate(java_class, instruction.operands[0])
    return called


def defined(
    world: World, site: tuple[str, str], *arguments: c.Constant, **main: Any
) -> list[str]:
    """Links and defines a lambda of Main; what its methods call."""
    spec = linked(world, LAMBDA, "metafactory", *site, *arguments, **main)
    hidden = define_hidden(world.load("Main"), spec.data)
    link(world, hidden)
    factory = hidden.method(spec.name, spec.descriptor)
    assert factory is not None and factory.is_static
    assert hidden.external_name.startswith("Main$$Lambda$7/0x")
    return [text for text in resolve_everything(hidden) if "Lambda$7" not in text]


def test_a_private_method_of_the_caller(world: World) -> None:
    body = method("Main", "body", "()V")
    called = defined(world, RUN, V, body, V, bodies=[(ACC_PRIVATE | ACC_STATIC, "body")])
    assert called == ["void java.lang.Object.<init>()", "void Main.body()"]


@pytest.mark.parametrize("kind", [c.REF_INVOKE_VIRTUAL, c.REF_INVOKE_SPECIAL])
def test_a_private_instance_method_of_the_caller(world: World, kind: int) -> None:
    site = ("run", "(LMain;)Ljava/lang/Runnable;")
    body = method("Main", "body", "()V", kind)
    called = defined(world, site, V, body, V, bodies=[(ACC_PRIVATE, "body")])
    assert called[-1] == "void Main.body()"


def test_a_super_call_starts_at_the_direct_superclass(world: World) -> None:
    f = ["public f ()V"]
    world.add(make("Top", methods=f), make("Middle", "Top", methods=f))
    site = ("run", "(LMain;)Ljava/lang/Runnable;")
    body = method("Top", "f", "()V", c.REF_INVOKE_SPECIAL)
    called = defined(world, site, V, body, V, super_name="Middle", bodies=[(ACC_PUBLIC, "f")])
    assert called[-1] == "void Middle.f()"
