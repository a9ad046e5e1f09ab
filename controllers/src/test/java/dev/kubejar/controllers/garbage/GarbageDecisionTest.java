package dev.kubejar.controllers.garbage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubejar.api.OwnerReference;
import dev.kubejar.api.core.pod.Pod;
import dev.kubejar.api.kind.ResourceType;
import dev.kubejar.client.reconcile.Change;
import dev.kubejar.client.reconcile.Plan;
import dev.kubejar.controllers.Objects;
import dev.kubejar.controllers.garbage.Graph.Node;
import dev.kubejar.controllers.garbage.Graph.Owner;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class GarbageDecisionTest {
    private static final ResourceType PODS = Pod.KIND.type();

    record Row(String when, List<Owner> owners, boolean hasDependents, String outcome) {}

    static final List<Row> ROWS =
            List.of(
                    new Row("its owner is there", List.of(Owner.THERE), false, "nothing"),
                    new Row("its owner is gone", List.of(Owner.GONE), false, "delete Background"),
                    new Row("its owner is unclear", List.of(Owner.UNCLEAR), false, "nothing"),
                    new Row(
                            "one is gone and one unclear",
                            List.of(Owner.GONE, Owner.UNCLEAR),
                            false,
                            "nothing"),
                    new Row(
                            "one of two is gone",
                            List.of(Owner.GONE, Owner.THERE),
                            false,
                            "keep [o1]"),
                    new Row(
                            "its owner waits for it",
                            List.of(Owner.WAITING),
                            false,
                            "delete Background"),
                    new Row(
                            "its owner waits and it has dependents",
                            List.of(Owner.WAITING),
                            true,
                            "delete Foreground"),
                    new Row(
                            "one waits and one is there",
                            List.of(Owner.WAITING, Owner.THERE),
                            true,
                            "keep [o1]"));

    @ParameterizedTest
    @FieldSource("ROWS")
    void decidesByWhatIsKnownOfTheOwners(Row row) {
        Thing thing = thing("{'metadata':{'ownerReferences':[%s]}}".formatted(references(row)));
        Map<OwnerReference, Owner> owners = new LinkedHashMap<>();
        for (int i = 0; i < row.owners().size(); i++) {
            owners.put(thing.owners().get(i), row.owners().get(i));
        }
        List<Node> dependents =
                row.hasDependents() ? List.of(new Node(PODS, thing("{}"))) : List.of();

        assertThat(outcome(GarbageReconciler.decide(PODS, thing, owners, dependents)))
                .isEqualTo(row.outcome());
    }

    @Test
    void anOwnerWaitsForTheDependentsThatBlockIt() {
        Thing owner =
                thing(
                        "{'metadata':{'deletionTimestamp':'2026-01-01T00:00:00Z','finalizers':['foregroundDeletion','x']}}");
        Node blocking = dependent("true");
        Node free = dependent("false");

        assertThat(GarbageReconciler.decideDeleting(PODS, owner, List.of(blocking)))
                .isEqualTo(Plan.nothing());
        var merge =
                (Change.Merge)
                        GarbageReconciler.decideDeleting(PODS, owner, List.of(free))
                                .changes()
                                .getFirst();
        assertThat(merge.body()).isEqualTo(Objects.json("{'metadata':{'finalizers':['x']}}"));
    }

    @Test
    void whatIsInACircleOfOwnersLetsThemGoOn() {
        Thing thing =
                thing("{'metadata':{'ownerReferences':[{'uid':'o','blockOwnerDeletion':true}]}}");
        Thing waiting =
                thing(
                        "{'metadata':{'deletionTimestamp':'2026-01-01T00:00:00Z','finalizers':['foregroundDeletion']}}");

        Plan plan =
                GarbageReconciler.decide(
                        PODS,
                        thing,
                        Map.of(thing.owners().getFirst(), Owner.WAITING),
                        List.of(new Node(PODS, waiting)));

        assertThat(plan.changes()).hasSize(2);
        assertThat(((Change.Merge) plan.changes().getFirst()).body())
                .isEqualTo(
                        Objects.json(
                                "{'metadata':{'ownerReferences':[{'uid':'o','blockOwnerDeletion':false}]}}"));
        assertThat(plan.changes().getLast()).isInstanceOf(Change.Delete.class);
    }

    @Test
    void anOwnerThatOrphansLetsGoOfAllAndThenGoes() {
        Thing owner =
                thing(
                        "{'metadata':{'deletionTimestamp':'2026-01-01T00:00:00Z','finalizers':['orphan']}}");
        Plan plan = GarbageReconciler.decideDeleting(PODS, owner, List.of(dependent("true")));

        assertThat(plan.changes())
                .extracting(change -> ((Change.Merge) change).body().toString())
                .containsExactly(
                        "{\"metadata\":{\"ownerReferences\":null}}",
                        "{\"metadata\":{\"finalizers\":null}}");
    }

    private static Node dependent(String blocks) {
        return new Node(
                PODS,
                thing(
                        "{'metadata':{'ownerReferences':[{'uid':'uid-t','name':'t','blockOwnerDeletion':%s}]}}"
                                .formatted(blocks)));
    }

    private static String references(Row row) {
        var references = new StringBuilder();
        for (int i = 0; i < row.owners().size(); i++) {
            references
                    .append(i == 0 ? "" : ",")
                    .append(
                            "{'uid':'o%d','name':'n%d','kind':'K','apiVersion':'v1'}"
                                    .formatted(i, i));
        }
        return references.toString();
    }

    private static String outcome(Plan plan) {
        if (plan.isEmpty()) {
            return "nothing";
        }
        return switch (plan.changes().getFirst()) {
            case Change.Delete delete ->
                    "delete " + delete.options().propagation().orElseThrow().text();
            case Change.Merge merge ->
                    "keep "
                            + merge.body().object("metadata").objects("ownerReferences").stream()
                                    .map(owner -> owner.string("uid"))
                                    .toList();
            default -> throw new AssertionError(plan);
        };
    }

    private static Thing thing(String fields) {
        return Objects.object(Thing.kind(PODS), "t", fields);
    }
}
