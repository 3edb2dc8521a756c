"""Arguments from elsewhere: ``@argfile`` on the command line, and JDK_JAVA_OPTIONS.

Both are split into words in nearly the same way; a file also has comments and escapes.  An @file is
expanded only before the main class, and the words inside one are not expanded again.
"""

from collections.abc import Callable, Iterable

from pvm.errors import CommandLineError

ENVIRONMENT_VARIABLE = "JDK_JAVA_OPTIONS"
SPACES = " \t\n\r\f"
ESCAPES = {"n": "\n", "r": "\r", "t": "\t", "f": "\f"}
DISABLE_FILES = ("-disable-@files", "--disable-@files")


class _FileSplitter:
    """The words of an argument file: quotes group, a backslash escapes inside quotes."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.position = 0

    def words(self) -> list[str]:
        found = []
        while self._skip_blanks():
            found.append(self._word())
        return found

    def _skip_blanks(self) -> bool:
        """Move to the next word; False at the end of the text."""
        while self.position < len(self.text):
            char = self.text[self.position]
            if char == "#":
                end = self.text.find("\n", self.position)
                self.position = len(self.text) if end < 0 else end
            elif char not in SPACES:
                return True
            else:
                self.position += 1
        return False

    def _word(self) -> str:
        word = ""
        while self.position < len(self.text):
            char = self.text[self.position]
            if char in SPACES or char == "#":
                break
            self.position += 1
            word += self._quoted(char) if char in "\"'" else char
        return word

    def _quoted(self, quote: str) -> str:
        """The rest of a quoted part; without a closing quote it ends with the file, as java's."""
        part = ""
        while self.position < len(self.text):
            char = self.text[self.position]
            self.position += 1
            if char == quote:
                break
            part += self._escaped() if char == "\\" else char
        return part

    def _escaped(self) -> str:
        char = self.text[self.position : self.position + 1]
        self.position += 1
        if char in ("\n", "\r"):  # a continued line: its leading blanks go too
            while self.text[self.position : self.position + 1] in (*SPACES,):
                self.position += 1
            return ""
        return ESCAPES.get(char, char)


def split_file(text: str) -> list[str]:
    """The arguments in the text of an @file."""
    return _FileSplitter(text).words()


def split_environment(text: str, variable: str = ENVIRONMENT_VARIABLE) -> list[str]:
    """The arguments in an environment variable: blanks separate, quotes group, nothing escapes."""
    words: list[str] = []
    word: str | None = None
    quote = ""
    for char in text:
        if quote:
            quote, word = ("", word) if char == quote else (quote, (word or "") + char)
        elif char in "\"'":
            quote, word = char, word or ""
        elif char in SPACES:
            words += [] if word is None else [word]
            word = None
        else:
            word = (word or "") + char
    if quote:
        raise CommandLineError(f"Error: Unmatched quote in environment variable {variable}")
    return words if word is None else [*words, word]


def read_argument_file(path: str) -> list[str]:
    """The arguments in the file at `path`."""
    try:
        with open(path, encoding="utf-8", errors="surrogateescape") as file:
            return split_file(file.read())
    except (OSError, ValueError):  # ValueError: a NUL in the name
        raise CommandLineError(f"Error: could not open `{path}'") from None


def expand(
    arguments: Iterable[str], takes_value: Callable[[str], bool], anywhere: bool = False
) -> list[str]:
    """`arguments` with each ``@file`` before the main class replaced by the file's arguments;
    `anywhere`: also behind words that are no options.

    `takes_value(option)` tells whether the next argument is that option's value (and so is not the
    main class).  ``@@name`` stands for the argument ``@name``.
    """
    expanded: list[str] = []
    expecting_value = False
    active = True
    for argument in arguments:
        is_file = active and argument.startswith("@") and len(argument) > 1
        if is_file and argument.startswith("@@"):
            words = [argument[1:]]
        else:
            words = read_argument_file(argument[1:]) if is_file else [argument]
        for word in words:
            expanded.append(word)
            if word in DISABLE_FILES or not (anywhere or expecting_value or word.startswith("-")):
                active = False
            expecting_value = not expecting_value and takes_value(word)
    return expanded
