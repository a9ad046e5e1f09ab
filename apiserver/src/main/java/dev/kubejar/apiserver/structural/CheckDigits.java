package dev.kubejar.apiserver.structural;

import com.google.re2j.Pattern;

/// Numbers that carry a digit to check them by: of books and of credit cards.
final class CheckDigits {
    private static final Pattern SEPARATORS = Pattern.compile("[\\s-]+");
    private static final Pattern NOT_DIGITS = Pattern.compile("[^0-9]+");
    private static final Pattern ISBN_10 = Pattern.compile("^(?:[0-9]{9}X|[0-9]{10})$");
    private static final Pattern ISBN_13 = Pattern.compile("^(?:[0-9]{13})$");
    private static final Pattern CARD =
            Pattern.compile(
                    "^(?:4[0-9]{12}(?:[0-9]{3})?|5[1-5][0-9]{14}|(222[1-9]|22[3-9][0-9]|2[3-6][0-9]{2}"
                            + "|27[01][0-9]|2720)[0-9]{12}|6(?:011|5[0-9][0-9])[0-9]{12}|3[47][0-9]{13}"
                            + "|3(?:0[0-5]|[68][0-9])[0-9]{11}|(?:2131|1800|35\\d{3})\\d{11}"
                            + "|6[27][0-9]{14})$");

    private CheckDigits() {}

    static boolean isIsbn10(String text) {
        String digits = SEPARATORS.matcher(text).replaceAll("");
        if (!ISBN_10.matcher(digits).find()) {
            return false;
        }
        int sum = 0;
        for (int i = 0; i < 10; i++) {
            int digit = digits.charAt(i) == 'X' ? 10 : digits.charAt(i) - '0';
            sum += (i + 1) * digit;
        }
        return sum % 11 == 0;
    }

    static boolean isIsbn13(String text) {
        String digits = SEPARATORS.matcher(text).replaceAll("");
        if (!ISBN_13.matcher(digits).find()) {
            return false;
        }
        int sum = 0;
        for (int i = 0; i < 13; i++) {
            sum += (i % 2 == 0 ? 1 : 3) * (digits.charAt(i) - '0');
        }
        return sum % 10 == 0;
    }

    static boolean isCreditCard(String text) {
        String digits = NOT_DIGITS.matcher(text).replaceAll("");
        return CARD.matcher(digits).find() && hasLuhnDigit(digits);
    }

    private static boolean hasLuhnDigit(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int doubled = 2 * digit;
            sum += i % 2 == 0 ? digit : doubled > 9 ? doubled - 9 : doubled;
        }
        return sum % 10 == 0;
    }
}
