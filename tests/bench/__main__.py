"""`make bench`: every speed as a ratio against a named alternative, measured in one run.

With arguments, only the named benches: `python -m tests.bench engine sandbox`.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent


def main(names: list[str]) -> int:
    known = sorted(path.stem for path in HERE.glob("*.py") if not path.stem.startswith("_"))
    unknown = sorted(set(names) - set(known))
    if unknown:
        print(f"No bench named {', '.join(unknown)}; there are {', '.join(known)}.")
        return 2
    failed = False
    for name in names or known:
        print(f"\n── {name} " + "─" * (76 - len(name)), flush=True)
        failed |= (
            subprocess.run([sys.executable, "-m", f"tests.bench.{name}"], check=False).returncode
            != 0
        )
    return int(failed)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
