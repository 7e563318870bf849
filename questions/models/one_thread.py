"""One thread for the products: small ones are faster so, and sums are added in one order."""

from __future__ import annotations

import os
import sys

WANTED = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}


def begin_again_in_one_thread(module: str) -> None:
    """Run the module anew unless it has one thread already: BLAS reads this when it is loaded."""
    if any(os.environ.get(name) != value for name, value in WANTED.items()):
        os.execve(
            sys.executable, [sys.executable, "-m", module, *sys.argv[1:]], os.environ | WANTED
        )
