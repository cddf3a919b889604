package io.nir4j.backends.cpu;

import java.lang.reflect.InvocationTargetException;

/// The Vector API, which is still an incubator module: not there unless somebody asks for it.
///
/// On the command line the JVM would warn about it, at every start. So the nir command does not ask there: its manifest
/// opens the JDK's own way to load a module late, and that is tried here. An application that wants speed says
/// `--add-modules jdk.incubator.vector`.
final class VectorModule {
    private static final String NAME = "jdk.incubator.vector";

    private VectorModule() {}

    /// What a user can do where it is not there.
    static String remedy() {
        return "start java with --add-modules " + NAME;
    }

    /// Whether vectors can be used, which the first call settles.
    static boolean isLoaded() {
        return Loaded.YES;
    }

    /// Loads at the first look.
    private static final class Loaded {
        static final boolean YES = ModuleLayer.boot().findModule(NAME).isPresent() || load();

        private static boolean load() {
            try {
                Class.forName("jdk.internal.module.Modules")
                        .getMethod("loadModule", String.class)
                        .invoke(null, NAME);
                return true;
            } catch (IllegalAccessException | ClassNotFoundException | NoSuchMethodException closed) {
                return false;
            } catch (InvocationTargetException absent) {
                return false;
            }
        }
    }
}
