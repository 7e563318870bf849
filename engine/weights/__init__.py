"""Weights in files, and under the names of PyTorch and Keras.

`network_from_pytorch`, `to_pytorch`: torch.nn.RNN, LSTM, GRU and Linear; gates i f g o and r z n.
`network_from_keras`, `to_keras`: kernels transposed; gates i f c o and z r h.
`read_file`, `write_file`: safetensors, bounded and checked before a byte of it is used.
"""

from engine.weights.file import Contents, read_bytes, read_file, write_file
from engine.weights.keras import network_from_keras, to_keras
from engine.weights.pytorch import network_from_pytorch, to_pytorch

__all__ = [
    "Contents",
    "network_from_keras",
    "network_from_pytorch",
    "read_bytes",
    "read_file",
    "to_keras",
    "to_pytorch",
    "write_file",
]
