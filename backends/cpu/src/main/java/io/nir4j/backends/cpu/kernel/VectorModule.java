package io.nir4j.backends.cpu.kernel;

import java.lang.System.Logger.Level;
import java.lang.module.ModuleFinder;
import java.lang.reflect.InvocationTargetException;
import java.util.concurrent.atomic.AtomicBoolean;

/// The Vector API, which is still an incubator module: not there unless somebody asks for it.
///
/// On the command line the JVM would warn about it, at every start. So the nir command does not ask there: its manifest
/// opens the JDK's own way to load a module late, and that is tried here. An application that wants speed says
/// `--add-modules jdk.incubator.vector`.
public final class VectorModule {
    private static final String NAME = "jdk.incubator.vector";
    private static final String LOADER = "jdk.internal.module";
    private static final AtomicBoolean TOLD = new AtomicBoolean();

    private VectorModule() {}

    /// What a user can do where it is not there.
    public static String remedy() {
        return "start java with --add-modules " + NAME;
    }

    /// Whether vectors could be loaded, as far as that can be told without doing it, which takes a while.
    public static boolean isWithinReach() {
        return ModuleLayer.boot().findModule(NAME).isPresent()
                || (Object.class.getModule().isExported(LOADER, VectorModule.class.getModule())
                        && ModuleFinder.ofSystem().find(NAME).isPresent());
    }

    /// Whether vectors can be used, which the first call settles.
    public static boolean isLoaded() {
        return Loaded.YES;
    }

    /// Whether vectors can be used, for somebody who needs them; if not, the log tells it once.
    public static boolean isLoadedAsNeeded() {
        if (!isLoaded() && !TOLD.getAndSet(true)) {
            System.getLogger(VectorModule.class.getPackageName())
                    .log(Level.INFO, "no Vector API here, computing in plain loops; for speed " + remedy());
        }
        return isLoaded();
    }

    /// Loads at the first look.
    private static final class Loaded {
        static final boolean YES = ModuleLayer.boot().findModule(NAME).isPresent() || load();

        private static boolean load() {
            try {
                Class.forName(LOADER + ".Modules")
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
