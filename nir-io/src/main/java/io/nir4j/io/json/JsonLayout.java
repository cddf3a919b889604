package io.nir4j.io.json;

/// Where the numbers of a network go.
///
/// @param inlineElements an array of up to this many elements is written as numbers that people can read
/// @param sidecar true if larger ones go into an `.npz` file beside the text; false if they stay in it as base64
public record JsonLayout(long inlineElements, boolean sidecar) {
    /// Small arrays readable, large ones as base64, all in one file.
    public static final JsonLayout ONE_FILE = new JsonLayout(1024, false);
    /// Small arrays readable, large ones in an `.npz` file with the name of the text.
    public static final JsonLayout WITH_SIDECAR = new JsonLayout(1024, true);
}
