"""``pvm disasm``: class files as text."""

import sys

from pvm.vm.classfile.disasm import disassemble
from pvm.vm.classfile.errors import LinkageFailure
from pvm.vm.classfile.reader import parse


def print_class_files(paths: list[str]) -> int:
    """Print each class file on standard output; 1 if one could not be read, else 0."""
    status = 0
    for path in paths:
        try:
            with open(path, "rb") as file:
                print(disassemble(parse(file.read(), path)))
        except OSError as error:
            print(f"Error: Unable to access class file {path}: {error.strerror}", file=sys.stderr)
            status = 1
        except LinkageFailure as failure:
            print(f"Error: {failure}", file=sys.stderr)
            status = 1
    return status
