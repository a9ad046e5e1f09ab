package dev.kubejar.api.builtin;

import dev.kubejar.api.builtin.KindChecks.Case;
import dev.kubejar.api.builtin.KindChecks.Change;
import dev.kubejar.api.builtin.KindChecks.Shown;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/// The tests of an area of kinds, for a class that has the rows in fields of these names.
interface KindTables {

    @ParameterizedTest
    @FieldSource("DEFAULTS")
    default void fillsInWhatIsNotSaid(Shown row) {
        KindChecks.checkDefaults(row);
    }

    @ParameterizedTest
    @FieldSource("PROBLEMS")
    default void refusesInUpstreamsWords(Case row) {
        KindChecks.checkProblems(row);
    }

    /// Where `kubectl get` shows more than name and age.
    interface OfColumns {

        @ParameterizedTest
        @FieldSource("COLUMNS")
        default void printsAsUpstream(Shown row) {
            KindChecks.checkColumns(row);
        }
    }

    /// Where updates have rules of their own.
    interface OfChanges {

        @ParameterizedTest
        @FieldSource("CHANGES")
        default void judgesChanges(Change row) {
            KindChecks.checkChange(row);
        }
    }

    /// Where writes of `/status` have rules of their own.
    interface OfStatus {

        @ParameterizedTest
        @FieldSource("STATUS")
        default void judgesChangesOfStatus(Change row) {
            KindChecks.checkStatus(row);
        }
    }
}
