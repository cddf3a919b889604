"""The update rules of the frameworks, each written after its own sources and in its own order of operations.

Nothing here knows the axes by which nir4j describes a framework, and nothing was copied from its output: a class is what
its framework does in one step. A layer takes the parameters of a NIR node as they are stored and the step dt in seconds;
`step(x)` takes an array (batch, neurons) and gives the layer's output; `shown()` gives its states in the units of NIR, as
they are after the step. `F` is the arithmetic: the framework's own, or another one to see whether rounding decides.
"""

import math

import numpy as np


def exp(values):
    """Element by element with the C library's exp, for NumPy's own differs in the last bit from machine to machine."""
    values = np.asarray(values, np.float64)
    return np.array([math.exp(value) for value in values.ravel()]).reshape(values.shape)


def variant(base, **attributes):
    """The same rule with other arguments of the framework, such as reset_mechanism."""
    return type(base.__name__ + "Variant", (base,), attributes)


class Layer:
    """The parameters of a node as float64 and as the framework's arithmetic, and states that take the shape of the input."""

    def __init__(self, parameters, dt, F):
        self.F = F
        self.dt = dt
        self.stored = parameters
        self.exact = {name: np.asarray(value, np.float64) for name, value in parameters.items()}
        self.v = self.i = None
        self.setup()

    def setup(self):
        pass

    def double(self, name, otherwise=0.0):
        return self.exact.get(name, np.float64(otherwise))

    def single(self, name, otherwise=0.0):
        return self.F(self.double(name, otherwise))

    def full(self, x, value):
        return np.zeros_like(x) + self.F(value)

    def shown(self):
        return {"v": self.v}


# --- Norse: norse/torch/functional/lif_box.py, leaky_integrator_box.py, iaf.py, utils/import_nir.py -------------------


class NorseLI(Layer):
    tau, start = "tau", "v_leak"

    def setup(self):
        self.rate = self.F(self.dt) * (self.F(1) / self.single(self.tau))

    def step(self, x):
        leak = self.single("v_leak")
        self.v = self.full(x, leak) if self.v is None else self.v
        self.v = self.v + self.rate * ((leak - self.v) + x)
        return self.v


class NorseLIF(NorseLI):
    subtract = False

    def step(self, x):
        leak, threshold = self.single("v_leak"), self.single("v_threshold")
        self.v = self.full(x, leak) if self.v is None else self.v
        reached = self.v + self.rate * (x + leak - self.v)
        z = (reached - threshold > 0).astype(self.F)
        self.v = (1 - z) * reached + (z * (reached - threshold) if self.subtract else z * self.F(0))
        return z


class NorseIF(Layer):
    def step(self, x):
        self.v = self.full(x, 0) if self.v is None else self.v
        reached = self.v + x
        z = (reached - self.single("v_threshold") > 0).astype(self.F)
        self.v = (1 - z) * reached
        return z


class NorseCubaLIF(Layer):
    """x*w_in into a leaky integrator that leaks to v_leak, as the importer builds it, times r into a LIF."""

    subtract = False

    def setup(self):
        synapse = {"tau": self.stored["tau_syn"], "v_leak": self.stored["v_leak"]}
        membrane = dict(self.stored, tau=self.stored["tau_mem"])
        self.synapse = NorseLI(synapse, self.dt, self.F)
        self.membrane = NorseLIF(membrane, self.dt, self.F)
        self.membrane.subtract = self.subtract

    def step(self, x):
        y = self.synapse.step(self.single("w_in", 1) * x)
        return self.membrane.step(self.single("r") * y)

    def shown(self):
        return {"v": self.membrane.v, "i": self.synapse.v}


class NorseCubaLIFSubtracting(NorseCubaLIF):
    """from_nir(..., reset_method=reset_subtract), which reaches CubaLIF alone."""

    subtract = True


# Norse's own cells, which its exporter writes with r and w_in 1: norse/torch/functional/lif.py and module/iaf.py


class NorseLIFBoxCell(NorseLI):
    def step(self, x):
        leak, threshold = self.single("v_leak"), self.single("v_threshold")
        self.v = self.full(x, leak) if self.v is None else self.v
        reached = self.v + self.rate * (x + leak - self.v)
        z = (reached - threshold > 0).astype(self.F)
        self.v = (1 - z) * reached + z * self.single("v_reset")
        return z


class NorseIAFCell(Layer):
    """Starts where it returns to."""

    def step(self, x):
        self.v = self.full(x, self.single("v_reset")) if self.v is None else self.v
        reached = self.v + x
        z = (reached - self.single("v_threshold") > 0).astype(self.F)
        self.v = (1 - z) * reached + z * self.single("v_reset")
        return z


class NorseLIFCell(Layer):
    """The current jumps, moves the membrane, and decays; `i` is the one that moved it."""

    def setup(self):
        self.membrane = self.F(self.dt) * (self.F(1) / self.single("tau_mem"))
        self.synapse = self.F(self.dt) * (self.F(1) / self.single("tau_syn"))

    def step(self, x):
        leak = self.single("v_leak")
        self.v = self.full(x, leak) if self.v is None else self.v
        self.i = (self.full(x, 0) if self.i is None else self.left) + x
        reached = self.v + self.membrane * ((leak - self.v) + self.i)
        self.left = self.i - self.synapse * self.i
        z = (reached - self.single("v_threshold") > 0).astype(self.F)
        self.v = (1 - z) * reached + z * self.single("v_reset")
        return z

    def shown(self):
        return {"v": self.v, "i": self.i}


