"""Why a compilation has no result."""


class NotCompilable(Exception):
    """The method is of a shape that is not compiled; the text says which."""


class CodeCacheFull(Exception):
    """There is no room for more code."""
