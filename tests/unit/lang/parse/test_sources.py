"""Every Java source of the project parses."""

from pathlib import Path

from pvm.lang.parse.diagnosis.declarations import SyntaxChecker
from pvm.lang.parse.lexer import tokenize
from pvm.lang.source.log import Log
from pvm.lang.source.source import Source

from .parsing import parsed

ROOT = Path(__file__).parents[4]
FOLDERS = ("stdlib", "tests/java", "bench", "examples")


def test_all_sources() -> None:
    sources = [path for folder in FOLDERS for path in (ROOT / folder).rglob("*.java")]
    assert len(sources) > 500
    for path in sources:
        if path.name != "module-info.java":  # modules are not the compiler's business
            assert parsed(path.read_text(encoding="utf-8"))[1].render() == "", path


def test_no_error_is_found_in_what_the_grammar_accepts() -> None:
    """What is reported of wrong texts comes from a second reading, which must agree."""
    for folder in FOLDERS:
        for path in (ROOT / folder).rglob("*.java"):
            log = Log()
            source = Source(path.name, path.read_text(encoding="utf-8"))
            log.source = source
            SyntaxChecker(tokenize(source.text), log).run()
            assert log.error_count == 0 or path.name == "module-info.java", log.render()
