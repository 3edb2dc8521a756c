"""What a method that overrides, implements or hides another must agree with (JLS 8.4.8, 9.4.1)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from pvm.lang.check.clashes import check_clashes
from pvm.lang.symbols.flags import ABSTRACT, DEFAULT, FINAL, PRIVATE, PROTECTED, PUBLIC, STATIC
from pvm.lang.symbols.symbols import ClassSymbol, MethodSymbol
from pvm.lang.tree.nodes import Annotation, ClassDecl, Ident, MethodDecl, Select
from pvm.lang.types.types import ERROR, MethodType

if TYPE_CHECKING:
    from pvm.lang.attr.base import Context

_ACCESS = {PUBLIC: 3, PROTECTED: 2, 0: 1, PRIVATE: 0}
_ACCESS_NAMES = {PUBLIC: "public", PROTECTED: "protected", 0: "package"}
_ACCESS_MASK = PUBLIC | PROTECTED | PRIVATE


def overridden(method: MethodSymbol, context: Context) -> list[MethodSymbol]:
    """The methods of supertypes that a method of a class from source overrides or hides."""
    owner = method.owner
    if method.is_constructor:
        return []
    found = [
        other
        for other in inherited_namesakes(method, context)
        if context.types.overrides(method, other, owner)
    ]
    if owner.is_interface:
        found += _public_of_object(method, context)
    return found


def inherited_namesakes(method: MethodSymbol, context: Context) -> Iterator[MethodSymbol]:
    """The methods of supertypes with its name and as many parameters, but those that interfaces
    keep to themselves (JLS 8.4.8)."""
    for above in context.types.closure(method.owner):
        if above is method.owner:
            continue
        for other in above.methods.get(method.name, ()):
            if other.flags & (PRIVATE | STATIC) and above.is_interface:
                continue
            if len(other.params) == len(method.params):
                yield other


def _public_of_object(method: MethodSymbol, context: Context) -> list[MethodSymbol]:
    """JLS 9.2: an interface has the public methods of Object, implicitly."""
    return [
        other
        for other in context.symtab.object.sym.methods.get(method.name, ())
        if other.flags & PUBLIC
        and len(other.params) == len(method.params)
        and context.types.is_subsignature(method.type, other.type)
    ]


def check_overriding(decl: MethodDecl, context: Context) -> None:
    """One message at most for each method that is overridden."""
    method = decl.sym
    found = overridden(method, context)
    if method.name == "finalize" and method.owner.is_enum and not method.params:
        context.log.error(decl.pos, "enums cannot have finalize methods")
        return
    for other in found:
        _check_pair(decl, method, other, context)
    if method.flags & DEFAULT and _public_of_object(method, context):
        context.log.error(
            decl.pos,
            f"default method {method.name} in interface {method.owner} overrides a member of "
            "java.lang.Object",
        )
    if not method.is_constructor:
        check_clashes(method, decl.pos, found, list(inherited_namesakes(method, context)), context)
    _check_annotation(decl, method, found, context)


def _check_pair(
    decl: MethodDecl, method: MethodSymbol, other: MethodSymbol, context: Context
) -> None:
    site = method.owner.type
    mine = context.types.method_type(site, method)
    theirs = context.types.method_type(site, other)
    pos, reason = decl.pos, _flags_reason(method, other)
    if not reason and not _is_return_right(mine, theirs, context):
        reason = f"return type {mine.ret} is not compatible with {theirs.ret}"
        pos = _return_pos(decl, other)
    if not reason:
        reason, pos = _thrown_reason(decl, mine, theirs, context)
    if reason:
        context.log.error(pos, f"{_relation(method, other)}\n  {reason}")


def _return_pos(decl: MethodDecl, other: MethodSymbol) -> int:
    """Of implementations it is the name, as in javac, which looks at these with the class."""
    if decl.return_type is None or (other.owner.is_interface and not decl.sym.owner.is_interface):
        return decl.pos
    return decl.return_type.pos


def _flags_reason(method: MethodSymbol, other: MethodSymbol) -> str:
    if method.flags & STATIC and not other.flags & STATIC:
        return "overriding method is static"
    if other.flags & FINAL:
        return "overridden method is static final" if other.is_static else (
            "overridden method is final"
        )
    if other.flags & STATIC and not method.flags & STATIC:
        return "overridden method is static"
    if _ACCESS[method.flags & _ACCESS_MASK] < _ACCESS[other.flags & _ACCESS_MASK]:
        was = _ACCESS_NAMES[other.flags & _ACCESS_MASK]
        return f"attempting to assign weaker access privileges; was {was}"
    return ""


def _is_return_right(mine: MethodType, theirs: MethodType, context: Context) -> bool:
    if mine.ret is ERROR or theirs.ret is ERROR:
        return True
    return context.types.return_type_substitutable(mine, theirs)


def _thrown_reason(
    decl: MethodDecl, mine: MethodType, theirs: MethodType, context: Context
) -> tuple[str, int]:
    """A checked exception must be one that the overridden method declares (JLS 8.4.8.3)."""
    types = context.types
    declared = theirs.thrown
    if mine.type_params and len(mine.type_params) == len(theirs.type_params):
        declared = types.with_type_params(theirs, mine.type_params).thrown
    for tree, thrown in zip(decl.throws, mine.thrown, strict=True):
        if thrown is ERROR or not types.is_checked_exception(thrown):
            continue
        if not any(types.is_subtype(types.erasure(thrown), types.erasure(t)) for t in declared):
            return f"overridden method does not throw {thrown}", tree.pos
    return "", decl.pos


def _relation(method: MethodSymbol, other: MethodSymbol) -> str:
    """ "m() in B cannot override m() in A" and the like."""
    if method.is_static and other.is_static:
        verb = "hide"
    elif other.owner.is_interface and not method.owner.is_interface:
        verb = "implement"
    else:
        verb = "override"
    return f"{method} in {method.owner} cannot {verb} {other} in {other.owner}"


def override_annotation(decl: MethodDecl) -> Annotation | None:
    """The @Override on a method (JLS 9.6.4.4)."""
    for annotation in decl.mods.annotations:
        name = annotation.name
        if isinstance(name, (Ident, Select)) and name.name == "Override":
            return annotation
    return None


def _check_annotation(
    decl: MethodDecl, method: MethodSymbol, found: list[MethodSymbol], context: Context
) -> None:
    annotation = override_annotation(decl)
    if annotation is None or _is_accessor(method):
        return
    if method.is_static:
        context.log.error(annotation.pos, "static methods cannot be annotated with @Override")
    elif not found:
        context.log.error(
            annotation.pos, "method does not override or implement a method from a supertype"
        )


def _is_accessor(method: MethodSymbol) -> bool:
    """@Override is right on a record's accessor too (JLS 9.6.4.4)."""
    return not method.params and any(f.name == method.name for f in method.owner.components)