# --- snnTorch: snntorch/_neurons/leaky.py, synaptic.py, rleaky.py; import_nir.py --------------------------------------


class Leaky(Layer):
    """reset "zero" or "subtract" or "none"; `delay` is the argument reset_delay. r=tau/dt where snnTorch itself exports."""

    mechanism, delay, recurrent = "zero", False, False

    def setup(self):
        tau = self.double("tau")
        self.beta = self.F(1 - self.dt / tau)
        self.gain = self.F(self.double("r") * (self.dt / tau))
        self.threshold = self.F(self.double("v_threshold") / (self.double("r") * (self.dt / tau)))

    def integrate(self, x, reset):
        mem = self.mem
        if self.mechanism == "zero" and self.recurrent:
            return (self.beta * mem + x) * (1 - reset)
        if self.mechanism == "zero":
            return self.beta * ((1 - reset) * mem) + x
        if self.mechanism == "subtract":
            return self.beta * mem + x - reset * self.threshold
        return self.beta * mem + x

    def step(self, x):
        if self.v is None:
            self.mem = self.full(x, 0)
        reset = (self.mem - self.threshold > 0).astype(self.F)
        self.mem = self.integrate(x, reset)
        spk = (self.mem - self.threshold > 0).astype(self.F)
        if not self.delay and self.mechanism == "subtract":
            self.mem = self.mem - (spk - reset) * self.threshold
        if not self.delay and self.mechanism == "zero":
            self.mem = self.mem - (spk - reset) * self.mem
        self.v = self.mem * self.gain
        return spk


class LeakyIF(Leaky):
    """IF is Leaky with beta=1."""

    def setup(self):
        self.beta, self.gain, self.threshold = self.F(1), self.F(1), self.single("v_threshold")


class Synaptic(Leaky):
    """zero with delay drops the whole membrane in the step after the spike, synaptic.py:_base_zero."""

    def setup(self):
        synapse, membrane = self.dt / self.double("tau_syn"), self.dt / self.double("tau_mem")
        self.alpha, self.beta = self.F(1 - synapse), self.F(1 - membrane)
        self.unit = self.double("w_in", 1) * synapse
        self.gain = self.F(self.double("r") * membrane * self.unit)
        self.threshold = self.F(self.double("v_threshold") / (self.double("r") * membrane * self.unit))

    def integrate(self, x, reset):
        self.syn = self.alpha * (self.full(x, 0) if self.v is None else self.syn) + x
        self.i = self.syn * self.F(self.unit)
        updated = self.beta * self.mem + self.syn
        if self.mechanism == "zero":
            return updated * (1 - reset)
        return updated - reset * self.threshold if self.mechanism == "subtract" else updated

    def shown(self):
        return {"v": self.v, "i": self.i}


class ImportedLeaky(Leaky):
    """import_from_nir: constants in the type of the stored arrays, one threshold, divided by the first gain."""

    def setup(self):
        tau, r = self.stored["tau"], self.stored["r"]
        self.beta = self.F(1 - (self.dt / tau))
        scale = np.unique(r * self.dt / tau)[0]
        self.gain = self.F(scale)
        self.threshold = self.F(np.unique(self.stored["v_threshold"] / scale)[0])


class ImportedSynaptic(Synaptic):
    """import_from_nir: r must be tau_mem/dt, so only the gain of the synapse goes into the threshold."""

    def setup(self):
        alpha = 1 - (self.dt / self.stored["tau_syn"])
        beta = 1 - (self.dt / self.stored["tau_mem"])
        scale = self.stored["w_in"] * (self.dt / self.stored["tau_syn"])
        self.alpha, self.beta = self.F(alpha), self.F(beta)
        self.unit = np.unique(scale)[0]
        self.gain = self.F(self.unit)
        self.threshold = self.F(np.unique(self.stored["v_threshold"] / scale)[0])


class ImportedIF(LeakyIF):
    """import_from_nir: Leaky(beta=0.9, reset_delay=False) with the default reset, subtraction."""

    mechanism = "subtract"

    def setup(self):
        super().setup()
        self.beta = self.F(0.9)


# --- sinabs: sinabs/nir.py, layers/functional/lif.py, activation/spike_generation.py (MultiSpike) ---------------------


class SinabsLIF(Layer):
    """`scaled` inputs carry r*dt/tau; sinabs itself adds them as they are. Its tau counts steps: tau/dt."""

    scaled = True

    def setup(self):
        self.alpha = self.F(exp(-self.dt / self.double("tau")))
        self.gain = self.F(self.double("r") * (self.dt / self.double("tau")) if self.scaled else 1.0)

    def fire(self):
        threshold = self.single("v_threshold")
        spikes = (self.v > 0) * np.trunc(self.v / threshold)
        self.v = self.v - spikes * threshold
        return spikes.astype(self.F)

    def step(self, x):
        self.v = self.full(x, 0) if self.v is None else self.v
        self.v = self.alpha * self.v + self.gain * x
        return self.fire()


