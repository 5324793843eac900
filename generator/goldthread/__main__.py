"""`python -m goldthread` is the command `goldthread`."""

from goldthread.cli import main

main()
