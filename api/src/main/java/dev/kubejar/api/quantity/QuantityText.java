package dev.kubejar.api.quantity;

/// The parts of a quantity's text: `-`, `1`, `5`, `Gi` of `-1.5Gi`.
record QuantityText(boolean negative, String whole, String fraction, String suffix) {
    private static final String SUFFIX_LETTERS = "eEinumkKMGTP";

    static QuantityText split(String text) {
        boolean signed = text.charAt(0) == '-' || text.charAt(0) == '+';
        int start = signed ? 1 : 0;
        int point = digitsEnd(text, start);
        int fractionStart = point < text.length() && text.charAt(point) == '.' ? point + 1 : point;
        int numberEnd = digitsEnd(text, fractionStart);
        return new QuantityText(
                text.charAt(0) == '-',
                text.substring(start, point),
                text.substring(fractionStart, numberEnd),
                suffix(text, numberEnd));
    }

    private static String suffix(String text, int start) {
        int end = start;
        while (end < text.length() && SUFFIX_LETTERS.indexOf(text.charAt(end)) >= 0) {
            end++;
        }
        if (end < text.length() && (text.charAt(end) == '-' || text.charAt(end) == '+')) {
            end++;
        }
        if (digitsEnd(text, end) != text.length()) {
            throw QuantityParseException.format();
        }
        return text.substring(start);
    }

    private static int digitsEnd(String text, int start) {
        int end = start;
        while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
            end++;
        }
        return end;
    }
}
