"""Which methods of an interface a Python object has to be."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Final

from pvm.vm.link.selection import maximally_specific

if TYPE_CHECKING:
    from pvm.vm.model.classes import JavaClass
    from pvm.vm.model.members import JavaMethod

_OBJECT: Final = "java/lang/Object"


def instance_methods(interface: JavaClass) -> list[JavaMethod]:
    """The public instance methods of an interface and those above it: of each name and descriptor
    the most specific one."""
    keys = {method.key for above in (interface, *interface.all_interfaces)
            for method in above.methods.values() if method.is_public and not method.is_static}
    found = []
    for key in sorted(keys):
        own = interface.methods.get(key)
        candidates = [own] if own is not None else maximally_specific(interface, key)
        with_code = [each for each in candidates if not each.is_abstract]
        found.append(with_code[0] if with_code else candidates[0])
    return found


def abstract_methods(interface: JavaClass) -> list[JavaMethod]:
    """Those that have no code, except for what every object has (JLS 9.8)."""
    above = interface.loader.host.boot.load(_OBJECT).methods
    return [method for method in instance_methods(interface) if method.is_abstract
            and not (method.key in above and above[method.key].is_public)]


def functional_name(interface: JavaClass) -> str | None:
    """The name of a functional interface's one method; None: it is no such interface."""
    if not interface.is_interface:
        return None
    names = {(method.name, method.argument_slots) for method in abstract_methods(interface)}
    return names.pop()[0] if len(names) == 1 else None


def implementations(interface: JavaClass, target: Any) -> dict[JavaMethod, Callable[..., Any]]:
    """The callable for each method that a callable, a dict or an object with attributes implements.
    Raises TypeError where one is missing, or is there for no method."""
    if not interface.is_interface:
        raise TypeError(f"{interface.type_name} is no interface")
    if isinstance(target, Mapping):
        return _of_names(interface, target)
    name = functional_name(interface)
    if name is not None and callable(target):
        return {each: target for each in abstract_methods(interface) if each.name == name}
    names = {each.name for each in abstract_methods(interface)}
    return _of_names(interface, {each: getattr(target, each) for each in names
                                 if callable(getattr(target, each, None))})


def _of_names(interface: JavaClass,
              named: Mapping[str, Any]) -> dict[JavaMethod, Callable[..., Any]]:
    methods = [*instance_methods(interface), *_overridable(interface)]
    unknown = sorted(named.keys() - {each.name for each in methods})
    if unknown:
        raise TypeError(f"{interface.type_name} has no method {unknown[0]}")
    wrong = sorted(name for name, each in named.items() if not callable(each))
    if wrong:
        raise TypeError(f"{interface.type_name}.{wrong[0]}: {named[wrong[0]]!r} is not callable")
    missing = sorted({each.name for each in abstract_methods(interface)} - named.keys())
    if missing:
        raise TypeError(f"{interface.type_name} needs {', '.join(missing)}")
    chosen = {each.key: each for each in reversed(methods) if each.name in named}
    return {each: named[each.name] for each in chosen.values()}


def _overridable(interface: JavaClass) -> list[JavaMethod]:
    """equals, hashCode and toString."""
    above = interface.loader.host.boot.load(_OBJECT)
    return [each for each in above.methods.values()
            if each.is_public and not each.is_final and not each.is_constructor]