class SinabsIF(SinabsLIF):
    """min_v_mem=-v_threshold, applied after the reset."""

    def setup(self):
        pass

    def step(self, x):
        self.v = self.full(x, 0) if self.v is None else self.v
        self.v = self.v + x
        spikes = self.fire()
        self.v = np.maximum(self.v, -self.single("v_threshold"))
        return spikes


class SinabsLI(SinabsLIF):
    """ExpLeak."""

    def fire(self):
        return self.v


class SinabsCubaLIF(SinabsLIF):
    """LIF with tau_syn: i = alpha_syn*(i + x)."""

    def setup(self):
        synapse, membrane = self.dt / self.double("tau_syn"), self.dt / self.double("tau_mem")
        self.alpha_syn, self.alpha = self.F(exp(-synapse)), self.F(exp(-membrane))
        self.fed = self.F(self.double("w_in", 1) * synapse if self.scaled else 1.0)
        self.gain = self.F(self.double("r") * membrane if self.scaled else 1.0)

    def step(self, x):
        self.i = self.alpha_syn * ((self.full(x, 0) if self.i is None else self.i) + self.fed * x)
        return super().step(self.i)

    def shown(self):
        return {"v": self.v, "i": self.i}


# --- Rockpool: rockpool/nn/modules/torch/lif_torch.py, lif_neuron_torch.py, exp_syn_torch.py, nir.py ------------------


class RockpoolLIF(Layer):
    """v_leak arrives as `bias`. As many spikes as thresholds fit."""

    scaled = True

    def setup(self):
        self.decay = self.F(exp(-self.dt / self.double("tau")))
        self.gain = self.F(self.double("r") * (self.dt / self.double("tau")) if self.scaled else 1.0)

    def fire(self):
        threshold = self.single("v_threshold")
        spikes = np.where(self.v >= threshold, np.floor(self.v / threshold), self.F(0))
        self.v = self.v - spikes * threshold
        return spikes

    def step(self, x):
        self.v = self.full(x, 0) if self.v is None else self.v
        self.v = self.v * self.decay
        self.v = self.v + self.gain * x + self.single("v_leak")
        return self.fire()


class RockpoolLI(RockpoolLIF):
    """ExpSyn: the input decays with the state. Scaled inputs of other networks enter after the decay."""

    def step(self, x):
        self.v = self.full(x, 0) if self.v is None else self.v
        if self.scaled:
            self.v = self.v * self.decay + self.gain * x
        else:
            self.v = (self.v + x) * self.decay
        return self.v


class RockpoolCubaLIF(RockpoolLIF):
    """LIFTorch."""

    def setup(self):
        synapse, membrane = self.dt / self.double("tau_syn"), self.dt / self.double("tau_mem")
        self.decay_syn, self.decay = self.F(exp(-synapse)), self.F(exp(-membrane))
        self.fed = self.F(self.double("w_in", 1) * synapse if self.scaled else 1.0)
        self.gain = self.F(self.double("r") * membrane if self.scaled else 1.0)

    def step(self, x):
        self.i = (self.full(x, 0) if self.i is None else self.i) + self.fed * x
        self.i = self.i * self.decay_syn
        return super().step(self.i)

    def shown(self):
        return {"v": self.v, "i": self.i}


# --- Spyx: src/spyx/nn.py ---------------------------------------------------------------------------------------------


class SpyxLIF(Layer):
    """A spike of the membrane before the update; `spikes()` is known before any input of the step."""

    scaled = True

    def setup(self):
        self.beta = self.F(1 - self.dt / self.double("tau"))
        self.gain = self.F(self.double("r") * (self.dt / self.double("tau")) if self.scaled else 1.0)

    def spikes(self, shape):
        self.v = np.zeros(shape, self.F) if self.v is None else self.v
        return (self.v > self.single("v_threshold")).astype(self.F)

    def step(self, x):
        s = self.spikes(x.shape)
        self.v = self.beta * self.v + self.gain * x - s * self.single("v_threshold")
        return s


class SpyxIF(SpyxLIF):
    def setup(self):
        self.beta = self.gain = self.F(1)


class SpyxCubaLIF(SpyxLIF):
    def setup(self):
        synapse, membrane = self.dt / self.double("tau_syn"), self.dt / self.double("tau_mem")
        self.alpha, self.beta = self.F(1 - synapse), self.F(1 - membrane)
        self.fed = self.F(self.double("w_in", 1) * synapse if self.scaled else 1.0)
        self.gain = self.F(self.double("r") * membrane if self.scaled else 1.0)

    def step(self, x):
        s = self.spikes(x.shape)
        self.v = self.v - s * self.single("v_threshold")
        self.i = self.alpha * (self.full(x, 0) if self.i is None else self.i) + self.fed * x
        self.v = self.beta * self.v + self.gain * self.i
        return s

    def shown(self):
        return {"v": self.v, "i": self.i}
