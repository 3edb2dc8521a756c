"""Array elements, instance fields and statics: what is stored is read again, cut to its type."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pvm.vm.classfile.constants import TAG_FIELD_REF, TAG_METHOD_REF, Class, MemberRef
from pvm.vm.classfile.flags import ACC_PUBLIC, ACC_STATIC, ACC_VOLATILE
from pvm.vm.classfile.opcodes import BY_NAME
from pvm.vm.classfile.writer import ClassWriter

from ..running import Running, Thrown, running, writer
from .bodies import STATIC, VARIANTS, check_below, give_back, load, op, operate, store
from .reference import same, signed, single
from .test_values import OPERANDS

KINDS = "ZBCSIJFD"
LETTERS = {"Z": "b", "B": "b", "C": "c", "S": "s", "I": "i", "J": "l", "F": "f", "D": "d"}
CODES = {"Z": 4, "C": 5, "F": 6, "D": 7, "B": 8, "S": 9, "I": 10, "J": 11}
HELD = 12
OBJECT = "Ljava/lang/Object;"
FIELDS = [(kind, volatile) for kind in KINDS for volatile in (False, True)]
OUT = "java/lang/ArrayIndexOutOfBoundsException"
NULL = "java/lang/NullPointerException"


def on_stack(kind: str) -> str:
    return "I" if kind in "ZBCS" else kind


def cut(kind: str, value: Any) -> Any:
    """What is left of a value in a place of the type (JVMS 6.5 bastore, putfield)."""
    if kind == "Z":
        return value & 1
    if kind == "C":
        return value & 0xFFFF
    if kind in "BS":
        return signed(value, 8 if kind == "B" else 16)
    return single(value) if kind == "F" else value


def add_arrays(made: ClassWriter) -> None:
    for kind in KINDS:
        for variant in VARIANTS:
            code = made.code(STATIC, f"get_{kind}_{variant}", f"([{kind}I){on_stack(kind)}")
            below = operate(code, "AI", variant)
            op(code, LETTERS[kind] + "aload")
            store(code, on_stack(kind), HELD)
            check_below(code, below)
            load(code, on_stack(kind), HELD)
            give_back(code, on_stack(kind))
            code = made.code(STATIC, f"set_{kind}_{variant}", f"([{kind}I{on_stack(kind)})V")
            below = operate(code, "AI" + on_stack(kind), variant)
            op(code, LETTERS[kind] + "astore")
            check_below(code, below)
            op(code, "return")
        code = made.code(STATIC, f"make_{kind}", f"(I)[{kind}")
        op(code, "iload", 0)
        op(code, "newarray", CODES[kind])
        op(code, "areturn")
    code = made.code(STATIC, "length", f"({OBJECT})I")
    op(code, "aload", 0)
    op(code, "checkcast", Class("[I"))
    op(code, "arraylength")
    op(code, "ireturn")


def add_reference_arrays(made: ClassWriter) -> None:
    for variant in VARIANTS:
        code = made.code(STATIC, f"set_A_{variant}", f"([{OBJECT}I{OBJECT})V")
        below = operate(code, "AIA", variant)
        op(code, "aastore")
        check_below(code, below)
        op(code, "return")
        code = made.code(STATIC, f"get_A_{variant}", f"([{OBJECT}I){OBJECT}")
        below = operate(code, "AI", variant)
        op(code, "aaload")
        op(code, "astore", HELD)
        check_below(code, below)
        op(code, "aload", HELD)
        op(code, "areturn")


def name_of(kind: str, volatile: bool) -> str:
    return f"{kind.lower()}{'Volatile' * volatile}"


def add_fields(made: ClassWriter, is_static: bool) -> None:
    suffix = "static" if is_static else "field"
    above = "" if is_static else f"L{made.name};"
    for kind, volatile in [*FIELDS, ("A", False), ("A", True)]:
        described = OBJECT if kind == "A" else kind
        passed = OBJECT if kind == "A" else on_stack(kind)
        flags = ACC_PUBLIC | ACC_VOLATILE * volatile | ACC_STATIC * is_static
        made.add_field(flags, name_of(kind, volatile), described)
        reference = MemberRef(TAG_FIELD_REF, made.name, name_of(kind, volatile), described)
        for variant in VARIANTS:
            code = made.code(STATIC, f"get_{name_of(kind, volatile)}_{variant}",
                             f"({above}){passed}")
            below = operate(code, "" if is_static else "A", variant)
            op(code, "get" + suffix, reference)
            store(code, on_stack(kind), HELD)
            check_below(code, below)
            load(code, on_stack(kind), HELD)
            give_back(code, on_stack(kind))
            code = made.code(STATIC, f"put_{name_of(kind, volatile)}_{variant}",
                             f"({above}{passed})V")
            below = operate(code, ("" if is_static else "A") + on_stack(kind), variant)
            op(code, "put" + suffix, reference)
            check_below(code, below)
            op(code, "return")


def add_maker(made: ClassWriter) -> None:
    constructor = MemberRef(TAG_METHOD_REF, "java/lang/Object", "<init>", "()V")
    code = made.code(ACC_PUBLIC, "<init>", "()V")
    op(code, "aload_0")
    op(code, "invokespecial", constructor)
    op(code, "return")
    code = made.code(STATIC, "make", f"()L{made.name};")
    op(code, "new", Class(made.name))
    op(code, "dup")
    op(code, "invokespecial", MemberRef(TAG_METHOD_REF, made.name, "<init>", "()V"))
    op(code, "areturn")


def starting() -> ClassWriter:
    """A class whose statics are used while its initialiser runs: by `use`, twice."""
    made = writer("Starting")
    use = made.code(STATIC, "use", "(I)V")
    for kind in "ZBCSI":
        made.add_field(STATIC, kind.lower(), kind)
        made.add_field(STATIC, kind.lower() + "Seen", kind)
        op(use, "iload_0")
        op(use, "putstatic", MemberRef(TAG_FIELD_REF, made.name, kind.lower(), kind))
        op(use, "getstatic", MemberRef(TAG_FIELD_REF, made.name, kind.lower(), kind))
        op(use, "putstatic", MemberRef(TAG_FIELD_REF, made.name, kind.lower() + "Seen", kind))
        code = made.code(STATIC, f"get_{kind}", "()I")
        op(code, "getstatic", MemberRef(TAG_FIELD_REF, made.name, kind.lower() + "Seen", kind))
        op(code, "ireturn")
    op(use, "return")
    code = made.code(STATIC, "<clinit>", "()V")
    code.push_int(-70001)
    op(code, "invokestatic", MemberRef(TAG_METHOD_REF, made.name, "use", "(I)V"))
    op(code, "return")
    return made


def build() -> list[ClassWriter]:
    arrays, fields, statics = writer("Arrays"), writer("Fields"), writer("Statics")
    add_arrays(arrays)
    add_reference_arrays(arrays)
    add_fields(fields, False)
    add_maker(fields)
    add_fields(statics, True)
    return [arrays, fields, statics, starting()]


@pytest.fixture(scope="module")
def machine() -> Iterator[Running]:
    with running(*build()) as made:
        yield made


def raised(machine: Running, *call: Any) -> tuple[str, str | None]:
    with pytest.raises(Thrown) as thrown:
        machine.call(*call)
    name, message = thrown.value.args
    return name, message


LENGTH = 5


@pytest.mark.parametrize("kind", KINDS)
@settings(max_examples=10, deadline=None)
@given(data=st.data())
def test_elements(machine: Running, kind: str, data: st.DataObject) -> None:
    values = st.tuples(st.integers(0, LENGTH - 1), OPERANDS[on_stack(kind)])
    stores = data.draw(st.lists(values, min_size=1, max_size=8))

    def run() -> None:
        array = machine.call("Arrays", f"make_{kind}", LENGTH)
        model = [cut(kind, 0.0 if kind in "FD" else 0)] * LENGTH
        for number, (index, value) in enumerate(stores):
            machine.call("Arrays", f"set_{kind}_{VARIANTS[number % 5]}", array, index, value)
            model[index] = cut(kind, value)
            for variant in VARIANTS:
                found = [machine.call("Arrays", f"get_{kind}_{variant}", array, place)
                         for place in range(LENGTH)]
                assert all(map(same, found, model)), (found, model)

    machine.do(run)


@pytest.mark.parametrize("kind", KINDS + "A")
def test_bounds_and_null(machine: Running, kind: str) -> None:
    def made() -> Any:
        component = OBJECT if kind == "A" else kind
        wanted = machine.machine.application.load("[" + component)
        return machine.machine.objects.array(wanted, LENGTH)

    array = machine.do(made)
    value: Any = None if kind == "A" else 1.0 if kind in "FD" else 1
    for variant in VARIANTS:
        for index in (-1, LENGTH, 1 << 30, -(1 << 31), (1 << 31) - 1):
            expected = OUT, f"Index {index} out of bounds for length {LENGTH}"
            assert raised(machine, "Arrays", f"get_{kind}_{variant}", array, index) == expected
            assert raised(machine, "Arrays", f"set_{kind}_{variant}", array, index,
                          value) == expected
        for index in (0, -1):
            assert raised(machine, "Arrays", f"get_{kind}_{variant}", None, index)[0] == NULL
            assert raised(machine, "Arrays", f"set_{kind}_{variant}", None, index,
                          value)[0] == NULL


def test_lengths(machine: Running) -> None:
    for kind in KINDS:
        assert raised(machine, "Arrays", f"make_{kind}", -3) == (
            "java/lang/NegativeArraySizeException", "-3")
    for length in (0, 1, 1023, 1024, 1025, 100_000):
        array = machine.call("Arrays", "make_I", length)
        assert machine.call("Arrays", "length", array) == length
    assert raised(machine, "Arrays", "length", None)[0] == NULL


# array's class, then names of classes whose objects go in, then those that do not
STORES = [
    ("[Ljava/lang/Object;", ["java/lang/String", "[I", "java/lang/Object", "[[Ljava/lang/Long;"],
     []),
    ("[Ljava/lang/String;", ["java/lang/String"], ["java/lang/Object", "[Ljava/lang/String;"]),
    ("[Ljava/lang/Comparable;", ["java/lang/String", "java/lang/Long"], ["java/lang/Object", "[I"]),
    ("[[I", ["[I"], ["[J", "[[I", "java/lang/String"]),
    ("[[Ljava/lang/Object;", ["[Ljava/lang/String;", "[[I"], ["[I", "java/lang/Object"]),
    ("[Ljava/lang/Cloneable;", ["[I", "[Ljava/lang/String;"], ["java/lang/String"]),
    ("[Ljava/lang/Number;", ["java/lang/Long"], ["java/lang/String"]),
]


def instance(machine: Running, name: str) -> Any:
    """An object of the class (no constructor runs), or an array of length 1."""
    found = machine.machine.application.load(name)
    machine.machine.link(found)
    objects = machine.machine.objects
    return objects.array(found, 1) if name.startswith("[") else objects.instance(found)


@pytest.mark.parametrize(("array", "accepted", "refused"), STORES)
def test_store_check(machine: Running, array: str, accepted: list[str],
                     refused: list[str]) -> None:
    def run() -> None:
        target = instance(machine, array)
        for name in [*accepted, *accepted]:
            value = instance(machine, name)
            for variant in VARIANTS:
                machine.call("Arrays", f"set_A_{variant}", target, 0, None)
                machine.call("Arrays", f"set_A_{variant}", target, 0, value)
                found = machine.call("Arrays", f"get_A_{variant}", target, 0)
                assert machine.machine.objects.same(found.slot, value.slot)
        for name in refused:
            value = instance(machine, name)
            for variant in VARIANTS:
                expected = "java/lang/ArrayStoreException", name.replace("/", ".")
                assert raised(machine, "Arrays", f"set_A_{variant}", target, 0, value) == expected

    machine.do(run)


@settings(max_examples=15, deadline=None)
@given(data=st.data())
@pytest.mark.parametrize("owner", ["Fields", "Statics"])
def test_fields(machine: Running, owner: str, data: st.DataObject) -> None:
    stores = [(field, data.draw(OPERANDS[on_stack(field[0])]))
              for field in data.draw(st.lists(st.sampled_from(FIELDS), min_size=1, max_size=12))]

    def run() -> None:
        target = [machine.call("Fields", "make")] if owner == "Fields" else []
        model = {field: 0.0 if field[0] in "FD" else 0 for field in FIELDS}
        for field in FIELDS if not target else ():
            machine.call(owner, f"put_{name_of(*field)}_fused", model[field])
        for number, (field, value) in enumerate(stores):
            method = f"put_{name_of(*field)}_{VARIANTS[number % 5]}"
            machine.call(owner, method, *target, value)
            model[field] = cut(field[0], value)
        for variant in VARIANTS:
            for field, expected in model.items():
                found = machine.call(owner, f"get_{name_of(*field)}_{variant}", *target)
                assert same(found, expected), (field, found, expected)

    machine.do(run)


@pytest.mark.parametrize("owner", ["Fields", "Statics"])
@pytest.mark.parametrize("volatile", [False, True])
def test_reference_fields(machine: Running, owner: str, volatile: bool) -> None:
    def run() -> None:
        target = [machine.call("Fields", "make")] if owner == "Fields" else []
        name = name_of("A", volatile)
        for variant in VARIANTS:
            value = machine.machine.new_string("held")
            machine.call(owner, f"put_{name}_{variant}", *target, value)
            machine.machine.objects.collect(1)
            found = machine.call(owner, f"get_{name}_{variant}", *target)
            assert machine.machine.objects.same(found.slot, value.slot)
            machine.call(owner, f"put_{name}_{variant}", *target, None)
            found = machine.call(owner, f"get_{name}_{variant}", *target)
            assert machine.machine.objects.is_null(found.slot)

    machine.do(run)


def test_fields_of_null(machine: Running) -> None:
    for kind, volatile in [*FIELDS, ("A", False), ("A", True)]:
        value: Any = None if kind == "A" else 1.0 if kind in "FD" else 1
        for variant in VARIANTS:
            name = f"{name_of(kind, volatile)}_{variant}"
            assert raised(machine, "Fields", "get_" + name, None)[0] == NULL
            assert raised(machine, "Fields", "put_" + name, None, value)[0] == NULL


def test_statics_while_their_class_is_initialised(machine: Running) -> None:
    for value in (-70001, 257, -1, 0x18081):
        if value != -70001:
            machine.call("Starting", "use", value)
        for kind in "ZBCSI":
            assert machine.call("Starting", f"get_{kind}") == cut(kind, value)


def test_the_table_has_the_kinds() -> None:
    for kind in KINDS:
        assert BY_NAME[LETTERS[kind] + "aload"].pushes == on_stack(kind)
