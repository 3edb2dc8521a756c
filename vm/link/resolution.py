"""The memory of resolutions: what was resolved stays, what failed fails again (JVMS 5.4.3).

What is remembered of a failure is a copy: the exception that was raised leads, by its traceback, to
all that was being worked on.
"""

from collections.abc import Callable
from typing import Any, TypeVar

from pvm.vm.classfile.errors import LinkageFailure
from pvm.vm.model.classes import JavaClass
from pvm.vm.model.throwing import JavaThrow

T = TypeVar("T")
_LINKAGE_ERROR = "java/lang/LinkageError"


def remember(java_class: JavaClass, key: Any, resolve: Callable[[], T]) -> T:
    """The result of `resolve`, or the linkage error, of the first time that it was asked for."""
    found: T | None = java_class.resolved.get(key)
    if found is not None:
        return found
    known = java_class.unresolvable.get(key)
    if known is not None:
        raise again(known)
    try:
        found = resolve()
    except (LinkageFailure, JavaThrow) as error:
        if not _is_linkage_error(error):
            raise
        kept = _kept(java_class, error)
        # of two threads that resolve at once the first one's outcome counts
        first = java_class.unresolvable.setdefault(key, kept)
        if first is not kept:
            raise again(first) from None
        raise
    result: T = java_class.resolved.setdefault(key, found)
    return result


def _is_linkage_error(error: LinkageFailure | JavaThrow) -> bool:
    if isinstance(error, LinkageFailure):
        return True
    return any(above.name == _LINKAGE_ERROR for above in error.java_class.superclasses())


def again(error: LinkageFailure | JavaThrow) -> LinkageFailure | JavaThrow:
    """A remembered failure, to be raised."""
    if isinstance(error, JavaThrow):
        return JavaThrow(error.held, error.java_class)
    return error.copied(_cause(error, again))


def _kept(java_class: JavaClass, error: LinkageFailure | JavaThrow) -> LinkageFailure | JavaThrow:
    if isinstance(error, JavaThrow):
        return java_class.loader.host.keep_throwable(java_class, error)
    return error.copied(_cause(error, lambda cause: _kept(java_class, cause)))


def _cause(error: LinkageFailure,
           copy: Callable[[LinkageFailure | JavaThrow], BaseException]) -> BaseException | None:
    cause = error.__cause__
    return copy(cause) if isinstance(cause, (LinkageFailure, JavaThrow)) else cause
