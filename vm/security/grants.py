"""Grants: which capabilities there are, and for which targets. Values that never change."""

from collections.abc import Iterable
from typing import Final

from pvm.vm.security.capabilities import CAPABILITIES, Capability
from pvm.vm.security.targets import canonical, covers

Scope = frozenset[str] | None
"""Canonical targets that a capability is good for; None: for all of them."""

_NONE: Final[frozenset[str]] = frozenset()


class Grants:
    """A set of grants; equal ones are interchangeable. Made by `grants`, `everything`, `nothing`
    and `meet`."""

    __slots__ = ("_scopes",)

    def __init__(self, scopes: tuple[Scope, ...]) -> None:
        """One scope for each of CAPABILITIES."""
        self._scopes = scopes

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Grants) and self._scopes == other._scopes

    def __hash__(self) -> int:
        return hash(self._scopes)

    def __repr__(self) -> str:
        return f"<Grants {', '.join(self.described()) or 'nothing'}>"

    def scope(self, capability: Capability) -> Scope:
        """What the capability is good for."""
        return self._scopes[_INDEX[capability]]

    def allows(self, capability: Capability, target: str = "") -> bool:
        """Whether a deed is granted; without a target, whether it is for all targets.

        The target is canonical (see `targets`).
        """
        scope = self.scope(capability)
        if scope is None:
            return True
        return bool(target) and any(covers(capability, one, target) for one in scope)

    def meet(self, other: "Grants") -> "Grants":
        """What both grant."""
        if self is other or self == other or other is EVERYTHING:
            return self
        if self is EVERYTHING:
            return other
        return Grants(tuple(
            _meet(capability, mine, theirs) for capability, mine, theirs
            in zip(CAPABILITIES, self._scopes, other._scopes, strict=True)))

    def lacking(self, other: "Grants") -> tuple[Capability, str] | None:
        """The first grant that the others have and these do not: (capability, target)."""
        for capability in CAPABILITIES:
            scope = other.scope(capability)
            for target in ("",) if scope is None else sorted(scope):
                if not self.allows(capability, target):
                    return capability, target
        return None

    def described(self) -> list[str]:
        """Each grant as "read", "read=/data": in the order of the table."""
        found: list[str] = []
        for capability, scope in zip(CAPABILITIES, self._scopes, strict=True):
            if scope is None:
                found.append(capability.name)
            else:
                found += [f"{capability.name}={target}" for target in sorted(scope)]
        return found


_INDEX: Final = {capability: index for index, capability in enumerate(CAPABILITIES)}
EVERYTHING: Final = Grants((None,) * len(CAPABILITIES))
NOTHING: Final = Grants((_NONE,) * len(CAPABILITIES))


def grants(rows: Iterable[tuple[Capability, str]]) -> Grants:
    """The grants of (capability, target) rows; an empty target is for all of them.

    ValueError: a target that the capability cannot have.
    """
    scopes: list[Scope] = [_NONE] * len(CAPABILITIES)
    for capability, target in rows:
        index = _INDEX[capability]
        scope = scopes[index]
        if not target:
            scopes[index] = None
        elif not capability.target:
            raise ValueError(f"{capability.name} takes no target")
        elif scope is not None:
            scopes[index] = scope | {canonical(capability, target)}
    return Grants(tuple(None if scope is None else _reduced(capability, scope)
                        for capability, scope in zip(CAPABILITIES, scopes, strict=True)))


def _reduced(capability: Capability, scope: frozenset[str]) -> frozenset[str]:
    """Without targets that others cover: sets that grant the same are equal."""
    return frozenset(one for one in scope if not any(
        other != one and covers(capability, other, one) for other in scope))


def _meet(capability: Capability, mine: Scope, theirs: Scope) -> Scope:
    if mine is None or theirs is None:
        return theirs if mine is None else mine
    # where one target lies in the other, the narrower one is in both
    narrower = [one for one in mine if any(covers(capability, other, one) for other in theirs)]
    narrower += [one for one in theirs if any(covers(capability, other, one) for other in mine)]
    return _reduced(capability, frozenset(narrower))
