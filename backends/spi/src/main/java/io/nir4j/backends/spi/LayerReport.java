package io.nir4j.backends.spi;

import io.nir4j.compiler.schedule.Schedule;
import java.util.OptionalDouble;

/// How a simulation computes a layer, for people who want to know where the time goes.
///
/// @param layer of the schedule
/// @param stepByStep whether it is part of a cycle
/// @param kernel the loops that were chosen, in a few words
/// @param density the share of its inputs that were not zero, where that was counted
/// @param once whether what it hears was the same at all steps of each block, so that what it makes of it, but for
/// neurons at its end, was computed for one of them
public record LayerReport(
        Schedule.Layer layer, boolean stepByStep, String kernel, OptionalDouble density, boolean once) {}
