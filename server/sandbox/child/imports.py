"""What a learner may import. This is a courtesy with a clear message; the wall is the kernel's."""

import builtins
import importlib
import sys
from collections.abc import Mapping, Sequence
from types import ModuleType
from typing import Any, Final

import numpy as np

STANDARD_LIBRARY: Final = (
    *("__future__", "abc", "array", "bisect", "cmath", "collections", "contextlib", "copy"),
    *("dataclasses", "datetime", "decimal", "enum", "fractions", "functools", "gc", "heapq"),
    *("inspect", "io", "itertools", "json", "keyword", "math", "numbers", "operator", "pprint"),
    *("random", "re", "statistics", "string", "struct", "sys", "textwrap", "time", "timeit"),
    *("traceback", "types", "typing", "unicodedata", "warnings", "weakref"),
)
AVAILABLE: Final = frozenset({"numpy", *STANDARD_LIBRARY})
# The interpreter imports these in the name of the code that calls, say, datetime.strptime.
_ON_BEHALF: Final = frozenset({"_strptime", "_pydatetime", "_pydecimal", "encodings"})
# Ordinary code reaches these lazily; once locked down nothing can be loaded any more.
_LAZY: Final = (
    *("collections.abc", "json.decoder", "json.encoder", "_strptime", "zoneinfo", "linecache"),
    *("tokenize", "ast", "dis", "zlib", "_pydecimal", "_pydatetime", "locale", "calendar"),
    *("encodings.ascii", "encodings.latin_1", "encodings.utf_16", "encodings.utf_32"),
    *("encodings.unicode_escape", "encodings.raw_unicode_escape", "encodings.cp1252"),
    *("encodings.utf_8_sig", "encodings.idna", "encodings.hex_codec", "stringprep"),
    *("numpy.fft", "numpy.linalg", "numpy.random", "numpy.polynomial", "numpy.ma", "numpy.rec"),
    *("numpy.char", "numpy.strings", "numpy.testing", "numpy.emath", "numpy.exceptions"),
    *("numpy.dtypes", "numpy.typing", "numpy.lib.stride_tricks", "numpy.lib.format"),
    *("numpy.lib.scimath", "numpy.lib.mixins", "numpy.matrixlib", "numpy.ctypeslib"),
    *("numpy.lib.recfunctions", "numpy.lib.introspect", "numpy.core"),
)


def preload() -> None:
    """Import all that a learner may use; modules that this Python lacks are passed over."""
    for name in (*STANDARD_LIBRARY, *_LAZY):
        try:
            importlib.import_module(name)
        except ImportError:
            continue
    # "from numpy import *" would load all that is listed; this one drives compilers, on the disk.
    if "f2py" in np.__all__:
        np.__all__.remove("f2py")


def _guarded_import(
    name: str,
    globals: Mapping[str, object] | None = None,  # noqa: A002 - the builtin's own names
    locals: Mapping[str, object] | None = None,  # noqa: A002 - as above
    fromlist: Sequence[str] = (),
    level: int = 0,
) -> ModuleType:
    top = name.partition(".")[0]
    if level == 0 and top not in AVAILABLE and name not in _ON_BEHALF:
        raise ModuleNotFoundError(
            f"No module named {top!r} here. Available are numpy and, from the standard library, "
            f"{', '.join(STANDARD_LIBRARY)}",
            name=top,
        )
    return builtins.__import__(name, globals, locals, fromlist, level)


# Builtins for the learner's module, whose import statement knows what is available. Made once,
# before any child: to copy them in a child would dirty a page for nearly every builtin.
GUARDED_BUILTINS: Final[dict[str, Any]] = {**vars(builtins), "__import__": _guarded_import}


def forget_the_disk() -> None:
    """Look for modules nowhere: what is loaded is all there is; and know no more who started us."""
    sys.argv[:] = ["solution.py"]
    sys.orig_argv.clear()
    sys.path.clear()
    sys.path_hooks.clear()
    sys.path_importer_cache.clear()
