package io.nir4j.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import io.nir4j.model.Graph;
import io.nir4j.model.GraphCodec;
import io.nir4j.model.diagnostic.Findings;
import io.nir4j.model.diagnostic.InvalidNetwork;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Files cut short or with a few bytes overwritten: a diagnostic or a network, soon, whatever was hit.
class DamagedByChanceTest {
    private static final int CASES = 2_000;
    private static final long SEED = 20_260_822;
    private static final Duration LIMIT = Duration.ofSeconds(2);

    @TempDir
    Path folder;

    @Test
    void endsInADiagnosticOrInANetwork() throws IOException {
        Path[] files = Stream.of(
                        "nested-twice",
                        "latest-superblock",
                        "shuffle-fletcher-bigendian",
                        "metadata",
                        "layout-0.0.1",
                        "fixed-length-strings",
                        "half-weights-bool-bias",
                        "big-lzf")
                .map(name -> TestData.wire(name + ".nir"))
                .toArray(Path[]::new);
        AtomicInteger refused = new AtomicInteger();
        for (int number = 0; number < CASES; number++) {
            Path sound = files[number % files.length];
            byte[] damaged = damage(Files.readAllBytes(sound), new Random(SEED + number));
            check(damaged, sound + " damaged with seed " + (SEED + number), refused);
        }
        int count = refused.get();
        assertTrue(count > CASES / 10 && count < CASES, count + " of " + CASES + " refused: is anything damaged?");
    }

    private void check(byte[] damaged, String what, AtomicInteger refused) throws IOException {
        Path file = Files.write(folder.resolve("damaged.nir"), damaged);
        long start = System.nanoTime();
        try {
            Graph graph = NirFile.read(file).graph();
            assertEquals(graph, GraphCodec.decode(GraphCodec.encode(graph), "/node", new Findings()), what);
        } catch (InvalidNetwork said) {
            refused.incrementAndGet();
        } catch (RuntimeException | Error other) {
            fail(what, other);
        }
        Duration taken = Duration.ofNanos(System.nanoTime() - start);
        assertTrue(taken.compareTo(LIMIT) < 0, () -> what + " takes " + taken);
    }

    /// One file in six is cut; in the others one to eight bytes change, together or anywhere.
    private static byte[] damage(byte[] sound, Random random) {
        if (random.nextInt(6) == 0) {
            return Arrays.copyOf(sound, random.nextInt(sound.length));
        }
        byte[] damaged = sound.clone();
        boolean together = random.nextBoolean();
        int start = random.nextInt(sound.length);
        int count = 1 + random.nextInt(8);
        for (int i = 0; i < count; i++) {
            int at = together ? (start + i) % sound.length : random.nextInt(sound.length);
            damaged[at] = switch (random.nextInt(4)) {
                case 0 -> (byte) 0xff;
                case 1 -> 0;
                case 2 -> (byte) (damaged[at] ^ 1 << random.nextInt(8));
                default -> (byte) random.nextInt(256);
            };
        }
        return damaged;
    }
}
