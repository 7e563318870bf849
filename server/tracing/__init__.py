"""What one sequence does inside one model: computed once, encoded, and drawn.

Pure over the engine, except `library`, which reads and keeps the weight files.
"""
