"""The memory of resolutions: what was resolved stays, what failed fails again (JVMS 5.4.3)."""

from collections.abc import Callable
from typing import Any, TypeVar

from pvm.vm.classfile.errors import LinkageFailure
from pvm.vm.model.classes import JavaClass

T = TypeVar("T")


def remember(java_class: JavaClass, key: Any, resolve: Callable[[], T]) -> T:
    """The result of `resolve`, or the failure, of the first time that it was asked for."""
    found: T | None = java_class.resolved.get(key)
    if found is not None:
        return found
    known = java_class.unresolvable.get(key)
    if known is not None:
        raise known.with_traceback(None)
    try:
        found = resolve()
    except LinkageFailure as failure:
        # of two threads that resolve at once the first one's outcome counts
        failure = java_class.unresolvable.setdefault(key, failure)
        raise failure from failure.__cause__
    result: T = java_class.resolved.setdefault(key, found)
    return result
