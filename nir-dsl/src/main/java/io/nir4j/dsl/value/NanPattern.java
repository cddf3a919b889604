package io.nir4j.dsl.value;

/// A NaN by its bits, `nan#7fc00001`, which are as many as its type has.
record NanPattern(long bits, String digits) implements Elements {
    @Override
    public double at(long index) {
        return Double.NaN;
    }

    @Override
    public void put(long index, Cells cells) {
        cells.nan(bits, digits);
    }

    @Override
    public boolean isUniform() {
        return true;
    }
}
