"""Nodes without a state, and Delay: in float64 as NIR defines them, and in float32 as Norse has them."""

import numpy as np

from .network import Network
from .neurons import Draw

# Who reads what from a file. What nobody but NIR has is computed as NIR defines it, whatever the dialect.
AFFINE = ("nir", "norse", "snntorch-import", "sinabs", "rockpool", "spyx", "spikingjelly", "spinnaker2")
LINEAR = ("nir", "norse", "snntorch-import", "rockpool", "spyx", "spikingjelly", "hxtorch", "lava", "spinnaker2")
IMAGES = ("nir", "norse", "snntorch-import", "sinabs", "spyx", "spikingjelly", "spinnaker2")
SUMS = ("nir", "norse", "snntorch-import", "sinabs", "spyx")
AVERAGES = ("nir", "norse", "snntorch-import", "spikingjelly")
STEPS = {"snntorch-import": 1e-4, "spikingjelly": 1e-4, "lava": 1e-4}


def one(suite, name, shape_in, shape_out, kind, seed, says, dialects=("nir",), **fields):
    draw = Draw(seed)
    fields = {key: value(draw) if callable(value) else value for key, value in fields.items()}
    network = Network.chain(shape_in, shape_out, n=(kind, fields))
    suite.network("synapses/" + name, network, input=draw.input(-1, 1, *shape_in, steps=6))
    for dialect in dialects:
        suite.vector("synapses/" + name, dialect, STEPS.get(dialect, 1e-3), says)


def ints(*values):
    return np.array(values[0] if len(values) == 1 else values, np.int64)


def conv(weight, stride, padding, dilation, groups, input_shape):
    return dict(weight=lambda draw: draw(-1, 1, *weight), bias=lambda draw: draw(-1, 1, weight[0]), stride=stride,
                padding=padding, dilation=dilation, groups=ints(groups), input_shape=input_shape)


def add(suite):
    one(suite, "affine", (3,), (5,), "Affine", 51, "y = W x + b, W of shape (out, in).", AFFINE,
        weight=lambda draw: draw(-1, 1, 5, 3), bias=lambda draw: draw(-1, 1, 5))
    one(suite, "linear", (3,), (5,), "Linear", 52, "y = W x.", LINEAR, weight=lambda draw: draw(-1, 1, 5, 3))
    one(suite, "linear-batched", (2, 3), (2, 4), "Linear", 53, "A matrix for each of the leading axes.",
        weight=lambda draw: draw(-1, 1, 2, 4, 3))
    one(suite, "scale", (4,), (4,), "Scale", 54, "y = s x, element by element.", scale=lambda draw: draw(-2, 2, 4))
    one(suite, "conv1d", (2, 9), (3, 4), "Conv1d", 56, "Cross-correlation, not mirrored, with stride, padding and dilation.",
        ("nir",), **conv((3, 2, 3), ints(2), ints(1), ints(2), 1, ints(9)))
    one(suite, "conv1d-grouped", (4, 7), (6, 7), "Conv1d", 57, "Groups: each output channel sees its share of the inputs.",
        **conv((6, 2, 3), ints(1), ints(1), ints(1), 2, ints(7)))
    one(suite, "conv2d", (2, 6, 5), (3, 3, 3), "Conv2d", 58, "Strides and paddings that differ from axis to axis.", IMAGES,
        **conv((3, 2, 3, 2), ints(2, 2), ints(1, 1), ints(1, 1), 1, ints(6, 5)))
    one(suite, "conv2d-dilated", (1, 7, 7), (2, 3, 5), "Conv2d", 59, "Dilation along each axis.", IMAGES,
        **conv((2, 1, 3, 3), ints(1, 1), ints(0, 0), ints(2, 1), 1, ints(7, 7)))
    one(suite, "conv2d-grouped", (4, 4, 4), (4, 4, 4), "Conv2d", 60, "As many groups as channels.",
        **conv((4, 1, 3, 3), ints(1, 1), ints(1, 1), ints(1, 1), 4, ints(4, 4)))
    one(suite, "conv2d-same", (1, 5, 6), (2, 5, 6), "Conv2d", 61, "Padding 'same' with an even kernel: the odd zero behind.",
        **conv((2, 1, 2, 3), ints(1, 1), "same", ints(1, 1), 1, ints(5, 6)))
    one(suite, "conv2d-valid", (1, 5, 6), (2, 3, 4), "Conv2d", 62, "Padding 'valid' is none.",
        **conv((2, 1, 3, 3), ints(1, 1), "valid", ints(1, 1), 1, ints(5, 6)))
    window = dict(kernel_size=ints(2, 3), stride=ints(2, 2))
    one(suite, "sumpool", (2, 4, 7), (2, 2, 3), "SumPool2d", 63, "Sums, not averages, over windows that overlap.", SUMS,
        padding=ints(0, 0), **window)
    one(suite, "sumpool-padded", (2, 4, 7), (2, 3, 4), "SumPool2d", 64, "With a border of zeros.", padding=ints(1, 1), **window)
    one(suite, "avgpool", (2, 4, 7), (2, 2, 3), "AvgPool2d", 65, "Averages.", AVERAGES, padding=ints(0, 0), **window)
    one(suite, "avgpool-padded", (2, 4, 7), (2, 3, 4), "AvgPool2d", 66, "The zeros of the border count in the average.",
        padding=ints(1, 1), **window)
    for name, first, last, after in (("flatten", 0, -1, (24,)), ("flatten-from-one", 1, -1, (2, 12)),
                                     ("flatten-middle", 0, 1, (6, 4))):
        one(suite, name, (2, 3, 4), after, "Flatten", 67, "start_dim and end_dim leave the batch out.",
            IMAGES if name == "flatten" else ("nir",), input_type=ints(2, 3, 4),
            start_dim=ints(first), end_dim=ints(last))
    threshold(suite)
    delay(suite)


def threshold(suite):
    network = Network.chain(3, 3, n=("Threshold", {"threshold": np.array([0.5, -0.25, 0], np.float32)}))
    steps = np.array([[0.5, -0.25, 0], [0.5000001, -0.2, 1e-30], [0.4999, -0.3, -1e-30], [2, 1, 3]], np.float32)
    suite.network("synapses/threshold", network, input=steps[:, None])
    suite.vector("synapses/threshold", "nir", 1e-3, "1 above the threshold, 0 at it and below.", bits=True)


def delay(suite):
    draw = Draw(68)
    network = Network.chain(4, 4, n=("Delay", {"delay": np.array([0, 1e-3, 3e-3, 7e-3], np.float32)}))
    suite.network("synapses/delay", network, input=draw.input(-1, 1, steps=12))
    suite.vector("synapses/delay", "nir", 1e-3, "Each element by its own number of steps; nothing before the first.")
