package io.nir4j.backends.nd4j;

import io.nir4j.backends.spi.Availability;
import io.nir4j.model.diagnostic.Code;
import io.nir4j.model.diagnostic.Diagnostic;
import java.util.Locale;
import org.nd4j.linalg.factory.Nd4j;

/// Whether ND4J and its natives for a platform are on the class path; found out without loading any of it.
///
/// @param platform as ND4J names it, such as `linux-x86_64`
record Installation(String platform) {
    private static final String LIBRARY = "org/nd4j/linalg/cpu/nativecpu/bindings/";

    static Installation ofThisMachine() {
        return new Installation(platform(System.getProperty("os.name"), System.getProperty("os.arch")));
    }

    static String platform(String system, String processor) {
        String name = system.toLowerCase(Locale.ROOT);
        String family = name.startsWith("mac") ? "macosx" : name.startsWith("windows") ? "windows" : name;
        String arch = processor.equals("amd64") ? "x86_64" : processor.equals("aarch64") ? "arm64" : processor;
        return family + "-" + arch;
    }

    Availability availability() {
        ClassLoader loader = Installation.class.getClassLoader();
        if (loader.getResource("org/nd4j/linalg/factory/Nd4j.class") == null) {
            return new Availability.Unavailable("ND4J is not on the class path", "add io.nir4j:nir-nd4j as a whole");
        }
        String library = LIBRARY + platform + "/" + System.mapLibraryName("nd4jcpu");
        if (loader.getResource(library) == null) {
            return new Availability.Unavailable(
                    "the natives of ND4J for " + platform + " are not on the class path",
                    "add org.nd4j:nd4j-native with the classifier " + platform + " if there is one");
        }
        return new Availability.Available("ND4J for " + platform);
    }

    /// Loads ND4J and its natives, which takes a second or two the first time.
    ///
    /// @throws io.nir4j.model.diagnostic.InvalidNetwork if they cannot be loaded here
    static void start() {
        try {
            Nd4j.getExecutioner();
        } catch (LinkageError failed) {
            Throwable reason = failed;
            while (reason.getCause() != null) {
                reason = reason.getCause();
            }
            throw Diagnostic.of(Code.BACKEND_UNAVAILABLE, "ND4J does not start: " + reason)
                    .hint("'nir backends' says what else can run networks")
                    .asException();
        }
    }
}
