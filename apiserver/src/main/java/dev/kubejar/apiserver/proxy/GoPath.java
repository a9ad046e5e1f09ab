package dev.kubejar.apiserver.proxy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;

/// Paths of URLs as Go's packages handle them.
final class GoPath {
    private static final String PLAIN = "$&+,/:;=@-_.~";

    private GoPath() {}

    /// Without `.`, `..`, doubled slashes and a slash at the end, as `path.Clean`.
    static String cleaned(String path) {
        var steps = new ArrayDeque<String>();
        for (String step : path.split("/", -1)) {
            if (step.equals("..")) {
                steps.pollLast();
            } else if (!step.isEmpty() && !step.equals(".")) {
                steps.add(step);
            }
        }
        return "/" + String.join("/", steps);
    }

    /// `first` and `second` as one clean path, with the slash at the end that `second` has.
    static String joined(String first, String second) {
        String whole = cleaned(first + "/" + second);
        return second.endsWith("/") && !whole.endsWith("/") ? whole + "/" : whole;
    }

    /// With escapes for what may not stand in a path, as `URL.EscapedPath`.
    static String escaped(String path) {
        var text = new StringBuilder(path.length());
        for (byte one : path.getBytes(StandardCharsets.UTF_8)) {
            char letter = (char) (one & 0xff);
            boolean plain =
                    (letter >= 'a' && letter <= 'z')
                            || (letter >= 'A' && letter <= 'Z')
                            || (letter >= '0' && letter <= '9')
                            || PLAIN.indexOf(letter) >= 0;
            if (plain) {
                text.append(letter);
            } else {
                text.append('%').append("%02X".formatted((int) letter));
            }
        }
        return text.toString();
    }
}
