package dev.kubejar.apiserver.cel;

import dev.cel.common.CelIssue;
import dev.cel.common.CelSource;
import dev.cel.common.CelSourceLocation;
import dev.cel.common.CelValidationResult;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/// Compiler's errors in cel-go's words, which is what users of Kubernetes read:
///
/// ```
/// ERROR: <input>:1:5: undefined field 'foo'
///  | self.foo
///  | ....^
/// ```
final class Issues {
    /// What the grammar itself complains of; other errors of the parser have their own words.
    private static final Pattern OF_GRAMMAR =
            Pattern.compile(
                    "^(mismatched input|extraneous input|missing |no viable alternative|token"
                            + " recognition error).*",
                    Pattern.DOTALL);

    /// Behind a whole expression cel-go expects nothing else.
    private static final Pattern END_EXPECTED =
            Pattern.compile("expecting \\{<EOF>, .*}$", Pattern.DOTALL);

    private static final Pattern CANDIDATES =
            Pattern.compile(" \\(candidates: .*\\)$", Pattern.DOTALL);

    private Issues() {}

    static String ofParser(CelValidationResult result) {
        return text(result, Issues::parserWords);
    }

    private static String parserWords(String message) {
        if (OF_GRAMMAR.matcher(message).matches()) {
            String words = END_EXPECTED.matcher(message).replaceFirst("expecting <EOF>");
            return "Syntax error: " + words.replace("'%%'", "'%'");
        }
        return message.startsWith("The argument")
                ? "argument" + message.substring("The argument".length())
                : message;
    }

    static String ofChecker(CelValidationResult result) {
        return text(
                result,
                message ->
                        CANDIDATES
                                .matcher(message)
                                .replaceFirst("")
                                .replace("google.protobuf.Timestamp", "timestamp")
                                .replace("google.protobuf.Duration", "duration"));
    }

    static String ofLiterals(CelValidationResult result, List<LiteralCheck.Misfit> misfits) {
        CelSource source = result.getSource();
        List<CelIssue> issues =
                misfits.stream()
                        .map(it ->
                                CelIssue.formatError(
                                        location(source, it.expression()), it.message()))
                        .toList();
        return CelIssue.toDisplayString(issues, source);
    }

    private static CelSourceLocation location(CelSource source, long expression) {
        int offset = source.getPositionsMap().getOrDefault(expression, 0);
        return source.getOffsetLocation(offset).orElse(CelSourceLocation.NONE);
    }

    private static String text(CelValidationResult result, UnaryOperator<String> words) {
        List<CelIssue> issues =
                result.getErrors().stream()
                        .map(it ->
                                CelIssue.formatError(
                                        it.getSourceLocation(), words.apply(it.getMessage())))
                        .toList();
        return CelIssue.toDisplayString(issues, result.getSource());
    }
}
