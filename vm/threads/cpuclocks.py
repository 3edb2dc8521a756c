"""The processor time of other threads of the process."""

import sys
import time
from typing import Final


class CpuClocks:
    """Read by the number that the system gives a thread (`threading.get_native_id`)."""

    def read(self, thread: int) -> float:
        """Seconds that a thread has run on processors; 0 for one that has ended, and where the
        system has no such clocks."""
        if not sys.platform.startswith("linux"):
            return 0.0
        try:
            return time.clock_gettime(~thread << 3 | _OF_THREAD)    # <linux/posix-timers.h>
        except OSError:
            return 0.0


_OF_THREAD: Final = 6                   # CPUCLOCK_PERTHREAD | CPUCLOCK_SCHED
CLOCKS: Final = CpuClocks()
