"""The system properties, in Java's names (System.getProperties lists the standard ones)."""

import os
import sys
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pvm.native.environment import Environment

_MACHINES: Final = {"x86_64": "amd64", "aarch64": "aarch64"}

FIXED: Final = {
    "java.version": "17.0.15",
    "java.version.date": "2025-04-15",
    "java.vendor": "pvm",
    "java.vendor.url": "",
    "java.class.version": "61.0",
    "java.specification.name": "Java Platform API Specification",
    "java.specification.vendor": "Oracle Corporation",
    "java.specification.version": "17",
    "java.vm.specification.name": "Java Virtual Machine Specification",
    "java.vm.specification.vendor": "Oracle Corporation",
    "java.vm.specification.version": "17",
    "java.vm.name": "pvm",
    "java.vm.vendor": "pvm",
    "java.vm.version": "17.0.15",
    "java.vm.info": "interpreted mode",
    "java.runtime.name": "pvm",
    "java.runtime.version": "17.0.15",
    "java.library.path": "",
    "java.io.tmpdir": "/tmp",
    "file.encoding": "UTF-8",
    "native.encoding": "UTF-8",
    "sun.jnu.encoding": "UTF-8",
    "file.separator": "/",
    "path.separator": ":",
    "line.separator": "\n",
}


def system_properties(environment: "Environment", shows_all: bool = True) -> dict[str, str]:
    """The properties at the start of a program; those of the command line come last.

    Without `shows_all` those are missing that tell of the user and the system.
    """
    system = os.uname()
    found = {
        **FIXED,
        "os.name": system.sysname,
        "os.arch": _MACHINES.get(system.machine, system.machine),
        **(_telling(environment) if shows_all else {"user.language": "en"}),
    }
    return found | environment.properties


def _telling(environment: "Environment") -> dict[str, str]:
    home = os.path.expanduser("~")
    return {
        "java.home": sys.prefix,
        "java.class.path": environment.class_path,
        "os.version": os.uname().release,
        "user.dir": working_folder(),
        "user.home": home,
        "user.name": _user_name(home),
        **_locale(),
    }


def working_folder() -> str:
    """The folder that relative paths start from."""
    try:
        return os.getcwd()
    except OSError:
        return "."


def _user_name(home: str) -> str:
    import pwd

    try:
        return pwd.getpwuid(os.getuid()).pw_name
    except KeyError:
        return os.path.basename(home) or "?"


def _locale() -> dict[str, str]:
    """user.language and user.country by the locale's environment variables (POSIX 8.2)."""
    names = ("LC_ALL", "LC_MESSAGES", "LANG")
    text = next((value for name in names if (value := os.environ.get(name))), "C")
    language, _, country = text.partition(".")[0].partition("_")
    if language in ("C", "POSIX"):
        return {"user.language": "en"}
    return {"user.language": language} | ({"user.country": country} if country else {})
