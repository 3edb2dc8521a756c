"""Where annotations may stand (JLS 9.6.4, 9.7.4), asked when all types are known."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Final, NamedTuple

from pvm.lang.source.source import Source
from pvm.lang.symbols.metaannotations import container, targets
from pvm.lang.symbols.symbols import ClassSymbol
from pvm.lang.tree.nodes import Annotation
from pvm.lang.types.types import ClassType

if TYPE_CHECKING:
    from pvm.lang.attr.base import Context

Places = frozenset[str]

TYPE: Final = frozenset(("TYPE", "TYPE_USE"))
ANNOTATION_TYPE: Final = frozenset(("TYPE", "TYPE_USE", "ANNOTATION_TYPE"))
FIELD: Final = frozenset(("FIELD", "TYPE_USE"))
ENUM_CONSTANT: Final = frozenset(("FIELD",))
METHOD: Final = frozenset(("METHOD", "TYPE_USE"))
VOID_METHOD: Final = frozenset(("METHOD",))
CONSTRUCTOR: Final = frozenset(("CONSTRUCTOR", "TYPE_USE"))
PARAMETER: Final = frozenset(("PARAMETER", "TYPE_USE"))
LOCAL: Final = frozenset(("LOCAL_VARIABLE", "TYPE_USE"))
COMPONENT: Final = frozenset(("RECORD_COMPONENT", "FIELD", "METHOD", "PARAMETER", "TYPE_USE"))
TYPE_PARAMETER: Final = frozenset(("TYPE_PARAMETER", "TYPE_USE"))
TYPE_USE: Final = frozenset(("TYPE_USE",))


class Annotated(NamedTuple):
    """The annotations of one declaration or type."""

    trees: list[Annotation]
    places: Places
    source: Source | None


def check_annotations(annotated: Iterable[Annotated], context: Context) -> None:
    before = context.log.source
    for trees, places, source in annotated:
        context.log.source = source
        for tree in trees:
            if isinstance(tree.type, ClassType):
                _check_place(tree, tree.type.sym, places, context)
        _check_containers(trees, context)
    context.log.source = before


def _check_place(tree: Annotation, sym: ClassSymbol, places: Places, context: Context) -> None:
    if targets(sym) & places:
        return
    if places is TYPE_USE:
        context.log.error(tree.pos, f"annotation @{sym} not applicable in this type context")
    else:
        context.log.error(
            tree.pos, "annotation type not applicable to this kind of declaration"
        )


def _check_containers(trees: list[Annotation], context: Context) -> None:
    """Repeated annotations have an implicit container, beside which none may stand (JLS 9.7.5)."""
    if len(trees) < 3:
        return
    found = [tree.type.sym for tree in trees if isinstance(tree.type, ClassType)]
    repeated = {container(sym) for sym in found if found.count(sym) > 1}
    for tree in trees:
        if isinstance(tree.type, ClassType) and tree.type.sym in repeated:
            context.log.error(
                tree.pos,
                f"container {tree.type} must not be present at the same time as the element it "
                "contains",
            )
