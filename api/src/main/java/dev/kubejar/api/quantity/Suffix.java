package dev.kubejar.api.quantity;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// What stands behind a quantity's number: a power of ten or of two, and the family it belongs to.
///
/// @param base 10 or 2
record Suffix(int base, int exponent, Family family) {
    private static final Map<String, Integer> DECIMAL =
            Map.of(
                    "n", -9, "u", -6, "m", -3, "", 0, "k", 3, "M", 6, "G", 9, "T", 12, "P", 15, "E",
                    18);
    private static final Map<String, Integer> BINARY =
            Map.of("Ki", 10, "Mi", 20, "Gi", 30, "Ti", 40, "Pi", 50, "Ei", 60);
    private static final Map<Integer, String> DECIMAL_NAMES = inverse(DECIMAL);
    private static final Map<Integer, String> BINARY_NAMES = inverse(BINARY);

    /// The three ways to write magnitudes: `1k`, `1Ki`, `1e3`.
    enum Family {
        DECIMAL,
        BINARY,
        EXPONENT
    }

    private static Map<Integer, String> inverse(Map<String, Integer> names) {
        return names.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getValue, Map.Entry::getKey));
    }

    static Optional<Suffix> parse(String text) {
        Integer decimal = DECIMAL.get(text);
        if (decimal != null) {
            return Optional.of(new Suffix(10, decimal, Family.DECIMAL));
        }
        Integer binary = BINARY.get(text);
        if (binary != null) {
            return Optional.of(new Suffix(2, binary, Family.BINARY));
        }
        boolean exponent = text.length() > 1 && (text.charAt(0) == 'e' || text.charAt(0) == 'E');
        return exponent ? exponent(text.substring(1)) : Optional.empty();
    }

    private static Optional<Suffix> exponent(String digits) {
        try {
            return Optional.of(new Suffix(10, Integer.parseInt(digits), Family.EXPONENT));
        } catch (NumberFormatException e) {
            return Optional.empty(); // not digits, or beyond any amount
        }
    }

    BigDecimal scale(BigDecimal number) {
        return base == 10
                ? number.scaleByPowerOfTen(exponent)
                : number.multiply(BigDecimal.valueOf(1L << exponent));
    }

    /// The suffix that prints a power of ten, a multiple of three.
    static String ofTen(int exponent, Family family) {
        if (family == Family.EXPONENT) {
            return exponent == 0 ? "" : "e" + exponent;
        }
        return DECIMAL_NAMES.getOrDefault(exponent, "e" + exponent);
    }

    /// The suffix that prints 1024 to the power of `thousands`.
    static String of1024(int thousands) {
        return thousands == 0 ? "" : BINARY_NAMES.getOrDefault(thousands * 10, "");
    }
}
