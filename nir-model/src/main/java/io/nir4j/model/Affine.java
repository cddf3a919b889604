package io.nir4j.model;

import static io.nir4j.model.Field.numbers;

import io.nir4j.model.diagnostic.Code;
import io.nir4j.model.diagnostic.Diagnostic;
import io.nir4j.model.tensor.Shape;
import io.nir4j.model.tensor.Tensor;
import java.util.Optional;

/// A matrix product with an offset: `y = W x + b`.
///
/// @param weight shape (..., out, in); leading axes are independent matrices
/// @param bias shape (..., out), or one element for all
public record Affine(Tensor weight, Tensor bias) implements Node {
    public static final Schema<Affine> SCHEMA = Schema.of(
            Affine.class,
            "A matrix product with an offset: `y = W x + b`.",
            numbers("weight", Affine::weight, "matrix, rows are outputs")
                    .dims("...", "out", "in")
                    .formerly("weights")
                    .suchAs("normal(3 x 4, seed = 1)"),
            numbers("bias", Affine::bias, "offset").dims("...", "out").suchAs("0"),
            Affine::new);

    public Affine {
        Shape output = Matrices.of(weight).output();
        if (!bias.shape().broadcastsTo(output)) {
            throw Diagnostic.of(
                            Code.PARAMETER_SHAPES,
                            "bias has shape " + bias.shape() + ", weight " + weight.shape() + " gives " + output)
                    .asException();
        }
    }

    @Override
    public String type() {
        return SCHEMA.type();
    }

    @Override
    public Optional<Shape> input() {
        return Optional.of(Matrices.of(weight).input());
    }

    @Override
    public Shape output(Shape input) {
        return Matrices.of(weight).output(input);
    }
}
