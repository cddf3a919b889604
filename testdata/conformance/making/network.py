"""A network, the HDF5 file that holds it, and how a framework runs it."""

import h5py
import numpy as np

from . import layers
from .frameworks import NEURONS

VERSION = "1.0.7"  # the version of NIR whose layout the files have


class Network:
    """Nodes in an order in which they can be run; an edge from a node to itself or an earlier one closes a cycle.

    A node is (type, fields). A nested graph is written as such, `nested`, and run as the flat network that this is.
    """

    def __init__(self, nodes, edges, nested=None):
        self.nodes, self.edges, self.nested = nodes, edges, nested

    @classmethod
    def chain(cls, shape_in, shape_out, **nodes):
        """input -> the nodes one after another -> output."""
        return cls(port("input", shape_in) | nodes | port("output", shape_out), pairs("input", *nodes, "output"))

    def primitives(self):
        """The types of its nodes but Input and Output, which every network has."""
        kinds = {kind for kind, _ in self.nodes.values()} | ({"NIRGraph"} if self.nested else set())
        return sorted(kinds - {"Input", "Output"}) or ["Input", "Output"]

    def inputs(self):
        return [name for name, (kind, _) in self.nodes.items() if kind == "Input"]

    def outputs(self):
        return [name for name, (kind, _) in self.nodes.items() if kind == "Output"]

    def write(self, path):
        with h5py.File(path, "w", track_order=False) as file:
            text(file, "version", VERSION)
            nodes, edges = self.nested or (self.nodes, self.edges)
            graph(file.create_group("node"), nodes, edges)


def port(name, shape):
    return {name: ("Input" if name.startswith("in") else "Output", {"shape": np.array(np.atleast_1d(shape), np.int64)})}


def pairs(*names):
    return list(zip(names, names[1:]))


def text(group, name, value):
    group.create_dataset(name, data=value, dtype=h5py.string_dtype(), track_times=False)


def graph(group, nodes, edges):
    text(group, "type", "NIRGraph")
    inside = group.create_group("nodes")
    for name, (kind, fields) in nodes.items():
        node = inside.create_group(name)
        if kind == "NIRGraph":
            graph(node, *fields)
            continue
        text(node, "type", kind)
        for field, value in fields.items():
            if isinstance(value, str):
                text(node, field, value)
            else:
                node.create_dataset(field, data=value, track_times=False)
    data = np.array([[a.encode(), b.encode()] for a, b in edges], dtype=object).reshape(-1, 2)
    group.create_dataset("edges", data=data, dtype=h5py.string_dtype(), track_times=False)


class Run:
    """One run of a network in a framework: the outputs by name, and the states by `node.state`."""

    def __init__(self, network, framework, inputs, dt, F=None):
        self.network, self.framework, self.dt = network, framework, dt
        self.F = F or framework.F
        self.neurons = {name: framework.rules[kind](fields, dt, self.F)
                        for name, (kind, fields) in network.nodes.items() if kind in NEURONS}
        self.order = list(network.nodes)
        self.values, self.delays, self.sent = {}, {}, {}
        self.recorded = {}
        self.steps = len(next(iter(inputs.values())))
        for step in range(self.steps):
            self.step({name: np.asarray(data[step], self.F) for name, data in inputs.items()})
        self.arrays = {name: np.stack(values) for name, values in self.recorded.items()}

    def sources(self, name):
        return [source for source, target in self.network.edges if target == name]

    def step(self, fed):
        before, self.values = self.values, {}
        if self.framework.early:
            for name, neuron in self.neurons.items():
                self.values[name] = neuron.spikes(self.shape(name, fed))
        if self.framework.late:
            for name, neuron in self.neurons.items():
                self.values[name] = neuron.step(self.sent.get(name, np.zeros(self.shape(name, fed), self.F)))
        for name in self.order:
            self.node(name, before, fed)
        if self.framework.early:
            for name, neuron in self.neurons.items():
                neuron.step(self.arriving(name, before, fed))
        for name in self.neurons:
            self.sent[name] = self.arriving(name, before, fed)
        self.record()

    def node(self, name, before, fed):
        kind, fields = self.network.nodes[name]
        if name in self.values:
            return
        if kind == "Input":
            self.values[name] = fed[name]
        elif name in self.neurons:
            self.values[name] = self.neurons[name].step(self.arriving(name, before, fed))
        elif kind == "Delay":
            self.values[name] = self.delayed(name, fields, self.arriving(name, before, fed))
        else:
            computed = layers.compute(kind, fields, self.arriving(name, before, fed), self.framework.pads)
            self.values[name] = computed.astype(self.F)

    def arriving(self, name, before, fed):
        """The sum of what comes to a node; what closes a cycle is that of the step before."""
        total = None
        for source in self.sources(name):
            if source in self.values:
                value = self.values[source]
            elif before:
                value = before[source]
            else:
                value = self.first(source, fed)
            total = value if total is None else total + value
        return np.zeros(self.shape(name, fed), self.F) if total is None else total

    def first(self, source, fed):
        """What a cycle carries at the first step: nothing, or the bias of its synapse."""
        kind, fields = self.network.nodes[source]
        silence = np.zeros(self.shape(source, fed), self.F)
        if self.framework.bias_first and kind in ("Affine", "Linear"):
            return layers.compute(kind, fields, silence).astype(self.F)
        return silence

    def shape(self, name, fed):
        """(batch, neurons) of a layer of neurons or of a synapse."""
        kind, fields = self.network.nodes[name]
        if kind in ("Affine", "Linear"):
            return (len(next(iter(fed.values()))), fields["weight"].shape[-2])
        sizes = [np.asarray(value).size for value in fields.values()]
        return (len(next(iter(fed.values()))), max(sizes))

    def delayed(self, name, fields, x):
        """Whole steps for each element, nothing before the first."""
        line = self.delays.setdefault(name, [])
        line.append(x)
        steps = np.broadcast_to(np.floor(np.asarray(fields["delay"], np.float64) / self.dt + 0.5).astype(int), x.shape[1:])
        result = np.zeros_like(x)
        for place in np.ndindex(*x.shape[1:]):
            if steps[place] < len(line):
                result[(slice(None), *place)] = line[-1 - steps[place]][(slice(None), *place)]
        return result

    def record(self):
        for name in self.network.outputs():
            self.recorded.setdefault(name, []).append(np.array(self.values[name]))
        for name, neuron in self.neurons.items():
            for state, value in neuron.shown().items():
                self.recorded.setdefault(name + "." + state, []).append(np.array(value))
