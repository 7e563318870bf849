"""Proofs of the question bank: each gives the faults that it found, as ContentErrors."""
