package io.nir4j.io.json;

/// Ends the reading of a text that is wrong all over; what was found stays in the findings.
final class TooManyFindings extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooManyFindings() {
        super("too many findings", null, false, false);
    }
}
