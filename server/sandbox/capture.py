import codecs


class Capture:
    """What a child printed on one stream, up to a bound in bytes."""

    def __init__(self) -> None:
        self.data = bytearray()

    def add(self, chunk: bytes, *, room: int) -> bool:
        """Keep what fits into `room`; whether all of it did."""
        self.data += chunk[: max(room, 0)]
        return len(chunk) <= room

    def take(self) -> str:
        """Give the text so far, cut at a character boundary, and begin anew."""
        if not self.data:
            return ""
        text = codecs.getincrementaldecoder("utf-8")("replace").decode(bytes(self.data))
        self.data.clear()
        return text
