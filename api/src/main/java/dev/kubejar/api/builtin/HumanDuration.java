package dev.kubejar.api.builtin;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// How long, in two units at most, as `kubectl get` prints ages: `45s`, `4m20s`, `3d4h`, `2y10d`.
///
/// Source: [HumanDuration](https://pkg.go.dev/k8s.io/apimachinery/pkg/util/duration#HumanDuration)
public final class HumanDuration {
    private HumanDuration() {}

    /// `<unknown>` without a time.
    public static String since(Optional<Instant> time, Instant now) {
        return time.map(it -> of(Duration.between(it, now))).orElse("<unknown>");
    }

    static String of(Duration duration) {
        long seconds = duration.toMillis() / 1000;
        if (seconds < -1) {
            return "<invalid>"; // clocks may differ by a second, not by more
        }
        long minutes = seconds / 60;
        long hours = minutes / 60;
        long days = hours / 24;
        if (seconds < 120) {
            return Math.max(seconds, 0) + "s";
        } else if (minutes < 10) {
            return pair(minutes, "m", seconds % 60, "s");
        } else if (minutes < 180) {
            return minutes + "m";
        } else if (hours < 8) {
            return pair(hours, "h", minutes % 60, "m");
        } else if (hours < 48) {
            return hours + "h";
        } else if (days < 8) {
            return pair(days, "d", hours % 24, "h");
        } else if (days < 730) {
            return days + "d";
        } else if (days < 2920) {
            return pair(days / 365, "y", days % 365, "d");
        }
        return days / 365 + "y";
    }

    private static String pair(long large, String largeUnit, long small, String smallUnit) {
        return small == 0 ? large + largeUnit : large + largeUnit + small + smallUnit;
    }
}
