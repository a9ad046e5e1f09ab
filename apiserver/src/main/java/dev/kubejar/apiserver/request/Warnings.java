package dev.kubejar.apiserver.request;

import java.util.ArrayList;
import java.util.List;

/// Warnings of a request as values of the header `Warning`: `299 - "unknown field \\"x\\""`.
///
/// Each is told once. Together they have at most 4,096 characters; when there are more, each is cut
/// to 256 and those that do not fit any more are left out.
///
/// Source: [WithWarningRecorder](https://pkg.go.dev/k8s.io/apiserver/pkg/endpoints/filters)
public final class Warnings {
    private static final int MAX_CHARACTERS = 4 * 1024;
    private static final int MAX_CHARACTERS_OF_ONE = 256;

    private Warnings() {}

    /// The values, in the order of the `warnings`.
    public static List<String> headers(List<String> warnings) {
        List<String> each =
                warnings.stream()
                        .filter(warning -> !warning.isEmpty())
                        .distinct()
                        .filter(Warnings::isPrintable)
                        .toList();
        int characters = each.stream().mapToInt(Warnings::length).sum();
        return (characters <= MAX_CHARACTERS ? each : cut(each))
                .stream().map(Warnings::header).toList();
    }

    private static List<String> cut(List<String> warnings) {
        var kept = new ArrayList<String>();
        int characters = 0;
        for (String warning : warnings) {
            if (characters >= MAX_CHARACTERS) {
                break;
            }
            int length = Math.min(length(warning), MAX_CHARACTERS_OF_ONE);
            kept.add(warning.substring(0, warning.offsetByCodePoints(0, length)));
            characters += length;
        }
        return kept;
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    /// Upstream has no header for a text with a control character in it.
    private static boolean isPrintable(String text) {
        return text.codePoints().noneMatch(Character::isISOControl);
    }

    private static String header(String text) {
        return "299 - \"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
