"""What an annotation interface may declare, and what makes it repeatable (JLS 9.6)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pvm.lang.symbols.flags import PRIVATE
from pvm.lang.symbols.metaannotations import (
    container,
    has_meta_annotation,
    meta_annotation,
    meta_value,
    retention,
    target_trees,
    targets,
)
from pvm.lang.symbols.symbols import ClassSymbol
from pvm.lang.tree.nodes import ClassDecl, Expression, MethodDecl
from pvm.lang.types.types import ERROR, ArrayType, ClassType, Type

if TYPE_CHECKING:
    from pvm.lang.attr.base import Context

_RETENTIONS = ("SOURCE", "CLASS", "RUNTIME")
_TYPES = frozenset(("TYPE", "ANNOTATION_TYPE", "TYPE_PARAMETER"))


def check_annotation_type(decl: ClassDecl, sym: ClassSymbol, context: Context) -> None:
    for member in decl.members:
        if isinstance(member, MethodDecl):
            _check_element(member, sym, context)
    _check_targets(sym, context)


def _check_element(decl: MethodDecl, sym: ClassSymbol, context: Context) -> None:
    log = context.log
    if decl.params:
        log.error(
            decl.params[0].pos,
            "elements in annotation type declarations cannot declare formal parameters",
        )
    if decl.type_params:
        log.error(
            decl.type_params[0].pos,
            "elements in annotation type declarations cannot be generic methods",
        )
    if decl.throws:
        log.error(decl.throws[0].pos, "throws clause not allowed in @interface members")
    ret = decl.sym.ret
    if decl.return_type is not None and not _may_be_element(ret, context):
        log.error(decl.return_type.pos, "invalid type for annotation type element")
    if _mentions(ret, sym, set()):
        log.error(decl.pos, f"type of element {sym} is cyclic")
    for above in (context.symtab.object.sym, context.symtab.annotation.sym):
        inherited = above.methods.get(decl.name, ())
        if not decl.params and any(not m.params and not m.flags & PRIVATE for m in inherited):
            log.error(
                decl.pos,
                "annotation type Annotation declares an element with the same name as method "
                f"{decl.sym}",
            )


def _may_be_element(t: Type, context: Context) -> bool:
    """JLS 9.6.1."""
    if isinstance(t, ArrayType):
        t = t.element
    if isinstance(t, ClassType):
        known = (context.symtab.string.sym, context.symtab.class_.sym)
        return t.sym in known or t.sym.is_enum or t.sym.is_annotation
    return t.is_primitive or t is ERROR


def _mentions(t: Type, sym: ClassSymbol, seen: set[ClassSymbol]) -> bool:
    """Whether an element has the annotation type itself, or one that has such an element."""
    if isinstance(t, ArrayType):
        t = t.element
    if not isinstance(t, ClassType) or not t.sym.is_annotation or t.sym in seen:
        return False
    if t.sym is sym:
        return True
    seen.add(t.sym)
    found = t.sym.methods.values()
    return any(_mentions(m.ret, sym, seen) for methods in found for m in methods)


def _check_targets(sym: ClassSymbol, context: Context) -> None:
    value = meta_value(sym, "Target")
    if isinstance(value, Expression):
        seen = set()
        for tree in target_trees(value):
            if tree.name in seen:
                context.log.error(tree.pos, "repeated annotation target")
            seen.add(tree.name)


def check_repeatable(sym: ClassSymbol, context: Context) -> None:
    """The containing annotation interface that @Repeatable names (JLS 9.6.3)."""
    holder, tree = container(sym), meta_annotation(sym, "Repeatable")
    if holder is None or tree is None or not holder.is_annotation:
        return
    reason = _value_reason(sym, holder) or _meta_reason(sym, holder) or _default_reason(holder)
    if reason:
        context.log.error(tree.pos, reason)


def _value_reason(sym: ClassSymbol, holder: ClassSymbol) -> str:
    value = next(iter(holder.methods.get("value", ())), None)
    if value is None:
        return f"{holder} is not a valid @Repeatable, no value element method declared"
    ret = value.ret
    if isinstance(ret, ArrayType) and isinstance(ret.element, ClassType):
        if ret.element.sym is sym:
            return ""
    return (
        f"containing annotation type ({holder}) must declare an element named 'value' of type "
        f"{sym}[]"
    )


def _meta_reason(sym: ClassSymbol, holder: ClassSymbol) -> str:
    if _RETENTIONS.index(retention(holder)) < _RETENTIONS.index(retention(sym)):
        return (
            f"retention of containing annotation type ({holder}) is shorter than the retention of "
            f"repeatable annotation type ({sym})"
        )
    for name in ("Documented", "Inherited"):
        if has_meta_annotation(sym, name) and not has_meta_annotation(holder, name):
            return (
                f"repeatable annotation type ({sym}) is @{name} while containing annotation type "
                f"({holder}) is not"
            )
    contained = targets(sym)
    if not all(_is_covered(target, contained) for target in targets(holder)):
        return (
            f"containing annotation type ({holder}) is applicable to more targets than repeatable "
            f"annotation type ({sym})"
        )
    return ""


def _is_covered(target: str, contained: frozenset[str]) -> bool:
    if target in contained or (target == "ANNOTATION_TYPE" and "TYPE" in contained):
        return True
    return "TYPE_USE" in contained and target in _TYPES


def _default_reason(holder: ClassSymbol) -> str:
    for name, methods in holder.methods.items():
        if name != "value" and not methods[0].has_default:
            return (
                f"containing annotation type ({holder}) does not have a default value for element "
                f"{methods[0]}"
            )
    return ""
