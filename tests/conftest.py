"""Options of the whole test suite."""

from __future__ import annotations

import os
import signal

import pytest
from hypothesis import settings

# How long an example takes says more about what else the machine does than about the code.
settings.register_profile("pvm", deadline=None)
settings.load_profile("pvm")


# Thousands of tests start Python; where it may not keep what it compiled, each compiles pvm anew.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

# A shell lets its background jobs, and nohup what it starts, ignore these; tests send them.
for _number, _usual in ((signal.SIGINT, signal.default_int_handler),
                        (signal.SIGQUIT, signal.SIG_DFL), (signal.SIGHUP, signal.SIG_DFL)):
    if signal.getsignal(_number) is signal.SIG_IGN:
        signal.signal(_number, _usual)


def pytest_addoption(parser: pytest.Parser) -> None:
    """--bless, --all-configurations, --long."""
    group = parser.getgroup("pvm")
    group.addoption(
        "--bless", action="store_true", help="rewrite the expected results (goldens) that differ"
    )
    group.addoption(
        "--all-configurations",
        action="store_true",
        help="run every Java program in every configuration of the collector",
    )
    group.addoption("--long", action="store_true", help="also run the long fuzzing campaigns")
