"""Which rules make up a framework, and how it runs a network of them."""

from dataclasses import dataclass, field

import numpy as np

from . import rules, rules_of_others as others
from .rules import variant


@dataclass(frozen=True)
class Framework:
    """`rules` by type of node.

    F: the arithmetic. early: spikes are those of the membrane before the update, known before any input of the step.
    late: what is sent arrives a step later. bias_first: a synapse that closes a cycle gives its bias at the first step.
    pads: SumPool2d is padded. source: how its numbers were obtained, for the manifest.
    """

    rules: dict
    source: str
    F: type = np.float32
    early: bool = False
    late: bool = False
    bias_first: bool = False
    pads: bool = True


def without_scaling(rules_by_type):
    return {kind: variant(rule, scaled=False) for kind, rule in rules_by_type.items()}


NORSE = {"LI": rules.NorseLI, "LIF": rules.NorseLIF, "IF": rules.NorseIF, "CubaLIF": rules.NorseCubaLIF}
CELLS = {"LI": rules.NorseLI, "LIF": rules.NorseLIFBoxCell, "IF": rules.NorseIAFCell, "CubaLIF": rules.NorseLIFCell}
SNNTORCH = {"LIF": rules.Leaky, "IF": rules.LeakyIF, "CubaLIF": rules.Synaptic}
IMPORTED = {"LIF": rules.ImportedLeaky, "IF": rules.ImportedIF, "CubaLIF": rules.ImportedSynaptic}
SINABS = {"LIF": rules.SinabsLIF, "IF": rules.SinabsIF, "LI": rules.SinabsLI, "CubaLIF": rules.SinabsCubaLIF}
ROCKPOOL = {"LIF": rules.RockpoolLIF, "LI": rules.RockpoolLI, "CubaLIF": rules.RockpoolCubaLIF}
SPYX = {"LIF": rules.SpyxLIF, "IF": rules.SpyxIF, "CubaLIF": rules.SpyxCubaLIF}
SPIN = {"LIF": others.SpinLIF, "IF": others.SpinIF, "CubaLIF": others.SpinCubaLIF}
EULER = {"LI": others.EulerLI, "LIF": others.EulerLIF, "I": others.EulerI, "IF": others.EulerIF,
         "CubaLI": others.EulerCubaLI, "CubaLIF": others.EulerCubaLIF}
EXACT = {"LI": others.ExactLI, "LIF": others.ExactLIF, "I": others.EulerI, "IF": others.EulerIF,
         "CubaLI": others.ExactCubaLI, "CubaLIF": others.ExactCubaLIF}
LAVA = {"LIF": others.LavaLIF, "IF": others.LavaIF, "CubaLIF": others.LavaCubaLIF}

READ = "numpy, after the framework's sources"
NORSE_TOO = "numpy, after the framework's sources; norse 1.1.0 (torch 2.13.0) gives the same"
SNNTORCH_TOO = "numpy, after the framework's sources; snntorch 0.9.4 (torch 2.13.0) gives the same"
DEFINED = "numpy, after NIR's equations"
WRITTEN = "numpy, after the definition in docs/dialects.md"

# What was not run in the framework: RSynaptic passes over reset_delay=False, and nested graphs are not read.
NOT_RUN = ("wiring/recurrent-cuba/snntorch", "wiring/recurrent-cuba-unbiased/snntorch", "wiring/recurrent-nested/snntorch")

ALL = {
    "nir": Framework(EULER, DEFINED, F=np.float64),
    "nir in float32": Framework(EULER, DEFINED),
    "nir, threshold off before the next update": Framework({"LIF": others.EulerLIFLate}, WRITTEN, F=np.float64),
    "nir, set before the next update": Framework({"LIF": variant(others.EulerLIFLate, way="set")}, WRITTEN, F=np.float64),
    "nir, threshold off after the next update":
        Framework({"LIF": variant(others.EulerLIFLate, way="after")}, WRITTEN, F=np.float64),
    "nir, never reset": Framework({"LIF": variant(others.EulerLIF, resets=False)}, WRITTEN, F=np.float64),
    "nir, r and w_in unread": Framework({"CubaLIF": others.PlainCubaLIF}, WRITTEN, F=np.float64),
    "exact": Framework(EXACT, DEFINED, F=np.float64),
    "paper-reference": Framework({"CubaLIF": others.PaperCubaLIF}, "numpy, after the paper's code", F=np.float64),
    "norse": Framework(NORSE, NORSE_TOO, pads=False),
    "norse, subtracting": Framework(dict(NORSE, CubaLIF=rules.NorseCubaLIFSubtracting), NORSE_TOO, pads=False),
    "norse-native": Framework(CELLS, NORSE_TOO),
    "snntorch": Framework(SNNTORCH, SNNTORCH_TOO, bias_first=True),
    "snntorch, subtracting at once": Framework(others.SUBTRACT_AT_ONCE, SNNTORCH_TOO, bias_first=True),
    "snntorch, zero with delay": Framework(others.ZERO_LATE, SNNTORCH_TOO, bias_first=True),
    "snntorch, recurrent, zero with delay":
        Framework({"LIF": variant(rules.Leaky, delay=True, recurrent=True)}, SNNTORCH_TOO, bias_first=True),
    "snntorch, no reset": Framework(others.NO_RESET, SNNTORCH_TOO, bias_first=True),
    "snntorch-native": Framework(others.NATIVE, SNNTORCH_TOO, bias_first=True),
    "snntorch-import": Framework(IMPORTED, SNNTORCH_TOO),
    "sinabs": Framework(SINABS, READ),
    "sinabs-native": Framework(without_scaling(SINABS), READ),
    "rockpool": Framework(ROCKPOOL, READ),
    "rockpool-native": Framework(without_scaling(ROCKPOOL), READ),
    "spyx": Framework(SPYX, READ, early=True),
    "spyx-native": Framework(without_scaling(SPYX), READ, early=True),
    "spikingjelly": Framework({"LIF": others.JellyLIF, "IF": others.JellyIF}, READ),
    "hxtorch": Framework({"CubaLI": others.HxCubaLI, "CubaLIF": others.HxCubaLIF}, READ),
    "lava": Framework(LAVA, READ, F=np.float64, late=True),
    "spinnaker2": Framework(SPIN, READ, F=np.float64),
    "spinnaker2, exponential and subtracting": Framework(
        {"LIF": variant(others.SpinLIF, exponential=True, mechanism="subtract"),
         "CubaLIF": variant(others.SpinCubaLIF, exponential=True, mechanism="subtract")}, READ, F=np.float64),
    "spinnaker2, a step for every connection": Framework(SPIN, READ, F=np.float64, late=True),
}

NEURONS = ("LI", "LIF", "I", "IF", "CubaLI", "CubaLIF")
