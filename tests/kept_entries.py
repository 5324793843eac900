"""Damage done to what is kept between runs, as disks, people and other programs do it."""

from pathlib import Path

from goldthread.caching.folder import write_entry

DAMAGES = ("cut", "other", "nothing", "not ours")


def damage(entry: Path, how: str, foreign: bytes) -> None:
    """Damage an entry: cut off, with one bit changed, gone, or whole but of something else.

    foreign: What stands in the entry then, which is not what is kept there.
    """
    data = entry.read_bytes()
    match how:
        case "cut":
            entry.write_bytes(data[: len(data) // 2])
        case "other":
            middle = len(data) // 2
            entry.write_bytes(data[:middle] + bytes((data[middle] ^ 1,)) + data[middle + 1 :])
        case "nothing":
            entry.unlink()
        case _:
            write_entry(entry.name, foreign)