def unimplemented(sym: ClassSymbol, context: Context) -> MethodSymbol | None:
    """The first abstract method that a class has no implementation of."""
    types = context.types
    for above in types.closure(sym):
        if above is not sym and not above.flags & ABSTRACT:
            continue
        for methods in above.methods.values():
            for method in methods:
                if method.flags & ABSTRACT and not _has_implementation(method, sym, context):
                    return method
    return None


def _has_implementation(method: MethodSymbol, sym: ClassSymbol, context: Context) -> bool:
    """Some class method, or a default that nothing abstract takes the place of."""
    types = context.types
    if sym.is_record and method.owner is context.symtab.record.sym:
        return True  # written by the compiler (JLS 8.10.3)
    for candidate in types.methods_of_class(sym, method.name):
        if candidate is method or candidate.flags & STATIC:
            continue
        if candidate.owner.is_interface and method.owner not in types.closure(candidate.owner):
            continue  # a default of an unrelated interface does not implement it (JLS 8.4.8.4)
        if types.overrides(candidate, method, sym):
            if not candidate.flags & ABSTRACT and _may_implement(candidate, method, sym, context):
                return True
    return False


def _may_implement(
    candidate: MethodSymbol, method: MethodSymbol, sym: ClassSymbol, context: Context
) -> bool:
    """By its return type."""
    types = context.types
    return types.return_type_substitutable(
        types.method_type(sym.type, candidate), types.method_type(sym.type, method)
    )


def check_inherited(decl: ClassDecl, sym: ClassSymbol, context: Context) -> None:
    """Methods that implement others only in this class, which inherits both (JLS 8.4.8.3)."""
    types = context.types
    for above in types.closure(sym):
        if above is sym or not above.is_interface:
            continue
        for methods in above.methods.values():
            for method in methods:
                reason = _inherited_reason(method, sym, context)
                if reason:
                    context.log.error(decl.pos, reason)
                    return


def _inherited_reason(method: MethodSymbol, sym: ClassSymbol, context: Context) -> str:
    types = context.types
    if method.flags & (STATIC | PRIVATE):
        return ""
    found = types.implementation(method, sym)
    if found is None or found.owner is sym or found.owner.is_interface:
        return ""
    if method.owner in types.closure(found.owner):
        return ""
    mine, theirs = types.method_type(sym.type, found), types.method_type(sym.type, method)
    reason = _flags_reason(found, method)
    if not reason and not _is_return_right(mine, theirs, context):
        reason = f"return type {mine.ret} is not compatible with {theirs.ret}"
    return f"{_relation(found, method)}\n  {reason}" if reason else ""


def unrelated_defaults(sym: ClassSymbol, context: Context) -> str:
    """What is wrong with methods that a class inherits from several interfaces, if anything."""
    types = context.types
    counts: dict[str, int] = {}
    for above in types.closure(sym):
        if above.is_interface:
            for name in above.methods:
                counts[name] = counts.get(name, 0) + 1
    for name in [name for name, count in counts.items() if count > 1]:
        found = [m for m in types.methods_of_class(sym, name) if not m.flags & (STATIC | PRIVATE)]
        for index, first in enumerate(found):
            for second in found[index + 1 :]:
                message = _conflict(first, second, sym, context)
                if message:
                    return message
    return ""


def _conflict(a: MethodSymbol, b: MethodSymbol, sym: ClassSymbol, context: Context) -> str:
    types = context.types
    if len(a.params) != len(b.params) or sym in (a.owner, b.owner):
        return ""
    x, y = types.method_type(sym.type, a), types.method_type(sym.type, b)
    if not types.override_equivalent(x, y):
        return ""
    if not types.return_type_substitutable(x, y) and not types.return_type_substitutable(y, x):
        return f"{_types(b, a)}both define {a}, but with unrelated return types"
    if not (a.owner.is_interface and b.owner.is_interface and (a.flags | b.flags) & DEFAULT):
        return ""
    kind = "interface" if sym.is_interface else "class"
    if a.flags & b.flags & DEFAULT:
        return (
            f"{_types(a, b)}{kind} {sym} inherits unrelated defaults for {a} from types "
            f"{a.owner} and {b.owner}"
        )
    if b.flags & DEFAULT:
        a, b = b, a
    return (
        f"{_types(a, b)}{kind} {sym} inherits abstract and default for {a} from types {a.owner} "
        f"and {b.owner}"
    )


def _types(a: MethodSymbol, b: MethodSymbol) -> str:
    return f"types {a.owner} and {b.owner} are incompatible;\n  "
