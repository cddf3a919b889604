"""What nodes without a state compute, by plain loops: a product is summed in float64 and rounded once."""

import numpy as np


def weighted(weight, x):
    """weight (..., out, in) times x (batch, ..., in), one input after another."""
    weight, x = np.asarray(weight, np.float64), np.asarray(x, np.float64)
    total = np.zeros(x.shape[:-1] + weight.shape[-2:-1])
    for j in range(weight.shape[-1]):
        total = total + weight[..., :, j] * x[..., j : j + 1]
    return total


def spread(value, axes):
    value = np.atleast_1d(np.asarray(value))
    return [int(value[0 if value.size == 1 else axis]) for axis in range(axes)]


def convolution(node, x):
    """Cross-correlation over one or two axes; 'same' puts the odd zero behind."""
    weight, axes = np.asarray(node["weight"], np.float64), np.asarray(node["weight"]).ndim - 2
    stride, dilation = spread(node["stride"], axes), spread(node["dilation"], axes)
    groups, padding = int(np.atleast_1d(node["groups"])[0]), node["padding"]
    reach = [dilation[a] * (weight.shape[a + 2] - 1) + 1 for a in range(axes)]
    if isinstance(padding, str):
        missing = [0 if padding == "valid" else reach[a] - 1 for a in range(axes)]
        before = [m // 2 for m in missing]
        after = [m - m // 2 for m in missing]
    else:
        before = after = spread(padding, axes)
    x = np.pad(np.asarray(x, np.float64), [(0, 0), (0, 0)] + list(zip(before, after)))
    size = [(x.shape[a + 2] - reach[a]) // stride[a] + 1 for a in range(axes)]
    out = np.zeros((x.shape[0], weight.shape[0], *size)) + np.asarray(node["bias"], np.float64).reshape(1, -1, *[1] * axes)
    per_group = weight.shape[0] // groups
    for o in range(weight.shape[0]):
        for c in range(weight.shape[1]):
            source = x[:, (o // per_group) * weight.shape[1] + c]
            for place in np.ndindex(*weight.shape[2:]):
                window = tuple(slice(place[a] * dilation[a], place[a] * dilation[a] + (size[a] - 1) * stride[a] + 1,
                                     stride[a]) for a in range(axes))
                out[:, o] += weight[(o, c) + place] * source[(slice(None), *window)]
    return out


def pooled(node, x, average, pads):
    kernel, stride = spread(node["kernel_size"], 2), spread(node["stride"], 2)
    border = spread(node["padding"], 2) if pads else [0, 0]
    x = np.pad(np.asarray(x, np.float64), [(0, 0), (0, 0)] + [(b, b) for b in border])
    size = [(x.shape[a + 2] - kernel[a]) // stride[a] + 1 for a in range(2)]
    out = np.zeros((*x.shape[:2], *size))
    for y in range(kernel[0]):
        for z in range(kernel[1]):
            out += x[:, :, y : y + (size[0] - 1) * stride[0] + 1 : stride[0], z : z + (size[1] - 1) * stride[1] + 1 : stride[1]]
    return out / (kernel[0] * kernel[1]) if average else out


def flattened(node, x):
    """start_dim and end_dim count without the batch."""
    shape = x.shape[1:]
    first, last = (dim + len(shape) if dim < 0 else dim for dim in (int(node["start_dim"]), int(node["end_dim"])))
    return x.reshape(x.shape[0], *shape[:first], -1, *shape[last + 1 :])


def compute(kind, node, x, pads=True):
    """What a node of this type makes of x (batch, features...), in float64."""
    if kind in ("Input", "Output"):
        return x
    if kind == "Linear":
        return weighted(node["weight"], x)
    if kind == "Affine":
        return weighted(node["weight"], x) + np.asarray(node["bias"], np.float64)
    if kind == "Scale":
        return np.asarray(node["scale"], np.float64) * x
    if kind == "Threshold":
        return (x > np.asarray(node["threshold"], np.float64)).astype(np.float64)
    if kind in ("Conv1d", "Conv2d"):
        return convolution(node, x)
    if kind in ("SumPool2d", "AvgPool2d"):
        return pooled(node, x, kind == "AvgPool2d", pads or kind == "AvgPool2d")
    if kind == "Flatten":
        return flattened(node, x)
    raise ValueError(kind)
