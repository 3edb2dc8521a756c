"""A small machine whose library has what call sites name."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from .. import world as worlds
from ..world import ARENAS, LIBRARY, World, interface, make

_NUMBER = "java/lang/Number"


@pytest.fixture(autouse=True)
def free_worlds() -> Iterator[None]:
    yield
    while ARENAS:
        ARENAS.pop().release()


@pytest.fixture
def world(monkeypatch: pytest.MonkeyPatch) -> World:
    library = dict([
        make(_NUMBER), make("java/lang/Integer", _NUMBER), make("java/lang/Long", _NUMBER),
        interface("java/lang/Runnable", "public abstract run ()V"),
        interface("java/util/function/Consumer", "public abstract accept (Ljava/lang/Object;)V"),
        interface("java/util/function/Supplier", "public abstract get ()Ljava/lang/Object;"),
    ])  # fmt: skip
    monkeypatch.setattr(worlds, "LIBRARY", {**LIBRARY, **library})
    return World(
        make("B", methods=[
            "public static m ()V", "public static m1 (I)V", "public vm ()V",
            "public static mo (Ljava/lang/Object;)V", "public static ms (Ljava/lang/String;)V",
            "public static ml (J)V",
        ]),
        make("P", methods=["private static m ()V"]),
        make("far/Protected", methods=["protected static m ()V", "protected vm ()V"]),
        make("Rec", fields=["private x I", "private y Ljava/lang/Object;"]),
    )  # fmt: skip
