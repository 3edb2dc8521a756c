"""``pvm disasm``: class files, and riscv64 ELF files, as text."""

import sys

ELF_MAGIC = b"\x7fELF"


def print_files(paths: list[str]) -> int:
    """Print each file on standard output; 1 if one could not be read, else 0."""
    status = 0
    for path in paths:
        try:
            with open(path, "rb") as file:
                content = file.read()
        except OSError as error:
            print(f"Error: Unable to access class file {path}: {error.strerror}", file=sys.stderr)
            status = 1
            continue
        is_elf = content.startswith(ELF_MAGIC)
        status |= _print_elf(path, content) if is_elf else _print_class(path, content)
    return status


def _print_class(path: str, content: bytes) -> int:
    from pvm.vm.classfile.disasm import disassemble
    from pvm.vm.classfile.errors import LinkageFailure
    from pvm.vm.classfile.reader import parse

    try:
        print(disassemble(parse(content, path)))
    except LinkageFailure as failure:
        print(f"Error: {failure}", file=sys.stderr)
        return 1
    return 0


def _print_elf(path: str, content: bytes) -> int:
    from pvm.emulation.listing import listing
    from pvm.isa.elf.errors import ElfError

    try:
        for line in listing(content):
            print(line)
    except ElfError as error:
        print(f"Error: {path}: {error}", file=sys.stderr)
        return 1
    return 0
