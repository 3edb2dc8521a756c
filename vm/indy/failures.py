"""What the built-in bootstrap methods throw."""

from pvm.vm.classfile.errors import LinkageFailure, bootstrap_method_error


def failed_bootstrap(cause: LinkageFailure) -> LinkageFailure:
    """The BootstrapMethodError for what a bootstrap method threw, kept as `__cause__`."""
    failure = bootstrap_method_error("bootstrap method initialization exception")
    failure.__cause__ = cause
    return failure


def lambda_conversion(message: str) -> LinkageFailure:
    """LambdaMetafactory cannot make the wanted object."""
    return failed_bootstrap(
        LinkageFailure("java/lang/invoke/LambdaConversionException", message)
    )


def string_concat(message: str) -> LinkageFailure:
    """StringConcatFactory's arguments do not fit together."""
    return failed_bootstrap(LinkageFailure("java/lang/invoke/StringConcatException", message))


def illegal_argument(message: str) -> LinkageFailure:
    """A static argument of the right type has a wrong value."""
    return failed_bootstrap(LinkageFailure("java/lang/IllegalArgumentException", message))


def class_cast(found: str, wanted: str) -> LinkageFailure:
    """A static argument has the wrong type; both are external class names."""
    return failed_bootstrap(
        LinkageFailure("java/lang/ClassCastException", f"Cannot cast {found} to {wanted}")
    )


def wrong_arguments(message: str) -> LinkageFailure:
    """There are too few or too many static arguments."""
    return failed_bootstrap(
        LinkageFailure("java/lang/invoke/WrongMethodTypeException", message)
    )


def not_built(owner: str, method: str) -> LinkageFailure:
    """A bootstrap method that is none of ours; `owner` is an internal name."""
    return bootstrap_method_error(
        "pvm supports the bootstrap methods of string concatenation, lambdas and records, "
        f"not {owner.replace('/', '.')}.{method}"
    )
