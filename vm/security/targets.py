"""Targets of grants in the one form that is compared: canonical paths, hosts, program files."""

import os
from collections.abc import Mapping

from pvm.vm.security.capabilities import ADDRESS, PATH, PROGRAM, Capability

_PORTS = 1 << 16


def canonical(capability: Capability, text: str) -> str:
    """The form of a target in which grants are kept. ValueError: it cannot be one."""
    if not text or "\0" in text:
        raise ValueError(f"{text!r} is no {capability.target}")
    if capability.target == PATH:
        return os.path.realpath(text)
    if capability.target == ADDRESS:
        return address(text)
    if capability.target == PROGRAM:
        found = program_file(text, os.environ)
        if found is None:
            raise ValueError(f"there is no program {text}")
        return found
    return text


def covers(capability: Capability, granted: str, wanted: str) -> bool:
    """Whether a grant for one target is good for another, both canonical."""
    if granted == wanted:
        return True
    if capability.target == PATH:
        return wanted.startswith(granted.rstrip("/") + "/")
    if capability.target == ADDRESS:
        return ":" not in granted.rpartition("]")[2] and host_of(wanted) == granted
    return False


def address(text: str) -> str:
    """ "host" or "host:port"; hosts in lower case without the root's dot, IPv6 in brackets."""
    host, port = _split_address(text)
    host = host.lower().removesuffix(".")
    if not host:
        raise ValueError(f"{text!r} has no host")
    if not port:
        return host
    if not (port.isascii() and port.isdigit() and 0 < int(port) < _PORTS):
        raise ValueError(f"{port!r} is no port")
    return f"{host}:{int(port)}"


def _split_address(text: str) -> tuple[str, str]:
    if text.startswith("["):
        host, bracket, rest = text.partition("]")
        if not bracket or rest and not rest.startswith(":"):
            raise ValueError(f"{text!r} is no address")
        return host + bracket, rest[1:]
    host, _, port = text.partition(":")
    return host, port


def host_of(found: str) -> str:
    """The host of a canonical address."""
    return _split_address(found)[0]


def program_file(name: str, variables: Mapping[str, str]) -> str | None:
    """The file that a program's name stands for; None if there is none.

    The folder's links are resolved, the program's own is not: one file may be several programs,
    which look at the name they are called by.
    """
    import shutil  # slow to import

    found = shutil.which(name, path=variables.get("PATH", os.defpath))
    if found is None:
        return None
    folder, base = os.path.split(os.path.abspath(found))
    return os.path.join(os.path.realpath(folder), base)
