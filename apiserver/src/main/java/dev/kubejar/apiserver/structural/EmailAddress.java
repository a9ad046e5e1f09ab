package dev.kubejar.apiserver.structural;

/// The format `email`: one mailbox as Go's `mail.ParseAddress` reads it, such as `a@example.com` or
/// `Ann <a@example.com>`.
///
/// Source: [mail.ParseAddress](https://pkg.go.dev/net/mail#ParseAddress), RFC 5322
final class EmailAddress {
    private static final String SPECIALS = "()<>[]:;@\\,.\"";

    private final String text;
    private int at;

    private EmailAddress(String text) {
        this.text = text;
    }

    static boolean isValid(String text) {
        var parser = new EmailAddress(text);
        return parser.mailbox() && parser.blanks() && parser.isAtEnd();
    }

    private boolean isAtEnd() {
        return at == text.length();
    }

    private boolean sees(char c) {
        return at < text.length() && text.charAt(at) == c;
    }

    private boolean take(char c) {
        if (!sees(c)) {
            return false;
        }
        at++;
        return true;
    }

    /// Blanks and comments; false for a comment that does not end.
    private boolean blanks() {
        while (sees(' ') || sees('\t') || sees('(')) {
            if (sees('(')) {
                if (!comment()) {
                    return false;
                }
            } else {
                at++;
            }
        }
        return true;
    }

    private boolean comment() {
        int depth = 0;
        while (!isAtEnd()) {
            char c = text.charAt(at++);
            switch (c) {
                case '(' -> depth++;
                case ')' -> depth--;
                case '\\' -> at++;
                default -> {} // said
            }
            if (depth == 0) {
                return true;
            }
        }
        return false;
    }

    private boolean mailbox() {
        if (!blanks() || isAtEnd()) {
            return false;
        }
        int start = at;
        if (addressOnly()) {
            return true;
        }
        at = start;
        return (sees('<') || phrase()) && blanks() && take('<') && addressOnly() && take('>');
    }

    private boolean addressOnly() {
        return localPart() && take('@') && domain();
    }

    private boolean localPart() {
        return sees('"') ? quoted() : dottedAtoms();
    }

    private boolean quoted() {
        int start = ++at;
        while (!isAtEnd() && !sees('"')) {
            char c = text.charAt(at);
            if (c < ' ' && c != '\t') {
                return false;
            }
            at += c == '\\' ? 2 : 1;
        }
        return at > start && take('"');
    }

    private boolean dottedAtoms() {
        do {
            if (!atom()) {
                return false;
            }
        } while (take('.'));
        return true;
    }

    private boolean atom() {
        int start = at;
        while (!isAtEnd() && isAtomCharacter(text.charAt(at))) {
            at++;
        }
        return at > start;
    }

    private static boolean isAtomCharacter(char c) {
        return c > ' ' && c != 0x7f && SPECIALS.indexOf(c) < 0;
    }

    private boolean domain() {
        return sees('[') ? literal() : dottedAtoms();
    }

    private boolean literal() {
        int end = text.indexOf(']', at);
        if (end < 0) {
            return false;
        }
        String address = text.substring(at + 1, end);
        at = end + 1;
        return Addresses.isIp(address.startsWith("IPv6:") ? address.substring(5) : address);
    }

    /// The name before `<`: words and strings.
    private boolean phrase() {
        boolean any = false;
        while (blanks() && !isAtEnd() && !sees('<')) {
            if (!(sees('"') ? quoted() : word())) {
                return false;
            }
            any = true;
        }
        return any;
    }

    private boolean word() {
        int start = at;
        while (!isAtEnd() && (isAtomCharacter(text.charAt(at)) || sees('.'))) {
            at++;
        }
        return at > start;
    }
}
