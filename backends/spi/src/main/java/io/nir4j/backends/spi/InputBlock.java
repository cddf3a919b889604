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
        Findings findings = new Findings();
        Set<Long> lengths = new TreeSet<>();
        for (var input : program.inputs().entrySet()) {
            Tensor data = inputs.get(input.getKey());
            if (data == null) {
                findings.add(Diagnostic.of(Code.INPUT_DATA, "no data for input '" + input.getKey() + "'"));
            } else if (fits(input.getKey(), input.getValue(), batch, data, findings)) {
                lengths.add(data.shape().dim(0));
            }
        }
        inputs.keySet().stream()
                .filter(name -> !program.inputs().containsKey(name))
                .forEach(name -> findings.add(Diagnostic.of(Code.INPUT_DATA, "the network has no input '" + name + "'")
                        .hint(Suggestion.hint(name, program.inputs().keySet())
                                .orElse("its inputs are "
                                        + String.join(", ", program.inputs().keySet())))));
        if (lengths.size() > 1) {
            findings.add(Diagnostic.of(Code.INPUT_DATA, "the inputs have different numbers of time steps: " + lengths));
        }
        findings.throwIfErrors();
        return new InputBlock(Math.toIntExact(lengths.iterator().next()), inputs);
    }

    private static boolean fits(String name, Signal signal, int batch, Tensor data, Findings findings) {
        Shape shape = data.shape();
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
