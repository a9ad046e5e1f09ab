package dev.kubejar.api.json;

import java.util.Comparator;

/// The order of keys in YAML: letters by letter, numbers in them by what they count, so `a2` stands
/// before `a10`; whatever is neither comes before letters, but after a digit.
///
/// Source: [go-yaml's sorter](https://pkg.go.dev/go.yaml.in/yaml/v2)
final class YamlKeyOrder implements Comparator<String> {

    @Override
    public int compare(String one, String other) {
        int[] a = one.codePoints().toArray();
        int[] b = other.codePoints().toArray();
        boolean afterDigit = false;
        for (int i = 0; i < a.length && i < b.length; i++) {
            if (a[i] != b[i]) {
                return differing(a, b, i, afterDigit);
            }
            afterDigit = Character.isDigit(a[i]);
        }
        return Integer.compare(a.length, b.length);
    }

    private static int differing(int[] a, int[] b, int at, boolean afterDigit) {
        boolean letterInA = Character.isLetter(a[at]);
        boolean letterInB = Character.isLetter(b[at]);
        if (letterInA && letterInB) {
            return Integer.compare(a[at], b[at]);
        }
        if (letterInA || letterInB) {
            return letterInA == afterDigit ? -1 : 1;
        }
        boolean counts = (a[at] == '0' || b[at] == '0') && followsNumber(a, at);
        Digits inA = Digits.at(a, at, counts);
        Digits inB = Digits.at(b, at, counts);
        if (inA.value != inB.value) {
            return Long.compare(inA.value, inB.value);
        }
        return inA.end == inB.end ? Integer.compare(a[at], b[at]) : inA.end - inB.end;
    }

    /// Whether the digits before are more than leading zeros.
    private static boolean followsNumber(int[] key, int at) {
        for (int i = at - 1; i >= 0 && Character.isDigit(key[i]); i--) {
            if (key[i] != '0') {
                return true;
            }
        }
        return false;
    }

    private record Digits(long value, int end) {
        static Digits at(int[] key, int from, boolean counts) {
            long value = counts ? 1 : 0;
            int end = from;
            while (end < key.length && Character.isDigit(key[end])) {
                value = value * 10 + (key[end] - '0');
                end++;
            }
            return new Digits(value, end);
        }
    }
}
