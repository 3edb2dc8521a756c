"""The main class and class path that a jar file's manifest names (JAR File Specification)."""

import os
import zipfile
from typing import TYPE_CHECKING
from urllib.parse import unquote

from pvm.errors import CommandLineError
from pvm.vm.load.manifest import MANIFEST, main_attributes

if TYPE_CHECKING:
    from pvm.launch import Program

def program_of_jar(path: str) -> "Program":
    """The program in the jar file at `path`."""
    from pvm.launch import Program

    attributes = main_attributes(read_manifest(path))
    main_class = attributes.get("main-class", "").strip()
    if not main_class:
        raise CommandLineError(f"no main manifest attribute, in {path}")
    folder = os.path.dirname(path)
    listed = [
        os.path.join(folder, unquote(url)) for url in attributes.get("class-path", "").split()
    ]
    return Program(main_class.replace("/", "."), (path, *listed), path)


def read_manifest(path: str) -> str:
    """The text of the manifest in the jar file at `path`."""
    if "\0" in path or not os.access(path, os.R_OK):
        raise CommandLineError(f"Error: Unable to access jarfile {path}")
    try:
        with zipfile.ZipFile(path) as archive:
            return archive.read(MANIFEST).decode("utf-8", "replace")
    except KeyError:
        return ""
    except (OSError, zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError):
        raise CommandLineError(f"Error: Invalid or corrupt jarfile {path}") from None
