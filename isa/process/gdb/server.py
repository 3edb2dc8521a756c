"""Waits for a debugger, and lets it have the process."""

import socket
import threading
from collections.abc import Callable
from typing import TYPE_CHECKING

from pvm.isa.process.gdb.packets import Connection
from pvm.isa.process.gdb.runcontrol import RunControl
from pvm.isa.process.gdb.session import Session

if TYPE_CHECKING:
    from pvm.isa.process.process import Process


class GdbServer:
    """Listens on a port of this machine. The process's threads wait for the debugger to come."""

    def __init__(self, process: "Process", port: int) -> None:
        """Port 0: any that is free. OSError."""
        self._process = process
        self._listener = socket.create_server(("127.0.0.1", port))
        self.port: int = self._listener.getsockname()[1]
        self._control = RunControl(process)
        self._thread = threading.Thread(target=self._serve, name="gdb", daemon=True)
        process.runner = self._control.run
        process.watcher = self._control

    def start(self, tell: Callable[[str], None]) -> None:
        """Listens from now on; `tell` says where."""
        tell(f"waiting for gdb: target remote :{self.port}")
        self._thread.start()

    def finish(self) -> None:
        """The process is over, and the debugger is told."""
        self._thread.join(1.0)
        self._listener.close()

    def _serve(self) -> None:
        stream, _ = self._listener.accept()
        Session(self._process, self._control, Connection(stream)).serve()
