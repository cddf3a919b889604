"""More update rules: frameworks that were read but not run, chips, NIR's own equations and the paper's code."""

import math

import numpy as np

from .rules import Layer, Leaky, LeakyIF, Synaptic, exp, variant

# --- SpikingJelly: activation_based/neuron/integrate_and_fire.py, lif.py; nir_exchange/from_nir.py --------------------


class JellyLIF(Layer):
    """decay_input, hard reset, starts at v_reset; its tau counts steps."""

    def step(self, x):
        rest = self.single("v_reset")
        self.v = self.full(x, rest) if self.v is None else self.v
        self.v = self.charged(x, rest)
        s = (self.v >= self.single("v_threshold")).astype(self.F)
        self.v = (1 - s) * self.v + s * rest
        return s

    def charged(self, x, rest):
        return self.v + (x - (self.v - rest)) / self.F(self.double("tau") / self.dt)


class JellyIF(JellyLIF):
    def charged(self, x, rest):
        return self.v + x


# --- hxtorch: spiking/functional/step_integration_code_factory.py (CuBaStepCode) --------------------------------------


class HxCubaLI(Layer):
    """g_l = 1/r and c = tau_mem*g_l, so that tau_mem = c/g_l. The current is updated after the membrane has seen it."""

    def setup(self):
        self.conductance = self.F(1 / self.double("r"))
        self.per_capacity = self.F(self.dt / (self.double("tau_mem") / self.double("r")))
        self.kept = self.F(1 - self.dt / self.double("tau_syn"))

    def step(self, x):
        leak = self.single("v_leak")
        self.v = self.full(x, leak) if self.v is None else self.v
        self.i = self.full(x, 0) if self.i is None else self.i
        change = self.per_capacity * (self.i + self.conductance * (leak - self.v))
        self.i = self.i * self.kept + x
        self.v = self.v + change
        return self.fire()

    def fire(self):
        return self.v

    def shown(self):
        return {"v": self.v, "i": self.i}


class HxCubaLIF(HxCubaLI):
    def fire(self):
        z = (self.v - self.single("v_threshold") > 0).astype(self.F)
        self.v = (1 - z) * self.v + z * self.single("v_reset")
        return z


# --- Lava: lava/proc/lif (floating point) as paper/nir_to_lava.py sets it up: du=1, dv=dt/tau, weights dt/tau ---------


class LavaLIF(Layer):
    """`arrived` is what was sent one step ago; the caller delays it."""

    def step(self, arrived):
        self.v = self.full(arrived, 0) if self.v is None else self.v
        self.v = self.v * (1 - self.decay()) + self.current(arrived)
        s = (self.v > self.single("v_threshold")).astype(self.F)
        self.v = self.v * (1 - s)
        return s

    def decay(self):
        return self.F(self.dt / self.double("tau"))

    def current(self, arrived):
        return self.F(self.dt / self.double("tau")) * arrived


class LavaIF(LavaLIF):
    def decay(self):
        return self.F(0)

    def current(self, arrived):
        return arrived


class LavaCubaLIF(LavaLIF):
    """lava-dl's current_decay and voltage_decay; the current enters with r*dt/tau_mem, 1 where lava-dl insists on it."""

    def decay(self):
        return self.F(self.dt / self.double("tau_mem"))

    def current(self, arrived):
        ratio = self.F(self.dt / self.double("tau_syn"))
        self.i = self.full(arrived, 0) if self.i is None else self.i
        self.i = self.i * (1 - ratio) + self.single("w_in", 1) * ratio * arrived
        return self.single("r") * self.decay() * self.i

    def shown(self):
        return {"v": self.v, "i": self.i}


# --- SpiNNaker2: s2_nir, integrator FORWARD (EXPONENTIAL), reset ZERO (SUBTRACT) --------------------------------------


