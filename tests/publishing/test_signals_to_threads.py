"""A command that goes on until somebody ends it hears of a signal whichever thread the system gives it to."""

import signal
import subprocess
import sys

import pytest

PATIENCE = 120
_WAITING = """
import signal, sys, threading, time
from goldthread.publishing.interruption import ended_by_signals, wait_for_signal

def signalled():
    time.sleep(0.3)  # most likely, the main thread waits by then; it is to end in any case
    signal.pthread_kill(threading.get_ident(), int(sys.argv[1]))
    threading.Event().wait()

threading.Thread(target=signalled, daemon=True).start()
with ended_by_signals():
    wait_for_signal()
print("ended")
"""


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_to_another_thread_ends_what_waits(number: signal.Signals) -> None:
    command = [sys.executable, "-c", _WAITING, str(int(number))]
    assert subprocess.check_output(command, text=True, timeout=PATIENCE) == "ended\n"
