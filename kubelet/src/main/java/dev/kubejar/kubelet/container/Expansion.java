package dev.kubejar.kubelet.container;

import java.util.Map;

/// Expands `$(NAME)` in commands, arguments and values; `$$(NAME)` is the escaped `$(NAME)`, and a
/// name that nobody knows stays as it is written.
///
/// Source: [Dependent
/// variables](https://kubernetes.io/docs/tasks/inject-data-application/define-interdependent-environment-variables/)
public final class Expansion {
    private Expansion() {}

    public static String expand(String text, Map<String, String> variables) {
        var out = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c != '$' || at + 1 == text.length()) {
                out.append(c);
                at++;
            } else {
                at = afterDollar(text, at + 1, variables, out);
            }
        }
        return out.toString();
    }

    /// Reads what follows a dollar sign; where to go on.
    private static int afterDollar(
            String text, int at, Map<String, String> variables, StringBuilder out) {
        char next = text.charAt(at);
        int end = next == '(' ? text.indexOf(')', at) : -1;
        if (end >= 0) {
            String name = text.substring(at + 1, end);
            String value = variables.get(name);
            out.append(value == null ? "$(" + name + ")" : value);
            return end + 1;
        }
        out.append('$');
        if (next != '$') {
            out.append(next);
        }
        return at + 1;
    }
}
