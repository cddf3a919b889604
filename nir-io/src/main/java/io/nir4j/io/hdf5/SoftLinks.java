package io.nir4j.io.hdf5;

import io.jhdf.api.Group;
import io.jhdf.api.Node;
import io.jhdf.links.SoftLink;
import io.nir4j.model.diagnostic.Code;
import io.nir4j.model.diagnostic.Diagnostic;
import io.nir4j.model.diagnostic.Place;
import java.util.Optional;

/// Finds what soft links lead to.
///
/// Not left to jHDF, which starts relative paths at the root and follows a circle of links until the stack ends.
record SoftLinks(Group root) {
    private static final int MAX_LINKS = 16;

    /// The group or data set that `link`, which lies at `path`, leads to in the end.
    ///
    /// @throws io.nir4j.model.diagnostic.InvalidNetwork if there is none
    Node target(SoftLink link, String path) {
        return resolve(link, path, MAX_LINKS);
    }

    private Node resolve(SoftLink link, String path, int linksLeft) {
        if (linksLeft == 0) {
            throw Diagnostic.of(Code.GROUP_CONTAINS_ITSELF, "the link leads to more links than " + MAX_LINKS)
                    .at(Place.path(path))
                    .asException();
        }
        String target = link.getTargetPath();
        Node at = target.startsWith("/") ? root : link.getParent();
        for (String name : target.split("/", -1)) {
            if (name.isEmpty() || name.equals(".")) {
                continue;
            }
            Node next = child(at, name, path).orElseThrow(() -> leadsNowhere(target, path));
            at = next instanceof SoftLink further ? resolve(further, path, linksLeft - 1) : next;
        }
        return at;
    }

    private static Optional<Node> child(Node node, String name, String path) {
        return node instanceof Group group
                ? Jhdf.ask(path, () -> Optional.ofNullable(group.getChild(name)))
                : Optional.empty();
    }

    private static RuntimeException leadsNowhere(String target, String path) {
        return Diagnostic.of(Code.UNSUPPORTED_CONTENT, "is a link to '" + target + "', which is not in the file")
                .at(Place.path(path))
                .asException();
    }
}
