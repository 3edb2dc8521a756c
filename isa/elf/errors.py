"""What is wrong with an ELF file."""


class ElfError(Exception):
    """The file cannot be loaded; the message says why, without the file's name."""
