package io.nir4j.cli.draw;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nir4j.model.Graph;
import java.io.File;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class DrawingFormatTest {
    @Test
    void theEndingNamesTheFormat() {
        assertEquals(Optional.of(DrawingFormat.DOT), DrawingFormat.of("net.dot"));
        assertEquals(Optional.of(DrawingFormat.MERMAID), DrawingFormat.of("some.net.mmd"));
        assertEquals(Optional.of(DrawingFormat.SVG), DrawingFormat.of("NET.SVG"));
        assertEquals(Optional.empty(), DrawingFormat.of("net.nir"));
    }

    @Test
    void onlyAnSvgNeedsElk() throws IOException {
        try (URLClassLoader loader = withoutElk()) {
            assertTrue(rendered(loader, "DOT").startsWith("digraph"));
            assertTrue(rendered(loader, "MERMAID").startsWith("---"));
            Throwable failure = failure(() -> rendered(loader, "SVG"));
            assertTrue(failure instanceof NoClassDefFoundError, failure.toString());
        }
    }

    /// Everything on the class path but ELK and what it brings.
    private static URLClassLoader withoutElk() throws IOException {
        List<URL> places = new ArrayList<>();
        for (String place : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            if (!place.contains("org.eclipse.")) {
                places.add(Path.of(place).toUri().toURL());
            }
        }
        return new URLClassLoader(places.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
    }

    private static String rendered(ClassLoader loader, String format) {
        try {
            Class<?> graphs = loader.loadClass(Graph.class.getName());
            Class<?> formats = loader.loadClass(DrawingFormat.class.getName());
            Object builder = graphs.getMethod("builder").invoke(null);
            Object graph = builder.getClass().getMethod("build").invoke(builder);
            Object constant = formats.getMethod("valueOf", String.class).invoke(null, format);
            return (String) formats.getMethod("render", graphs, String.class).invoke(constant, graph, "net");
        } catch (InvocationTargetException thrown) {
            throw new AssertionError(thrown.getCause());
        } catch (ReflectiveOperationException fault) {
            throw new IllegalStateException(fault);
        }
    }

    private static Throwable failure(Executable executable) {
        try {
            executable.execute();
            return new IllegalStateException("nothing was thrown");
        } catch (Throwable thrown) {
            return thrown.getCause();
        }
    }
}
