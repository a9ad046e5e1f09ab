package dev.kubejar.api;

import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonInteger;
import dev.kubejar.api.json.JsonString;
import java.util.OptionalLong;

/// A number or a text: the port `80` or `http`, the share `2` or `25%`.
///
/// @param json a [JsonInteger] or a [JsonString]; anything else reads as the empty text
public record IntOrString(Json json) {

    public boolean isInt() {
        return json instanceof JsonInteger;
    }

    /// The number; 0 for a text.
    public int intValue() {
        return json instanceof JsonInteger(long value)
                ? Math.clamp(value, Integer.MIN_VALUE, Integer.MAX_VALUE)
                : 0;
    }

    /// The text; empty for a number.
    public String text() {
        return json instanceof JsonString(String value) ? value : "";
    }

    public boolean isPercent() {
        return percent().isPresent();
    }

    private OptionalLong percent() {
        String text = text();
        boolean digits =
                text.length() > 1
                        && text.length() < 10
                        && text.endsWith("%")
                        && text.chars()
                                .limit(text.length() - 1L)
                                .allMatch(it -> it >= '0' && it <= '9');
        return digits
                ? OptionalLong.of(Long.parseLong(text.substring(0, text.length() - 1)))
                : OptionalLong.empty();
    }

    /// The number itself, or that share of `total`, rounded up.
    public int ofTotalRoundedUp(int total) {
        return isInt() ? intValue() : Math.toIntExact(Math.ceilDiv(share(total), 100L));
    }

    /// The number itself, or that share of `total`, rounded down.
    public int ofTotalRoundedDown(int total) {
        return isInt() ? intValue() : Math.toIntExact(Math.floorDiv(share(total), 100L));
    }

    private long share(int total) {
        return percent().orElse(0) * total;
    }

    @Override
    public String toString() {
        return isInt() ? String.valueOf(intValue()) : text();
    }
}
