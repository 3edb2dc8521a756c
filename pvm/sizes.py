"""Memory sizes, on the command line and in Python: ``64m``, ``0x40m``, ``67108864``."""

from pvm.errors import CommandLineError, machine_refused

UNITS = {"k": 1 << 10, "m": 1 << 20, "g": 1 << 30, "t": 1 << 40}
LARGEST_SIZE = (1 << 64) - 1
SMALLEST_HEAP = 2 << 20
SMALLEST_STACK = 136 << 10
LARGEST_STACK = 1 << 30


def parse_size(text: str) -> int | None:
    """Bytes, or None where `text` is not a size: decimal or 0x digits and one unit letter."""
    unit = UNITS.get(text[-1:].lower())
    digits = text if unit is None else text[:-1]
    base = 16 if digits[:2].lower() == "0x" else 10
    body = digits[2:] if base == 16 else digits
    if not (body.isascii() and body.isalnum()):
        return None
    try:
        size = int(body, base) * (unit or 1)
    except ValueError:
        return None
    return size if size <= LARGEST_SIZE else None


def size_of(what: str, size: int | str | None, smallest: int = 0,
            largest: int = LARGEST_SIZE) -> int | None:
    """A size that a Python program gives, as bytes or as text. Raises ValueError."""
    if size is None:
        return None
    found = parse_size(size) if isinstance(size, str) else size
    if type(found) is not int or not smallest <= found <= largest:
        raise ValueError(f"{what}={size!r} is no size from {smallest} to {largest} bytes")
    return found


def heap_size(option: str, text: str, what: str, smallest: int = 0) -> int:
    """The value of `option` in bytes, at least `smallest`; `what` names it in the error."""
    size = parse_size(text)
    if size is None or size < smallest:
        raise machine_refused(f"Invalid {what}: {option}{text}")
    return size


def stack_size(option: str, text: str) -> int | None:
    """The value of -Xss in bytes; None (the default size) for 0, as java has it."""
    size = parse_size(text)
    if size is None:
        raise machine_refused(f"Invalid thread stack size: {option}{text}")
    if size > LARGEST_STACK:
        raise machine_refused(
            f"Invalid thread stack size: {option}{text}",
            "The specified size exceeds the maximum representable size.",
        )
    if 0 < size < SMALLEST_STACK:
        needed = f"Specify at least {SMALLEST_STACK >> 10}k"
        raise machine_refused(
            output=("", f"The Java thread stack size specified is too small. {needed}")
        )
    return size or None


def check_heap(maximum: int | None, initial: int | None) -> None:
    """Refuse heap sizes that contradict each other (on standard output, as HotSpot does)."""
    if maximum is not None and maximum < SMALLEST_HEAP:
        raise initialization_error("Too small maximum heap")
    if maximum is not None and initial is not None and initial > maximum:
        raise initialization_error(
            "Initial heap size set to a larger value than the maximum heap size"
        )


def initialization_error(reason: str) -> CommandLineError:
    """The machine could not start with the options it was given."""
    return CommandLineError(output=("Error occurred during initialization of VM", reason))
