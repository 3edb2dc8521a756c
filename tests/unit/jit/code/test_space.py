"""Installing and removing: what is published, what it costs, what is given back."""

from __future__ import annotations

import ctypes
import os
from pathlib import Path
from typing import Any

import pytest

from pvm.jit.code.space import CodeSpace, Installed
from pvm.jit.llvm.externals import External
from pvm.jit.llvm.sites import (
    DEAD,
    CompiledText,
    Constant,
    ObjectInfo,
    ScopeInfo,
    SiteInfo,
    Virtual,
)
from pvm.lowlevel.code.memory import ALIGNMENT, CodeCacheFull
from pvm.lowlevel.code.objectfile import LinkError
from pvm.lowlevel.code.perfmap import PerfMap
from pvm.lowlevel.code.session import compile_text
from pvm.lowlevel.pointers import Ptr
from pvm.vm.compiled import tables
from pvm.vm.compiled.tables import CodeBlob, CodeIndex

from .world import FUNCTION, Named, World, callable_at, statepoint

R = "ptr addrspace(1)"
ADD = "define i32 @f(i32 %x) {{\n  %y = add i32 %x, {}\n  ret i32 %y\n}}"
OUTSIDE = {"outside": External("c", "abs")}


def published(world: World) -> list[int]:
    """Addresses of the blobs in the index."""
    index: Any = Ptr[CodeIndex](int(world.vm.code_index))
    if not index:
        return []
    return [int(index.blobs[number]) for number in range(int(index.count))]


def blob_of(installed: Installed) -> Any:
    return Ptr[CodeBlob](installed.blob)


def call(installed: Installed, argument: int) -> int:
    return int(callable_at(installed.address, ctypes.c_int32, ctypes.c_int32)(argument))


def with_site(operands: list[str], site: SiteInfo, world: World, level: int = 0) -> Installed:
    """A function of an int and a reference whose one call has these operands."""
    text = (f"define void @f(ptr %thr, i32 %i, {R} %a) {FUNCTION} {{\n  %t = "
            + statepoint(1, "@outside", ["ptr %thr"], deopt=operands) + "\n  ret void\n}")
    return world.install(text, sites={1: site}, externals=OUTSIDE, level=level)


def test_code_runs_and_is_published_in_order() -> None:
    world = World()
    made = [world.install(ADD.format(n)) for n in range(5)]
    assert [call(each, 10) for each in made] == [10, 11, 12, 13, 14]
    world.space.remove([made[1]])
    made.append(world.install(ADD.format(100)))
    assert made[5].start == made[1].start, "the gap is used again"
    starts = [int(Ptr[CodeBlob](blob).start) for blob in published(world)]
    assert starts == sorted(starts) and len(starts) == 5
    assert call(made[5], 1) == 101 and call(made[0], 1) == 1
    blob = blob_of(made[5])
    assert (int(blob.end), int(blob.method)) == (made[5].start + made[5].size,
                                                 world.method.address)
    assert int(blob.site_count) == 0
    world.space.release()
    assert int(world.vm.code_index) == 0


def test_memory_levels_off() -> None:
    world = World()
    data, text = None, world.compiled(ADD.format(1))
    data = compile_text(text.text, 0)
    for _ in range(3000):
        made = [world.space.install(data, text) for _ in range(3)]
        world.space.remove(made)
        world.space.reclaim()
    assert world.space.memory.used == 0
    assert world.space.memory.reserved == 1 << 20
    assert world.space.retired == 0 and published(world) == []


def test_tables_stay_until_they_are_reclaimed() -> None:
    """A walker that still holds the old index may follow it."""
    world = World()
    made = world.install(ADD.format(1))
    blob, before = blob_of(made), int(world.vm.code_index)
    start = made.start
    world.space.remove([made])
    assert world.space.retired > 0
    old: Any = Ptr[CodeIndex](before)
    assert int(old.count) == 1 and int(old.blobs[0]) == int(blob)
    assert int(blob.start) == start
    world.space.reclaim()
    assert world.space.retired == 0


