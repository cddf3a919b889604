"""One layer of neurons each, with parameters that differ from neuron to neuron, in every dialect that has them."""

import numpy as np

from .network import Network, pairs, port

STEPS, BATCH, SIZE = 40, 2, 4


class Draw:
    """Seeded numbers in float32, as files hold them."""

    def __init__(self, seed):
        self.random = np.random.RandomState(seed)

    def __call__(self, low, high, *shape):
        return self.random.uniform(low, high, shape or (SIZE,)).astype(np.float32)

    def input(self, low, high, *shape, steps=STEPS, batch=BATCH):
        return self(low, high, steps, batch, *(shape or (SIZE,)))

    def spikes(self, share, *shape, steps=STEPS, batch=BATCH):
        return (self.random.uniform(size=(steps, batch, *(shape or (SIZE,)))) < share).astype(np.float32)


def zeros(*shape):
    return np.zeros(shape or (SIZE,), np.float32)


def alike(value, *shape):
    return np.full(shape or (SIZE,), value, np.float32)


def layer(kind, **fields):
    return Network.chain(SIZE, SIZE, n=(kind, fields))


def lif(draw, tau=(4e-3, 15e-3), **otherwise):
    fields = dict(tau=draw(*tau), r=draw(0.6, 1.8), v_leak=draw(-0.2, 0.25), v_threshold=draw(0.3, 0.6),
                  v_reset=draw(-0.15, 0.1))
    return fields | otherwise


def cuba(draw, synapse=(2e-3, 6e-3), membrane=(4e-3, 12e-3), **otherwise):
    fields = dict(tau_syn=draw(*synapse), tau_mem=draw(*membrane), r=draw(0.8, 2), v_leak=draw(-0.1, 0.15),
                  v_threshold=draw(0.3, 0.6), v_reset=draw(-0.1, 0.1), w_in=draw(0.7, 1.8))
    return fields | otherwise


def lifs(suite):
    draw = Draw(11)
    name = suite.network("neurons/lif", layer("LIF", **lif(draw)), input=draw.input(-1, 3))
    says = "LIF with every parameter set: which of them count, the decay, the gain of the input, the reset."
    for dialect in ("nir", "exact", "norse", "norse-native", "snntorch", "snntorch-native", "sinabs", "rockpool",
                    "rockpool-native", "spyx", "lava", "spinnaker2"):
        suite.vector(name, dialect, 1e-3, says)
    variants(suite, name)

    draw = Draw(12)
    fields = lif(draw, tau=(3, 12), v_leak=zeros(), v_threshold=draw(2, 4))
    name = suite.network("neurons/lif-in-steps", layer("LIF", **fields), input=draw.input(-1, 2.5))
    for dialect in ("sinabs-native", "rockpool-native", "spyx-native"):
        suite.vector(name, dialect, 1.0, "LIF as the framework writes it: tau in steps, inputs added as they are.")
    draw = Draw(13)
    fields = dict(tau=alike(8e-4), r=alike(1.3), v_leak=zeros(), v_threshold=alike(0.4), v_reset=zeros())
    name = suite.network("neurons/lif-imported", layer("LIF", **fields), input=draw.input(-0.6, 2))
    suite.vector(name, "snntorch-import", 1e-4, "LIF as import_from_nir builds it: the gain goes into the threshold.")
    draw = Draw(14)
    fields = dict(tau=alike(1e-3), r=alike(1), v_leak=alike(-0.2), v_threshold=alike(0.3), v_reset=alike(-0.2))
    name = suite.network("neurons/lif-uniform", layer("LIF", **fields), input=draw.input(-1, 3))
    suite.vector(name, "spikingjelly", 1e-4, "LIFNode: starts at v_reset, which is v_leak, and returns to it.")


