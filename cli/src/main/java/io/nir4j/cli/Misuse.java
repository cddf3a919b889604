package io.nir4j.cli;

/// Wrong usage that shows only once the files have been read, such as an input that the network does not have.
final class Misuse extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /// @param message without a full stop, with the advice in it
    Misuse(String message) {
        super(message);
    }
}
