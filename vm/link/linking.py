"""Linking a class: its supertypes first, verification, then its interface table (JVMS 5.4)."""

from typing import TYPE_CHECKING

from pvm.vm.classfile.errors import LinkageFailure
from pvm.vm.link.itable import build_itable
from pvm.vm.link.loading_constraints import check_tables
from pvm.vm.model.classes import JavaClass
from pvm.vm.model.metadata import LINKED

if TYPE_CHECKING:
    from pvm.vm.model.host import Host


def link(host: "Host", java_class: JavaClass) -> None:
    """Links a class if it is not linked yet. No lock is held by the caller.

    Raises LinkageFailure (the same one each time), or JavaThrow from loaders during verification.
    """
    if java_class.state >= LINKED:
        return
    if java_class.failure is not None:
        raise java_class.failure.with_traceback(None)
    if java_class.super_class is not None:
        link(host, java_class.super_class)
    for interface in java_class.interfaces:
        link(host, interface)
    if host.must_verify(java_class):
        _verify(host, java_class)
        _check_loaders(java_class)
    with host.link_lock:
        if java_class.state >= LINKED:
            return
        if java_class.all_interfaces and not java_class.is_abstract:
            build_itable(host, java_class)
        java_class.set_state(LINKED)


def _check_loaders(java_class: JavaClass) -> None:
    try:
        check_tables(java_class)
    except LinkageFailure as failure:
        java_class.failure = failure
        raise


def _verify(host: "Host", java_class: JavaClass) -> None:
    # two threads may both verify: the answer is the same
    try:
        host.verify(java_class)
    except LinkageFailure as failure:
        java_class.failure = failure.while_doing(f"verifying {java_class.external_name}")
        raise
