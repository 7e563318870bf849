"""What an exception looks like to the learner: their lines, and nothing of ours."""

import linecache
import traceback
from types import FrameType, TracebackType

FILENAME = "solution.py"
_FIRST_FRAMES = 5
_LAST_FRAMES = 15
_TEXT_CHARACTERS = 2_000

Report = tuple[str, str, str, int | None, str]


def show_source(source: str) -> None:
    """Let tracebacks quote lines of a file that does not exist."""
    linecache.cache[FILENAME] = (len(source), None, source.splitlines(keepends=True), FILENAME)


def report(error: BaseException) -> Report:
    """Tell of an exception: ("raised", type, text, line, traceback)."""
    frames = _learners_frames(error.__traceback__)
    line = frames[-1][1] if frames else None
    if isinstance(error, SyntaxError) and error.filename == FILENAME:
        line = error.lineno
    return ("raised", type(error).__name__, _text(error), line, _traceback(error, frames))


def _text(error: BaseException) -> str:
    try:
        return str(error)[:_TEXT_CHARACTERS]
    except Exception:  # noqa: BLE001 - the learner's __str__ may do anything
        return ""


def _learners_frames(trace: TracebackType | None) -> list[tuple[FrameType, int]]:
    walked = traceback.walk_tb(trace)
    return [pair for pair in walked if pair[0].f_code.co_filename == FILENAME]


def _traceback(error: BaseException, frames: list[tuple[FrameType, int]]) -> str:
    if isinstance(error, SyntaxError):
        lines = traceback.format_exception_only(error)
        return "".join(lines)[-_TEXT_CHARACTERS:]
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
    source = linecache.getline(FILENAME, line).strip()[:200]
    name = frame.f_code.co_name
    where = "at the top" if name == "<module>" else f"in {name}"
    return f"  line {line}, {where}\n    {source}\n"
