package io.nir4j.backends.spi;

/// Whether a backend can work on this machine.
public sealed interface Availability {
    /// It can; `detail` says with what, such as the name of a device.
    record Available(String detail) implements Availability {}

    /// It cannot, for this reason, and what a user can do about it.
    record Unavailable(String reason, String remedy) implements Availability {}
}
