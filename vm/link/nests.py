"""Nests: who sees whose private members (JVMS 5.4.4)."""

from typing import cast

from pvm.vm.classfile.attributes import NestHost, NestMembers
from pvm.vm.classfile.errors import LinkageFailure
from pvm.vm.model.classes import JavaClass


def nest_host(java_class: JavaClass) -> JavaClass:
    """The host of the class's nest: itself if none is named, or the named one is not fit. May load
    the host; no lock is held."""
    found = java_class.nest_host
    if found is None:
        found = java_class.nest_host = _determine(java_class)
    return found


def _determine(java_class: JavaClass) -> JavaClass:
    file = java_class.class_file
    named = None if file is None else file.attributes.get(NestHost)
    if named is None:
        return java_class
    try:
        host = java_class.loader.load(named.class_name)
    except LinkageFailure:
        return java_class  # JVMS 5.4.4: any failure to resolve the host makes it its own host
    if host.class_file is None or not host.same_package(java_class):
        return java_class
    members = cast("NestMembers | None", host.class_file.attributes.get(NestMembers))
    if members is None or java_class.name not in members.class_names:
        return java_class
    return host
