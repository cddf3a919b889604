"""What must not be computed: damaged files, networks without a meaning, and networks that a framework has no rule for."""

import numpy as np

from .network import Network, pairs, port
from .neurons import Draw, SIZE, alike, lif

FILES = {
    "bad-cyclic-groups": "A group that contains itself.",
    "bad-empty": "A file of no bytes.",
    "bad-huge-dataset": "An array that claims to be larger than the file.",
    "bad-missing-field": "LIF without v_threshold.",
    "bad-no-signature": "The signature of HDF5 is missing.",
    "bad-no-type": "A node that does not say its type.",
    "bad-other-hdf5": "HDF5 that holds no network.",
    "bad-shape-mismatch": "Parameters of one node that disagree in shape.",
    "bad-text": "Not HDF5 at all.",
    "bad-truncated": "A file that ends in the middle.",
}

NETWORKS = {
    "bad-dangling-edge": "An edge to a node that does not exist.",
    "bad-negative-tau": "A time constant below zero.",
    "bad-type-mismatch": "A node that gives four values to one that takes seven.",
    "bad-unknown-type": "A type of node that NIR does not have.",
}


def add(suite):
    for file, says in FILES.items():
        suite.refusal(f"refusals/file/{file}", "file", says, file=f"../wire/{file}.nir")
    for file, says in NETWORKS.items():
        suite.refusal(f"refusals/network/{file}", "network", says, file=f"../wire/{file}.nir")
    networks(suite)
    inputs(suite)
    frameworks(suite)


def networks(suite):
    draw = Draw(91)
    neuron = {"lif": ("LIF", lif(draw))}
    plain = port("input", SIZE) | neuron | port("output", SIZE)
    forward = pairs("input", "lif", "output")
    refused(suite, "edge-into-input", Network(plain, [*forward, ("lif", "input")]), "An edge into an Input: it would be overwritten.")
    refused(suite, "edge-out-of-output", Network(plain, [*forward, ("output", "lif")]), "An edge out of an Output.")
    refused(suite, "zero-tau", Network(port("input", SIZE) | {"lif": ("LIF", lif(draw) | {"tau": alike(0)})} | port("output", SIZE),
                                       forward), "A time constant of zero.")
    refused(suite, "no-input", Network(neuron | port("output", SIZE), pairs("lif", "output")), "Nothing to feed.")
    refused(suite, "no-output", Network(port("input", SIZE) | neuron, pairs("input", "lif")), "Nothing to read.")
    refused(suite, "negative-delay", Network(port("input", SIZE) | {"d": ("Delay", {"delay": alike(-1e-3)})} | port("output", SIZE),
                                             pairs("input", "d", "output")), "A delay into the future.")
    wide = {"fc": ("Linear", {"weight": draw(-1, 1, SIZE, SIZE + 1)})}
    refused(suite, "wrong-width", Network(port("input", SIZE) | wide | port("output", SIZE), pairs("input", "fc", "output")),
            "Weights for five inputs where there are four.")
    inner = (port("input_a", SIZE) | port("input_b", SIZE) | neuron | port("output", SIZE),
             [("input_a", "lif"), ("input_b", "lif"), ("lif", "output")])
    outer = port("input", SIZE) | {"block": ("NIRGraph", inner)} | port("output", SIZE)
    refused(suite, "two-inputs-inside", Network(plain, forward, nested=(outer, pairs("input", "block", "output"))),
            "A nested graph with two Inputs: the edge from outside does not say which.")
    same = dict(weight=draw(-1, 1, 1, 3, 3, 3), bias=draw(0, 1, 1), stride=np.array([1, 1]), padding=np.array([0, 0]),
                dilation=np.array([1, 1]), groups=np.array(1), input_shape=np.array([4, 4]))
    refused(suite, "wrong-channels", Network(port("input", (2, 4, 4)) | {"conv": ("Conv2d", same)} | port("output", (1, 2, 2)),
                                             pairs("input", "conv", "output")), "A kernel over three channels where there are two.",
            shape=(2, 4, 4))


def refused(suite, label, network, says, shape=(SIZE,)):
    name = suite.network("refusals/" + label, network, **{port_: np.zeros((3, 1, *shape), np.float32)
                                                          for port_ in network.inputs()})
    suite.refusal(f"refusals/network/{label}", "network", says, name=name)


def inputs(suite):
    feeds = {"input": "neurons/lif-alone.input.npy"}
    suite.refusal("refusals/input/wrong-width", "input", "Data for one neuron, fed to four.", file="neurons/lif.nir",
                  feeds=feeds)
    suite.refusal("refusals/input/missing", "input", "Data for one of two inputs.",
                  file="wiring/two-inputs-two-outputs.nir", feeds={"input_a": "wiring/two-inputs-two-outputs.input_a.npy"})
    suite.refusal("refusals/input/unknown", "input", "Data for an input that does not exist.", file="neurons/lif.nir",
                  feeds={"input": "neurons/lif.input.npy", "other": "neurons/lif.input.npy"})


def frameworks(suite):
    """What a framework's reader has no counterpart for, or insists on."""
    nothing = "It has no such neuron."
    for dialect, networks_, dt in (
            ("snntorch-import", ("cubali", "li", "i"), 1e-4), ("sinabs", ("cubali", "i"), 1e-3),
            ("sinabs-native", ("cubali", "i"), 1.0), ("rockpool", ("cubali", "if", "i"), 1e-3),
            ("rockpool-native", ("cubali", "if", "i"), 1e-3), ("spyx", ("cubali", "i"), 1e-3), ("spyx-native", ("cubali", "i"), 1.0),
            ("spikingjelly", ("cubali", "cubalif", "i"), 1e-4), ("hxtorch", ("lif", "li", "if", "i"), 1e-3),
            ("lava", ("cubali", "i"), 1e-4), ("spinnaker2", ("cubali", "i"), 1e-3)):
        for network in networks_:
            suite.refusal(f"refusals/dialect/{network}-in-{dialect}", "dialect", nothing, name=f"neurons/{network}",
                          dialect=dialect, dt=dt)
    for network, dialect, dt, says in (
            ("neurons/lif", "snntorch-import", 1e-4, "It insists on v_leak 0 and one threshold a layer."),
            ("neurons/lif-in-steps", "snntorch-import", 1e-4, "It insists on one threshold a layer."),
            ("neurons/cubalif", "snntorch-import", 1e-4, "It insists that r is tau_mem/dt."),
            ("neurons/if", "snntorch-import", 1e-4, "It insists that r of IF is 1."),
            ("synapses/scale", "snntorch-import", 1e-4, "It has no Scale."),
            ("synapses/threshold", "snntorch-import", 1e-4, "It has no Threshold."),
            ("synapses/delay", "snntorch-import", 1e-4, "It has no Delay."),
            ("neurons/lif", "sinabs-native", 1.0, "It insists that v_leak is 0."),
            ("neurons/lif", "spikingjelly", 1e-4, "It insists that all neurons of a layer are alike."),
            ("neurons/if", "spikingjelly", 1e-4, "It insists that r of IF is 1/dt."),
            ("wiring/recurrent", "lava", 1e-4, "It insists that an Affine has no bias.")):
        suite.refusal(f"refusals/dialect/{network.split('/')[1]}-insisted-in-{dialect}", "dialect", says, name=network,
                      dialect=dialect, dt=dt)
