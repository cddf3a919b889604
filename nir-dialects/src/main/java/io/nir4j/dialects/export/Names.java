package io.nir4j.dialects.export;

import io.nir4j.model.Input;
import io.nir4j.model.Node;
import io.nir4j.model.Output;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Gives nodes names that the target's reader can use.
final class Names {
    /// What Python keeps for itself.
    private static final Set<String> KEYWORDS = Set.of(
            "False",
            "None",
            "True",
            "and",
            "as",
            "assert",
            "async",
            "await",
            "break",
            "class",
            "continue",
            "def",
            "del",
            "elif",
            "else",
            "except",
            "finally",
            "for",
            "from",
            "global",
            "if",
            "import",
            "in",
            "is",
            "lambda",
            "nonlocal",
            "not",
            "or",
            "pass",
            "raise",
            "return",
            "try",
            "while",
            "with",
            "yield");

    /// What a PyTorch ModuleDict or GraphModule has already; a module of such a name cannot be added to it.
    private static final Set<String> ATTRIBUTES = Set.of(
            "T_destination",
            "add_module",
            "add_submodule",
            "apply",
            "bfloat16",
            "buffers",
            "call_super_init",
            "children",
            "clear",
            "code",
            "compile",
            "cpu",
            "cuda",
            "delete_all_unused_submodules",
            "delete_submodule",
            "double",
            "dump_patches",
            "eval",
            "extra_repr",
            "float",
            "forward",
            "get_buffer",
            "get_extra_state",
            "get_parameter",
            "get_submodule",
            "graph",
            "half",
            "ipu",
            "items",
            "keys",
            "load_state_dict",
            "meta",
            "modules",
            "mtia",
            "named_buffers",
            "named_children",
            "named_modules",
            "named_parameters",
            "parameters",
            "pop",
            "print_readable",
            "recompile",
            "register_backward_hook",
            "register_buffer",
            "register_forward_hook",
            "register_forward_pre_hook",
            "register_full_backward_hook",
            "register_full_backward_pre_hook",
            "register_load_state_dict_post_hook",
            "register_load_state_dict_pre_hook",
            "register_module",
            "register_parameter",
            "register_state_dict_post_hook",
            "register_state_dict_pre_hook",
            "requires_grad_",
            "set_extra_state",
            "set_submodule",
            "shape_env",
            "share_memory",
            "state",
            "state_dict",
            "to",
            "to_empty",
            "to_folder",
            "train",
            "training",
            "type",
            "update",
            "values",
            "xpu",
            "zero_grad");

    private final Draft draft;

    Names(Draft draft) {
        this.draft = draft;
    }

    void run() {
        if (draft.target().has(Trait.MODULE_NAMES)) {
            draft.nodes().keySet().forEach(name -> rename(name, module(name)));
        }
        if (draft.target().has(Trait.PORT_NAMES)) {
            port(Input.class, "input");
            port(Output.class, "output");
        }
        if (draft.target().has(Trait.EDGES_IN_ORDER)) {
            inOrder();
        }
    }

    /// Puts numbers before the names of a chain's nodes, unless the sorted names follow the chain already.
    private void inOrder() {
        List<String> chain = chain();
        if (chain.equals(chain.stream().sorted().toList())) {
            return;
        }
        int digits = Integer.toString(chain.size()).length();
        for (int i = 0; i < chain.size(); i++) {
            rename(chain.get(i), String.format(Locale.ROOT, "n%0" + digits + "d_%s", i, chain.get(i)));
        }
    }

    private List<String> chain() {
        List<String> chain = new ArrayList<>();
        List<String> next = draft.nodes().keySet().stream()
                .filter(name -> draft.sources(name).isEmpty())
                .toList();
        while (!next.isEmpty()) {
            chain.add(next.getFirst());
            next = draft.targets(next.getFirst());
        }
        return chain;
    }

    private void rename(String name, String wanted) {
        if (!name.equals(wanted)) {
            draft.rename(name, draft.free(wanted));
        }
    }

    private static String module(String name) {
        String plain = name.replaceAll("[^A-Za-z0-9_]", "_");
        return KEYWORDS.contains(plain) || ATTRIBUTES.contains(plain) || plain.startsWith("__")
                ? "node_" + plain
                : plain;
    }

    private void port(Class<? extends Node> type, String wanted) {
        Map<String, Node> nodes = draft.nodes();
        if (nodes.containsKey(wanted) && !type.isInstance(nodes.get(wanted))) {
            draft.rename(wanted, draft.free(wanted + "_"));
        }
        nodes.forEach((name, node) -> {
            if (type.isInstance(node)) {
                rename(name, wanted);
            }
        });
    }
}
