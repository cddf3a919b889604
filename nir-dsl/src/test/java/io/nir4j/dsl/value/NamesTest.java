package io.nir4j.dsl.value;

import static io.nir4j.dsl.value.Values.fault;
import static io.nir4j.dsl.value.Values.field;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nir4j.io.NirFile;
import io.nir4j.io.numpy.Npy;
import io.nir4j.io.numpy.Npz;
import io.nir4j.model.Graph;
import io.nir4j.model.LI;
import io.nir4j.model.Opaque;
import io.nir4j.model.Value;
import io.nir4j.model.diagnostic.Code;
import io.nir4j.model.diagnostic.Diagnostic;
import io.nir4j.model.tensor.Shape;
import io.nir4j.model.tensor.Tensor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NamesTest {
    private static final Tensor ROW = Tensor.ofFloats(1, 2, Float.intBitsToFloat(0x7fc00001));

    private static Tensor load(Path folder, String text) {
        Values values = new Values(ArrayFiles.in(folder), new Budget(0, 0));
        values.weights("w", ArrayFiles.in(folder).open("w.npz"));
        Value value = values.evaluate(text, Values.FIELD).orElseThrow();
        return assertInstanceOf(Value.Numbers.class, value).tensor();
    }

    private static Diagnostic missing(Path folder, String text) {
        Values values = new Values(ArrayFiles.in(folder), new Budget());
        values.weights("w", ArrayFiles.in(folder).open("w.npz"));
        List<Diagnostic> found = values.faults(text, Values.FIELD);
        assertEquals(1, found.size(), found::toString);
        return found.getFirst();
    }

    private static void write(Path folder) throws IOException {
        Npz.write(folder.resolve("w.npz"), Map.of("fc1.weight", ROW, "b", Tensor.scalar(3f)));
        Npy.write(folder.resolve("x.npy"), ROW);
        byte[] header =
                "{\"t\":{\"dtype\":\"U8\",\"shape\":[2],\"data_offsets\":[0,2]}}".getBytes(StandardCharsets.UTF_8);
        byte[] safe = new byte[8 + header.length + 2];
        safe[0] = (byte) header.length;
        System.arraycopy(header, 0, safe, 8, header.length);
        safe[safe.length - 1] = 7;
        Files.write(folder.resolve("s.safetensors"), safe);
        LI li = new LI(ROW, ROW, ROW);
        Graph inner = Graph.builder().add("lif1", li).build();
        Value.Tree fields = new Value.Tree(Map.of("k", new Value.Numbers(ROW), "says", new Value.Text("")));
        Graph graph = Graph.builder()
                .add("lif1", li)
                .add("block", inner)
                .add("odd", new Opaque("Odd", fields))
                .build();
        NirFile.write(folder.resolve("n.nir"), graph);
        NirFile.write(folder.resolve("n.json"), graph);
    }

    @Test
    void findsArraysInFilesOfEveryKind(@TempDir Path folder) throws IOException {
        write(folder);
        assertEquals(ROW, load(folder, "w.\"fc1.weight\""));
        assertEquals(ROW, load(folder, "w.fc1.weight"));
        assertEquals(ROW, load(folder, "\"w.npz\".fc1.weight"));
        assertEquals(ROW, load(folder, "load(\"w.npz\", \"fc1.weight\")"));
        assertEquals(ROW, load(folder, "load(file = \"x.npy\")"));
        assertEquals(
                Tensor.of(Shape.of(2), 0L, 7L).cast(io.nir4j.model.tensor.DType.U8),
                load(folder, "\"s.safetensors\".t"));
        for (String file : List.of("n.nir", "n.json")) {
            assertEquals(ROW, load(folder, "\"" + file + "\".lif1.tau"));
            assertEquals(ROW, load(folder, "\"" + file + "\".\"block/lif1\".r"));
            assertEquals(ROW, load(folder, "\"" + file + "\".odd.k"));
        }
    }

    @Test
    void opensEachFileOnceAndCopiesNothing(@TempDir Path folder) throws IOException {
        write(folder);
        ArrayFiles files = ArrayFiles.in(folder);
        ArraySource source = files.open("x.npy");
        assertSame(source, files.open("x.npy"));
        Values values = new Values(files, new Budget(0, 0));
        values.weights("x", source);
        Value.Numbers found = (Value.Numbers) values.evaluate("x", Values.FIELD).orElseThrow();
        assertSame(source.array("").orElseThrow(), found.tensor());
    }

    @Test
    void keepsWhatAFileSaysOfTypeAndShape(@TempDir Path folder) throws IOException {
        write(folder);
        assertEquals(Tensor.scalar(3f), load(folder, "w.b"));
        assertEquals(Tensor.scalar(3f), load(folder, "f32(w.b)"));
    }

    @Test
    void suggestsArrays(@TempDir Path folder) throws IOException {
        write(folder);
        assertEquals("""
            error NIR-609: 'w.npz' holds no array 'fc1.wieght'
              --> net.snn:1:10
                 1 | let it = w."fc1.wieght"
                   |          ^^^^^^^^^^^^^^
              hint: did you mean 'fc1.weight'?\
            """, missing(folder, "w.\"fc1.wieght\"").toString());
        Diagnostic none = missing(folder, "w");
        assertEquals("'w.npz' is not a single array", none.message());
        assertEquals(Optional.of("it holds 'b', 'fc1.weight'"), none.hint());
        assertEquals(
                Optional.of("it is a single array, which has no name"),
                missing(folder, "\"x.npy\".a").hint());
    }

    @Test
    void saysWhyAFileCannotBeUsed(@TempDir Path folder) throws IOException {
        write(folder);
        Diagnostic missing = missing(folder, "load(\"w.npx\", \"a\")");
        assertEquals(Code.UNKNOWN_ENDING, missing.code());
        assertEquals("1:15", missing.place().path().orElseThrow());
        Diagnostic absent = missing(folder, "\"v.npz\".a");
        assertEquals(Code.UNREADABLE, absent.code());
        assertEquals("'v.npz': there is no such file", absent.message());
        assertEquals(Optional.of("did you mean 'w.npz'?"), absent.hint());
        Files.writeString(folder.resolve("v.npz"), "no archive");
        assertTrue(missing(folder, "\"v.npz\".a").message().startsWith("'v.npz'"));
        assertEquals(Code.UNREADABLE, missing(folder, "\"a\\u{0}.npz\".a").code());
        assertEquals(Code.UNREADABLE, fault("\"a.npz\".b", Values.FIELD).code());
    }

    @Test
    void findsConstants() {
        assertEquals(Tensor.scalar(6f), field("let a = 2\nlet b = a + 1\na * b"));
        assertEquals(Tensor.scalar(2f), field("let pi = 2\npi"));
    }

    @Test
    void suggestsNames() {
        Diagnostic fault = fault("let hidden = 2\nhiden", Values.FIELD);
        assertEquals(Code.UNKNOWN_NAME, fault.code());
        assertEquals("there is no constant and no file called 'hiden'", fault.message());
        assertEquals(Optional.of("did you mean 'hidden'?"), fault.hint());
        assertEquals(
                Optional.of("did you mean 'false'?"),
                fault("flase", Values.FIELD).hint());
        assertEquals(
                Optional.of("text stands in quotes: \"same\""),
                fault("same", Values.FIELD).hint());
        assertEquals(
                "'pi' is not a file, and no part of it has a name",
                fault("pi.x", Values.FIELD).message());
        assertEquals(Code.UNKNOWN_NAME, fault("w.x", Values.FIELD).code());
    }
}
