"""Training runs that a caller watches: asked for step by step, answered frame by frame."""
