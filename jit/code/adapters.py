"""Adapters between the interpreter's convention and compiled code's, one of each a signature.

A signature is the letters (I J F D A) of the arguments, the receiver included, then ")" and that of
the result (or V): "AIJ)I". *i2c* is a handler, to be put into `Method.invoke`: it takes the
arguments from the Java stack, leaves a marker there and calls `Method.compiled`. *c2i* is called as
compiled code is: it puts the arguments on the Java stack and has the interpreter run the method.
"""

from __future__ import annotations

import threading
from collections.abc import Iterable
from typing import TYPE_CHECKING, Final, Protocol

from pvm.jit.llvm.externals import External
from pvm.lowlevel.code.block import Block

if TYPE_CHECKING:
    from pvm.jit.code.space import CodeSpace

# A quarter of the time that the levels above take, and not much slower code.
_LEVEL: Final = 0
EXCEPTIONAL: Final = "interp.exceptional"
RUN: Final = "vm.compiled.calling.run_from_compiled"
OVERFLOW: Final = "vm.compiled.overflow.java_stack_overflow"
_CORE: Final = {name: External("core", name) for name in (EXCEPTIONAL, RUN, OVERFLOW)}


class BlockStore(Protocol):
    """Where adapters are kept from one run to the next."""

    def load_block(self, name: str) -> Block | None: ...

    def store_block(self, name: str, block: Block) -> None: ...


class AdapterTable:
    """The adapters of one runtime; they stay. A thread that needs one which is to be compiled waits
    for the compiler."""

    def __init__(self, space: CodeSpace) -> None:
        self.store: BlockStore | None = None
        self._space = space
        self._addresses: dict[str, int] = {}
        self._lock = threading.Lock()

    def i2c(self, signature: str) -> int:
        """Address of the handler that enters compiled code."""
        if i2c_name(signature) not in self._addresses:
            self.provide(i2c=[signature])
        return self._addresses[i2c_name(signature)]

    def c2i(self, signature: str) -> int:
        """Address of the function that enters the interpreter. Who holds the space's lock has had
        it provided before: `provide` takes the two locks in the other order."""
        if c2i_name(signature) not in self._addresses:
            self.provide(c2i=[signature])
        return self._addresses[c2i_name(signature)]

    def provide(self, i2c: Iterable[str] = (), c2i: Iterable[str] = ()) -> None:
        """Makes those that there are not yet."""
        with self._lock:
            self._provide(i2c, c2i)

    def _provide(self, i2c: Iterable[str], c2i: Iterable[str]) -> None:
        known = self._addresses
        entering = sorted({x for x in i2c if i2c_name(x) not in known})
        leaving = sorted({x for x in c2i if c2i_name(x) not in known})
        if self.store is not None:
            for signature in entering:
                self._keep(self.store, i2c_name(signature), [signature], [])
            for signature in leaving:
                self._keep(self.store, c2i_name(signature), [], [signature])
        elif entering or leaving:
            known.update(self._space.place_block(_compiled(entering, leaving), _CORE))

    def _keep(self, store: BlockStore, name: str, i2c: list[str], c2i: list[str]) -> None:
        block = store.load_block(name)
        if block is None:
            block = _compiled(i2c, c2i)
            store.store_block(name, block)
        self._addresses.update(self._space.place_block(block, _CORE))


def _compiled(i2c: list[str], c2i: list[str]) -> Block:
    from pvm.jit.code.adaptertext import adapters_text
    from pvm.lowlevel.code.linking import Linker
    from pvm.lowlevel.code.session import compile_text

    return Linker(compile_text(adapters_text(i2c, c2i), _LEVEL)).block()


def i2c_name(signature: str) -> str:
    return f"i2c({signature}"


def c2i_name(signature: str) -> str:
    return f"c2i({signature}"
