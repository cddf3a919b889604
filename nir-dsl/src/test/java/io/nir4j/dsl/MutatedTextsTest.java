package io.nir4j.dsl;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nir4j.model.diagnostic.Diagnostic;
import io.nir4j.model.diagnostic.InvalidNetwork;
import java.time.Duration;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// Whatever somebody mistypes, the answer is a network or a finding with a line.
class MutatedTextsTest {
    private static final long SEED = 20;
    private static final int CASES = 1_000;
    /// Far above what a text takes; a text that runs away takes longer.
    private static final Duration LIMIT = Duration.ofSeconds(20);

    static final String TEXT = """
        network classifier "Two layers on 28x28 digits."   // a comment
        let hidden = 12
        metadata { author = "somebody", year = 2024, deep = { a = [1.5, nan], b = text["x", "y"] } }

        input image [2, 8, 8] metadata { unit = "spikes" }
        block conv(channels, from, kernel = 3x3) {
            c = Conv2d(weight = normal(channels x from x kernel, std = 0.05, seed = 1), stride = 1,
                       padding = "same", dilation = 1, groups = 1, bias = 0)
            lif = LIF(tau = 10 ms, r = 1, v_leak = 0 mV, v_threshold = uniform(500 mV, 1 V, seed 3))
            in -> c -> lif -> out
        }
        b1 = conv(4, 2)
        b2 = conv(channels = 3, from = 4, kernel = [1, 1])
        flat = Flatten(start_dim = 0, end_dim = -1)
        fc1 = Affine(weight = kaiming(hidden x 192, seed = 7) * 2, bias = f64(zeros(hidden)))
        out = CubaLIF[hidden](tau_syn = 5 ms, tau_mem = 100 nF * 1 MOhm, r = 1, v_leak = 0, v_threshold = 0x1.8p-1)
        rec = Linear(weight = (eye(hidden) - 0.5) / 3)
        "odd name" = opaque "Some Type"(size = i32[1, 2], mode = "fast", deep = { flag = true })
        nested = {
            input a [hidden]
            d = Delay[hidden](delay = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] ms)
            a -> d -> output b
        }
        image -> b1 -> b2 -> flat -> fc1 -> out ->
            nested -> output scores
        out -> rec -> out
        {b1, b2} -> "odd name"

        test "does something" {
            dialect norse, dt 1 ms
            feed image = constant(0.5) for 20 steps
            expect out.v[0] at 3 ~ 0.0974 +- 1e-4
            expect scores equals [1, 2, 3] within 0.2 %
            expect b1/lif[0, 1, 2] spikes at [4, 9, 14]
        }
        """;

    @Test
    void startsFromATextThatIsSound() {
        assertFalse(Snn.parse(TEXT).graph().nodes().isEmpty());
    }

    @Test
    void givesANetworkOrAFinding() {
        MutatedTexts texts = new MutatedTexts(TEXT);
        int refused = 0;
        for (int i = 0; i < CASES; i++) {
            String text = texts.next(new SplittableRandom(SEED + i));
            String title = "case " + i + " of seed " + SEED + ":\n" + text;
            refused += assertTimeoutPreemptively(LIMIT, () -> isRefused(text, title), title) ? 1 : 0;
        }
        assertTrue(refused > CASES / 2, refused + " refused");
    }

    private static boolean isRefused(String text, String title) {
        try {
            Snn.parse(text).tests();
            return false;
        } catch (InvalidNetwork refusal) {
            assertFalse(refusal.diagnostics().isEmpty(), title);
            for (Diagnostic finding : refusal.diagnostics()) {
                assertTrue(finding.place().excerpt().isPresent(), () -> finding + "\n" + title);
            }
            return true;
        } catch (RuntimeException | StackOverflowError fault) {
            throw new AssertionError(title, fault);
        }
    }
}