def variants(suite, name):
    """Settings of the frameworks that no file tells."""
    late = "A reset in the step after the spike."
    suite.vector(name, "snntorch", 1e-3, 'Leaky(reset_mechanism="subtract", reset_delay=False).',
                 "snntorch, subtracting at once", {"reset": "subtract", "reset-when": "same-step-once"},
                 suffix="-subtracting")
    suite.vector(name, "snntorch", 1e-3, 'Leaky(reset_mechanism="zero", reset_delay=True). ' + late,
                 "snntorch, zero with delay", {"reset-when": "next-step"}, suffix="-delayed")
    suite.vector(name, "snntorch", 1e-3, 'Leaky(reset_mechanism="none").', "snntorch, no reset",
                 {"reset": "none"}, suffix="-without-reset")
    suite.vector(name, "nir", 1e-3, "No reset at all: a membrane above its threshold fires at every step.",
                 "nir, never reset", {"reset": "none"}, suffix="-without-reset")
    suite.vector(name, "nir", 1e-3, "v_reset takes the place of the membrane before the next update.",
                 "nir, set before the next update", {"reset-when": "next-step"}, suffix="-late")
    suite.vector(name, "nir", 1e-3, "The threshold is taken off after the next update, and does not decay.",
                 "nir, threshold off after the next update", {"reset": "subtract", "reset-when": "next-step"},
                 suffix="-late-subtracting")
    suite.vector(name, "nir", 1e-3, "The threshold is taken off before the next update, and decays with the membrane.",
                 "nir, threshold off before the next update",
                 {"reset": "subtract", "reset-when": "next-step", "late-reset": "before"}, suffix="-late-before")
    suite.vector(name, "spinnaker2", 1e-3, "py-spinnaker2's own defaults: exponential decay, subtraction.",
                 "spinnaker2, exponential and subtracting",
                 {"decay": "exponential", "reset": "subtract"}, suffix="-defaults")
    suite.vector(name, "spinnaker2", 1e-3, "On the chip each connection takes a step.",
                 "spinnaker2, a step for every connection", {"arrival": "next-step"}, suffix="-on-chip")


def cubas(suite):
    draw = Draw(21)
    name = suite.network("neurons/cubalif", layer("CubaLIF", **cuba(draw)), input=draw.input(-1, 3))
    says = "CubaLIF with every parameter set: which current the membrane sees, both gains, the rest of the synapse."
    for dialect in ("nir", "exact", "paper-reference", "norse", "norse-native", "snntorch", "snntorch-native", "sinabs",
                    "rockpool", "rockpool-native", "spyx", "lava", "spinnaker2", "hxtorch"):
        suite.vector(name, dialect, 1e-3, says)
    suite.vector(name, "norse", 1e-3, "from_nir(..., reset_method=reset_subtract), which reaches CubaLIF.",
                 "norse, subtracting", {"reset": "subtract"}, suffix="-subtracting")
    suite.vector(name, "snntorch", 1e-3, 'Synaptic(reset_mechanism="subtract", reset_delay=False).',
                 "snntorch, subtracting at once",
                 {"reset": "subtract", "reset-when": "same-step-once"}, suffix="-subtracting")
    suite.vector(name, "snntorch", 1e-3, 'Synaptic(reset_mechanism="zero", reset_delay=True): the step after is lost.',
                 "snntorch, zero with delay", {"reset-when": "next-step"}, suffix="-delayed")
    suite.vector(name, "snntorch", 1e-3, 'Synaptic(reset_mechanism="none").', "snntorch, no reset",
                 {"reset": "none"}, suffix="-without-reset")
    suite.vector(name, "spinnaker2", 1e-3, "py-spinnaker2's own defaults: exponential decay, subtraction.",
                 "spinnaker2, exponential and subtracting",
                 {"decay": "exponential", "reset": "subtract"}, suffix="-defaults")
    suite.vector(name, "nir", 1e-3, "A reader that passes over r and w_in of CubaLIF.",
                 "nir, r and w_in unread", {"ignored": "cuba-resistance,input-weight"}, suffix="-unread")

    draw = Draw(22)
    fields = cuba(draw, (2, 5), (4, 10), v_leak=zeros(), v_threshold=draw(5, 9))
    name = suite.network("neurons/cubalif-in-steps", layer("CubaLIF", **fields), input=draw.input(-1, 2.5))
    for dialect in ("sinabs-native", "rockpool-native", "spyx-native"):
        suite.vector(name, dialect, 1.0, "CubaLIF as the framework computes it: inputs and currents added as they are.")
    draw = Draw(23)
    fields = dict(tau_syn=alike(5e-4), tau_mem=alike(1e-3), r=alike(10), v_leak=zeros(), v_threshold=alike(0.7),
                  v_reset=zeros(), w_in=alike(1.2))
    name = suite.network("neurons/cubalif-imported", layer("CubaLIF", **fields), input=draw.input(-1, 1.6))
    suite.vector(name, "snntorch-import", 1e-4, "CubaLIF as import_from_nir builds it: r is tau_mem/dt.")
    draw = Draw(24)
    fields = {key: value for key, value in cuba(draw).items() if key not in ("v_threshold", "v_reset")}
    name = suite.network("neurons/cubali", layer("CubaLI", **fields), input=draw.input(-1, 2))
    for dialect in ("nir", "exact", "hxtorch"):
        suite.vector(name, dialect, 1e-3, "CubaLI: the membrane is the output.")


