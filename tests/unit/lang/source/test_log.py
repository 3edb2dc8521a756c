"""Diagnostics as javac prints them."""

from pvm.lang.source.log import Log
from pvm.lang.source.source import Source


def log_of(text: str) -> Log:
    log = Log()
    log.source = Source("T.java", text)
    return log


def test_an_error_shows_its_line_and_place() -> None:
    log = log_of("class T {\n\tint x =\t;\n}\n")
    log.error(19, "illegal start of expression")
    assert log.render() == (
        "T.java:2: error: illegal start of expression\n\tint x =\t;\n\t       \t^\n1 error\n"
    )


def test_details_follow_the_line() -> None:
    log = log_of("x")
    log.error(0, "cannot find symbol\n  symbol:   variable x\n  location: class T")
    assert log.render() == (
        "T.java:1: error: cannot find symbol\nx\n^\n"
        "  symbol:   variable x\n  location: class T\n1 error\n"
    )


def test_one_error_a_place() -> None:
    log = log_of("x")
    log.error(0, "first")
    log.error(0, "second")
    assert log.error_count == 1
    log.source = Source("U.java", "x")
    log.error(0, "third")
    assert log.error_count == 2
    assert log.render().endswith("U.java:1: error: third\nx\n^\n2 errors\n")


def test_errors_without_a_place() -> None:
    log = Log()
    log.error(-1, "no source files")
    log.error(-1, "file not found: X.java")
    assert log.render() == "error: no source files\nerror: file not found: X.java\n2 errors\n"


def test_warnings_and_notes() -> None:
    log = log_of("x")
    log.warning(0, "[removal] old")
    log.note("T.java uses unchecked or unsafe operations.")
    assert log.error_count == 0
    assert log.render() == (
        "T.java:1: warning: [removal] old\nx\n^\n"
        "Note: T.java uses unchecked or unsafe operations.\n1 warning\n"
    )


def test_a_hundred_errors_are_shown() -> None:
    log = log_of("x" * 120)
    for pos in range(120):
        log.error(pos, f"number {pos}")
    assert "number 99\n" in log.render()
    assert "number 100\n" not in log.render()
    assert log.render().endswith(
        "100 errors\nonly showing the first 100 errors, of 120 total; "
        "use -Xmaxerrs if you would like to see more\n"
    )


def test_suspended_diagnostics_are_captured() -> None:
    log = log_of("xy")
    with log.suspend() as outer:
        log.error(0, "a")
        with log.suspend() as inner:
            log.error(0, "b")
        log.warning(1, "c")
    assert [d.message for d in outer.captured] == ["a", "c"]
    assert [d.message for d in inner.captured] == ["b"]
    assert (log.error_count, log.render()) == (0, "")
    log.error(0, "d")
    assert log.error_count == 1


def test_captured_diagnostics_can_be_replayed() -> None:
    log = log_of("xy")
    with log.suspend() as trial:
        log.error(0, "a")
        log.warning(1, "b")
        log.note("c")
    log.replay(trial.captured)
    assert [d.message for d in log.diagnostics] == ["a", "b", "c"]
    assert (log.error_count, log.warning_count) == (1, 1)
