package io.nir4j.dsl.build;

import io.nir4j.dsl.syntax.Statement.Block;
import io.nir4j.dsl.value.ArraySource;
import io.nir4j.dsl.value.Computed;
import io.nir4j.dsl.value.Names;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The names that are known at a line: its own body's, and those of the text around it.
///
/// Constants, weights and blocks share their names: one word means one thing.
final class Scope implements Names {
    private final Optional<Scope> around;
    private final Map<String, Meaning> names = new LinkedHashMap<>();

    /// What a name stands for.
    sealed interface Meaning {}

    private record Constant(Computed value) implements Meaning {}

    private record Weights(ArraySource arrays) implements Meaning {}

    /// @param home the scope in which its body is read
    record Template(Block block, Scope home) implements Meaning {}

    /// A definition that has a fault.
    private record Faulty() implements Meaning {}

    Scope() {
        this(Optional.empty());
    }

    private Scope(Optional<Scope> around) {
        this.around = around;
    }

    /// A scope for a body inside this one.
    Scope inner() {
        return new Scope(Optional.of(this));
    }

    void constant(String name, Computed value) {
        names.put(name, new Constant(value));
    }

    void weights(String name, ArraySource arrays) {
        names.put(name, new Weights(arrays));
    }

    void faulty(String name) {
        names.put(name, new Faulty());
    }

    void block(Block block) {
        names.put(block.name().text(), new Template(block, this));
    }

    private Optional<Meaning> meaning(String name) {
        Meaning own = names.get(name);
        return own == null ? around.flatMap(scope -> scope.meaning(name)) : Optional.of(own);
    }

    @Override
    public Optional<Computed> constant(String name) {
        return meaning(name).filter(Constant.class::isInstance).map(meaning -> ((Constant) meaning).value());
    }

    @Override
    public Optional<ArraySource> weights(String name) {
        return meaning(name).filter(Weights.class::isInstance).map(meaning -> ((Weights) meaning).arrays());
    }

    @Override
    public boolean isFaulty(String name) {
        return meaning(name).filter(Faulty.class::isInstance).isPresent();
    }

    Optional<Template> template(String name) {
        return meaning(name).filter(Template.class::isInstance).map(Template.class::cast);
    }

    @Override
    public Collection<String> known() {
        return known(Constant.class, Weights.class);
    }

    Collection<String> templates() {
        return known(Template.class);
    }

    @SafeVarargs
    private Collection<String> known(Class<? extends Meaning>... kinds) {
        Set<String> known = new LinkedHashSet<>();
        for (Optional<Scope> scope = Optional.of(this); scope.isPresent(); scope = scope.get().around) {
            scope.get().names.forEach((name, meaning) -> {
                for (Class<? extends Meaning> kind : kinds) {
                    if (kind.isInstance(meaning)) {
                        known.add(name);
                    }
                }
            });
        }
        return known;
    }
}