def others(suite):
    draw = Draw(31)
    fields = dict(r=draw(0.6, 1.6), v_threshold=draw(0.9, 1.6), v_reset=draw(-0.2, 0.2))
    name = suite.network("neurons/if", layer("IF", **fields), input=draw.input(-0.5, 1.2))
    says = "IF with every parameter set: whether r and dt count, the reset, the floor."
    for dialect in ("nir", "exact", "norse", "norse-native", "snntorch", "snntorch-native", "sinabs", "sinabs-native",
                    "spyx", "spyx-native", "lava", "spinnaker2"):
        suite.vector(name, dialect, 0.5, says)
    suite.vector(name, "snntorch", 0.5, 'Leaky(beta=1, reset_mechanism="subtract", reset_delay=False).',
                 "snntorch, subtracting at once",
                 {"reset": "subtract", "reset-when": "same-step-once"}, suffix="-subtracting")

    draw = Draw(32)
    fields = dict(r=alike(1), v_threshold=alike(1.1), v_reset=zeros())
    name = suite.network("neurons/if-plain", layer("IF", **fields), input=draw.input(-1.4, 1.6))
    says = "IF that adds its input: inhibition far below the threshold shows a floor, what is left at 0.9 a leak."
    suite.vector(name, "snntorch-import", 1e-4, "IF becomes a leaky neuron that keeps 0.9 and subtracts.")
    for dialect in ("sinabs", "sinabs-native", "spyx-native"):
        suite.vector(name, dialect, 1.0, says)
    draw = Draw(33)
    fields = dict(r=alike(1e4), v_threshold=alike(1.1), v_reset=alike(-0.2))
    name = suite.network("neurons/if-counting", layer("IF", **fields), input=draw.input(-0.5, 1.2))
    suite.vector(name, "spikingjelly", 1e-4, "IFNode: r = 1/dt, starts at v_reset.")

    draw = Draw(34)
    fields = dict(tau=draw(4e-3, 15e-3), r=draw(0.6, 1.8), v_leak=draw(-0.3, 0.4))
    name = suite.network("neurons/li", layer("LI", **fields), input=draw.input(-1, 2))
    for dialect in ("nir", "exact", "norse", "norse-native"):
        suite.vector(name, dialect, 1e-3, "LI: starts at v_leak, is drawn to it.")
    draw = Draw(35)
    name = suite.network("neurons/li-at-rest", layer("LI", tau=draw(4, 15), r=alike(1), v_leak=zeros()),
                         input=draw.input(-1, 2))
    for dialect in ("sinabs", "sinabs-native", "rockpool", "rockpool-native"):
        suite.vector(name, dialect, 1.0, "LI as a readout: whether the input has a gain, and decays as it comes.")
    draw = Draw(36)
    name = suite.network("neurons/i", layer("I", r=draw(50, 200)), input=draw.input(-1, 2))
    for dialect in ("nir", "exact"):
        suite.vector(name, dialect, 1e-3, "I: the sum of r*dt*x.")


