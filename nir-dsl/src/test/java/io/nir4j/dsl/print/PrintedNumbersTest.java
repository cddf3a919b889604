package io.nir4j.dsl.print;

import static io.nir4j.dsl.print.PrinterTest.SIDECAR;
import static io.nir4j.dsl.print.PrinterTest.all;
import static io.nir4j.dsl.print.PrinterTest.notes;
import static io.nir4j.dsl.print.PrinterTest.prints;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.nir4j.dsl.Snn;
import io.nir4j.model.Delay;
import io.nir4j.model.Graph;
import io.nir4j.model.IntVector;
import io.nir4j.model.LIF;
import io.nir4j.model.Linear;
import io.nir4j.model.Scale;
import io.nir4j.model.SumPool2d;
import io.nir4j.model.Threshold;
import io.nir4j.model.Value;
import io.nir4j.model.tensor.DType;
import io.nir4j.model.tensor.Shape;
import io.nir4j.model.tensor.Tensor;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// How numbers print: with units, without a type that goes without saying, with as many digits as they need.
class PrintedNumbersTest {
    @Test
    void numbersHaveTheUnitsThatPeopleUse() {
        delays(0.005f, "5 ms");
        delays(0.0123f, "12.3 ms");
        delays(0.1f, "100 ms");
        delays(0.00025f, "250 us");
        delays(1, "1");
        delays(20, "20");
        delays(0, "0");
        LIF lif = new LIF(all(1, 2), all(1e6f, 2), all(-0.065f, 2), all(0.5f, 2));
        prints(lif, "LIF[2](tau = 1, r = 1 MOhm, v_leak = -65 mV, v_threshold = 0.5)");
        prints(new Threshold(all(0.005f, 2)), "Threshold[2](threshold = 0.005)");
    }

    private static void delays(float seconds, String expected) {
        prints(new Delay(all(seconds, 2)), "Delay[2](delay = " + expected + ")");
    }

    @Test
    void everyFloat32InMillisecondsReadsBack() {
        for (int i = 1; i < 2_000; i++) {
            Graph graph = Graph.builder()
                    .add("a", new Delay(all((float) (i * 1e-5 * Math.PI), 2)))
                    .build();
            assertEquals(graph, Snn.parse(Printer.print(graph, SIDECAR).text()).graph());
        }
    }

    @Test
    void uniformArraysPrintAsWhatTheyAre() {
        prints(new Linear(all(0, 10, 5)), "Linear(weight = zeros(10 x 5))");
        prints(new Linear(all(1, 10, 5)), "Linear(weight = ones(10 x 5))");
        prints(new Linear(all(0.5f, 10, 5)), "Linear(weight = full(10 x 5, 0.5))");
        prints(new Linear(all(-0.0f, 10, 5)), "Linear(weight = full(10 x 5, -0.0))");
        prints(new Linear(Tensor.filled(DType.F16, Shape.of(10, 5), 0)), "Linear(weight = f16(zeros(10 x 5)))");
        prints(new Linear(all(0, 2, 2)), "Linear(weight = [[0, 0], [0, 0]])");
        prints(new Linear(all(0, 0, 2)), "Linear(weight = f32(zeros([0, 2])))");
        notes(Tensor.filled(DType.BOOL, Shape.of(20), 1), "bool(full(20, true))");
        notes(Tensor.filled(DType.I64, Shape.of(20), 7), "i64(full(20, 7))");
    }

    @Test
    void integersOfTheUsualTypeDoNotSayIt() {
        prints(
                new SumPool2d(
                        IntVector.of(2, 2),
                        IntVector.of(2),
                        new IntVector(Tensor.scalar(1).cast(DType.I32))),
                "SumPool2d(kernel_size = [2, 2], stride = 2, padding = i32(1))");
    }

    @Test
    void numbersInMetadataTellTheirType() {
        notes(Tensor.scalar(1L), "1");
        notes(Tensor.scalar(1.0), "1.0");
        notes(Tensor.scalar(1e-7), "1e-7");
        notes(Tensor.scalar(1f), "f32(1)");
        notes(Tensor.ofDoubles(1, 2.5), "[1.0, 2.5]");
        notes(Tensor.ofDoubles(1, Double.POSITIVE_INFINITY), "f64[1, inf]");
        notes(Tensor.ofDoubles(), "f64[]");
        notes(Tensor.ofLongs(Long.MIN_VALUE, Long.MAX_VALUE), "[-9223372036854775808, 9223372036854775807]");
        notes(Tensor.ofLongs(1, 0).cast(DType.BOOL), "[true, false]");
        notes(Tensor.scalar(1L).cast(DType.BOOL), "true");
        notes(Tensor.of(Shape.of(1, 2), 1, -2L).cast(DType.U8), "u8[[1, 254]]");
    }

    @Test
    void numbersHaveTheFewestDigits() {
        notes(Tensor.ofFloats(0.1f, -0.0f, Float.MIN_VALUE, 3.4028235e38f), "f32[0.1, -0.0, 1.4e-45, 3.4028235e38]");
        notes(Tensor.ofDoubles(0.1, -0.0, 4.9e-324), "[0.1, -0.0, 4.9e-324]");
        notes(Tensor.ofDoubles(1.0 / 3, 65504, 6e-8).cast(DType.F16), "f16[0.3333, 65500, 6e-8]");
    }

    @Test
    void everyFloat16ReadsBack() {
        MemorySegment bits = MemorySegment.ofArray(new byte[2 << 16]);
        for (int i = 0; i < 1 << 16; i++) {
            bits.set(ValueLayout.JAVA_SHORT_UNALIGNED, 2L * i, (short) i);
        }
        Value all = new Value.Numbers(Tensor.wrap(DType.F16, Shape.of(1 << 16), bits));
        Graph graph = Graph.builder().metadata(new Value.Tree(Map.of("a", all))).build();
        assertEquals(
                graph,
                Snn.parse(Printer.print(graph, PrintOptions.INLINE_ALL).text()).graph());
    }

    @Test
    void unusualNotANumbersPrintTheirBits() {
        notes(Tensor.scalar(Float.NaN), "f32(nan)");
        notes(Tensor.scalar(Float.intBitsToFloat(0xffc00001)), "f32(nan#ffc00001)");
        notes(Tensor.scalar(Double.longBitsToDouble(0x7ff0000000000001L)), "f64(nan#7ff0000000000001)");
        prints(new Scale(all(Float.NaN, 3)), "Scale[3](scale = nan)");
        Tensor odd = Tensor.ofFloats(Float.intBitsToFloat(0x7f800001), 1);
        prints(new Scale(odd), "Scale[2](scale = f32[nan#7f800001, 1])");
    }
}
