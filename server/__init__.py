"""The application: pages, the API, and what they stand on.

A matrix product of ours takes microseconds, and requests run side by side: threads inside a product
would only wait for each other (on two busy cores an SVD of 128 × 128 took 500 ms instead of 5). So
BLAS gets one thread, unless the environment says otherwise; it must be told before NumPy loads.
"""

import os

for _name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS"):
    os.environ.setdefault(_name, "1")
