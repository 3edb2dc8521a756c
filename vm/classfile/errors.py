"""Linkage failures: the guest throwables that loading and linking can raise (JVMS 5.3, 5.4).

A `LinkageFailure` is a *guest* error on its way to becoming a Java throwable; our own bugs are
ordinary Python exceptions and never travel as one of these. Build one through its named
constructor: `raise class_format_error("Truncated class file", offset=10)`.
"""

from collections.abc import Callable


class LinkageFailure(Exception):
    """A guest linkage error.

    `class_name`: internal name of the Java throwable, `message`: its detail message (may be None),
    `offset`: byte offset in the class file where known, `context`: what was being done, innermost
    first ("linking X", "loading Y").
    """

    def __init__(self, class_name: str, message: str | None, offset: int | None = None) -> None:
        super().__init__(class_name, message, offset)
        self.class_name = class_name
        self.message = message
        self.offset = offset
        self.context: list[str] = []

    def while_doing(self, what: str) -> "LinkageFailure":
        """Adds a line of context ("linking pkg/C") and returns the failure, ready to re-raise."""
        self.context.append(what)
        return self

    def copied(self, cause: BaseException | None) -> "LinkageFailure":
        """The same failure as an exception of its own, without traceback."""
        copy = LinkageFailure(self.class_name, self.message, self.offset)
        copy.context = list(self.context)
        copy.__cause__ = cause
        return copy

    def __str__(self) -> str:
        text = self.class_name.replace("/", ".")
        if self.message is not None:
            text += ": " + self.message
        if self.offset is not None:
            text += f" (at byte {self.offset})"
        return text + "".join(f", while {what}" for what in self.context)


_Constructor = Callable[..., LinkageFailure]


def _constructor(simple_name: str) -> _Constructor:
    internal_name = "java/lang/" + simple_name

    def construct(message: str | None = None, offset: int | None = None) -> LinkageFailure:
        return LinkageFailure(internal_name, message, offset)

    construct.__name__ = construct.__qualname__ = simple_name
    construct.__doc__ = f"A `{internal_name}` with the given detail message and byte offset."
    return construct


class AnsweredNothing(LinkageFailure):
    """A ClassNotFoundException for a loader that answered with null, or with another class."""

    def __init__(self, name: str) -> None:
        super().__init__("java/lang/ClassNotFoundException", name)


# Deriving and loading (JVMS 5.3.5)
class_format_error = _constructor("ClassFormatError")
unsupported_class_version_error = _constructor("UnsupportedClassVersionError")
class_circularity_error = _constructor("ClassCircularityError")
no_class_def_found_error = _constructor("NoClassDefFoundError")
class_not_found_exception = _constructor("ClassNotFoundException")
linkage_error = _constructor("LinkageError")
# Linking (JVMS 5.4)
verify_error = _constructor("VerifyError")
incompatible_class_change_error = _constructor("IncompatibleClassChangeError")
abstract_method_error = _constructor("AbstractMethodError")
illegal_access_error = _constructor("IllegalAccessError")
instantiation_error = _constructor("InstantiationError")
no_such_field_error = _constructor("NoSuchFieldError")
no_such_method_error = _constructor("NoSuchMethodError")
unsatisfied_link_error = _constructor("UnsatisfiedLinkError")
bootstrap_method_error = _constructor("BootstrapMethodError")
# Initialisation (JVMS 5.5)
exception_in_initializer_error = _constructor("ExceptionInInitializerError")
