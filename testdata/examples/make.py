"""Computes convolutional.npz: a noisy picture, and what the network of convolutional.snn does with it.

Plain NumPy, written from NIR's equations alone: forward Euler with steps of 1 ms, v' = 0.8 v + 0.2 x, a spike where v is
above the threshold, and then v = 0. The picture is such that no v comes near a threshold, so that the spikes are the
same in float32 and float64; this is checked.
"""

from pathlib import Path

import numpy as np

STEPS = 24
SHARE = 0.2  # dt / tau = 1 ms / 5 ms


def convolution(picture, kernels):
    """Every kernel over the picture with a border of one zero, not mirrored."""
    channels, height, width = picture.shape
    padded = np.zeros((channels, height + 2, width + 2), picture.dtype)
    padded[:, 1:-1, 1:-1] = picture
    result = np.zeros((len(kernels), height, width), picture.dtype)
    for y in range(height):
        for x in range(width):
            result[:, y, x] = (kernels * padded[:, y : y + 3, x : x + 3]).sum(axis=(1, 2, 3))
    return result


def pool(maps):
    channels, height, width = maps.shape
    return maps.reshape(channels, height // 2, 2, width // 2, 2).sum(axis=(2, 4))


class Neurons:
    def __init__(self, shape, threshold, dtype):
        self.v = np.zeros(shape, dtype)
        self.threshold = dtype(threshold)
        self.margin = np.inf

    def step(self, x):
        share = x.dtype.type(SHARE)
        self.v = self.v + share * (x - self.v)
        self.margin = min(self.margin, np.abs(self.v - self.threshold).min())
        spikes = self.v > self.threshold
        self.v[spikes] = 0
        return spikes.astype(x.dtype)


def run(pictures, dtype):
    stands = np.array([[-1, 2, -1]] * 3, dtype) / dtype(6)
    none = np.zeros((3, 3), dtype)
    short_kernels = np.array([[stands], [stands.T]])
    long_kernels = np.array([[stands, none], [none, stands.T]])
    short = Neurons((2, 8, 8), 0.5, dtype)
    long = Neurons((2, 4, 4), 0.25, dtype)
    last = Neurons(2, 0.3, dtype)
    potential, answer = [], []
    for picture in pictures.astype(dtype):
        found = pool(short.step(convolution(picture, short_kernels)))
        votes = pool(long.step(convolution(found, long_kernels))).reshape(2, 4).sum(axis=1)
        potential.append(long.v.copy())
        answer.append(last.step(votes))
    return np.array(potential), np.array(answer), min(short.margin, long.margin, last.margin)


def noisy_picture(seed):
    """A standing line in front of noise that is another one in every step."""
    pictures = np.random.default_rng(seed).random((STEPS, 1, 8, 8)).astype(np.float32)
    pictures[:, :, :, 5] += 1
    return pictures


def main():
    for seed in range(1000):
        pictures = noisy_picture(seed)
        potential, answer, margin = run(pictures, np.float64)
        if margin > 1e-3 and answer.any():
            break
    single = run(pictures, np.float32)
    assert np.array_equal(answer, single[1]) and np.abs(potential - single[0]).max() < 2e-6
    print("seed", seed, "margin", margin, "spikes", answer.sum(axis=0))
    np.savez_compressed(
        Path(__file__).with_name("convolutional.npz"),
        picture=pictures,
        potential=potential.astype(np.float32),
        answer=answer.astype(np.uint8),
    )


if __name__ == "__main__":
    main()
