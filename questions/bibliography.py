"""The works that content cites, by key; the one list of them is bibliography.toml."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from questions.errors import ContentError

FILE = Path(__file__).parent / "bibliography.toml"


class Work(BaseModel):
    """A paper or book: enough to find it, and one sentence on what it is cited for."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    authors: tuple[str, ...] = Field(min_length=1)
    year: int = Field(ge=1900, le=2100)
    title: str
    where: str
    cited_for: str

    @property
    def label(self) -> str:
        """As it stands in a sentence: Gers et al., 2000."""
        surnames = [author.split(",")[0] for author in self.authors]
        if len(surnames) > 2:
            return f"{surnames[0]} et al., {self.year}"
        return f"{' & '.join(surnames)}, {self.year}"


@lru_cache(maxsize=1)
def bibliography() -> Mapping[str, Work]:
    """Every work by its key. Raises ContentError, naming the key, when an entry is malformed."""
    entries = tomllib.loads(FILE.read_text(encoding="utf-8"))
    return {key: _work(key, entry) for key, entry in entries.items()}


def _work(key: str, entry: object) -> Work:
    try:
        return Work.model_validate(entry)
    except ValidationError as error:
        first = error.errors()[0]
        field = ".".join((key, *map(str, first["loc"])))
        raise ContentError(first["msg"], file=FILE, field=field) from error
