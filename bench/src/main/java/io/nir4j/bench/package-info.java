/// Measures how near the kernels of the `cpu` backend come to what the machine can do, with JMH.
///
/// [PeakBenchmark] measures the machine: multiply-adds of one core, reading from each cache and from memory. The other
/// benchmarks run networks of one layer through [io.nir4j.backends.spi.Simulation], as users do, so that they measure
/// whatever the backend chooses for a layer. [KernelReport] sets one against the other in one run. [Scaling] measures
/// what whole networks do when steps, samples or silence grow.
///
/// How long a network of yours takes is the business of `nir bench`, not of this module.
///
/// Start reading at [Main].
@NullMarked
package io.nir4j.bench;

import org.jspecify.annotations.NullMarked;
