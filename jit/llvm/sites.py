"""What the compiler says of a method's text: its statepoints, and what is alive there.

The operands of a statepoint's "deopt" bundle are the values of its frames: i32 (I; F as bits), i64
(J; D as bits) and `ptr addrspace(1)` (A). A `ValueInfo` names one by its number, or says what the
value is without one.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pvm.jit.llvm.externals import External

if TYPE_CHECKING:
    from pvm.vm.model.classes import JavaClass
    from pvm.vm.model.members import JavaMethod


@dataclass(frozen=True)
class Constant:
    """A value known when the code is compiled: the 64 bits of its slot, as an unsigned number (an
    int is zero-extended, null is 0)."""

    bits: int


@dataclass(frozen=True)
class Virtual:
    """The site's object `index`, which is made when its frames are."""

    index: int


@dataclass(frozen=True)
class Dead:
    """A slot that nothing reads any more."""


DEAD = Dead()
ValueInfo = int | Constant | Virtual | Dead


@dataclass
class ScopeInfo:
    """A method's activation at a site: `word` is the index of the instruction's word, `caller` the
    index of the scope it is inlined into, or -1.

    For sites that deoptimise: `locals` by the interpreter's local places, `stack`, the monitor of a
    synchronized method, and how many stack values the word's handler expects in registers.
    """

    method: JavaMethod
    word: int
    caller: int = -1
    locals: list[ValueInfo] = field(default_factory=list)
    stack: list[ValueInfo] = field(default_factory=list)
    lock: ValueInfo | None = None
    cached: int = 0


@dataclass
class ObjectInfo:
    """An object that was never allocated: values by byte offset; `length` is an array's."""

    java_class: JavaClass
    length: int
    fields: list[tuple[int, ValueInfo]]


@dataclass
class SiteInfo:
    """A statepoint: its scopes, innermost last (callers before those inlined into them).

    `operands` has a letter (I J F D A) for each operand of the bundle: where LLVM finds one to be
    constant the stack map does not tell its width.
    """

    scopes: list[ScopeInfo] = field(default_factory=list)
    objects: list[ObjectInfo] = field(default_factory=list)
    operands: str = ""


@dataclass
class CompiledText:
    """LLVM text of one function, `symbol`, that compiles `method` (or a loop of it)."""

    text: str
    symbol: str
    method: JavaMethod
    sites: dict[int, SiteInfo] = field(default_factory=dict)
    externals: dict[str, External] = field(default_factory=dict)
