"""What functions.c does, in Python with a JNIEnv: a test for each JNI function.

A test returns what is wrong, or None.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from typing import Any, NamedTuple

from pvm.native.jni.functions import PRIMITIVES

ALL = "(ZBCSIJFDLjava/lang/Object;)"
OBJECT = "Ljava/lang/Object;"
VALUES: dict[str, tuple[Any, Any]] = {
    "Boolean": (True, False), "Byte": (-8, 127), "Char": (0x20AC, 0xFFFF), "Short": (-1600, 32767),
    "Int": (-320000, (1 << 31) - 1), "Long": (-64000000000, 1 << 62), "Float": (1.5, -0.25),
    "Double": (2.25, -1e300),
}
CTYPES: dict[str, Any] = {
    "Boolean": ctypes.c_bool, "Byte": ctypes.c_int8, "Char": ctypes.c_uint16,
    "Short": ctypes.c_int16, "Int": ctypes.c_int32, "Long": ctypes.c_int64,
    "Float": ctypes.c_float, "Double": ctypes.c_double,
}
UNITS = (ctypes.c_uint16 * 7)(0x61, 0, 0xE9, 0x20AC, 0xD83D, 0xDE00, 0xDC00)


class Subject(NamedTuple):
    """What a test is given besides the JNIEnv."""

    env: Any
    c: int
    o: int
    sub: int
    bytes: int
    reflected: int

    @property
    def arguments(self) -> list[Any]:
        """Of the methods that take one of each kind."""
        return [*(first for first, _ in VALUES.values()), self.bytes]


Test = Callable[[Any, Subject], "str | None"]
TESTS: dict[str, Test] = {}


def check(name: str, condition: Callable[[Any, Subject], bool]) -> None:
    """Adds a test that is one condition."""
    TESTS[name] = lambda env, t: None if condition(env, t) else "the condition does not hold"


def text_of(env: Any, string: int) -> bytes:
    place = env.GetStringUTFChars(string, None)
    found = ctypes.string_at(place)
    env.ReleaseStringUTFChars(string, place)
    return found


def threw(env: Any, name: str) -> bool:
    thrown = env.ExceptionOccurred()
    env.ExceptionClear()
    return bool(thrown) and env.IsInstanceOf(thrown, env.FindClass(name))


def add_fields(kind: str, letter: str) -> None:
    first, other = VALUES[kind]
    low = kind.lower()

    def changed(env: Any, owner: int, where: str, field: int) -> bool:
        getattr(env, f"Set{where}{kind}Field")(owner, field, other)
        found = getattr(env, f"Get{where}{kind}Field")(owner, field)
        getattr(env, f"Set{where}{kind}Field")(owner, field, first)
        return bool(found == other)
    check(f"Get{kind}Field", lambda e, t: getattr(e, f"Get{kind}Field")(
        t.o, e.GetFieldID(t.c, f"{low}Field", letter)) == first)
    check(f"Set{kind}Field", lambda e, t: changed(
        e, t.o, "", e.GetFieldID(t.c, f"{low}Field", letter)))
    check(f"GetStatic{kind}Field", lambda e, t: getattr(e, f"GetStatic{kind}Field")(
        t.c, e.GetStaticFieldID(t.c, f"{low}Static", letter)) == first)
    check(f"SetStatic{kind}Field", lambda e, t: changed(
        e, t.c, "Static", e.GetStaticFieldID(t.c, f"{low}Static", letter)))


def returned(env: Any, t: Subject, name: str, form: str, kind: str, letter: str) -> Any:
    """The result of a call in one of the forms."""
    is_static = "Static" in name
    method_name = kind.lower() + ("StaticMethod" if is_static else "Method")
    find = env.GetStaticMethodID if is_static else env.GetMethodID
    method = find(t.c, method_name, ALL + letter)
    first = {"Call": [t.o], "CallNonvirtual": [t.sub, t.c], "CallStatic": [t.c]}[name]
    rest = t.arguments if form == "" else [t.arguments]
    return getattr(env, f"{name}{kind}Method{form}")(*first, method, *rest)


def add_calls(kind: str, letter: str, is_right: Callable[[Any, Subject, Any], bool]) -> None:
    for name in ("Call", "CallNonvirtual", "CallStatic"):
        for form in ("", "V", "A"):
            def test(env: Any, t: Subject, name: str = name, form: str = form) -> bool:
                return is_right(env, t, returned(env, t, name, form, kind, letter))
            check(f"{name}{kind}Method{form}", test)


def add_arrays(kind: str) -> None:
    first, other = VALUES[kind]
    pair = CTYPES[kind] * 2

    def filled(env: Any) -> int:
        array = getattr(env, f"New{kind}Array")(5)
        getattr(env, f"Set{kind}ArrayRegion")(array, 3, 2, pair(first, other))
        return int(array)

    def read(env: Any, array: int) -> list[Any]:
        out = pair()
        getattr(env, f"Get{kind}ArrayRegion")(array, 3, 2, out)
        return list(out)

    def elements(env: Any, mode: int) -> list[Any]:
        array = filled(env)
        place = getattr(env, f"Get{kind}ArrayElements")(array, None)
        (CTYPES[kind] * 5).from_address(place)[3] = other
        getattr(env, f"Release{kind}ArrayElements")(array, place, mode)
        return read(env, array)
    check(f"New{kind}Array", lambda e, t: e.GetArrayLength(filled(e)) == 5)
    check(f"Set{kind}ArrayRegion", lambda e, t: read(e, filled(e)) == [first, other])
    check(f"Get{kind}ArrayRegion", lambda e, t: read(e, filled(e)) == [first, other])
    check(f"Get{kind}ArrayElements", lambda e, t: elements(e, 2) == [first, other])
    check(f"Release{kind}ArrayElements", lambda e, t: elements(e, 0) == [other, other])


for _kind, _letter in PRIMITIVES.items():
    add_fields(_kind, _letter)
    add_calls(_kind, _letter, lambda e, t, found, kind=_kind: found == VALUES[kind][0])
    add_arrays(_kind)
add_calls("Object", OBJECT, lambda e, t, found: e.IsSameObject(found, t.bytes))
add_calls("Void", "V", lambda e, t, found: found is None and not e.ExceptionCheck())

from . import pythonrest as pythonrest  # noqa: E402  (it adds to TESTS)
