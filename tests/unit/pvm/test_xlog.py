"""-Xlog options."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pvm.errors import CommandLineError
from pvm.xlog import LogOutput, Selection, parse_log_option

EVERYTHING = Selection((), True)


@pytest.mark.parametrize(
    ("option", "selections"),
    [
        ("-Xlog", (EVERYTHING,)),
        ("-Xlog:all=warning", (Selection((), True, "warning"),)),
        ("-Xlog:gc", (Selection(("gc",)),)),
        ("-Xlog:gc*", (Selection(("gc",), True),)),
        (
            "-Xlog:gc*=debug,class+load",
            (Selection(("gc",), True, "debug"), Selection(("class", "load"))),
        ),
        ("-Xlog:gc:::", (Selection(("gc",)),)),
    ],
)
def test_selections(option: str, selections: tuple[Selection, ...]) -> None:
    output = parse_log_option(option)
    assert output is not None and output.selections == selections
    assert output.output == "stdout" and output.decorators == ("uptime", "level", "tags")


def test_disable() -> None:
    assert parse_log_option("-Xlog:disable") is None


@pytest.mark.parametrize(
    ("option", "name"),
    [("-Xlog:gc:file=a.log", "a.log"), ("-Xlog:gc:a.log", "a.log"),
     ('-Xlog:gc:file="a:b.log"', "a:b.log")],
)  # fmt: skip
def test_file_outputs(option: str, name: str) -> None:
    output = parse_log_option(option)
    assert output is not None and (output.output, output.is_file) == (name, True)


def test_file_settings_and_decorators() -> None:
    option = "-Xlog:gc:file=x:tg,u,pid:filecount=2,filesize=1m"
    expected = LogOutput((Selection(("gc",)),), "x", True, ("uptime", "pid", "tags"), 2, 1 << 20)
    assert parse_log_option(option) == expected
    assert parse_log_option("-Xlog:gc:stderr:none") == LogOutput(
        (Selection(("gc",)),), "stderr", False, (), 0, 0
    )


@pytest.mark.parametrize(
    ("option", "detail"),
    [
        ("-Xlog:bogus", "Invalid tag 'bogus' in log selection."),
        ("-Xlog:class+bogus", "Invalid tag 'bogus' in log selection."),
        ("-Xlog:gc=bogus", "Invalid level 'bogus' in log selection."),
        ("-Xlog:gc:stdout:bogus", "Invalid decorator 'bogus'."),
        ("-Xlog:gc:x::filecount=x", "Invalid option: filecount must be in range [0, 1000]"),
        ("-Xlog:gc:x::bogus=2", "Invalid option 'bogus' for log file output."),
    ],
)
def test_refusals(option: str, detail: str) -> None:
    with pytest.raises(CommandLineError) as caught:
        parse_log_option(option)
    error = caught.value
    assert error.output[0].endswith("[error][logging] " + detail)
    assert error.errors[0] == f"Invalid -Xlog option '{option}', see error log for details."


@given(st.text(alphabet='gclasod+*=,:"feiu%1', max_size=20))
def test_any_text_is_parsed_or_refused(text: str) -> None:
    try:
        output = parse_log_option("-Xlog:" + text)
    except CommandLineError as error:
        assert error.output
    else:
        assert output is None or output.selections