def test_nothing_remains_of_what_cannot_be_installed() -> None:
    world = World(limit=8192)
    bad = world.compiled("declare void @nowhere()\ndefine void @f() {\n  call void @nowhere()\n"
                         "  ret void\n}")
    with pytest.raises(LinkError, match="no function nowhere"):
        world.space.install(compile_text(bad.text, 0), bad)
    with pytest.raises(LinkError, match="nothing is known of statepoint 1"):
        world.install(f"define void @f(ptr %thr) {FUNCTION} {{\n  %t = "
                      + statepoint(1, "@outside", ["ptr %thr"]) + "\n  ret void\n}",
                      externals=OUTSIDE)
    assert world.space.memory.used == 0 and published(world) == []
    for n in range(8192 // ALIGNMENT):
        world.install(ADD.format(n), level=0)
    with pytest.raises(CodeCacheFull):
        world.install(ADD.format(1), level=0)
    assert len(published(world)) == 8192 // ALIGNMENT


def test_operands_must_be_described() -> None:
    world = World()
    with pytest.raises(LinkError, match="has 1 operands, not 2"):
        with_site(["i32 %i"], SiteInfo(operands="II"), world)
    with pytest.raises(LinkError, match=r"operand 0 \(J\)"):
        with_site(["i32 %i"], SiteInfo([scope(world, [0])], [], "J"), world)


def scope(world: World, values: list[Any], **more: Any) -> ScopeInfo:
    method: Any = world.method
    return ScopeInfo(method, 5, locals=values, **more)


def test_values_scopes_and_objects() -> None:
    world = World()
    shape: Any = ARRAY
    site = SiteInfo(
        [scope(world, [0, DEAD], stack=[Constant(1 << 63)]),
         scope(world, [Virtual(0)], caller=0, lock=1, cached=2)],
        [ObjectInfo(shape, 3, [(16, 0), (18, Constant(7))])], "IA")
    blob = blob_of(with_site(["i32 -3", f"{R} %a"], site, world))
    values = [blob.values + index for index in range(7)]
    found = [(int(v.place), int(v.constant)) for v in values]
    number, constant = 0xFFFFFFFD, tables.CONSTANT
    assert found[:2] == [(constant, number), (constant, 7)]                # the object's fields
    assert found[2:5] == [(constant, number), (tables.DEAD, 0), (constant, 1 << 63)]
    assert found[5:] == [(tables.VIRTUAL, 0), (tables.AT_SP, 0)]
    outer, inner = blob.scopes + 0, blob.scopes + 1
    assert [int(x) for x in (outer.first_value, outer.local_count, outer.stack_count, outer.lock,
                             outer.caller)] == [2, 2, 1, 0, 0]
    assert [int(x) for x in (inner.first_value, inner.local_count, inner.stack_count, inner.lock,
                             inner.caller, inner.cached)] == [5, 1, 0, 7, 1, 2]
    made, one = blob.objects + 0, blob.sites + 0
    assert [int(x) for x in (made.klass, made.first_value, made.field_count, made.length)] == [
        ARRAY.address, 0, 2, 3]
    assert [int(blob.offsets[n]) for n in range(2)] == [16 << 2 | 1, 18 << 2 | 1]
    assert [int(x) for x in (one.scope, one.object_count, one.first_object, one.slot_count)] == [
        2, 1, 0, 1]


class _Component:
    descriptor = "S"


class _Array(Named):
    component = _Component()


ARRAY = _Array(0x4000)


def test_plain_scopes_are_shared() -> None:
    """Calls list their scopes again and again; only what deoptimises has values of its own."""
    world = World()
    method: Any = world.method
    lines = "".join(f"  %t{n} = {statepoint(n, '@outside', ['ptr %thr'])}\n" for n in range(6))
    sites = {n: SiteInfo([ScopeInfo(method, 1), ScopeInfo(method, 2 + n % 2, 0)])
             for n in range(6)}
    made = world.install(f"define void @f(ptr %thr) {FUNCTION} {{\n{lines}  ret void\n}}",
                         sites=sites, externals=OUTSIDE)
    blob = blob_of(made)
    found = [(blob.sites + n) for n in range(6)]
    assert [int(x.scope) for x in found] == [2, 3, 2, 3, 2, 3]
    assert [int((blob.scopes + n).word) for n in range(3)] == [1, 2, 3]
    offsets = [int(x.return_offset) for x in found]
    assert offsets == sorted(set(offsets)) and offsets[-1] < made.size


def test_externals() -> None:
    world = World()
    cell = world.arena.allocate(64)
    kinds = {"k": External("class", Named(cell)), "m": External("method", Named(cell + 8)),
             "s": External("static", Named(cell + 16))}
    for name, place in (("k", cell), ("m", cell + 8), ("s", cell + 16)):
        made = world.install(f"define i64 @f() {{ ret i64 ptrtoint (ptr @{name} to i64) }}",
                             externals=kinds)
        assert callable_at(made.address, ctypes.c_uint64)() == place
    root = {"r": External("root", (cell + 24, "a constant"))}
    made = world.install("@r = external hidden global i8, !absolute_symbol !0\n"
                         "define ptr @f() { ret ptr @r }", externals=root)
    assert callable_at(made.address, ctypes.c_uint64)() == cell + 24
    made = world.install("declare i32 @my_abs(i32)\ndefine i32 @f(i32 %x) {\n"
                         "  %y = call i32 @my_abs(i32 %x)\n  ret i32 %y\n}",
                         externals={"my_abs": External("c", "abs")})
    assert call(made, -5) == 5


def test_c_functions_that_llvm_calls_by_itself() -> None:
    world = World()
    made = world.install("define double @f(double %x) {\n  %y = frem double %x, 3.0\n"
                         "  ret double %y\n}")
    assert callable_at(made.address, ctypes.c_double, ctypes.c_double)(-7.5) == -1.5


def test_unknown_externals() -> None:
    world = World()
    for external, message in ((External("core", "vm.nothing"), "no function vm.nothing"),
                              (External("c", "nothing_at_all"), "no function nothing_at_all"),
                              (External("thing", 1), "unknown kind 'thing'")):
        with pytest.raises(LinkError, match=message):
            world.install("declare void @g()\ndefine void @f() {\n  call void @g()\n  ret void\n}",
                          externals={"g": external})


def test_perf_map(tmp_path: Path) -> None:
    path = tmp_path / "perf.map"
    world = World()
    space = CodeSpace(world.vm, None, 1 << 20, PerfMap(str(path)))  # type: ignore[arg-type]
    text: CompiledText = world.compiled(ADD.format(1))
    made = space.install(compile_text(text.text, 0), text, "T.f(I)I")
    assert path.read_text() == f"{made.start:x} {made.size:x} T.f(I)I\n"
    both = space.place(compile_text("define void @a() { ret void }\n"
                                    "define void @b() { ret void }", 0), {})
    lines = path.read_text().splitlines()[1:]
    assert [line.split()[2] for line in lines] == ["a", "b"]
    assert [int(line.split()[0], 16) for line in lines] == [both["a"], both["b"]]


def test_perf_map_has_the_name_that_perf_expects() -> None:
    expected = Path(f"/tmp/perf-{os.getpid()}.map")
    made = PerfMap()
    made.add(1, 2, "x")
    made.close()
    assert expected.read_text().endswith("1 2 x\n")
    expected.unlink()
