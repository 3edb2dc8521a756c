"""The option table against java's conventions."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pvm.errors import CANNOT_CREATE, CommandLineError
from pvm.launch import resolve
from pvm.options import OPTIONS, AssertionRule, VmOptions, class_path_entries, gather, split
from pvm.vm.security.capabilities import CAPABILITIES, Capability


def options_of(*arguments: str, environment: dict[str, str] | None = None) -> VmOptions:
    environment = environment or {}
    return resolve(split(gather(list(arguments), environment)), environment)


def error_of(*arguments: str, environment: dict[str, str] | None = None) -> CommandLineError:
    with pytest.raises(CommandLineError) as caught:
        options_of(*arguments, environment=environment)
    return caught.value


def test_defaults() -> None:
    options = options_of("Main")
    assert options == VmOptions("Main")
    assert options.plan == "gencopy" and options.class_path == (".",)


def test_what_follows_the_class_is_the_programs() -> None:
    options = options_of("-Dx=1", "pkg/Main", "-Dx=2", "@file", "-version")
    assert options.main_class == "pkg.Main"
    assert options.properties == {"x": "1"}
    assert options.arguments == ("-Dx=2", "@file", "-version")


def test_options_are_immutable() -> None:
    with pytest.raises(AttributeError):
        options_of("Main").plan = "nogc"  # type: ignore[misc]


@pytest.mark.parametrize("spelling", [["-cp", "a:b"], ["-classpath", "a:b"], ["--class-path=a:b"]])
def test_class_path_spellings(spelling: list[str]) -> None:
    options = options_of(*spelling, "Main", environment={"CLASSPATH": "ignored"})
    assert options.class_path == ("a", "b")
    assert options.class_path_text == "a:b"


def test_class_path_from_the_environment() -> None:
    assert options_of("Main", environment={"CLASSPATH": "x"}).class_path == ("x",)


def test_class_path_wildcard(tmp_path: Path) -> None:
    for name in ("b.jar", "a.JAR", "c.txt"):
        (tmp_path / name).touch()
    entries = class_path_entries(f"first:{tmp_path}/*")
    assert entries == ("first", f"{tmp_path}/a.JAR", f"{tmp_path}/b.jar")


@pytest.mark.parametrize(
    ("argument", "rule"),
    [
        ("-ea", AssertionRule(True)),
        ("-disableassertions", AssertionRule(False)),
        ("-ea:...", AssertionRule(True, "package", "")),
        ("-da:a.b...", AssertionRule(False, "package", "a.b")),
        ("-enableassertions:a.B", AssertionRule(True, "class", "a.B")),
    ],
)
def test_assertions(argument: str, rule: AssertionRule) -> None:
    assert options_of(argument, "Main").assertions == (rule,)


def test_system_assertions() -> None:
    assert options_of("-esa", "Main").system_assertions
    assert not options_of("-esa", "-dsa", "Main").system_assertions


@pytest.mark.parametrize(
    ("text", "size"),
    [("64m", 64 << 20), ("64M", 64 << 20), ("0x40m", 64 << 20), ("67108864", 64 << 20),
     ("0100m", 100 << 20), ("8192k", 8 << 20), ("1g", 1 << 30), ("1t", 1 << 40)],
)  # fmt: skip
def test_sizes(text: str, size: int) -> None:
    assert options_of(f"-Xmx{text}", "Main").heap_maximum == size


def test_last_size_wins() -> None:
    options = options_of("-Xms8m", "-Xmx16m", "-Xmx32m", "-Xmn2m", "-Xss1m", "Main")
    assert (options.heap_initial, options.heap_maximum) == (8 << 20, 32 << 20)
    assert (options.nursery, options.stack) == (2 << 20, 1 << 20)


BAD_SIZES = ["", "0x", "-1", "64mb", "+64m", " 64m", "m", "1_0m", "99999999999999999999g", "²m"]


@pytest.mark.parametrize("text", BAD_SIZES)
@pytest.mark.parametrize(
    ("option", "what"),
    [("-Xmx", "maximum heap size"), ("-Xms", "initial heap size"),
     ("-Xmn", "initial young generation size"), ("-Xss", "thread stack size")],
)  # fmt: skip
def test_bad_sizes(option: str, what: str, text: str) -> None:
    expected = (f"Invalid {what}: {option}{text}", *CANNOT_CREATE)
    assert error_of(option + text, "Main").errors == expected


def test_sizes_that_contradict() -> None:
    title = "Error occurred during initialization of VM"
    assert error_of("-Xmx1k", "Main").output == (title, "Too small maximum heap")
    assert error_of("-Xms64m", "-Xmx32m", "Main").output == (
        title,
        "Initial heap size set to a larger value than the maximum heap size",
    )


def test_stack_limits() -> None:
    assert options_of("-Xss0", "Main").stack is None
    assert "Specify at least 136k" in error_of("-Xss1k", "Main").output[1]
    assert error_of("-Xss2g", "Main").errors[1].startswith("The specified size exceeds")


@pytest.mark.parametrize(
    ("argument", "first_line"),
    [
        ("-Xbogus", "Unrecognized option: -Xbogus"),
        ("--bogus=1", "Unrecognized option: --bogus=1"),
        ("-", "Unrecognized option: -"),
        ("-xmx1g", "Unrecognized option: -xmx1g"),
        ("-Xint=3", "Unrecognized option: -Xint=3"),
        ("-esa:P", "Unrecognized option: -esa:P"),
        ("-ea=1", "Unrecognized option: -ea=1"),
        ("-cp=.", "Unrecognized option: -cp=."),
        ("-Xloggc:x", "Unrecognized option: -Xloggc:x"),
        ("-XX:Bogus=1", "Unrecognized VM option 'Bogus=1'"),
        ("-XX:+Bogus", "Unrecognized VM option 'Bogus'"),
        ("-XX:-Bogus", "Unrecognized VM option 'Bogus'"),
        ("-XX:", "Unrecognized VM option ''"),
    ],
)
def test_unrecognized(argument: str, first_line: str) -> None:
    assert error_of(argument, "Main").errors == (first_line, *CANNOT_CREATE)


@pytest.mark.parametrize("name", ["-cp", "-classpath", "--class-path"])
def test_class_path_is_missing(name: str) -> None:
    assert error_of(name).errors == (f"Error: {name} requires class path specification",)


def test_launcher_errors_come_before_the_machines() -> None:
    assert error_of("-Xbogus", "-jar", "no.jar").errors == (
        "Error: Unable to access jarfile no.jar",
    )


def test_collector_options() -> None:
    options = options_of("--gc", "semispace", "--gc-stress=3", "--gc-poison", "--gc-verify", "Main")
    assert (options.plan, options.gc_stress) == ("semispace", 3)
    assert options.gc_poison and options.gc_verify
    assert options_of("--gc=nogc", "Main").plan == "nogc"
    assert "no collector 'x'" in error_of("--gc=x", "Main").errors[0]
    assert error_of("--gc").errors == ("Error: --gc requires a value",)
    for bad in ("0", "-1", "x", "", "9" * 50):
        assert "--gc-stress requires a number" in error_of(f"--gc-stress={bad}", "Main").errors[0]


def test_environment_options_come_first() -> None:
    environment = {"JDK_JAVA_OPTIONS": "-Dx=1 '-Dy=a b'"}
    options = options_of("-Dx=2", "Main", environment=environment)
    assert options.properties == {"x": "2", "y": "a b"}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("Foo", "Error: Cannot specify main class in environment variable JDK_JAVA_OPTIONS"),
        ("-cp a Foo", "Error: Cannot specify main class in environment variable JDK_JAVA_OPTIONS"),
        (
            "-version",
            "Error: Option -version is not allowed in environment variable JDK_JAVA_OPTIONS",
        ),
        ("-jar x", "Error: Option -jar is not allowed in environment variable JDK_JAVA_OPTIONS"),
        ('"-Dx', "Error: Unmatched quote in environment variable JDK_JAVA_OPTIONS"),
    ],
)
def test_environment_errors(text: str, message: str) -> None:
    assert error_of("Main", environment={"JDK_JAVA_OPTIONS": text}).errors == (message,)


def test_names_are_unique() -> None:
    names = [name for row in OPTIONS for name in row.names]
    assert len(names) == len(set(names))


OPTION_TEXT = st.sampled_from([name for row in OPTIONS for name in row.names]) | st.text(max_size=6)


@given(st.lists(st.builds(str.__add__, OPTION_TEXT, st.text(max_size=8)), max_size=5))
def test_no_line_is_a_crash(arguments: list[str]) -> None:
    """Any line either splits and resolves or is refused with a CommandLineError."""
    try:
        line = split(gather(arguments, {}))
        if line.target is not None:
            resolve(line, {})
    except CommandLineError as error:
        assert error.errors or error.output


def test_sandbox_takes_everything_back() -> None:
    assert options_of("Main").grants is None
    assert options_of("--sandbox", "Main").grants == ()


@pytest.mark.parametrize("capability", CAPABILITIES, ids=lambda one: one.name)
def test_each_capability_has_an_option(capability: Capability) -> None:
    name = f"--{capability.option}"
    assert options_of(name, "--sandbox", "Main").grants == ((capability.name, ""),)
    if not capability.target:
        assert error_of("--sandbox", f"{name}=x", "Main").errors[0] == (
            f"Unrecognized option: {name}=x")


def test_targets_of_allowances() -> None:
    options = options_of("--sandbox", "--allow-read=/a,b", "--allow-env=X", "--allow-read", "Main")
    assert options.grants == (
        ("read", "/a"), ("read", "b"), ("environment", "X"), ("read", ""))


@pytest.mark.parametrize("option", [
    "--allow-read=", "--allow-read=a,", "--allow-net=:80", "--allow-net=h:x",
    "--allow-run=no-such-program",
])
def test_targets_that_cannot_be(option: str) -> None:
    assert error_of("--sandbox", option, "Main").errors[0].startswith(f"Error: {option}: ")


def test_allowances_without_a_sandbox() -> None:
    assert "--sandbox" in error_of("--allow-read", "Main").errors[0]


def test_what_follows_the_class_grants_nothing() -> None:
    options = options_of("--sandbox", "Main", "--allow-read")
    assert options.grants == () and options.arguments == ("--allow-read",)
