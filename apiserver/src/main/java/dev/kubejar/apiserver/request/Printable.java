package dev.kubejar.apiserver.request;

/// Characters that Go's `unicode.IsPrint` takes: letters, marks, numbers, punctuation, symbols and
/// the blank.
final class Printable {
    private Printable() {}

    static boolean isPrintable(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR ->
                    false;
            case Character.SPACE_SEPARATOR -> c == ' ';
            default -> true;
        };
    }
}
