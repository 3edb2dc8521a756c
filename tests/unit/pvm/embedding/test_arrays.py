"""Java's arrays in Python: elements, slices, copies, and views that share their memory."""

from __future__ import annotations

import array
import gc
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import pvm

SOURCE = """
public class ArrayTests {
    public static void fill(int[] a, int n) { for (int i = 0; i < a.length; i++) a[i] = n + i; }
    public static long sum(int[] a) { long s = 0; for (int e : a) s += e; return s; }
    public static int[] made(int n) { return new int[n]; }
    public static String[] names = {"a", null, "c"};
    public static void collect() {
        Object[] kept = new Object[100];
        for (int i = 0; i < 200_000; i++) kept[i % 100] = new int[20];
        System.gc();
    }
}
"""


@pytest.fixture(scope="module")
def arrays(context: pvm.Context) -> Any:
    context.compile(SOURCE)
    return context.cls("ArrayTests")


@pytest.mark.parametrize(("kind", "letter", "values"), (
    ("int", "i", [1, -2, 2**31 - 1]), ("long", "q", [1, -(2**63)]), ("short", "h", [-(2**15), 3]),
    ("byte", "b", [-128, 127]), ("double", "d", [0.1, -1e300]), ("float", "f", [0.5, -2.0]),
    ("boolean", "?", [True, False, True]), ("char", "H", ["a", "é", "€"]),
))
def test_views_of_all_kinds(context: pvm.Context, kind: str, letter: str,
                            values: list[Any]) -> None:
    made = context.array(kind, values)
    assert isinstance(made, pvm.JavaArray) and made.tolist() == values == list(made)
    view = memoryview(made)
    assert view.format == letter and not view.readonly and view.shape == (len(values),)
    assert view.tolist() == [ord(each) if kind == "char" else each for each in values]
    view[0] = view[1]
    assert made[0] == values[1] == made[1]
    made[1] = values[0]
    assert view[1] == (ord(values[0]) if kind == "char" else values[0])
    assert bytes(made) == view.tobytes()


def test_java_and_python_share_the_memory(arrays: Any, context: pvm.Context) -> None:
    made = context.array("int", 1000)
    view = memoryview(made)
    arrays.fill(made, 5)
    assert view[0] == 5 and view[999] == 1004
    view[0] = 10**6
    assert arrays.sum(made) == sum(view)
    arrays.collect()
    del made
    gc.collect()
    arrays.collect()
    view[7] = 8
    assert view[7] == 8 and view[999] == 1004 and len(view) == 1000


def test_views_last_longer_than_contexts() -> None:
    with pvm.Context(heap="32m") as context:
        view = memoryview(context.array("long", range(100)))
        engine = context._engine
    view[5] = 77
    assert view.tolist() == [0, 1, 2, 3, 4, 77, *range(6, 100)]
    assert engine.endings.left
    view.release()
    gc.collect()
    engine.endings.attempt_all()
    assert not engine.endings.left


def test_views_of_what_may_move(arrays: Any, context: pvm.Context) -> None:
    for made in (arrays.made(10), arrays.names, context.array("java.lang.String", ["x"])):
        with pytest.raises(BufferError, match=r"bytes\(a\), a.tolist\(\) or a.copy_from"):
            memoryview(made)
    large = arrays.made(1 << 20)
    assert memoryview(large).nbytes == 4 << 20


def test_closed() -> None:
    with pvm.Context() as context:
        made = context.array("int", 3)
    for use in (lambda: made[0], lambda: len(made), lambda: memoryview(made), made.tolist):
        with pytest.raises(pvm.ContextClosed):
            use()


def test_elements(context: pvm.Context, arrays: Any) -> None:
    made = context.array("int", [10, 11, 12, 13])
    assert made[0] == 10 and made[-1] == 13 and made[True] == 11
    assert 12 in made and 14 not in made and len(made) == 4
    made[-1] = 5
    assert made.tolist() == [10, 11, 12, 5]
    for index in (4, -5):
        with pytest.raises(IndexError):
            made[index]
        with pytest.raises(IndexError):
            made[index] = 1
    for wrong in (1.5, "x", 2**31, None):
        with pytest.raises(TypeError, match="is no int"):
            made[0] = wrong
    with pytest.raises(TypeError):
        made["x"]