class SpinLIF(Leaky):
    """threshold = v_thr/(r*k), the offset k*v_leak in the same units, where k = dt/tau or 1-exp(-dt/tau)."""

    mechanism, exponential = "zero", False

    def share(self, tau):
        ratio = self.dt / self.double(tau)
        return 1 - exp(-ratio) if self.exponential else ratio

    def setup(self):
        share = self.share("tau")
        self.units(share, self.double("r") * share)

    def units(self, share, unit):
        self.beta = self.F(1 - share)
        self.gain, self.threshold = self.F(unit), self.F(self.double("v_threshold") / unit)
        self.offset = self.F(share * (self.double("v_leak") / unit))

    def step(self, x):
        self.mem = self.full(x, 0) if self.v is None else self.mem
        self.mem = self.beta * self.mem + self.driven(x) + self.offset
        s = (self.mem > self.threshold).astype(self.F)
        self.mem = np.where(s > 0, self.F(0), self.mem) if self.mechanism == "zero" else self.mem - s * self.threshold
        self.v = self.mem * self.gain
        return s

    def driven(self, x):
        return x


class SpinIF(SpinLIF):
    """threshold = v_thr/r, no decay."""

    def setup(self):
        self.beta, self.offset, self.gain = self.F(1), self.F(0), self.single("r")
        self.threshold = self.F(self.double("v_threshold") / self.double("r"))


class SpinCubaLIF(SpinLIF):
    """As snnTorch's Synaptic; the order inside the chip's neuron was not read."""

    def setup(self):
        synapse, membrane = self.share("tau_syn"), self.share("tau_mem")
        self.alpha, self.current_unit = self.F(1 - synapse), self.double("w_in", 1) * synapse
        self.units(membrane, self.double("r") * membrane * self.current_unit)

    def driven(self, x):
        self.syn = self.alpha * (self.full(x, 0) if self.v is None else self.syn) + x
        self.i = self.syn * self.F(self.current_unit)
        return self.syn

    def shown(self):
        return {"v": self.v, "i": self.i}


# --- The NIR paper: paper/03_rnn/extras/debug_CubaLIF/nir_reference_impl.py -------------------------------------------


class PaperCubaLIF(Layer):
    def step(self, x):
        before = self.full(x, 0) if self.i is None else self.i
        self.v = self.full(x, 0) if self.v is None else self.v
        self.i = before + self.F(self.dt) / self.single("tau_syn") * (-before + self.single("w_in", 1) * x)
        drive = self.single("v_leak") - self.v + self.single("r") * before
        self.v = self.v + self.F(self.dt) / self.single("tau_mem") * drive
        z = (self.v > self.single("v_threshold")).astype(self.F)
        self.v = self.v - z * self.single("v_threshold")
        return z

    def shown(self):
        return {"v": self.v, "i": self.i}


# --- NIR's equations by forward Euler ---------------------------------------------------------------------------------


class EulerLI(Layer):
    """v += dt/tau*((v_leak - v) + r*x)."""

    fires, resets = False, True

    def step(self, x):
        self.v = self.full(x, self.single("v_leak")) if self.v is None else self.v
        self.v = self.moved(self.v, x)
        return self.fire() if self.fires else self.v

    def moved(self, v, x):
        rate = self.F(self.dt / self.double("tau"))
        return v + rate * ((self.single("v_leak") - v) + self.single("r") * x)

    def fire(self):
        z = self.v > self.single("v_threshold")
        self.v = np.where(z, self.single("v_reset"), self.v) if self.resets else self.v
        return z.astype(self.F)


class EulerLIF(EulerLI):
    fires = True


class EulerLIFLate(EulerLIF):
    """The spike of the step before: its threshold comes off `before` the update, as in Spyx' CubaLIF, or `after` it, as in
    snnTorch; or the membrane is `set` before it."""

    way = "before"

    def step(self, x):
        self.v = self.full(x, self.single("v_leak")) if self.v is None else self.v
        spiked = self.v > self.single("v_threshold")
        lowered = spiked * self.single("v_threshold")
        if self.way == "after":
            self.v = self.moved(self.v, x) - lowered
        elif self.way == "before":
            self.v = self.moved(self.v - lowered, x)
        else:
            self.v = self.moved(np.where(spiked, self.single("v_reset"), self.v), x)
        return (self.v > self.single("v_threshold")).astype(self.F)


class EulerI(EulerLI):
    """v += dt*r*x."""

    def moved(self, v, x):
        return v + self.F(self.dt * self.double("r")) * x


