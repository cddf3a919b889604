package io.nir4j.dialects.importing;

/// One change that a fix made.
///
/// @param fix its name
/// @param place the node that changed, with the names of the graphs around it: `block/lif1`; empty for the network
/// @param before what was there
/// @param after what is there now
/// @param why what in the graph says so
public record Correction(String fix, String place, String before, String after, String why) {
    /// `output: shape [1, 1, 1] -> shape [1] (port-of-ones: LIF 'lif' gives (1))`.
    @Override
    public String toString() {
        String where = place.isEmpty() ? "" : place + ": ";
        return where + before + " -> " + after + " (" + fix + ": " + why + ")";
    }
}