@given(st.integers(0, 6), st.data())
def test_slices(context: pvm.Context, length: int, data: st.DataObject) -> None:
    values = list(range(length))
    made = context.array("short", values)
    key = data.draw(st.slices(length))
    assert made[key] == values[key]
    new = [100 + each for each in range(len(values[key]))]
    made[key] = new
    values[key] = new
    assert made.tolist() == values
    with pytest.raises(ValueError, match="values for"):
        made[key] = [*new, 1]


def test_references(arrays: Any, context: pvm.Context) -> None:
    names = arrays.names
    assert list(names) == ["a", None, "c"] and names[1:] == [None, "c"]
    names[1] = "b"
    names[0:2] = ["x", None]
    assert list(arrays.names) == ["x", None, "c"]
    with pytest.raises(TypeError, match="is no java.lang.String"):
        names[0] = 5
    nested = context.array("int[]", [[1, 2], [3]])
    assert [each.tolist() for each in nested] == [[1, 2], [3]]
    with pytest.raises(TypeError, match="no bytes"):
        bytes(names)
    with pytest.raises(TypeError, match="no bytes"):
        names.copy_from(b"")


def test_copies(arrays: Any, context: pvm.Context) -> None:
    made = arrays.made(3)
    made.copy_from(array.array("i", [4, 5, 6]))
    assert arrays.sum(made) == 15 and bytes(made) == array.array("i", [4, 5, 6]).tobytes()
    with pytest.raises(ValueError, match="8 bytes for an array of 12"):
        made.copy_from(bytes(8))


def test_making(context: pvm.Context) -> None:
    assert len(context.array("byte", 0)) == 0 and memoryview(context.array("int", 0)).nbytes == 0
    assert bytes(context.array("byte", b"\x00\xff")) == b"\x00\xff"
    assert context.array(context.cls("java.lang.Object"), [1, "x"]).tolist() == [1, "x"]
    assert context.array("double", (each / 2 for each in range(3))).tolist() == [0.0, 0.5, 1.0]
    with pytest.raises(ValueError):
        context.array("int", -1)
    with pytest.raises(TypeError):
        context.array("int", ["x"])
    with pytest.raises(pvm.JavaError, match="NoClassDefFound|ClassNotFound"):
        context.array("no.Such", 1)


def test_too_large() -> None:
    with pvm.Context(heap="16m") as context:
        with pytest.raises(pvm.OutOfMemory):
            context.array("int", 100 << 20)
        for _ in range(100):
            memoryview(context.array("byte", 1 << 20))[5] = 1


def test_many_small_arrays_take_little() -> None:
    with pvm.Context(heap="16m") as context:
        held = [context.array("int", [number]) for number in range(500)]
        views = [memoryview(each) for each in held]
        context.cls("java.lang.System").gc()
        assert [view[0] for view in views] == list(range(500))
        assert context.stats.live < 4 << 20
        del held, views
        for _ in range(50):
            context.array("byte", 1 << 20)      # what is given up makes room
        with pytest.raises((pvm.OutOfMemory, pvm.JavaError)):
            context.array("byte", 1 << 30)


def test_buffers_and_lists_become_arrays_of_what_they_contain(context: pvm.Context) -> None:
    class Short(list[int]):
        def __len__(self) -> int:
            return 0

    wide = memoryview(array.array("i", range(100_000)))
    content = context.array("byte", wide)
    assert bytes(content) == wide.tobytes()
    assert context.cls("java.util.Arrays").hashCode(wide) == (
        context.cls("java.util.Arrays").hashCode(content))
    assert context.cls("java.util.Arrays").asList(Short([1] * 100_000)).size() == 100_000
    context.cls("java.lang.System").gc()


def test_no_context_makes_anything_of_the_classes_of_another(context: pvm.Context) -> None:
    with pvm.Context() as other:
        with pytest.raises(ValueError, match="belongs to another context"):
            context.array(other.cls("java.lang.Thread"), 3)
        with pytest.raises(ValueError, match="belongs to another context"):
            context.implement(other.cls("java.lang.Runnable"), print)
