"""Numbers of signals, and what they do where no handler is installed: signal(7)."""

from typing import Final

COUNT: Final = 65               # numbers are below

(SIGHUP, SIGINT, SIGQUIT, SIGILL, SIGTRAP, SIGABRT, SIGBUS, SIGFPE, SIGKILL, SIGUSR1, SIGSEGV,
 SIGUSR2, SIGPIPE, SIGALRM, SIGTERM, SIGSTKFLT, SIGCHLD, SIGCONT, SIGSTOP, SIGTSTP, SIGTTIN,
 SIGTTOU, SIGURG, SIGXCPU, SIGXFSZ, SIGVTALRM, SIGPROF, SIGWINCH, SIGIO, SIGPWR,
 SIGSYS) = range(1, 32)  # fmt: skip
NAMES: Final = ("", *(
    "HUP INT QUIT ILL TRAP ABRT BUS FPE KILL USR1 SEGV USR2 PIPE ALRM TERM STKFLT CHLD CONT STOP "
    "TSTP TTIN TTOU URG XCPU XFSZ VTALRM PROF WINCH IO PWR SYS").split())

IGNORED: Final = frozenset((SIGCHLD, SIGURG, SIGWINCH, SIGCONT))
STOPPING: Final = frozenset((SIGSTOP, SIGTSTP, SIGTTIN, SIGTTOU))
"""Processes are never stopped: these do nothing where no handler is installed."""
UNBLOCKABLE: Final = 1 << (SIGKILL - 1) | 1 << (SIGSTOP - 1)

# si_code
USER, TIMER_KERNEL, THREAD = 0, 0x80, -6
NOT_MAPPED, NOT_ALLOWED = 1, 2  # SEGV_MAPERR, SEGV_ACCERR
ILLEGAL_OPCODE = 1
BREAKPOINT = 1
BAD_ALIGNMENT = 1


def bit(number: int) -> int:
    """The signal's bit in a set."""
    return 1 << (number - 1)


def name(number: int) -> str:
    """As kill -l has it, with SIG."""
    return f"SIG{NAMES[number]}" if number < len(NAMES) else f"SIG{number}"
