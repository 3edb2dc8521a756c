"""Signature polymorphic methods called as ordinary ones, that is by reflection: they refuse."""

from collections.abc import Iterable
from typing import Final

from pvm.native.call import NativeCall
from pvm.native.registry import python_native

_OBJECTS: Final = "([Ljava/lang/Object;)"
_OBJECT: Final = "Ljava/lang/Object;"
_SETS: Final = ("set", "setVolatile", "setRelease", "setOpaque")
_TESTS: Final = ("compareAndSet", "weakCompareAndSetPlain", "weakCompareAndSet",
                 "weakCompareAndSetAcquire", "weakCompareAndSetRelease")
_VALUES: Final = (
    "get", "getVolatile", "getAcquire", "getOpaque", "compareAndExchange",
    "compareAndExchangeAcquire", "compareAndExchangeRelease", "getAndSet", "getAndSetAcquire",
    "getAndSetRelease", "getAndAdd", "getAndAddAcquire", "getAndAddRelease", "getAndBitwiseOr",
    "getAndBitwiseOrRelease", "getAndBitwiseOrAcquire", "getAndBitwiseAnd",
    "getAndBitwiseAndRelease", "getAndBitwiseAndAcquire", "getAndBitwiseXor",
    "getAndBitwiseXorRelease", "getAndBitwiseXorAcquire",
)  # fmt: skip


def _register(owner: str, names: Iterable[str], result: str) -> None:
    for name in names:
        python_native(owner, name, _OBJECTS + result)(_refuse)


def _refuse(call: NativeCall) -> None:
    owner = call.method.owner.name.rpartition("/")[2]
    call.throw("java/lang/UnsupportedOperationException",
               f"{owner}.{call.method.name} cannot be invoked reflectively")


_register("java/lang/invoke/MethodHandle", ("invokeExact", "invoke"), _OBJECT)
_register("java/lang/invoke/VarHandle", _VALUES, _OBJECT)
_register("java/lang/invoke/VarHandle", _TESTS, "Z")
_register("java/lang/invoke/VarHandle", _SETS, "V")
