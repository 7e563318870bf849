"""A child without isolation: the same service, in an interpreter of its own."""

import io
import sys

from .lockdown import place_pipes
from .serving import Server, serve_until_killed
from .streams import line_writer


def main(descriptors: list[int]) -> None:
    """Serve one job; the limits on memory and processor time are not set."""
    place_pipes(*descriptors)
    sys.stdin = io.StringIO()
    sys.stdout = line_writer(1)
    sys.stderr = line_writer(2)
    server = Server(baseline=None)
    server.begin(warm=True)
    serve_until_killed(server)
