"""Binary names of local and anonymous classes (JLS 13.1), given when all is attributed: only
then is it known which of the symbols made in trials are the ones that stay."""

from __future__ import annotations

from collections.abc import Iterable

from pvm.lang.symbols.symbols import ClassSymbol


def name_local_classes(symbols: Iterable[ClassSymbol]) -> None:
    """Name those that are still their trees' symbols, in the order of the text: the name of the
    class around, `$`, the first number that is free for the simple name, the simple name."""
    alive = [sym for sym in symbols if sym.tree is not None and sym.tree.sym is sym]
    counts: dict[tuple[str, str], int] = {}
    for sym in sorted(alive, key=_position):
        assert sym.owner is not None
        around = sym.owner.enclosing_class.flat_name
        number = counts[around, sym.name] = counts.get((around, sym.name), 0) + 1
        _rename(sym, f"{around}${number}{sym.name}")


def _position(sym: ClassSymbol) -> int:
    assert sym.tree is not None
    return sym.tree.pos


def _rename(sym: ClassSymbol, flat_name: str) -> None:
    sym.flat_name = flat_name
    for member in sym.member_types.values():
        _rename(member, f"{flat_name}${member.name}")
