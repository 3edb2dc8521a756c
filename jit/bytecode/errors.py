"""Why a method is not compiled."""


class Unsupported(Exception):
    """The method is not compiled; the text says why."""
