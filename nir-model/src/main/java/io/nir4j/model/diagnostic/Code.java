package io.nir4j.model.diagnostic;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/// Every kind of fault that nir4j finds, by number.
///
/// 0xx files and formats, 1xx nodes and fields, 2xx structure and shapes, 3xx values, 4xx running, 5xx backends,
/// 6xx the text form, 7xx frameworks and comparison, 8xx passes.
/// A number, once published, keeps its meaning.
public enum Code {
    NOT_THIS_FORMAT(1, Severity.ERROR, "The file is not in the format that its name or its use promises"),
    DAMAGED_FILE(2, Severity.ERROR, "The file is damaged"),
    NOT_A_NETWORK(3, Severity.ERROR, "The file holds no NIR network"),
    LARGER_THAN_FILE(4, Severity.ERROR, "The file declares more data than it holds or than can be read"),
    UNSUPPORTED_CONTENT(5, Severity.ERROR, "The file uses a feature that nir4j does not carry"),
    GROUP_CONTAINS_ITSELF(6, Severity.ERROR, "A group contains itself or nests too deeply"),
    UNKNOWN_ENDING(7, Severity.ERROR, "No format belongs to this file name"),
    UNREADABLE(8, Severity.ERROR, "Reading or writing failed"),
    TOO_LARGE_TO_DRAW(9, Severity.ERROR, "The network is too large to be drawn like this"),

    MISSING_TYPE(101, Severity.ERROR, "A node does not say its type"),
    UNKNOWN_TYPE(102, Severity.ERROR, "A node is of a type that this version does not know"),
    MISSING_FIELD(103, Severity.ERROR, "A field that the node needs is absent"),
    UNKNOWN_FIELD(104, Severity.ERROR, "The node has no such field"),
    WRONG_KIND(105, Severity.ERROR, "A field holds another kind of value than it must"),
    PARAMETER_SHAPES(106, Severity.ERROR, "The parameters of a node do not agree in shape"),
    BAD_NAME(107, Severity.ERROR, "A node name cannot be stored"),
    BAD_EDGES(108, Severity.ERROR, "The list of edges cannot be read"),

    UNKNOWN_ENDPOINT(201, Severity.ERROR, "An edge leads from or to a node that does not exist"),
    NO_INPUT(202, Severity.WARNING, "The network has no Input node"),
    NO_OUTPUT(203, Severity.WARNING, "The network has no Output node"),
    SHAPE_MISMATCH(204, Severity.ERROR, "What a node gives is not what the next one takes"),
    UNKNOWN_SHAPE(205, Severity.ERROR, "The shape at a node does not follow from the network"),
    EDGE_INTO_INPUT(206, Severity.ERROR, "An edge leads into an Input node"),
    EDGE_OUT_OF_OUTPUT(207, Severity.ERROR, "An edge leads out of an Output node"),
    DISCONNECTED(208, Severity.WARNING, "A node takes no part in the computation"),
    NESTED_PORTS(209, Severity.ERROR, "A nested graph does not have exactly one Input and one Output"),

    NOT_POSITIVE(301, Severity.ERROR, "A parameter that must be positive is not"),
    NOT_FINITE(302, Severity.WARNING, "A parameter holds NaN or infinity"),
    NEGATIVE(303, Severity.ERROR, "A parameter that must not be negative is"),

    INPUT_DATA(401, Severity.ERROR, "The input data do not fit the network"),
    NOT_RUNNABLE(402, Severity.ERROR, "The network cannot be run"),
    NOT_IN_DIALECT(403, Severity.ERROR, "The dialect has no meaning for this"),
    UNSTABLE_STEP(404, Severity.WARNING, "The time step is too long for a time constant"),
    NO_SUCH_RECORDING(405, Severity.ERROR, "There is no such signal to record"),
    PARAMETER_IGNORED(406, Severity.WARNING, "The dialect ignores a parameter that the network sets"),
    NO_SUCH_CHOICE(407, Severity.ERROR, "There is no such axis, or no such choice on it"),
    WEIGHT_MISFIT(410, Severity.ERROR, "A saved weight does not fit the network"),
    UNUSED_WEIGHT(411, Severity.ERROR, "A saved weight belongs to nothing in the network"),
    OPEN_PARAMETER(412, Severity.ERROR, "A parameter was left out of the text and no weight fills it"),

