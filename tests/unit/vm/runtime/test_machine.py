"""The control plane's view of a running machine: strings, mirrors, handles, calls, errors."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pvm.vm.classfile.constants import TAG_METHOD_REF, MemberRef
from pvm.vm.classfile.writer import ClassWriter
from pvm.vm.model.throwing import JavaThrow
from pvm.vm.runtime.objects import Handle, OutOfMemory
from pvm.vm.runtime.roots import SLOTS
from pvm.vm.runtime.upcallcodes import Upcall

from ..interp.bodies import STATIC, op
from ..running import HEAP, Running, Thrown, running, writer

CAUSE = 1
MIXED = "(ILjava/lang/String;J[BDLjava/lang/Object;)"


def build() -> ClassWriter:
    """Static methods that give an argument back, and one that calls what cannot be prepared."""
    made = writer("Calls")
    for name, load, give in (("first", "iload_0", "ireturn"), ("text", "aload_1", "areturn"),
                             ("wide", "lload_2", "lreturn"), ("bytes", "aload", "areturn"),
                             ("real", "dload", "dreturn"), ("last", "aload", "areturn")):
        result = {"first": "I", "text": "Ljava/lang/String;", "wide": "J", "bytes": "[B",
                  "real": "D", "last": "Ljava/lang/Object;"}[name]
        code = made.code(STATIC, name, MIXED + result)
        operands = {"bytes": [4], "real": [5], "last": [7]}.get(name, [])
        op(code, load, *operands)
        op(code, give)
    for number in range(3):
        code = made.code(STATIC, f"calls_{number}", "()I")
        op(code, "invokestatic", MemberRef(TAG_METHOD_REF, "Broken", f"m{number}", "()I"))
        op(code, "ireturn")
    return made


def broken() -> ClassWriter:
    made = writer("Broken")
    for number in range(3):
        code = made.code(STATIC, f"m{number}", "()I")
        code.push_int(number)
        op(code, "ireturn")
    return made


@pytest.fixture(scope="module")
def machine() -> Iterator[Running]:
    with running(build(), broken()) as made:
        yield made


TEXTS = st.text(st.characters(), max_size=20)


@settings(max_examples=60, deadline=None)
@given(text=TEXTS)
def test_strings(machine: Running, text: str) -> None:
    """Python's text and Java's, with lone surrogates and characters beyond the first plane."""
    def run() -> None:
        made = machine.machine.new_string(text)
        assert machine.machine.text(made.slot) == text
        is_latin = all(ord(character) < 256 for character in text)
        assert machine.machine.objects.primitive(made.slot, "coder") == (0 if is_latin else 1)
        value = machine.machine.objects.field(made.slot, "value")
        units = len(text) if is_latin else len(text.encode("utf-16-le", "surrogatepass"))
        assert machine.machine.objects.length(value.slot) == units

    machine.do(run)


def test_lone_surrogates(machine: Running) -> None:
    for text in ("\ud800", "a\udc00b", "\udc00\ud800"):
        def run(text: str = text) -> str | None:
            made = machine.machine.new_string(text)
            return machine.machine.text(made.slot)

        assert machine.do(run) == text


def test_interned_strings_are_one(machine: Running) -> None:
    def run() -> None:
        strings, objects = machine.machine.strings, machine.machine.objects
        first = strings.intern("the one")
        assert strings.intern("the one") == first
        made = machine.machine.new_string("the one")
        assert not objects.same(made.slot, first)
        assert strings.intern_object(made.slot) == first
        other = machine.machine.new_string("another one")
        kept = strings.intern_object(other.slot)
        assert objects.same(kept, other.slot)
        objects.collect(CAUSE)
        assert objects.same(kept, other.slot) and machine.machine.text(first) == "the one"

    machine.do(run)


def test_mirrors(machine: Running) -> None:
    names = ["java/lang/Object", "Calls", "[I", "[[Ljava/lang/String;", "java/lang/Runnable"]

    def run() -> None:
        mirrors, objects = machine.machine.mirrors, machine.machine.objects
        for name in names:
            java_class = machine.machine.application.load(name)
            slot = mirrors.of(java_class)
            assert mirrors.of(java_class) == slot
            objects.collect(CAUSE)
            assert mirrors.class_of(slot) is java_class
            found = objects.class_of(slot)
            assert found is not None and found.name == "java/lang/Class"
            component = objects.field(slot, "componentType")
            if java_class.component is None:
                assert objects.is_null(component.slot)
            else:
                assert objects.same(component.slot, mirrors.of(java_class.component))

    machine.do(run)


def test_handles_keep_objects_and_follow_them(machine: Running) -> None:
    def run() -> None:
        held = [machine.machine.new_string(f"text {n}") for n in range(3 * SLOTS)]
        for _ in range(4):
            machine.machine.objects.collect(CAUSE)
        assert [machine.machine.text(h.slot) for h in held] == [f"text {n}"
                                                                for n in range(3 * SLOTS)]
        slots = {handle.slot for handle in held}
        assert len(slots) == len(held)
        del held
        again = [machine.machine.objects.handle() for _ in range(2 * SLOTS)]
        assert all(machine.machine.objects.is_null(handle.slot) for handle in again)
        assert {handle.slot for handle in again} & slots

    machine.do(run)


def test_released_handles_free_their_objects(machine: Running) -> None:
    """Ten heaps' worth of arrays, each held for a moment."""
    def run() -> None:
        bytes_ = machine.machine.application.load("[B")
        for _ in range(10 * HEAP // (4 << 20)):
            machine.machine.objects.array(bytes_, 4 << 20)

    machine.do(run)


def test_out_of_memory_is_an_error_that_one_survives(machine: Running) -> None:
    def run() -> None:
        bytes_ = machine.machine.application.load("[B")
        held = []
        with pytest.raises(OutOfMemory):
            for _ in range(64):
                held.append(machine.machine.objects.array(bytes_, 8 << 20))
        assert held
        held.clear()
        machine.machine.objects.array(bytes_, 8 << 20)

    machine.do(run)


@settings(max_examples=40, deadline=None)
@given(first=st.integers(-(1 << 31), (1 << 31) - 1), wide=st.integers(-(1 << 63), (1 << 63) - 1),
       text=TEXTS, data=st.binary(max_size=30), real=st.floats(allow_nan=False))
def test_arguments_of_every_kind(machine: Running, first: int, wide: int, text: str, data: bytes,
                                 real: float) -> None:
    def run() -> None:
        check_arguments(machine, first, wide, text, data, real)

    machine.do(run)


def check_arguments(machine: Running, first: int, wide: int, text: str, data: bytes,
                    real: float) -> None:
    """Calls the methods that give their arguments back."""
    objects = machine.machine.objects
    array = objects.array(machine.machine.application.load("[B"), len(data))
    objects.write_bytes(array.slot, data)
    arguments: list[Any] = [first, text, wide, array, real, None]
    assert machine.call("Calls", "first", *arguments) == first
    assert machine.call("Calls", "wide", *arguments) == wide
    assert machine.call("Calls", "real", *arguments) == real
    assert machine.machine.text(machine.call("Calls", "text", *arguments).slot) == text
    found: Handle = machine.call("Calls", "bytes", *arguments)
    assert objects.read_bytes(found.slot, len(data)) == data
    assert objects.same(found.slot, array.slot)
    assert objects.is_null(machine.call("Calls", "last", *arguments).slot)


def test_a_wrong_number_of_arguments(machine: Running) -> None:
    method = machine.do(machine.method, "Calls", "first")
    with pytest.raises(TypeError, match="takes 6 arguments"):
        machine.do(machine.machine.call, method, 1)


ERRORS = [(ValueError("deliberate"), "ValueError: deliberate"), (KeyError("k"), "KeyError")]


class Failing:
    """An upcall that fails so many times before it does its work."""

    def __init__(self, work: Any, error: Exception, times: int) -> None:
        self.work, self.error, self.times = work, error, times

    def __call__(self, *arguments: int) -> Any:
        self.times -= 1
        if self.times >= 0:
            raise self.error
        return self.work(*arguments)


def fail_upcalls(machine: Running, patch: pytest.MonkeyPatch, error: Exception,
                 times: int) -> None:
    functions = machine.machine.upcalls._functions
    patch.setitem(functions, Upcall.RESOLVE, Failing(functions[Upcall.RESOLVE], error, times))


@pytest.mark.parametrize("number", range(len(ERRORS)))
def test_a_bug_in_an_upcall_is_an_internal_error(
        machine: Running, monkeypatch: pytest.MonkeyPatch, capfd: Any, number: int) -> None:
    """Java sees it as an exception, the host as a traceback; the machine lives on."""
    error, text = ERRORS[number]
    fail_upcalls(machine, monkeypatch, error, 1)
    with pytest.raises(Thrown) as thrown:
        machine.call("Calls", f"calls_{number}")
    assert thrown.value.args[0] == "java/lang/InternalError"
    assert text in str(thrown.value.args[1])
    assert "Traceback" in capfd.readouterr().err
    assert machine.call("Calls", f"calls_{number}") == number


def test_a_bug_that_strikes_again_while_its_error_is_made(
        monkeypatch: pytest.MonkeyPatch, capfd: Any) -> None:
    """A machine of its own: nothing of InternalError is resolved yet."""
    with running(build(), broken()) as machine:
        machine.do(machine.load, "Calls")
        with monkeypatch.context() as patch:
            fail_upcalls(machine, patch, ValueError("again"), 1000)
            with pytest.raises(Thrown) as thrown:
                machine.call("Calls", "calls_2")
        assert thrown.value.args[0] in ("java/lang/StackOverflowError", "java/lang/InternalError")
        assert "again" in capfd.readouterr().err
        assert machine.call("Calls", "calls_2") == 2


def test_java_exceptions_pass_through_upcalls(machine: Running) -> None:
    def run() -> None:
        with pytest.raises(JavaThrow) as thrown:
            machine.machine.throw("java/lang/IllegalStateException", "from Python")
        assert thrown.value.java_class.name == "java/lang/IllegalStateException"
        machine.machine.roots.release(thrown.value.slot)

    machine.do(run)


def test_byte_access(machine: Running) -> None:
    def run() -> None:
        array = machine.machine.objects.array(machine.machine.application.load("[I"), 3)
        data = struct.pack("<3i", 1, -2, 1 << 30)
        machine.machine.objects.write_bytes(array.slot, data)
        machine.machine.objects.write_bytes(array.slot, b"")
        assert machine.machine.objects.read_bytes(array.slot, 12) == data
        assert machine.machine.objects.read_bytes(array.slot, 0) == b""

    machine.do(run)
