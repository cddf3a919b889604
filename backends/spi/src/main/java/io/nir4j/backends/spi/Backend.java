package io.nir4j.backends.spi;

/// What all backends have. Constructing one touches no device and loads no native code.
public interface Backend {
    /// The name on the command line.
    String name();

    /// One sentence about what it is for.
    String says();

    /// Whether it can work here; this may look for devices.
    Availability availability();
}
