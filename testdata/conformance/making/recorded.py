"""The cases of ../frameworks, which Norse and snnTorch computed themselves; they belong to the suite by reference."""

import json

import h5py
import numpy as np


def add(suite):
    root = suite.root.parent / "frameworks"
    for file in sorted(root.glob("*/*/case.json")):
        folder = file.parent
        arrays = np.load(folder / "expected.npz")
        arrays = {key: arrays[key] for key in sorted(arrays.files)}
        with h5py.File(folder / "model.nir", "r") as model:
            kinds = types(model["node"])
            ends = [name for name, node in model["node/nodes"].items() if node["type"][()] in (b"Input", b"Output")]
            fed, read = sorted(ends, key=lambda name: model["node/nodes"][name]["type"][()])
        suite.recorded(folder.relative_to(root).as_posix(), json.loads(file.read_text()), arrays,
                       sorted(kinds - {"Input", "Output"}), fed, read)


def types(graph):
    found = set()
    for node in graph["nodes"].values():
        kind = node["type"][()].decode()
        found |= types(node) | {kind} if kind == "NIRGraph" else {kind}
    return found
