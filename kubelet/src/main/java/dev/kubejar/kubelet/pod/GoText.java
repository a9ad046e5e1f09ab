package dev.kubejar.kubelet.pod;

import dev.kubejar.api.core.pod.Pod;
import java.time.Duration;
import java.util.Collection;

/// How upstream's language prints what stands in messages.
public final class GoText {
    private GoText() {}

    /// `10s`, `1m20s`, `5m0s`, `1.317s`, `250ms`
    public static String duration(Duration duration) {
        if (duration.compareTo(Duration.ofSeconds(1)) < 0) {
            return duration.toMillis() == 0 ? "0s" : duration.toMillis() + "ms";
        }
        long hours = duration.toHours();
        long minutes = duration.toMinutesPart();
        String head = hours > 0 ? hours + "h" + minutes + "m" : minutes > 0 ? minutes + "m" : "";
        return head + seconds(duration) + "s";
    }

    private static String seconds(Duration duration) {
        String whole = String.valueOf(duration.toSecondsPart());
        int millis = duration.toMillisPart();
        return millis == 0 ? whole : whole + ("." + "%03d".formatted(millis)).replaceAll("0+$", "");
    }

    /// `web_default(1f6b…)`
    public static String pod(Pod pod) {
        return pod.name() + "_" + pod.namespace() + "(" + pod.uid() + ")";
    }

    /// `[a b]`
    public static String list(Collection<String> values) {
        return "[" + String.join(" ", values) + "]";
    }
}
