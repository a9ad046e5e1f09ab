package dev.kubejar.api.json;

import java.util.List;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.scanner.ScannerException;

/// Says what is wrong with a text that is no YAML in the words of Go's parser, which people know
/// from kubectl: `yaml: line 3: mapping values are not allowed in this context`.
///
/// Source: [goyaml.v2](https://pkg.go.dev/sigs.k8s.io/yaml/goyaml.v2)
final class GoYaml {

    /// How a problem begins in our parser's words, in which context if that matters, and what Go's
    /// says.
    private record Wording(String ours, String context, String its) {
        boolean fits(String problem, String where) {
            return problem.startsWith(ours) && where.contains(context);
        }
    }

    private static final List<Wording> WORDINGS =
            List.of(
                    inAny(
                            "mapping values are not allowed",
                            "mapping values are not allowed in this context"),
                    inAny(
                            "mapping keys are not allowed",
                            "mapping keys are not allowed in this context"),
                    inAny(
                            "sequence entries are not allowed",
                            "block sequence entries are not allowed in this context"),
                    inAny("found character '", "found character that cannot start any token"),
                    inAny("found unknown escape character", "found unknown escape character"),
                    inAny(
                            "found unexpected document separator",
                            "found unexpected document indicator"),
                    inAny(
                            "unexpected character found",
                            "did not find expected alphabetic or numeric character"),
                    inAny(
                            "expected alphabetic or numeric character",
                            "did not find expected alphabetic or numeric character"),
                    inAny("expected the node content", "did not find expected node content"),
                    new Wording("expected <block end>", "mapping", "did not find expected key"),
                    new Wording(
                            "expected <block end>",
                            "collection",
                            "did not find expected '-' indicator"),
                    inAny("expected ',' or ']'", "did not find expected ',' or ']'"),
                    inAny("expected ',' or '}'", "did not find expected ',' or '}'"),
                    inAny("expected '<document start>'", "did not find expected <document start>"));

    private GoYaml() {}

    private static Wording inAny(String ours, String its) {
        return new Wording(ours, "", its);
    }

    static String problem(MarkedYAMLException e) {
        String problem = String.valueOf(e.getProblem());
        String context = String.valueOf(e.getContext());
        String words =
                WORDINGS.stream()
                        .filter(wording -> wording.fits(problem, context))
                        .map(Wording::its)
                        .findFirst()
                        .orElse(problem);
        int line = line(e);
        return line == 0 ? "yaml: " + words : "yaml: line " + line + ": " + words;
    }

    /// As Go's parser counts: from 0, which it does not tell, but from 1 where a token is broken;
    /// the end of the text is on a line of its own.
    private static int line(MarkedYAMLException e) {
        boolean atEnd = String.valueOf(e.getProblem()).contains("<stream end>");
        int line = lineOf(e.getProblemMark(), atEnd);
        if (line == 0) {
            return lineOf(e.getContextMark(), false);
        }
        return e instanceof ScannerException ? line + 1 : line;
    }

    private static int lineOf(Mark mark, boolean atEnd) {
        if (mark == null) {
            return 0;
        }
        return atEnd && mark.getColumn() > 0 ? mark.getLine() + 1 : mark.getLine();
    }
}
