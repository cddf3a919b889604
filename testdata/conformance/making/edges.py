"""On the threshold: spikes that the comparison, the arithmetic and the order of operations decide."""

import numpy as np

from .frameworks import ALL
from .network import Network, Run
from .neurons import Draw, alike



def add(suite):
    equal(suite)
    found_in_practice(suite)
    knives(suite)


def equal(suite):
    """Numbers that every format holds exactly: 0.25 four times is 1, and half the way to 1 is 0.5."""
    says = "A membrane exactly at its threshold, in numbers that no rounding touches."
    ones = alike(1, 1)
    nothing = alike(0, 1)
    neuron = Network.chain(1, 1, n=("IF", dict(r=ones, v_threshold=ones, v_reset=nothing)))
    name = suite.network("edges/equality-if", neuron, input=np.full((12, 1, 1), 0.25, np.float32))
    for dialect in ("nir", "exact", "norse", "snntorch", "snntorch-native", "sinabs", "sinabs-native", "spyx", "spyx-native",
                    "spikingjelly", "lava", "spinnaker2"):
        suite.vector(name, dialect, 1.0, says, bits=True)
    fields = dict(tau=alike(2, 1), r=ones, v_leak=nothing, v_threshold=alike(0.5, 1), v_reset=nothing)
    name = suite.network("edges/equality-lif", Network.chain(1, 1, n=("LIF", fields)), input=np.ones((12, 1, 1),
                         np.float32))
    for dialect in ("nir", "norse", "snntorch", "snntorch-native", "spyx", "spikingjelly", "lava", "spinnaker2"):
        suite.vector(name, dialect, 1.0, says, bits=True)
    pulse = np.zeros((6, 1, 2), np.float32)
    pulse[0, 0] = [1, 0.5]
    pair = {key: np.repeat(value, 2) for key, value in fields.items()}
    name = suite.network("edges/equality-at-once", Network.chain(2, 2, n=("LIF", pair)), input=pulse)
    for dialect in ("sinabs", "sinabs-native", "rockpool", "rockpool-native"):
        suite.vector(name, dialect, 1.0, "The first step alone meets the threshold: later ones decay by exp.", bits=True)
    two = alike(2, 2)
    fields = dict(tau_syn=two, tau_mem=two, r=alike(1, 2), v_leak=alike(0, 2), v_threshold=np.array([0.5, 0.25], np.float32),
                  v_reset=alike(0, 2), w_in=alike(1, 2))
    name = suite.network("edges/equality-cubalif", Network.chain(2, 2, n=("CubaLIF", fields)),
                         input=np.repeat(pulse[..., :1], 2, 2))
    for dialect in ("nir", "paper-reference", "norse", "snntorch", "snntorch-native", "hxtorch", "spyx", "lava", "spinnaker2"):
        suite.vector(name, dialect, 1.0, says, bits=True)


def found_in_practice(suite):
    """tau 10 ms, threshold 0.1, a constant input of 1 and steps of 1 ms: 0.1 is no number of float32."""
    fields = dict(tau=alike(0.01, 1), r=alike(1, 1), v_leak=alike(0, 1), v_threshold=alike(0.1, 1), v_reset=alike(0, 1))
    name = suite.network("edges/equality-in-float32", Network.chain(1, 1, n=("LIF", fields)),
                         input=np.ones((20, 1, 1), np.float32))
    for dialect in ("nir", "norse", "snntorch"):
        suite.vector(name, dialect, 1e-3, "The round numbers that people write: 1 ms, 10 ms, 0.1.", bits=True)


def knives(suite):
    """Pairs of neurons whose constant inputs are neighbours in the arithmetic: one fires at a step, one just does not."""
    says = "Inputs that are neighbours among floating-point numbers on either side of a spike: any other rounding moves one."
    for number, (framework, dialect, changes) in enumerate((
            ("nir", "nir", {}), ("nir in float32", "nir", {"precision": "float32"}), ("norse", "norse", {}),
            ("snntorch", "snntorch", {}), ("snntorch-native", "snntorch-native", {}), ("sinabs", "sinabs", {}),
            ("spyx", "spyx", {}))):
        draw = Draw(200 + number)
        size = 6
        lif = dict(tau=draw(4e-3, 15e-3, size), r=draw(0.6, 1.8, size), v_leak=draw(-0.1, 0.15, size),
                   v_threshold=draw(0.3, 0.6, size), v_reset=alike(0, size))
        knife(suite, "lif", framework, dialect, changes, 1e-3, "LIF", lif, says)
        if framework in ("nir", "norse", "snntorch", "snntorch-native"):
            cuba = dict(tau_syn=draw(2e-3, 6e-3, size), tau_mem=draw(4e-3, 12e-3, size), r=draw(0.8, 2, size),
                        v_leak=draw(-0.1, 0.1, size), v_threshold=draw(0.3, 0.6, size), v_reset=alike(0, size), w_in=draw(0.7, 1.8, size))
            knife(suite, "cubalif", framework, dialect, changes, 1e-3, "CubaLIF", cuba, says)
    lif = dict(tau=alike(7e-4, 6), r=alike(1.3, 6), v_leak=alike(0, 6), v_threshold=alike(0.37, 6), v_reset=alike(0, 6))
    knife(suite, "lif", "snntorch-import", "snntorch-import", {}, 1e-4, "LIF", lif, says)
    cuba = dict(tau_syn=alike(3e-4, 6), tau_mem=alike(7e-4, 6), r=alike(7, 6), v_leak=alike(0, 6), v_threshold=alike(0.7, 6),
                v_reset=alike(0, 6), w_in=alike(1.2, 6))
    knife(suite, "cubalif", "snntorch-import", "snntorch-import", {}, 1e-4, "CubaLIF", cuba, says)


def knife(suite, label, framework, dialect, changes, dt, kind, fields, says):
    chosen = ALL[framework]
    doubled = {key: np.repeat(value, 2) for key, value in fields.items()}
    network = Network.chain(12, 12, n=(kind, doubled))
    name = f"edges/knife-{label}-" + framework.replace(" ", "-")
    amplitudes = boundary(network, chosen, dt, np.repeat([2, 3, 4, 6, 9, 13], 2))
    suite.network(name, network, input=np.repeat(amplitudes[None, None], 18, axis=0))
    suite.vector(name, dialect, dt, says, framework, changes, bits=True)


def boundary(network, chosen, dt, last):
    """For each pair the largest input without a spike up to its step, and the next number above it, with one."""
    low, high = (np.full(len(last), value, chosen.F) for value in (2.0**-6, 2.0**6))
    whole = np.uint32 if chosen.F is np.float32 else np.uint64
    low, high = low.view(whole), high.view(whole)
    while (high - low > 1).any():
        middle = low + (high - low) // whole(2)
        inputs = np.repeat(middle.view(chosen.F)[None, None], 18, axis=0)
        out = Run(network, chosen, {"input": inputs}, dt).arrays["output"][:, 0]
        early = np.array([out[: step + 1, neuron].any() for neuron, step in enumerate(last)])
        open_ = high - low > 1
        high, low = np.where(early & open_, middle, high), np.where(~early & open_, middle, low)
    return np.where(np.arange(len(last)) % 2 == 0, low, high).view(chosen.F)
