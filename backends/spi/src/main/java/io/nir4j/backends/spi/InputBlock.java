package io.nir4j.backends.spi;

import io.nir4j.compiler.program.Program;
import io.nir4j.compiler.program.Rounding;
import io.nir4j.compiler.program.Signal;
import io.nir4j.model.diagnostic.Code;
import io.nir4j.model.diagnostic.CompilerBug;
import io.nir4j.model.diagnostic.Diagnostic;
import io.nir4j.model.diagnostic.Findings;
import io.nir4j.model.diagnostic.Suggestion;
import io.nir4j.model.tensor.Shape;
import io.nir4j.model.tensor.Tensor;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// A block of input that has been checked against a program: every input is there and fits.
///
/// @param steps the number of time steps in the block
/// @param inputs by name, each of shape (time, batch, features...)
public record InputBlock(int steps, Map<String, Tensor> inputs) {
    public InputBlock {
        inputs = Map.copyOf(inputs);
    }

    /// Checks `inputs`.
    ///
    /// @throws io.nir4j.model.diagnostic.InvalidNetwork with everything that does not fit
    public static InputBlock of(Program program, int batch, Map<String, Tensor> inputs) {
        Map<String, Shape> shapes = new TreeMap<>();
        inputs.forEach((name, data) -> shapes.put(name, data.shape()));
        return new InputBlock(steps(program, batch, shapes, new Findings()), inputs);
    }

    /// The number of time steps of inputs with these shapes, if they fit.
    ///
    /// @param findings what is wrong with them already
    /// @throws io.nir4j.model.diagnostic.InvalidNetwork with everything that does not fit
    public static int steps(Program program, int batch, Map<String, Shape> shapes, Findings findings) {
        Set<Long> lengths = new TreeSet<>();
        for (var input : program.inputs().entrySet()) {
            Shape shape = shapes.get(input.getKey());
            if (shape == null) {
                findings.add(Diagnostic.of(Code.INPUT_DATA, "no data for input '" + input.getKey() + "'"));
            } else if (fits(input.getKey(), input.getValue(), batch, shape, findings)) {
                lengths.add(shape.dim(0));
            }
        }
        shapes.keySet().stream()
                .filter(name -> !program.inputs().containsKey(name))
                .forEach(name -> findings.add(Diagnostic.of(Code.INPUT_DATA, "the network has no input '" + name + "'")
                        .hint(Suggestion.hint(name, program.inputs().keySet())
                                .orElse("its inputs are "
                                        + String.join(", ", program.inputs().keySet())))));
        if (lengths.size() > 1) {
            findings.add(Diagnostic.of(Code.INPUT_DATA, "the inputs have different numbers of time steps: " + lengths));
        }
        findings.throwIfErrors();
        return Math.toIntExact(lengths.iterator().next());
    }

    private static boolean fits(String name, Signal signal, int batch, Shape shape, Findings findings) {
        Shape expected = Shape.of(batch).plus(signal.shape());
        boolean fits = shape.rank() > 0 && shape.slice(1, shape.rank()).equals(expected);
        if (!fits) {
            findings.add(Diagnostic.of(
                    Code.INPUT_DATA,
                    "input '" + name + "' has shape " + shape + ", expected (time, batch, features...) with " + expected
                            + " per step"));
        }
        return fits;
    }

    /// Copies all samples of one step, rounded.
    public void read(String name, int step, double[] into, Rounding rounding) {
        Tensor data = inputs.get(name);
        if (data == null) {
            throw new CompilerBug("an input that was never checked: " + name);
        }
        long from = (long) step * into.length;
        for (int i = 0; i < into.length; i++) {
            into[i] = rounding.round(data.getDouble(from + i));
        }
    }
}
