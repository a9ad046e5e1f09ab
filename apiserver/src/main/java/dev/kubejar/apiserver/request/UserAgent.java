package dev.kubejar.apiserver.request;

import dev.kubejar.api.rules.FieldManagerRules;
import dev.kubejar.api.status.GoValue;

/// The header `User-Agent`, such as `kubectl/v1.35.0 (linux/amd64) kubernetes/66452049`.
public final class UserAgent {
    private UserAgent() {}

    /// The program alone, `kubectl`, in as many printable characters as a field manager may have.
    public static String program(String header) {
        int slash = header.indexOf('/');
        String name = slash < 0 ? header : header.substring(0, slash);
        var program = new StringBuilder(name.length());
        int bytes = 0;
        for (int c : name.codePoints().filter(GoValue::isPrintable).toArray()) {
            bytes += bytes(c);
            if (bytes > FieldManagerRules.MAX_BYTES) {
                break;
            }
            program.appendCodePoint(c);
        }
        return program.toString();
    }

    /// The length of a character in UTF-8.
    private static int bytes(int c) {
        if (c < 0x80) {
            return 1;
        }
        return c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
    }
}
