package dev.kubejar.kubelet.runtime.simulated;

import dev.kubejar.api.quantity.Quantity;
import dev.kubejar.api.quantity.QuantityParseException;
import dev.kubejar.kubelet.runtime.Usage;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/// What a simulated container does once it is started.
///
/// @param startDelay how long the start takes
/// @param startError with which words the start fails
/// @param exitAfter when its process ends by itself; never when empty
/// @param cpu how many cores it pretends to use
/// @param memory how many bytes it pretends to hold
record Behaviour(
        Duration startDelay,
        Optional<String> startError,
        Optional<Duration> exitAfter,
        int exitCode,
        Quantity cpu,
        Quantity memory) {
    static final String PREFIX = "simulated.kubejar.dev/";
    private static final Quantity LITTLE_CPU = Quantity.ofMillis(1);
    private static final Quantity LITTLE_MEMORY = Quantity.ofBytes(8 << 20);

    /// Reads a pod's annotations; `simulated.kubejar.dev/exit-code.web` is for container `web` only
    /// and wins over `simulated.kubejar.dev/exit-code`. A number or quantity that is none counts as
    /// absent.
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
                asked.number("exit-code").map(Math::toIntExact).orElse(0),
                asked.amount("cpu-usage").orElse(LITTLE_CPU),
                asked.amount("memory-usage").orElse(LITTLE_MEMORY));
    }

    /// What it has used after it ran for `time`.
    Usage usage(Duration time) {
        return new Usage(time.dividedBy(1_000).multipliedBy(cpu.milliValue()), memory.value());
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

        Optional<Quantity> amount(String name) {
            try {
                return text(name).map(Quantity::parse).filter(amount -> amount.sign() >= 0);
            } catch (QuantityParseException _) { // counts as absent
                return Optional.empty();
            }
        }

        Optional<Duration> seconds(String name) {
            return number(name).map(Duration::ofSeconds);
        }
    }
}
