"""How nodes are connected: sums, copies, cycles, nesting, several ports."""

import numpy as np

from .network import Network, pairs, port
from .neurons import Draw, SIZE, alike, cuba, lif, zeros


def fc(draw, out=SIZE, into=SIZE, low=-1.0, high=1.5):
    return ("Linear", {"weight": draw(low, high, out, into)})


def affine(draw, out=SIZE, into=SIZE, low=-1.0, high=1.5):
    return ("Affine", {"weight": draw(low, high, out, into), "bias": draw(0.1, 0.6, out)})


def chains(suite):
    draw = Draw(72)
    fields = [lif(draw, v_leak=zeros(), v_threshold=draw(0.2, 0.4)) for _ in range(2)]
    network = Network.chain(3, 2, fc1=fc(draw, SIZE, 3), lif1=("LIF", fields[0]), fc2=fc(draw, 2, SIZE, 0.2, 2.5),
                            lif2=("LIF", {key: value[:2] for key, value in fields[1].items()}))
    name = suite.network("wiring/two-layers", network, input=draw.input(-0.5, 2, 3))
    for dialect in ("nir", "exact", "norse", "snntorch", "snntorch-native", "sinabs", "rockpool", "spyx", "lava", "spinnaker2"):
        suite.vector(name, dialect, 1e-3, "Two layers: in which step a spike reaches the next one.")


def cycles(suite):
    says = "A layer that feeds itself: when a spike comes back, and what comes at the first step."
    for kind, node, seed in (("recurrent", "LIF", 73), ("recurrent-cuba", "CubaLIF", 74)):
        for bias in (True, False):
            draw = Draw(seed)
            fields = lif(draw, v_leak=zeros()) if node == "LIF" else cuba(draw, v_leak=zeros())
            weights = (affine if bias else fc)(draw, low=-1.2, high=0.9)
            nodes = port("input", SIZE) | {"lif": (node, fields), "w_rec": weights} | port("output", SIZE)
            edges = [("input", "lif"), ("lif", "w_rec"), ("w_rec", "lif"), ("lif", "output")]
            name = suite.network(f"wiring/{kind}" + ("" if bias else "-unbiased"), Network(nodes, edges),
                                 input=draw.input(-0.5, 2))
            with_bias = ("nir", "exact", "norse", "norse-native", "snntorch", "snntorch-native", "sinabs",
                         "sinabs-native", "spinnaker2")
            without = ("nir", "rockpool", "lava", "spinnaker2", "snntorch", "spyx", "spyx-native")  # these have no bias there
            for dialect in with_bias if bias else without:
                suite.vector(name, dialect, 1e-3, says)
    suite.vector("wiring/recurrent", "snntorch", 1e-3, 'RLeaky(reset_mechanism="zero", reset_delay=True): the step after a'
                 " spike is lost.", "snntorch, recurrent, zero with delay",
                 {"reset-when": "next-step", "late-reset": "after"}, suffix="-delayed")
    nested_cycle(suite)
    self_loop(suite)


def nested_cycle(suite):
    """The same function as a flat cycle, written as a graph in the graph."""
    draw = Draw(73)
    fields = lif(draw, v_leak=zeros())
    weights = affine(draw, low=-1.2, high=0.9)
    flat = port("input", SIZE) | {"lif": ("LIF", fields), "w_rec": weights} | port("output", SIZE)
    cycle = [("lif", "w_rec"), ("w_rec", "lif")]
    inner = (flat, [("input", "lif"), *cycle, ("lif", "output")])
    outer = port("input", SIZE) | {"rnn": ("NIRGraph", inner)} | port("output", SIZE)
    renamed = port("input", SIZE) | {"rnn/lif": flat["lif"], "rnn/w_rec": flat["w_rec"]} | port("output", SIZE)
    network = Network(renamed, [("input", "rnn/lif"), ("rnn/lif", "rnn/w_rec"), ("rnn/w_rec", "rnn/lif"),
                                ("rnn/lif", "output")], nested=(outer, pairs("input", "rnn", "output")))
    name = suite.network("wiring/recurrent-nested", network, input=draw.input(-0.5, 2))
    for dialect in ("nir", "snntorch"):
        suite.vector(name, dialect, 1e-3, "Recurrence written as a nested graph is the same as a flat cycle.")


def self_loop(suite):
    draw = Draw(76)
    nodes = port("input", SIZE) | {"lif": ("LIF", lif(draw))} | port("output", SIZE)
    network = Network(nodes, [("input", "lif"), ("lif", "lif"), ("lif", "output")])
    name = suite.network("wiring/self-loop", network, input=draw.input(-1, 2.2))
    suite.vector(name, "nir", 1e-3, "An edge from a neuron to itself: its spike of the step before.")

    draw = Draw(77)
    nodes = port("input", SIZE) | {"a": ("LIF", lif(draw)), "fc": fc(draw), "b": ("LIF", lif(draw)),
                                   "back": fc(draw, low=-1.5, high=0.5)} | port("output", SIZE)
    network = Network(nodes, [*pairs("input", "a", "fc", "b", "output"), ("b", "back"), ("back", "a")])
    name = suite.network("wiring/feedback", network, input=draw.input(-1, 2.2))
    for dialect in ("nir", "norse", "norse-native"):
        suite.vector(name, dialect, 1e-3, "Feedback over two layers takes one step in all.")

    draw = Draw(78)
    nodes = port("input", SIZE) | {"lif": ("LIF", lif(draw)), "later": ("Delay", {"delay": alike(3e-3)})} | port("output", SIZE)
    network = Network(nodes, [("input", "lif"), ("lif", "later"), ("later", "lif"), ("lif", "output")])
    name = suite.network("wiring/delayed-loop", network, input=draw.input(-1, 2.2))
    suite.vector(name, "nir", 1e-3, "A Delay in a cycle comes on top of the step that the cycle takes.")


