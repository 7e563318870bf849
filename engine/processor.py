"""Which of OpenBLAS's kernels this processor should run, where OpenBLAS doesn't know it.

OpenBLAS chooses kernels by the processor's family, and takes those of 2013 for one that is newer
than itself: on such a machine with AVX-512 every product takes twice as long. The choice is made
when NumPy is loaded, so it has to stand in the environment of the process before.
"""

from __future__ import annotations

from pathlib import Path

NEEDED = {"avx512f", "avx512bw", "avx512cd", "avx512dq", "avx512vl"}
CPUINFO = Path("/proc/cpuinfo")


def blas_environment(cpuinfo: Path = CPUINFO) -> dict[str, str]:
    """Give the variables that a new process should have; none without AVX-512 or off Linux."""
    try:
        text = cpuinfo.read_text()
    except OSError:
        return {}
    flags = next((line for line in text.splitlines() if line.startswith("flags")), "")
    return {"OPENBLAS_CORETYPE": "SkylakeX"} if set(flags.split()) >= NEEDED else {}
