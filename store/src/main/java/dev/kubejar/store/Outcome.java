package dev.kubejar.store;

import java.util.Optional;

/// How a [Write] ended. All but [Written] mean that nothing was changed and no revision was used.
public sealed interface Outcome<T> {

    /// The write is durable and visible to every reader. After a deletion, `entry` is the last
    /// state with the revision of the deletion.
    record Written<T>(Entry<T> entry, Optional<Entry<T>> previous) implements Outcome<T> {
        public long revision() {
            return entry.revision();
        }
    }

    /// [Condition.Absent] did not hold.
    record AlreadyExists<T>(Entry<T> current) implements Outcome<T> {}

    /// There is no such entry.
    record Missing<T>() implements Outcome<T> {}

    /// [Condition.AtRevision] did not hold: someone else wrote `current` in between.
    record Changed<T>(Entry<T> current) implements Outcome<T> {}
}
