"""Return a mapping of another kind than dict that contains itself.

Must come of it: it is cut where it nests too deeply, and described.
"""

from typing import Any

EXPECTED = "returned Nested"


class Mapping(dict[str, object]):
    pass


def attack(_tools: Any) -> Any:
    mapping = Mapping()
    mapping["itself"] = mapping
    return mapping
