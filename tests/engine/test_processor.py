from __future__ import annotations

from pathlib import Path

from engine.processor import NEEDED, blas_environment


def test_a_processor_with_avx_512_gets_its_kernels(tmp_path: Path) -> None:
    path = tmp_path / "cpuinfo"
    path.write_text(f"model name\t: any\nflags\t\t: sse {' '.join(sorted(NEEDED))}\n")
    assert blas_environment(path) == {"OPENBLAS_CORETYPE": "SkylakeX"}


def test_any_other_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "cpuinfo"
    path.write_text("flags\t\t: sse avx2\n")
    assert blas_environment(path) == {}
    assert blas_environment(tmp_path / "none") == {}