    BACKEND_UNAVAILABLE(501, Severity.ERROR, "The backend cannot run on this machine"),
    BACKEND_REFUSES(502, Severity.ERROR, "The backend cannot take this network"),

    SYNTAX(601, Severity.ERROR, "The text is not a network"),
    UNKNOWN_NAME(602, Severity.ERROR, "Nothing has this name"),
    WRONG_UNIT(603, Severity.ERROR, "A unit does not fit"),
    NAME_TAKEN(604, Severity.ERROR, "A name is given twice"),
    WRONG_ARGUMENTS(605, Severity.ERROR, "A function or block does not take these arguments"),
    NOT_COMPUTABLE(606, Severity.ERROR, "An expression cannot be computed"),
    ELIDED(607, Severity.ERROR, "The numbers were left out when the text was printed"),
    TEXT_LIMIT(608, Severity.ERROR, "The text asks for more than a text may"),
    NO_SUCH_ARRAY(609, Severity.ERROR, "The file holds no such array"),
    EXPECTATION_FAILED(610, Severity.ERROR, "A network does not do what a test expects"),

    SEVERAL_READINGS(701, Severity.WARNING, "What a framework wrote has several sensible readings"),
    UNIT_OF_TIMES(702, Severity.WARNING, "Times look as if they were not in seconds"),
    NOT_EXPORTABLE(720, Severity.ERROR, "The framework cannot express this"),
    APPROXIMATED(721, Severity.WARNING, "The framework computes something else, as near as it can"),
    RECORDING(740, Severity.ERROR, "A recorded result is not one of this network on this input"),
    NOT_COMPARED(741, Severity.WARNING, "Something is left out of a comparison"),
    SUITE_UNUSABLE(750, Severity.ERROR, "The conformance suite cannot be used"),
    CASE_FAILED(751, Severity.ERROR, "A case of the conformance suite failed"),

    NO_SUCH_PASS(801, Severity.ERROR, "There is no such pass"),
    BAD_PIPELINE(802, Severity.ERROR, "A list of passes cannot be read"),
    BAD_PASS_OPTION(803, Severity.ERROR, "A pass does not take this option or value"),
    STEP_NOT_IMPLIED(804, Severity.WARNING, "The network no longer says how long its time step is"),
    METADATA_GONE(805, Severity.WARNING, "A node that went had metadata"),
    NOT_NARROWED(806, Severity.WARNING, "Numbers do not fit the narrower type"),
    BUDGET_SPENT(807, Severity.WARNING, "A pass stopped before it was done"),
    CHECK_SAYS_NO(808, Severity.ERROR, "The check does not say of the network what is looked for");

    private final int number;
    private final Severity severity;
    private final String title;

    Code(int number, Severity severity, String title) {
        this.number = number;
        this.severity = severity;
        this.title = title;
    }

    /// The code written `NIR-104`, `nir-104` or `104`.
    public static Optional<Code> parse(String text) {
        String digits = text.replaceFirst("(?i)^NIR-?", "");
        return Arrays.stream(values())
                .filter(code -> digits.equals(Integer.toString(code.number))
                        || digits.equals(String.format("%03d", code.number)))
                .findFirst();
    }

    /// `NIR-104`.
    public String label() {
        return String.format("NIR-%03d", number);
    }

    /// How much a finding of this kind matters unless its finder says otherwise.
    public Severity severity() {
        return severity;
    }

    /// One line that says what the fault is, without a full stop.
    public String title() {
        return title;
    }

    /// The page that `nir explain` prints: what it means, what causes it, what to do. Markdown.
    public String explanation() {
        String resource = label() + ".md";
        try (InputStream page = Code.class.getResourceAsStream(resource)) {
            if (page == null) {
                throw new CompilerBug("no explanation page " + resource);
            }
            return new String(page.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
