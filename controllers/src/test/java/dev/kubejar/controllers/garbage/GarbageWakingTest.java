package dev.kubejar.controllers.garbage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubejar.api.OwnerReference;
import dev.kubejar.api.core.pod.Pod;
import dev.kubejar.client.informer.Delta;
import dev.kubejar.controllers.Objects;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/// An owner that is being deleted looks again as soon as a dependent no longer holds it up.
class GarbageWakingTest {
    private static final Thing HELD = ownedBy("'a'", true);

    record Row(String when, Delta<Thing> change, List<String> wakes) {}

    static final List<Row> ROWS =
            List.of(
                    new Row("it is new", new Delta.Added<>(HELD), List.of()),
                    new Row("it is gone", new Delta.Deleted<>(HELD), List.of("a")),
                    new Row("it blocks as before", new Delta.Updated<>(HELD, HELD), List.of()),
                    new Row(
                            "it blocks no longer",
                            new Delta.Updated<>(ownedBy("'a'", false), HELD),
                            List.of("a")),
                    new Row(
                            "it never blocked",
                            new Delta.Updated<>(ownedBy("'a'", false), ownedBy("'a'", false)),
                            List.of()),
                    new Row(
                            "it has another owner",
                            new Delta.Updated<>(ownedBy("'b'", true), HELD),
                            List.of("a")));

    @ParameterizedTest
    @FieldSource("ROWS")
    void wakesTheOwnersThatItLetGo(Row row) {
        assertThat(GarbageCollector.ownersLetGo(row.change()))
                .extracting(OwnerReference::uid)
                .isEqualTo(row.wakes());
    }

    private static Thing ownedBy(String uid, boolean blocks) {
        return Objects.object(
                Thing.kind(Pod.KIND.type()),
                "t",
                "{'metadata':{'ownerReferences':[{'uid':%s,'blockOwnerDeletion':%s}]}}"
                        .formatted(uid, blocks));
    }
}
