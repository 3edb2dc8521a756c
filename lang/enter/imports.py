"""What a file sees by its package and its imports (JLS 7.3, 7.5)."""

from __future__ import annotations

from pvm.lang.enter.lookup import find_member_type, supertypes_of
from pvm.lang.source.log import Log
from pvm.lang.source.source import Source
from pvm.lang.symbols.finder import Finder
from pvm.lang.symbols.flags import PRIVATE, PUBLIC
from pvm.lang.symbols.symbols import ClassSymbol, MethodSymbol, PackageSymbol, VarSymbol
from pvm.lang.tree.nodes import CompilationUnit, Expression, Ident, Import, Select


def dotted(tree: Expression) -> str:
    """The text of a qualified name."""
    if isinstance(tree, Select):
        return f"{dotted(tree.target)}.{tree.name}"
    assert isinstance(tree, Ident)
    return tree.name


class UnitScope:
    """The types and static members that are in scope in the whole of a file."""

    def __init__(
        self, source: Source, tree: CompilationUnit, package: PackageSymbol, finder: Finder
    ) -> None:
        self.source = source
        self.tree = tree
        self.package = package
        self.declared: dict[str, ClassSymbol] = {}
        self._finder = finder
        self._types: dict[str, ClassSymbol | None] = {}
        self._ambiguous: dict[str, list[ClassSymbol]] = {}
        self._singles: dict[str, ClassSymbol] = {}
        self._packages: list[str] = ["java.lang"]
        self._classes: list[ClassSymbol] = []
        self._static_names: dict[str, list[ClassSymbol]] = {}
        self._static_classes: list[ClassSymbol] = []

    # --- imports --------------------------------------------------------------------------------

    def resolve_imports(self, log: Log) -> None:
        """Look up every import, and report those that name nothing."""
        for tree in self.tree.imports:
            if tree.static:
                self._static_import(tree, log)
            elif tree.star:
                self._star_import(tree, log)
            else:
                self._single_import(tree, log)

    def _single_import(self, tree: Import, log: Log) -> None:
        found = self.qualified_class(dotted(tree.name))
        name = tree.name.name
        if found is None:
            _report_missing(tree.name, log, self)
            return
        if not _is_importable(found, self.package):
            log.error(tree.name.pos, not_public(found))
        other = self._singles.get(name)
        declared = self.declared.get(name)
        if other is not None and other is not found:
            log.error(
                tree.name.pos,
                f"a type with the same simple name {name} is already defined by the "
                f"single-type-import of {other.full_name}",
            )
        elif declared is not None and declared is not found:
            log.error(tree.name.pos, f"{name} is already defined in this compilation unit")
        self._singles[name] = found

    def _star_import(self, tree: Import, log: Log) -> None:
        name = dotted(tree.name)
        if self._finder.package_exists(name):
            self._packages.append(name)
            return
        found = self.qualified_class(name)
        if found is not None:
            self._classes.append(found)
        else:
            log.error(tree.name.pos, f"package {name} does not exist")

    def _static_import(self, tree: Import, log: Log) -> None:
        owner_tree = tree.name if tree.star else tree.name.target
        owner = self.qualified_class(dotted(owner_tree))
        if owner is None:
            assert isinstance(owner_tree, (Select, Ident))
            _report_missing(owner_tree, log, self)
        elif tree.star:
            self._static_classes.append(owner)
        elif not self._has_static(owner, tree.name.name):
            log.error(
                tree.name.pos,
                f"cannot find symbol\n  symbol:   static {tree.name.name}\n"
                f"  location: {kind_of(owner)} {owner.name}",
            )
        else:
            self._static_names.setdefault(tree.name.name, []).append(owner)

    def _has_static(self, owner: ClassSymbol, name: str) -> bool:
        return bool(
            static_fields(owner, name)
            or static_methods(owner, name)
            or find_member_type(owner, name)
        )

    def qualified_class(self, name: str) -> ClassSymbol | None:
        """The class of a canonical name: package parts first, then member classes."""
        parts = name.split(".")
        for count in range(len(parts), 0, -1):
            found = self._finder.class_named("/".join(parts[:count]))
            if found is None:
                continue
            for part in parts[count:]:
                found = find_member_type(found, part)
                if found is None:
                    break
            if found is not None:
                return found
        return None

    def package_exists(self, name: str) -> bool:
        return self._finder.package_exists(name)

    # --- lookup ---------------------------------------------------------------------------------

    def find_type(self, name: str) -> ClassSymbol | None:
        """The class that a simple name means outside of all classes (JLS 6.4.1)."""
        if name not in self._types:
            self._types[name] = self._find_type(name)
        return self._types[name]

    def _find_type(self, name: str) -> ClassSymbol | None:
        found = self._singles.get(name) or self._static_type(name, self._static_names.get(name))
        if found is None:
            found = self.declared.get(name) or self._in_package(self.package.name, name)
        if found is not None:
            return found
        candidates = [self._in_package(package, name) for package in self._packages]
        candidates += [find_member_type(cls, name) for cls in self._classes]
        candidates.append(self._static_type(name, self._static_classes))
        visible = [c for c in candidates if c is not None and _is_importable(c, self.package)]
        return visible[0] if visible else None

    def ambiguous_types(self, name: str) -> list[ClassSymbol]:
        """The classes that imports on demand make `name` mean, if there are several."""
        found = self._ambiguous.get(name)
        if found is None:
            found = self._ambiguous[name] = self._several(name)
        return found

    def _several(self, name: str) -> list[ClassSymbol]:
        if self._singles.get(name) or self.declared.get(name):
            return []
        if self._in_package(self.package.name, name) is not None:
            return []
        found = {
            c: None
            for package in self._packages
            if (c := self._in_package(package, name)) is not None
            and _is_importable(c, self.package)
        }
        return list(found) if len(found) > 1 else []

    def _static_type(self, name: str, owners: list[ClassSymbol] | None) -> ClassSymbol | None:
        found = (find_member_type(owner, name) for owner in owners or ())
        return next((sym for sym in found if sym is not None), None)

    def _in_package(self, package: str, name: str) -> ClassSymbol | None:
        prefix = package.replace(".", "/") + "/" if package else ""
        return self._finder.class_named(prefix + name)

    def static_fields(self, name: str) -> list[VarSymbol]:
        """The static fields that imports make `name` mean; single imports hide those on demand."""
        for owners in (self._static_names.get(name, ()), self._static_classes):
            found = [f for owner in owners for f in static_fields(owner, name)]
            found = [f for f in found if self._sees(f)]
            if found:
                return found
        return []

    def static_methods(self, name: str) -> list[MethodSymbol]:
        """The static methods that imports make `name` mean (JLS 15.12.1)."""
        for owners in (self._static_names.get(name, ()), self._static_classes):
            found = [m for owner in owners for m in static_methods(owner, name)]
            found = [m for m in found if self._sees(m)]
            if found:
                return found
        return []

    def _sees(self, member: VarSymbol | MethodSymbol) -> bool:
        if member.flags & PUBLIC:
            return True
        return not member.flags & PRIVATE and member.package is self.package


