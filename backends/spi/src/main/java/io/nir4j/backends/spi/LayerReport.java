package io.nir4j.backends.spi;

import io.nir4j.compiler.schedule.Schedule;
import java.util.OptionalDouble;

/// How a simulation computes a layer, for people who want to know where the time goes.
///
/// @param layer of the schedule
/// @param stepByStep whether it is part of a cycle
/// @param kernel the loops that were chosen, in a few words
/// @param density the share of its inputs that were not zero, where that was counted
public record LayerReport(Schedule.Layer layer, boolean stepByStep, String kernel, OptionalDouble density) {}
