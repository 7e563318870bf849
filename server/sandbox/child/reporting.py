"""What an exception looks like to the learner: their lines, and nothing of ours."""

import linecache
import traceback
from contextlib import suppress
from types import FrameType, TracebackType
from typing import Any, Final

FILENAME = "solution.py"
_FIRST_FRAMES = 5
_LAST_FRAMES = 15
_TEXT_CHARACTERS = 2_000

Report = tuple[str, str, str, int | None, str]
# As the interpreter has them: a class of the learner's may say something else, or anything.
NAME: Any = vars(type)["__name__"]
_TRACE: Any = vars(BaseException)["__traceback__"]
_OF_THE_COMPILER: Final = (SyntaxError, IndentationError, TabError)


def show_source(source: str) -> None:
    """Let tracebacks quote lines of a file that does not exist."""
    linecache.cache[FILENAME] = (len(source), None, source.splitlines(keepends=True), FILENAME)


def report(error: BaseException) -> Report:
    """Tell of an exception: ("raised", type, text, line, traceback)."""
    frames = _learners_frames(_TRACE.__get__(error))
    name = clean(NAME.__get__(type(error)))
    line = frames[-1][1] if frames else None
    if isinstance(error, _OF_THE_COMPILER):
        # The learner may have raised it, with anything in it.
        with suppress(Exception):
            return ("raised", name, *_of_syntax(error))
    return ("raised", name, _text(error), line, _traceback(frames))


def clean(text: str) -> str:
    """Give so much of a text as is told, without halves of characters, which can't be sent."""
    whole = "".join((text,))  # noqa: FLY002 - to format it would ask a class of the learner's
    return whole[:_TEXT_CHARACTERS].encode("utf-8", "replace").decode()


def _text(error: BaseException) -> str:
    try:
        return clean(str(error))
    except BaseException:  # noqa: BLE001 - the learner's __str__ may do anything
        return ""


def _learners_frames(trace: TracebackType | None) -> list[tuple[FrameType, int]]:
    walked = traceback.walk_tb(trace)
    return [pair for pair in walked if pair[0].f_code.co_filename == FILENAME]


def _of_syntax(error: SyntaxError) -> tuple[str, int | None, str]:
    """Give text, line, and the lines that quote it. Raises ValueError for one of another file."""
    if error.filename != FILENAME or type(error.lineno) is not int:
        raise ValueError
    lines = "".join(traceback.format_exception_only(error))
    return clean(error.msg), error.lineno, clean(lines[-_TEXT_CHARACTERS:])


def _traceback(frames: list[tuple[FrameType, int]]) -> str:
    shown = frames
    gap = ""
    if len(frames) > _FIRST_FRAMES + _LAST_FRAMES:
        shown = frames[:_FIRST_FRAMES] + frames[-_LAST_FRAMES:]
        gap = f"  … {len(frames) - len(shown)} more calls …\n"
    parts = [_frame(frame, line) for frame, line in shown]
    if gap:
        parts.insert(_FIRST_FRAMES, gap)
    return "".join(parts)


def _frame(frame: FrameType, line: int) -> str:
    source = clean(linecache.getline(FILENAME, line).strip()[:200])
    name = clean(frame.f_code.co_name)
    where = "at the top" if name == "<module>" else f"in {name}"
    return f"  line {line}, {where}\n    {source}\n"
