package io.nir4j.dsl.value;

import io.nir4j.model.diagnostic.Code;
import io.nir4j.model.diagnostic.Diagnostic;
import io.nir4j.model.diagnostic.InvalidNetwork;
import io.nir4j.model.tensor.DType;
import io.nir4j.model.tensor.Shape;
import java.util.Collections;
import java.util.Optional;

/// Makes arrays from a rule. None is made before its numbers are asked for.
final class Generators {

    private Generators() {}

    private record Diagonal(long n, Elements elements, int cost) implements Elements {
        private static final Elements ZERO = new Literal(0, Literal.AS_VALUE);

        @Override
        public double at(long index) {
            return index / n == index % n ? elements.at(index % n) : 0;
        }

        @Override
        public void put(long index, Cells cells) {
            Elements source = index / n == index % n ? elements : ZERO;
            source.put(index % n, cells);
        }
    }

    /// Uniform numbers on [low, high): rounding may give `high` itself.
    private record Uniform(RandomNumbers random, double low, double high) implements Elements {
        @Override
        public double at(long index) {
            return low + (high - low) * random.uniform(index);
        }
    }

    private record Normal(RandomNumbers random, double mean, double std) implements Elements {
        @Override
        public double at(long index) {
            return mean + std * random.normal(index);
        }
    }

    static Quantity full(Optional<Shape> shape, double value) {
        return shaped(Quantity.number(value), shape);
    }

    /// `value` in every element; one that has no shape gets this one.
    static Quantity full(Optional<Shape> shape, Quantity value) {
        if (value.count() != 1) {
            throw wrong("value must be one number, found " + value.describe());
        }
        boolean isArray = value.shape().isPresent() && !value.elements().isUniform();
        return shaped(
                isArray ? value.withElements(new Literal(value.elements().at(0), Literal.AS_VALUE)) : value, shape);
    }

    static Words full(Optional<Shape> shape, Words value, Budget budget) {
        if (value.texts().size() != 1) {
            throw wrong("value must be one text, found " + value.describe());
        }
        if (shape.isEmpty()) {
            return Words.of(value.texts().getFirst());
        }
        budget.takeArray(shape.get(), Words.BYTES_EACH);
        int count = Math.toIntExact(shape.get().elements());
        return new Words(shape, Collections.nCopies(count, value.texts().getFirst()));
    }

    private static Quantity shaped(Quantity quantity, Optional<Shape> shape) {
        return new Quantity(shape, quantity.dtype(), quantity.natural(), quantity.dimension(), quantity.elements());
    }

    static Quantity eye(long n) {
        return diagonal(n, Quantity.number(1));
    }

    static Quantity diag(Computed vector) {
        if (vector instanceof Quantity quantity
                && quantity.shape().isPresent()
                && quantity.shape().get().rank() == 1) {
            return diagonal(quantity.count(), quantity);
        }
        throw wrong("vector must have one axis, found " + vector.describe());
    }

    private static Quantity diagonal(long n, Quantity quantity) {
        Elements elements = quantity.elements();
        return quantity.withShape(Extents.shape(new long[] {n, n}))
                .withElements(new Diagonal(n, elements, 1 + elements.cost()));
    }

    static Quantity uniform(Arguments arguments) {
        Optional<Shape> shape = arguments.shape("shape");
        Quantity low = arguments.number("low");
        Quantity high = arguments.number("high");
        checkDimensions("low", low, "high", high);
        double least = low.elements().at(0);
        double most = high.elements().at(0);
        // Written so that NaN is refused, too.
        if (!(least <= most)) {
            throw wrong("low must not be above high, found " + least + " and " + most);
        }
        return random(shape, low.dimension(), new Uniform(numbers(arguments), least, most));
    }

    static Quantity normal(Arguments arguments) {
        Optional<Shape> shape = arguments.shape("shape");
        Quantity std = arguments.has("std") ? arguments.number("std") : Quantity.number(1);
        Quantity mean = arguments.has("mean")
                ? arguments.number("mean")
                : Quantity.number(0).withDimension(std.dimension());
        checkDimensions("mean", mean, "std", std);
        double deviation = std.elements().at(0);
        if (!(deviation >= 0)) {
            throw wrong("std must not be negative, found " + deviation);
        }
        return random(
                shape,
                std.dimension(),
                new Normal(numbers(arguments), mean.elements().at(0), deviation));
    }

    /// Weights for layers of rectifiers: normal with standard deviation `sqrt(2 / fan_in)`, where fan_in is the
    /// product of all extents but the first. K. He, X. Zhang, S. Ren, J. Sun: Delving deep into rectifiers,
    /// ICCV 2015, eq. 10.
    static Quantity kaiming(Arguments arguments) {
        Shape shape = arguments.shape("shape").orElseThrow();
        if (shape.rank() < 2) {
            throw wrong(
                    "shape must have two axes or more, those of the inputs after that of the outputs; found " + shape);
        }
        double inputs = shape.slice(1, shape.rank()).elements();
        return random(Optional.of(shape), Dimension.NONE, new Normal(numbers(arguments), 0, Math.sqrt(2 / inputs)));
    }

    private static RandomNumbers numbers(Arguments arguments) {
        return new RandomNumbers(arguments.integer("seed"));
    }

    private static Quantity random(Optional<Shape> shape, Dimension dimension, Elements elements) {
        return new Quantity(shape, Optional.empty(), DType.F64, dimension, elements);
    }

    private static void checkDimensions(String one, Quantity first, String other, Quantity second) {
        if (!first.dimension().equals(second.dimension())) {
            throw Diagnostic.of(
                            Code.WRONG_UNIT,
                            one + " is " + Arithmetic.named(first.dimension()) + ", " + other + " is "
                                    + Arithmetic.named(second.dimension()))
                    .asException();
        }
    }

    private static InvalidNetwork wrong(String message) {
        return Diagnostic.of(Code.WRONG_ARGUMENTS, message).asException();
    }
}
