"""Where fields lie: no overlap, aligned, after the superclass's, and little waste."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from pvm.gc.objectmodel import INSTANCE_FIELDS_OFFSET, PHANTOM, STRONG, WEAK
from pvm.vm.link.layout import SIZE_SHIFTS
from pvm.vm.model.classes import JavaClass

from ..world import World, make

TYPES = st.lists(st.sampled_from(["Z", "B", "C", "S", "I", "F", "J", "D", "[I", "LA;"]), max_size=9)


def offsets(java_class: JavaClass) -> dict[str, int]:
    return {f.name: f.offset for f in java_class.fields.values()}


def native_offsets(java_class: JavaClass) -> list[int]:
    info = java_class.info
    return [int(info.reference_offsets[i]) for i in range(info.reference_count)]


@settings(max_examples=60, deadline=None)
@given(st.lists(TYPES, min_size=1, max_size=4))
def test_fields_do_not_overlap(chain: list[list[str]]) -> None:
    above, classes = "java/lang/Object", []
    for level, types in enumerate(chain):
        fields = [f"f{i} {t}" for i, t in enumerate(types)]
        classes.append(make(f"C{level}", above, fields=fields))
        above = f"C{level}"
    world = World(*classes)
    last = world.load(above)
    taken: dict[int, str] = {}
    references = []
    for java_class in reversed(last.superclasses()):
        for field in java_class.fields.values():
            size = 1 << SIZE_SHIFTS[field.descriptor[0]]
            assert field.offset % size == 0 and field.offset >= INSTANCE_FIELDS_OFFSET
            for byte in range(field.offset, field.offset + size):
                assert taken.setdefault(byte, f"{field}") == f"{field}"
            if field.is_reference:
                references.append(field.offset)
    size = last.info.instance_size
    assert size % 8 == 0 and max(taken, default=0) < size
    assert native_offsets(last) == sorted(references)


def test_small_fields_fill_the_gap_before_large_ones() -> None:
    a = World(make("A", fields=["b B", "l J", "i I", "s S"])).load("A")
    assert offsets(a) == {"i": 12, "l": 16, "s": 24, "b": 26}
    a = World(make("A", fields=["r LA;", "b B", "s S"])).load("A")
    assert offsets(a) == {"s": 12, "b": 14, "r": 16} and a.instance_size == 24


def test_a_subclass_goes_on_where_the_superclass_ended() -> None:
    world = World(make("A", fields=["b B"]), make("B", "A", fields=["c B", "s S", "x LA;"]))
    assert offsets(world.load("B")) == {"c": 13, "s": 14, "x": 16}


def test_static_fields_have_slots() -> None:
    world = World(make("A", fields=["static x I", "static y LA;", "static z J", "i I"]))
    a = world.load("A")
    slots = {f.name: f.slot for f in a.fields.values()}
    assert slots["i"] == 0 and len({*slots.values(), a.mirror_slot}) == 5
    assert a.info.mirror.address == a.mirror_slot
    end = a.address + 4096
    assert all(a.address < slots[name] < end for name in "xz"), "primitives lie with the class"


def test_reference_classes_hide_two_fields() -> None:
    world = World(make("MyWeak", "java/lang/ref/WeakReference", fields=["key LMyWeak;"]))
    my_weak = world.load("MyWeak")
    reference = world.load("java/lang/ref/Reference")
    place = offsets(reference)
    info = my_weak.info
    assert (info.strength, reference.info.strength) == (WEAK, STRONG)
    assert world.load("java/lang/ref/PhantomReference").info.strength == PHANTOM
    assert info.referent_offset == place["referent"]
    assert info.discovered_offset == place["discovered"]
    assert native_offsets(my_weak) == [place["queue"], offsets(my_weak)["key"]]
    assert len(native_offsets(reference)) == 3


def test_a_class_of_that_name_from_outside_is_ordinary() -> None:
    world = World(make("x", "java/lang/Object"))
    assert world.load("x").info.strength == STRONG
