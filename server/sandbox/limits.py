from dataclasses import dataclass, fields

MIB = 2**20


@dataclass(frozen=True, slots=True)
class Limits:
    """What one submission may use; each breach is an outcome of its own.

    Times are per case (`wall_s`, loading the source counts as one) and per submission (`cpu_s`);
    memory is what may be used beyond an idle interpreter with NumPy; output, results, and calls of
    the grader's functions with their arguments, which are kept, are counted per case.
    """

    wall_s: float = 5.0
    cpu_s: float = 20.0
    memory_bytes: int = 512 * MIB
    output_bytes: int = 256 * 2**10
    source_bytes: int = 128 * 2**10
    result_bytes: int = 16 * MIB
    generated_items: int = 10_000
    callback_calls: int = 100_000
    callback_bytes: int = 2 * MIB

    def __post_init__(self) -> None:
        for field in fields(self):
            value = getattr(self, field.name)
            if not 0 < value < 2**62:
                raise ValueError(f"{field.name} must be positive, not {value!r}")
        if self.memory_bytes < 16 * MIB:
            raise ValueError(f"memory_bytes must be at least 16 MiB, not {self.memory_bytes}")
