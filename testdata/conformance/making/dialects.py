"""The choices that each dialect makes, so that nobody needs to know nir4j's names to read the manifest.

docs/dialects.md says what the choices mean; a test compares this table with the dialects themselves.
"""

NIR = {
    "decay": "euler", "form": "leak-first", "coefficients": "rounded-once", "gain": "matched", "synapse-gain": "matched",
    "input-decay": "none", "leak-term": "attracts", "integrator-gain": "step", "integrators": "as-written",
    "comparison": "greater", "spikes-per-step": "one", "reset": "to-v-reset", "reset-when": "same-step",
    "late-reset": "split", "spike-from": "new-potential", "cuba-current": "new", "synapse-rest": "zero",
    "arrival": "same-step", "back-edges": "silent", "initial-potential": "leak", "precision": "float64",
}

SNNTORCH = {
    "form": "decay", "gain": "folded", "synapse-gain": "folded", "integrator-gain": "one", "reset": "to-zero",
    "late-reset": "cuba-after", "back-edges": "bias", "initial-potential": "zero", "precision": "float32",
}
SINABS = {
    "decay": "exponential", "form": "decay", "gain": "step", "synapse-gain": "step", "input-decay": "synapses",
    "integrator-gain": "one", "integrators": "floored", "comparison": "at-least", "spikes-per-step": "many",
    "reset": "subtract", "initial-potential": "zero", "precision": "float32",
}
ROCKPOOL = {
    "decay": "exponential", "form": "decay", "gain": "step", "synapse-gain": "step", "input-decay": "synapses",
    "leak-term": "added", "comparison": "at-least", "spikes-per-step": "many", "reset": "subtract",
    "initial-potential": "zero", "precision": "float32",
}
SPYX = {
    "form": "decay", "gain": "step", "synapse-gain": "step", "integrator-gain": "one", "reset": "subtract",
    "late-reset": "cuba-before", "spike-from": "old-potential", "back-edges": "direct", "initial-potential": "zero",
    "precision": "float32",
}
ONES = {"gain": "one", "synapse-gain": "one"}
RESET, LEAK = "reset-potential", "leak-potential"

# The choices that are otherwise than in NIR, and the parameters that are ignored.
DIALECTS = {
    "nir": ({}, []),
    "exact": ({"decay": "exponential", "cuba-current": "integrated"}, []),
    "paper-reference": ({"reset": "subtract", "cuba-current": "previous", "initial-potential": "zero"}, [RESET]),
    "norse": ({"form": "input-first", "coefficients": "reciprocal", "integrator-gain": "one", "reset": "to-zero",
               "synapse-rest": "v-leak", "precision": "float32"}, ["resistance", RESET, "sum-pool-padding"]),
    "norse-native": ({"form": "input-first", "coefficients": "reciprocal", "synapse-gain": "one", "integrator-gain": "one",
                      "initial-potential": "leak-or-reset", "precision": "float32"},
                     ["resistance", "cuba-resistance", "input-weight"]),
    "snntorch": (SNNTORCH, [RESET, LEAK]),
    "snntorch-native": (dict(SNNTORCH, **{"reset": "subtract", "reset-when": "next-step"}), [RESET, LEAK]),
    "snntorch-import": (dict(SNNTORCH, **{"coefficients": "as-stored", "gain": "folded-lif", "integrators": "leaky",
                                          "back-edges": "silent"}), [RESET, LEAK]),
    "sinabs": (SINABS, [RESET, LEAK]),
    "sinabs-native": (dict(SINABS, **ONES), [RESET, LEAK]),
    "rockpool": (ROCKPOOL, [RESET]),
    "rockpool-native": (dict(ROCKPOOL, **ONES, **{"input-decay": "synapses-and-li"}), [RESET]),
    "spyx": (SPYX, [RESET, LEAK]),
    "spyx-native": (dict(SPYX, **ONES), [RESET, LEAK]),
    "spikingjelly": ({"comparison": "at-least", "initial-potential": "reset", "precision": "float32"}, []),
    "hxtorch": ({"synapse-gain": "one", "cuba-current": "previous", "precision": "float32"}, ["input-weight"]),
    "lava": ({"form": "decay", "gain": "step", "synapse-gain": "step", "integrator-gain": "one", "reset": "to-zero",
              "arrival": "next-step", "initial-potential": "zero"}, ["resistance", RESET, LEAK]),
    "spinnaker2": ({"form": "decay", "gain": "folded", "synapse-gain": "folded", "integrator-gain": "resistance",
                    "reset": "to-zero", "initial-potential": "zero"}, [RESET]),
}


def key(dialect, changes):
    """The name of a discretisation in the manifest: `norse`, `norse reset=subtract`."""
    return " ".join([dialect] + [f"{axis}={choice}" for axis, choice in changes.items()])


def discretization(dialect, changes):
    """All choices, and the ignored parameters, of a dialect with changes."""
    choices, ignored = DIALECTS[dialect]
    axes = dict(NIR, **choices)
    for axis, choice in changes.items():
        if axis == "ignored":
            ignored = [] if choice == "none" else choice.split(",")
        else:
            axes[axis] = choice
    return {"axes": axes, "ignored": sorted(ignored)}