class EulerIF(EulerI):
    fires = True


class EulerCubaLI(EulerLI):
    """The current first; the membrane sees the new one."""

    honours = True

    def moved(self, v, x):
        self.i = self.full(x, 0) if self.i is None else self.i
        rate = self.F(self.dt / self.double("tau_syn"))
        self.i = self.i + rate * ((0 - self.i) + (self.single("w_in", 1) if self.honours else self.F(1)) * x)
        rate = self.F(self.dt / self.double("tau_mem"))
        return v + rate * ((self.single("v_leak") - v) + (self.single("r") if self.honours else self.F(1)) * self.i)

    def shown(self):
        return {"v": self.v, "i": self.i}


class EulerCubaLIF(EulerCubaLI):
    fires = True


class PlainCubaLIF(EulerCubaLIF):
    """r and w_in not read."""

    honours = False


# --- NIR's equations solved: the matrix exponential of the linear system, by scaling and squaring ---------------------


def propagator(matrix):
    """exp(matrix) by its series, after halving often enough and squaring as often."""
    halvings = max(0, math.ceil(math.log2(max(1e-30, np.abs(matrix).sum(axis=1).max()))) + 8)
    small = matrix / 2.0**halvings
    result = term = np.eye(len(matrix))
    for order in range(1, 12):
        term = np.array([[sum(term[i, k] * small[k, j] for k in range(len(matrix))) for j in range(len(matrix))]
                         for i in range(len(matrix))]) / order
        result = result + term
    for _ in range(halvings):
        result = np.array([[sum(result[i, k] * result[k, j] for k in range(len(matrix))) for j in range(len(matrix))]
                           for i in range(len(matrix))])
    return result


class ExactCubaLI(EulerLI):
    """(i, v, x, 1) moves by exp(dt*A): tau_syn i' = -i + w_in x, tau_mem v' = (v_leak - v) + r i."""

    def moved(self, v, x):
        self.i = self.full(x, 0) if self.i is None else self.i
        size = x.shape[-1]
        value = lambda name, j, otherwise=0.0: float(np.broadcast_to(self.double(name, otherwise), (size,))[j])
        current, potential = self.i.copy(), v.copy()
        for j in range(size):
            s, m = value("tau_syn", j), value("tau_mem", j)
            rates = np.array([[-1 / s, 0, value("w_in", j, 1) / s, 0], [value("r", j) / m, -1 / m, 0, value("v_leak", j) / m],
                              [0, 0, 0, 0], [0, 0, 0, 0]])
            p = propagator(rates * self.dt)
            current[:, j] = p[0, 0] * self.i[:, j] + p[0, 2] * x[:, j]
            potential[:, j] = p[1, 0] * self.i[:, j] + p[1, 1] * v[:, j] + p[1, 2] * x[:, j] + p[1, 3]
        self.i = current.astype(self.F)
        return potential.astype(self.F)

    def shown(self):
        return {"v": self.v, "i": self.i}


class ExactCubaLIF(ExactCubaLI):
    fires = True


class ExactLI(EulerLI):
    """v goes to v_leak + r*x along exp(-t/tau)."""

    def moved(self, v, x):
        target = self.single("v_leak") + self.single("r") * x
        return target + (v - target) * self.F(exp(-self.dt / self.double("tau")))


class ExactLIF(ExactLI):
    fires = True


SUBTRACT_AT_ONCE = {"LIF": variant(Leaky, mechanism="subtract"), "IF": variant(LeakyIF, mechanism="subtract"),
                    "CubaLIF": variant(Synaptic, mechanism="subtract")}
ZERO_LATE = {"LIF": variant(Leaky, delay=True), "CubaLIF": variant(Synaptic, delay=True)}
NO_RESET = {"LIF": variant(Leaky, mechanism="none"), "CubaLIF": variant(Synaptic, mechanism="none")}
NATIVE = {"LIF": variant(Leaky, mechanism="subtract", delay=True), "IF": variant(LeakyIF, mechanism="subtract", delay=True),
          "CubaLIF": variant(Synaptic, mechanism="subtract", delay=True)}
