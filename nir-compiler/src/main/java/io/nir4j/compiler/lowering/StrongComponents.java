package io.nir4j.compiler.lowering;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Tarjan's strongly connected components, without recursion: networks may be ten thousand nodes deep.
final class StrongComponents {
    private final Wiring graph;
    private final Map<String, Vertex> vertices = new HashMap<>();
    private final Deque<Vertex> open = new ArrayDeque<>();
    private final List<Set<String>> found = new ArrayList<>();

    /// A node under way: when it was reached, the earliest open node it leads back to, what it has yet to look at.
    private static final class Vertex {
        final String name;
        final int index;
        final Iterator<String> rest;
        int low;
        boolean closed;

        Vertex(String name, int index, List<String> sources) {
            this.name = name;
            this.index = index;
            this.low = index;
            this.rest = sources.iterator();
        }
    }

    StrongComponents(Wiring graph) {
        this.graph = graph;
        graph.nodes().forEach(this::visitFrom);
    }

    /// The components; each comes after all that lead into it.
    List<Set<String>> found() {
        return found;
    }

    private void visitFrom(String start) {
        if (vertices.containsKey(start)) {
            return;
        }
        Deque<Vertex> path = new ArrayDeque<>();
        path.push(enter(start));
        while (!path.isEmpty()) {
            Vertex vertex = path.getFirst();
            if (vertex.rest.hasNext()) {
                look(vertex, vertex.rest.next(), path);
            } else {
                path.pop();
                leave(vertex);
                if (!path.isEmpty()) {
                    path.getFirst().low = Math.min(path.getFirst().low, vertex.low);
                }
            }
        }
    }

    private Vertex enter(String name) {
        Vertex vertex = new Vertex(name, vertices.size(), graph.sourcesOf(name));
        vertices.put(name, vertex);
        open.push(vertex);
        return vertex;
    }

    private void look(Vertex vertex, String name, Deque<Vertex> path) {
        Vertex source = vertices.get(name);
        if (source == null) {
            path.push(enter(name));
        } else if (!source.closed) {
            vertex.low = Math.min(vertex.low, source.index);
        }
    }

    private void leave(Vertex vertex) {
        if (vertex.low != vertex.index) {
            return;
        }
        Set<String> component = new TreeSet<>();
        Vertex member;
        do {
            member = open.pop();
            member.closed = true;
            component.add(member.name);
        } while (member != vertex);
        found.add(component);
    }
}
