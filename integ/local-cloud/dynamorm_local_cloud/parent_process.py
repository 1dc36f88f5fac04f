"""Ends the local cloud when the program that started it is gone, however it ended."""

import os
import shutil
import signal
import sys
import threading


def end_with_parent() -> None:
    """Watch standard input, a pipe whose other end the parent holds: it closes when the parent dies."""
    threading.Thread(target=_wait_and_end, name="parent-watch", daemon=True).start()


def _wait_and_end() -> None:
    while sys.stdin.buffer.read(4096):
        pass
    own_directory = os.environ.get("TMPDIR")
    if own_directory and os.path.basename(own_directory).startswith("run-"):
        shutil.rmtree(own_directory, ignore_errors=True)
    if os.getpgrp() == os.getpid():
        os.killpg(os.getpid(), signal.SIGKILL)  # with the Lambda workers
    os._exit(0)
