package dev.kubejar.kubelet.runtime.simulated;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/// What a simulated container does once it is started.
///
/// @param startDelay how long the start takes
/// @param startError with which words the start fails
/// @param exitAfter when its process ends by itself; never when empty
record Behaviour(
        Duration startDelay,
        Optional<String> startError,
        Optional<Duration> exitAfter,
        int exitCode) {
    static final String PREFIX = "simulated.kubejar.dev/";

    /// Reads a pod's annotations; `simulated.kubejar.dev/exit-code.web` is for container `web` only
    /// and wins over `simulated.kubejar.dev/exit-code`. A number that is none counts as absent.
    static Behaviour of(
            Map<String, String> annotations,
            String container,
            boolean endsByItself,
            Duration startDelay) {
        var asked = new Asked(annotations, container);
        return new Behaviour(
                asked.seconds("start-delay-seconds").orElse(startDelay),
                asked.text("start-error"),
                asked.seconds("exit-after-seconds")
                        .or(() -> endsByItself ? Optional.of(Duration.ZERO) : Optional.empty()),
                asked.number("exit-code").map(Math::toIntExact).orElse(0));
    }

    /// What the annotations say of one container.
    private record Asked(Map<String, String> annotations, String container) {
        Optional<String> text(String name) {
            return Optional.ofNullable(annotations.get(PREFIX + name + "." + container))
                    .or(() -> Optional.ofNullable(annotations.get(PREFIX + name)));
        }

        Optional<Long> number(String name) {
            return text(name).filter(text -> text.matches("\\d{1,9}")).map(Long::valueOf);
        }

        Optional<Duration> seconds(String name) {
            return number(name).map(Duration::ofSeconds);
        }
    }
}
