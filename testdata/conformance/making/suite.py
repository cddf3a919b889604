"""Collects the cases and writes them: networks, inputs, expected arrays and the manifest."""

import json

import numpy as np

from . import dialects
from .frameworks import ALL, NOT_RUN, READ
from .network import Run

FORMAT = 1
RULE = {"spikes": 1.0, "relative": 1e-4, "absolute": 1e-6}  # what the rules of the framework decide
BITS = {"spikes": 1.0, "relative": 1e-5, "absolute": 1e-9}  # spikes that the last bit of the arithmetic decides


class Suite:
    def __init__(self, root):
        self.root = root
        self.networks, self.inputs, self.expected, self.cases = {}, {}, {}, []
        self.used, self.undecided = {}, set()
        self.axes = json.loads((root / "axes.json").read_text())

    def network(self, name, network, **inputs):
        """A network of this name with the input for each Input node, an array (time, batch, features...)."""
        assert name not in self.networks, name
        assert sorted(inputs) == sorted(network.inputs()), name
        self.networks[name], self.inputs[name] = network, inputs
        return name

    def vector(self, name, dialect, dt, says, framework=None, changes=None, bits=False, suffix=""):
        """What `framework` computes, under the name that nir4j has for it and with the changes to it."""
        network, chosen = self.networks[name], ALL[framework or dialect]
        changes = changes or {}
        run = Run(network, chosen, self.inputs[name], dt)
        where = f"{name}/{dialect}" + suffix
        if not bits:
            self.check_margin(where, network, chosen, self.inputs[name], dt, run)
        signals = self.keep(where, name, dialect + suffix, network, run)
        self.add(where, "run", name, dialect, dt, changes, says,
                 arithmetic=np.dtype(chosen.F).name, decidedBy="bits" if bits else "rules",
                 expected=name + ".expected.npz", outputs=signals[0], states=signals[1],
                 tolerance=BITS if bits else RULE, provenance=READ if where in NOT_RUN else chosen.source)

    def keep(self, where, name, prefix, network, run):
        """Puts the arrays away; spikes, which are counts, as small integers."""
        arrays = self.expected.setdefault(name, {})
        outputs, states = {}, {}
        for signal, values in run.arrays.items():
            assert np.isfinite(values).all(), where
            counts = signal in network.outputs() and np.array_equal(values, np.floor(np.clip(values, 0, 255)))
            key = f"{prefix}:{signal}"
            arrays[key] = values.astype(np.uint8) if counts else values
            target = outputs if signal in network.outputs() else states
            target[signal] = {"array": key, "compare": "spikes" if counts else "numbers"}
        return outputs, states

    def check_margin(self, where, network, chosen, inputs, dt, run):
        """Neither the arithmetic nor inputs that are off by 1e-5 may change a spike: rules decide, not rounding."""
        others = [Run(network, chosen, inputs, dt, F) for F in (np.float32, np.float64)]
        for factor in (1 - 1e-5, 1 + 1e-5):
            scaled = {key: value * factor for key, value in inputs.items()}
            others.append(Run(network, chosen, scaled, dt, np.float64))
        for name in network.outputs():
            expected = run.arrays[name]
            for other in others:
                near = np.abs(other.arrays[name] - expected).max() <= 1e-4 * max(1.0, np.abs(expected).max())
                if not near:
                    self.undecided.add(where)

    def add(self, where, kind, name, dialect, dt, changes, says, **more):
        key = dialects.key(dialect, changes)
        self.used[key] = dialects.discretization(dialect, changes)
        network = self.networks.get(name)
        case = {"name": where, "kind": kind, "says": says,
                "primitives": more.pop("primitives", None) or (network.primitives() if network else []),
                "axes": self.axes.get(where, []), "dialect": dialect, "set": changes,
                "discretization": key, "dt": dt, "network": more.pop("file", f"{name}.nir"),
                "inputs": self.feeds(name) if network else more.pop("feeds")}
        self.cases.append(case | more)

    def feeds(self, name):
        several = len(self.inputs[name]) > 1
        return {node: f"{name}.{node}.npy" if several else f"{name}.input.npy" for node in self.inputs[name]}

    def refusal(self, where, stage, says, *, name=None, file=None, feeds=None, dialect="nir", dt=1e-3, primitives=(),
                changes=None):
        """Something that must not be computed; `stage` says what has to refuse it."""
        self.add(where, "refuse", name, dialect, dt, changes or {}, says, stage=stage,
                 primitives=list(primitives) or None, provenance="by definition",
                 **({"file": file, "feeds": feeds or {}} if file else {}))

    def recorded(self, folder, facts, arrays, primitives, fed, read):
        """A case of ../frameworks, by reference."""
        signals = {}, {}
        for key, values in arrays.items():
            counts = np.isin(values, [0, 1]).all()
            target, signal = (signals[1], key[5:]) if key.startswith("node:") else (signals[0], read)
            target[signal] = {"array": key, "compare": "spikes" if counts else "numbers"}
        versions = facts["versions"]
        self.add(f"frameworks/{folder}", "run", None, facts["dialect"], facts["dt"], {},
                 "What the framework itself computed. " + (facts["note"] or "Recorded."),
                 file=f"../frameworks/{folder}/model.nir", primitives=primitives,
                 feeds={fed: f"../frameworks/{folder}/input.npy"}, arithmetic="float32", decidedBy="rules",
                 expected=f"../frameworks/{folder}/expected.npz", outputs=signals[0], states=signals[1],
                 tolerance={"spikes": 0.998, "relative": 1e-4, "absolute": 1e-6},
                 provenance="recorded from " + ", ".join(f"{tool} {versions[tool]}" for tool in sorted(versions)))

    def write(self):
        for name, network in self.networks.items():
            target = self.root / f"{name}.nir"
            target.parent.mkdir(parents=True, exist_ok=True)
            network.write(target)
            for node, path in self.feeds(name).items():
                np.save(self.root / path, self.inputs[name][node])
            if name in self.expected:
                np.savez_compressed(self.root / f"{name}.expected.npz", **self.expected[name])
        manifest = {"format": "nir4j-conformance", "formatVersion": FORMAT, "suiteVersion": "1.1.0",
                    "made": {"by": "make.py", "nirLayout": "1.0.7"},
                    "discretizations": dict(sorted(self.used.items())),
                    "cases": sorted(self.cases, key=lambda case: case["name"])}
        (self.root / "manifest.json").write_text(dump(manifest) + "\n")


def dump(value, indent=0):
    """JSON with a line for each member of an object; what is short stays on one line."""
    flat = json.dumps(value)
    if len(flat) + indent <= 110 or not isinstance(value, (dict, list)) or not value:
        return flat
    space = " " * (indent + 1)
    if isinstance(value, dict):
        lines = [f"{json.dumps(key)}: {dump(item, indent + 1)}" for key, item in value.items()]
        return "{\n" + space + f",\n{space}".join(lines) + "\n" + " " * indent + "}"
    return "[\n" + space + f",\n{space}".join(dump(item, indent + 1) for item in value) + "\n" + " " * indent + "]"
