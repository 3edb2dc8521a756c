"""What native code does wrong in its use of the JNI."""

from pvm.vm.classfile.errors import LinkageFailure


class JniError(Exception):
    """A mistake that a Java program could not make: a handle that is none, a type that does not
    fit. What becomes of it depends on whose code it is."""


class FatalError(JniError):
    """FatalError was called: the code cannot go on."""


def exhausted(what: str) -> LinkageFailure:
    """An OutOfMemoryError that is not about the heap."""
    return LinkageFailure("java/lang/OutOfMemoryError", what)