def sums(suite):
    draw = Draw(81)
    nodes = port("input", SIZE) | {"a": fc(draw), "b": affine(draw), "lif": ("LIF", lif(draw))} | port("output", SIZE)
    network = Network(nodes, [("input", "a"), ("input", "b"), ("a", "lif"), ("b", "lif"), ("input", "lif"), ("lif", "output")])
    name = suite.network("wiring/fan-in", network, input=draw.input(-1, 2))
    for dialect in ("nir", "norse"):
        suite.vector(name, dialect, 1e-3, "What several edges bring adds up; one of them skips a layer.")

    draw = Draw(82)
    nodes = port("input", SIZE) | {"lif": ("LIF", lif(draw))} | port("output", SIZE)
    network = Network(nodes, [("input", "lif"), ("input", "lif"), ("lif", "output")])
    name = suite.network("wiring/duplicate-edges", network, input=draw.input(-0.5, 1.2))
    suite.vector(name, "nir", 1e-3, "An edge that is there twice counts twice.")

    draw = Draw(83)
    nodes = port("input", SIZE) | {"a": ("LIF", lif(draw)), "fc": fc(draw), "li": ("LI", dict(
        tau=draw(5e-3, 9e-3), r=draw(0.5, 1), v_leak=draw(-0.1, 0.1)))} | port("output", SIZE)
    network = Network(nodes, [*pairs("input", "a", "fc", "li", "output"), ("a", "li")])
    name = suite.network("wiring/residual", network, input=draw.input(-1, 2.2))
    for dialect in ("nir", "norse"):
        suite.vector(name, dialect, 1e-3, "Around a layer, and a readout that does not spike.")


def ports(suite):
    draw = Draw(84)
    nodes = (port("input_a", 2) | port("input_b", 3) | {"fa": fc(draw, SIZE, 2), "fb": fc(draw, SIZE, 3),
             "lif": ("LIF", lif(draw)), "fc": fc(draw, 2)} | port("output_spikes", SIZE) | port("output_sums", 2))
    edges = [("input_a", "fa"), ("input_b", "fb"), ("fa", "lif"), ("fb", "lif"), ("lif", "fc"), ("lif", "output_spikes"),
             ("fc", "output_sums")]
    name = suite.network("wiring/two-inputs-two-outputs", Network(nodes, edges), input_a=draw.input(-1, 2, 2),
                         input_b=draw.input(-1, 2, 3))
    suite.vector(name, "nir", 1e-3, "Two inputs and two outputs, by name.")

    draw = Draw(85)
    one, two = fc(draw), ("LIF", lif(draw))
    inner = (port("input", SIZE) | {"fc": one, "lif": two} | port("output", SIZE), pairs("input", "fc", "lif", "output"))
    middle = (port("input", SIZE) | {"core": ("NIRGraph", inner)} | port("output", SIZE), pairs("input", "core", "output"))
    outer = (port("input", SIZE) | {"block": ("NIRGraph", middle)} | port("output", SIZE), pairs("input", "block", "output"))
    flat = port("input", SIZE) | {"block/core/fc": one, "block/core/lif": two} | port("output", SIZE)
    network = Network(flat, pairs("input", "block/core/fc", "block/core/lif", "output"), nested=outer)
    name = suite.network("wiring/nested-twice", network, input=draw.input(-1, 2))
    suite.vector(name, "nir", 1e-3, "A graph in a graph in a graph.")


def images(suite):
    draw = Draw(86)
    whole = lambda *values: np.array(values, np.int64)
    conv = dict(weight=draw(-1, 1.5, 2, 1, 3, 3), bias=draw(-0.2, 0.3, 2), stride=whole(1, 1), padding=whole(1, 1),
                dilation=whole(1, 1), groups=np.array(1), input_shape=whole(4, 4))
    fields = {key: np.broadcast_to(value[:2, None, None], (2, 4, 4)).copy() for key, value in lif(draw).items()}
    pool = dict(kernel_size=whole(2, 2), stride=whole(2, 2), padding=whole(0, 0))
    flat = dict(input_type=whole(2, 2, 2), start_dim=np.array(0), end_dim=np.array(-1))
    network = Network.chain((1, 4, 4), 3, conv=("Conv2d", conv), lif=("LIF", fields), pool=("SumPool2d", pool),
                            flat=("Flatten", flat), fc=affine(draw, 3, 8, -0.5, 0.5))
    name = suite.network("wiring/image", network, input=draw.input(-0.5, 1.5, 1, 4, 4, steps=20))
    for dialect in ("nir", "norse"):
        suite.vector(name, dialect, 1e-3, "Maps of neurons between a convolution and a readout.")


def add(suite):
    chains(suite)
    cycles(suite)
    sums(suite)
    ports(suite)
    images(suite)
