package io.nir4j.io.json;

import io.nir4j.model.diagnostic.Code;
import io.nir4j.model.tensor.Shape;
import java.util.Arrays;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// Walks over arrays in arrays that must be regular: equal lengths on each level, single values on the innermost.
final class NestedArrays {
    private static final long UNKNOWN = -1;

    private final JsonParser json;
    private final Runnable leaf;
    private final long[] extents = new long[Names.DEEPEST];
    private final long[] counts = new long[Names.DEEPEST];
    private int rank;
    private int depth;
    private int leafDepth = (int) UNKNOWN;

    private NestedArrays(JsonParser json, Runnable leaf) {
        this.json = json;
        this.leaf = leaf;
    }

    /// Walks from the current token to the last one of the value.
    ///
    /// @param leaf takes the value at the current token
    /// @return the shape found; an extent of zero may hide others
    /// @throws io.nir4j.model.diagnostic.InvalidNetwork if the arrays are not regular
    static Shape walk(JsonParser json, Runnable leaf) {
        return new NestedArrays(json, leaf).walk();
    }

    private Shape walk() {
        Arrays.fill(extents, UNKNOWN);
        step(json.currentToken());
        while (depth > 0) {
            step(json.nextToken());
        }
        return Shape.of(Arrays.copyOf(extents, rank));
    }

    private void step(JsonToken token) {
        switch (token) {
            case START_ARRAY -> open();
            case END_ARRAY -> close();
            case VALUE_STRING, VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT, VALUE_TRUE, VALUE_FALSE -> single();
            default -> throw fault("expected numbers or texts in arrays, found '" + json.getString() + "'");
        }
    }

    private void open() {
        if (depth == Names.DEEPEST) {
            throw fault("arrays nest deeper than " + Names.DEEPEST);
        }
        count();
        counts[depth] = 0;
        depth++;
        rank = Math.max(rank, depth);
    }

    private void close() {
        depth--;
        if (extents[depth] == UNKNOWN) {
            extents[depth] = counts[depth];
        } else if (extents[depth] != counts[depth]) {
            throw fault("an array has " + counts[depth] + " entries, one beside it has " + extents[depth]);
        }
    }

    private void single() {
        if (leafDepth == UNKNOWN) {
            leafDepth = depth;
        }
        if (leafDepth != depth || rank != depth) {
            throw fault("a single value stands where others are arrays, or the other way round");
        }
        count();
        leaf.run();
    }

    private void count() {
        if (depth > 0) {
            counts[depth - 1]++;
        }
    }

    private RuntimeException fault(String message) {
        return JsonText.fault(json, Code.WRONG_KIND, message);
    }
}