def _members(owner: ClassSymbol) -> list[ClassSymbol]:
    """A class and all its supertypes, nearest first."""
    found = [owner]
    for sym in found:
        found.extend(above for above in supertypes_of(sym) if above not in found)
    return found


def static_fields(owner: ClassSymbol, name: str) -> list[VarSymbol]:
    """The static field of that name that a class declares or inherits; a list of none or one."""
    for sym in _members(owner):
        field = sym.fields.get(name)
        if field is not None:
            return [field] if field.is_static else []
    return []


def static_methods(owner: ClassSymbol, name: str) -> list[MethodSymbol]:
    """The static methods of that name; those of superinterfaces are not inherited (JLS 8.4.8)."""
    found: list[MethodSymbol] = []
    for sym in _members(owner):
        if sym is owner or not sym.is_interface:
            found.extend(m for m in sym.methods.get(name, ()) if m.is_static)
    return found


def kind_of(sym: ClassSymbol) -> str:
    """What messages call a class: class, interface, enum, @interface."""
    if sym.is_annotation:
        return "@interface"
    if sym.is_interface:
        return "interface"
    return "enum" if sym.is_enum else "class"


def _is_importable(sym: ClassSymbol, package: PackageSymbol) -> bool:
    owner: ClassSymbol | None = sym
    while isinstance(owner, ClassSymbol):
        if not owner.flags & PUBLIC and sym.package is not package:
            return False
        owner = owner.owner if isinstance(owner.owner, ClassSymbol) else None
    return True


def not_public(sym: ClassSymbol) -> str:
    owner = sym.owner if isinstance(sym.owner, ClassSymbol) else sym.package
    return f"{sym} is not public in {owner}; cannot be accessed from outside package"


def _report_missing(tree: Select | Ident, log: Log, scope: UnitScope) -> None:
    """A qualified name that is no class."""
    if isinstance(tree, Ident):
        log.error(tree.pos, f"cannot find symbol\n  symbol: class {tree.name}")
        return
    around = dotted(tree.target)
    outer = scope.qualified_class(around)
    if outer is not None:
        location = f"{kind_of(outer)} {outer.name}"
        log.error(
            tree.pos, f"cannot find symbol\n  symbol:   class {tree.name}\n  location: {location}"
        )
    elif scope.package_exists(around):
        log.error(
            tree.pos,
            f"cannot find symbol\n  symbol:   class {tree.name}\n  location: package {around}",
        )
    else:
        log.error(tree.pos, f"package {around} does not exist")
