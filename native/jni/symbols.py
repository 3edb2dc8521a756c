"""The names of functions that stand behind native methods (JNI 2, "Resolving Native Method Names").
"""

from collections.abc import Iterator

from pvm.vm.model.members import JavaMethod

ON_LOAD, ON_UNLOAD = "JNI_OnLoad", "JNI_OnUnload"
_ESCAPES = {"_": "_1", ";": "_2", "[": "_3", "/": "_"}


def mangled(text: str) -> str:
    """A part of a symbol: escapes for what C has no names for."""
    return "".join(_escaped(letter) for letter in text)


def _escaped(letter: str) -> str:
    if letter.isascii() and letter.isalnum():
        return letter
    if letter in _ESCAPES:
        return _ESCAPES[letter]
    data = letter.encode("utf-16-be", "surrogatepass")
    return "".join(f"_0{data[at]:02x}{data[at + 1]:02x}" for at in range(0, len(data), 2))


def symbols_of(method: JavaMethod) -> Iterator[str]:
    """The short name, and the long one that overloaded methods have."""
    short = f"Java_{mangled(method.owner.name)}_{mangled(method.name)}"
    yield short
    parameters = method.descriptor[1: method.descriptor.index(")")]
    yield f"{short}__{mangled(parameters)}"
