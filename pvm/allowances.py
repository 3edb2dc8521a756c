"""The --allow options of a sandbox: their targets, and the grants that they come to."""

from collections.abc import Iterable

from pvm.errors import CommandLineError
from pvm.vm.security.capabilities import BY_NAME, Capability
from pvm.vm.security.grants import Grants, grants
from pvm.vm.security.targets import canonical


def targets(capability: Capability, name: str, text: str) -> list[str]:
    """What follows an option, at its commas; [""] where nothing does. CommandLineError."""
    if not name.endswith("="):
        return [""]
    found = text.split(",")
    for target in found:
        try:
            canonical(capability, target)
        except ValueError as error:
            raise CommandLineError(f"Error: {name}{text}: {error}") from None
    return found


def granted(rows: Iterable[tuple[str, str]]) -> Grants:
    """The grants of `VmOptions.grants`."""
    return grants((BY_NAME[name], target) for name, target in rows)
