"""What files held when they were last read, for a process that reads a handbook again and again."""

from goldthread.model.kept_by_record import keep_by_record
from goldthread.reading.file_reading import FileReading, read_file


class KeptReadings:
    """Reads files, and a file with the same bytes only once. Of each file, what it held last is kept."""

    def __init__(self) -> None:
        self._last: dict[str, tuple[bytes, FileReading]] = {}
        self._now: dict[str, tuple[bytes, FileReading]] = {}

    def begin(self) -> None:
        """Begin to read the handbook anew; files that were not asked for since the last time are forgotten."""
        self._last, self._now = self._now, {}
        keep_by_record()

    def read(self, path: str, data: bytes) -> FileReading:
        """What a file holds, given by its path from the root and its bytes."""
        kept = self._last.get(path)
        if kept is None or kept[0] != data:
            kept = data, read_file(path, data)
        self._now[path] = kept
        return kept[1]
