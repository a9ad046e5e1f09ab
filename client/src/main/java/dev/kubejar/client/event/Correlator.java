package dev.kubejar.client.event;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/// Keeps Events few. Equal ones become one with a higher count; from the tenth message about the
/// same on, similar ones become one with the newest message; and of one source about one object
/// there are 25 at once and then one every five minutes. Belongs to one thread.
///
/// Source: [EventCorrelator](https://pkg.go.dev/k8s.io/client-go/tools/record#EventCorrelator)
final class Correlator {
    private static final int REMEMBERED = 4096;
    private static final int MESSAGES_BEFORE_COMBINING = 10;
    private static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(10);
    private static final double BURST = 25;
    private static final double TOKENS_PER_SECOND = 1.0 / 300;

    private final RecentlyUsed<Occurrence.Similar, Messages> messages =
            new RecentlyUsed<>(REMEMBERED);
    private final RecentlyUsed<Object, Written> written = new RecentlyUsed<>(REMEMBERED);
    private final RecentlyUsed<Occurrence.About, Tokens> tokens = new RecentlyUsed<>(REMEMBERED);

    /// An Event in the cluster that counts occurrences.
    record Written(String name, Instant first, long count) {}

    /// What to write: a new Event, or a higher count of the one before.
    ///
    /// @param key for [#written]
    record Observation(Object key, Occurrence occurrence, Optional<Written> before) {

        Written after() {
            return before.map(one -> new Written(one.name(), one.first(), one.count() + 1))
                    .orElseGet(() -> new Written(newName(), occurrence.at(), 1));
        }

        /// `web-0.18a3f0c2d1e4b5a6`
        private String newName() {
            return occurrence.involved().string("name")
                    + "."
                    + Long.toHexString(occurrence.stamp());
        }
    }

    /// What to write of an occurrence; empty when there were too many.
    Optional<Observation> observe(Occurrence occurrence) {
        Observation observation = combined(occurrence);
        return takeToken(occurrence) ? Optional.of(observation) : Optional.empty();
    }

    /// The observation is in the cluster.
    void written(Observation observation) {
        written.put(observation.key(), observation.after());
    }

    private Observation combined(Occurrence occurrence) {
        Occurrence.Similar similar = occurrence.similar();
        Messages known =
                messages.get(similar)
                        .filter(one -> !one.isOld(occurrence.at()))
                        .orElseGet(() -> new Messages(occurrence.at(), Set.of()));
        Messages now = known.with(occurrence.message(), occurrence.at());
        if (now.texts().size() < MESSAGES_BEFORE_COMBINING) {
            messages.put(similar, now);
            return observation(occurrence.same(), occurrence);
        }
        messages.put(similar, now.withoutOldest());
        return observation(
                similar,
                occurrence.withMessage("(combined from similar events): " + occurrence.message()));
    }

    private Observation observation(Object key, Occurrence occurrence) {
        return new Observation(key, occurrence, written.get(key));
    }

    private boolean takeToken(Occurrence occurrence) {
        Occurrence.About about = occurrence.about();
        Tokens now =
                tokens.get(about)
                        .map(one -> one.refilled(occurrence.at()))
                        .orElseGet(() -> new Tokens(BURST, occurrence.at()));
        boolean enough = now.count() >= 1;
        tokens.put(about, enough ? new Tokens(now.count() - 1, now.at()) : now);
        return enough;
    }

    /// The messages of similar occurrences.
    private record Messages(Instant last, Set<String> texts) {

        boolean isOld(Instant now) {
            return Duration.between(last, now).compareTo(FORGOTTEN_AFTER) > 0;
        }

        Messages with(String text, Instant now) {
            var more = new LinkedHashSet<>(texts);
            more.add(text);
            return new Messages(now, more);
        }

        Messages withoutOldest() {
            var fewer = new LinkedHashSet<>(texts);
            fewer.removeFirst();
            return new Messages(last, fewer);
        }
    }

    /// A bucket of tokens, as full as it was at `at`.
    private record Tokens(double count, Instant at) {

        Tokens refilled(Instant now) {
            double seconds = Duration.between(at, now).toNanos() / 1e9;
            return new Tokens(Math.min(BURST, count + seconds * TOKENS_PER_SECOND), now);
        }
    }
}
