import io


def line_writer(descriptor: int) -> io.TextIOWrapper:
    """Give a text stream that passes each line on, so that what was printed survives a kill."""
    raw = open(descriptor, "wb", closefd=False)  # noqa: SIM115 - lives as long as we do
    return io.TextIOWrapper(raw, "utf-8", "backslashreplace", line_buffering=True)
