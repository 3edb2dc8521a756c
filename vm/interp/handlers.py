"""The compiled handlers by name, as predecoding and quickening need them.

What is known here of instructions (words, depths, sequences) was computed when the image was
built, so that running a program imports none of the modules that write handlers.
"""

from collections.abc import Callable
from typing import Any

CACHED = 3
WORDS: dict[str, int] = {}       # instruction name -> words; filled from the image's facts


class _Words(dict[str, tuple[int, ...]]):
    """Name -> the word (handler's address << 16) for each depth, made when first asked for."""

    def __init__(self, address: Callable[[str], int]) -> None:
        super().__init__()
        self._address = address

    def __missing__(self, name: str) -> tuple[int, ...]:
        found = tuple(self._address(f"interp.{name}.{depth}") << 16
                      for depth in range(CACHED + 1))
        self[name] = found
        return found


class Handlers:
    """`words` and `depth_after` by instruction name; `sequences` is the tree of superinstructions:
    each node maps the next instruction's name to a node, and "" to the sequence's name.
    `counted` maps instructions to their counted forms, `plain` those back."""

    def __init__(self, address: Callable[[str], int], facts: dict[str, Any]) -> None:
        self.words = _Words(address)
        self.depth_after: dict[str, list[int]] = facts["depths"]
        self.counted: dict[str, str] = facts["counted"]
        self.plain = {form: name for name, form in self.counted.items()}
        self.sequences: dict[str, Any] = facts["sequences"]
        WORDS.update(facts["words"])


def sequence_tree(names: Any) -> dict[str, Any]:
    """The tree of superinstructions, from their names (`load+load+iadd`)."""
    root: dict[str, Any] = {}
    for name in names:
        node = root
        for part in name.split("+"):
            node = node.setdefault(part, {})
        node[""] = name
    return root
