package io.nir4j.model.diagnostic;

/// A fault of nir4j, never of its input: something that its own code promised does not hold.
public final class CompilerBug extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public CompilerBug(String message) {
        super(message);
    }

    public CompilerBug(String message, Throwable cause) {
        super(message, cause);
    }
}