def special(suite):
    draw = Draw(45)
    fields = dict(tau=draw(5, 10), r=draw(5, 10), v_leak=zeros(), v_threshold=draw(0.35, 0.6), v_reset=zeros())
    name = suite.network("neurons/lif-burst", layer("LIF", **fields), input=draw.spikes(0.3) * draw(1, 4, STEPS, BATCH,
                         SIZE))
    says = "Inputs worth several thresholds: how many spikes a step may bring, and what is left of the membrane."
    for dialect in ("nir", "norse", "sinabs", "sinabs-native", "rockpool", "rockpool-native", "snntorch", "snntorch-native",
                    "spyx-native"):
        suite.vector(name, dialect, 1.0, says)
    suite.vector(name, "snntorch", 1.0, "One subtraction is not enough: snnTorch undoes it, and the neuron can stick.",
                 "snntorch, subtracting at once",
                 {"reset": "subtract", "reset-when": "same-step-once"}, suffix="-subtracting")
    draw = Draw(46)
    name = suite.network("neurons/if-burst", layer("IF", r=alike(1), v_threshold=alike(1), v_reset=zeros()),
                         input=draw.input(-0.5, 3.2))
    for dialect in ("nir", "exact", "norse", "snntorch", "sinabs", "spyx", "spikingjelly", "lava", "spinnaker2"):
        suite.vector(name, dialect, 1.0, says)
    fields = dict(tau=alike(8e-3), r=alike(1), v_leak=np.array([0, 0.2, -0.3, 0.6], np.float32), v_threshold=alike(0.4),
                  v_reset=alike(0.1))
    name = suite.network("neurons/lif-in-silence", layer("LIF", **fields), input=np.zeros((STEPS, 1, SIZE), np.float32))
    for dialect in ("nir", "exact", "norse", "snntorch", "rockpool", "spinnaker2"):
        suite.vector(name, dialect, 1e-3, "No input: where a membrane starts and goes by itself.")
    draw = Draw(43)
    name = suite.network("neurons/lif-alone", layer1("LIF", tau=draw(6e-3, 7e-3, 1), r=alike(1, 1), v_leak=zeros(1),
                                                     v_threshold=alike(0.3, 1)), input=draw.input(0, 1.5, 1, batch=1))
    for dialect in ("nir", "norse"):
        suite.vector(name, dialect, 1e-3, "A single neuron without v_reset, a single sample.")
    for shape, word in (((), "scalar"), ((1,), "of-one-element")):
        draw = Draw(44)
        value = lambda number: np.full(shape, number, np.float32)
        fields = dict(tau=value(6e-3), r=value(1.2), v_leak=value(0.1), v_threshold=value(0.45), v_reset=value(-0.1))
        network = Network(port("input", SIZE) | {"fc": ("Linear", {"weight": draw(-1, 2, SIZE, SIZE)}),
                                                 "lif": ("LIF", fields)} | port("output", SIZE),
                          pairs("input", "fc", "lif", "output"))
        name = suite.network("neurons/lif-" + word, network, input=draw.input(-1, 2))
        for dialect in ("nir",):
            suite.vector(name, dialect, 1e-3, "Parameters of one number for a layer of four neurons.")


def layer1(kind, **fields):
    return Network.chain(1, 1, n=(kind, fields))


def add(suite):
    lifs(suite)
    cubas(suite)
    others(suite)
    special(suite)
