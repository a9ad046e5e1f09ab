package dev.kubejar.controllers.replicaset;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubejar.api.apps.ReplicaSet;
import dev.kubejar.api.core.pod.Pod;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.client.reconcile.Change;
import dev.kubejar.client.reconcile.Plan;
import dev.kubejar.controllers.Objects;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class ReplicaSetDecisionTest {
    private static final Instant NOW = Instant.parse("2026-01-02T00:00:00Z");
    private static final String READY =
            "'status':{'phase':'Running','conditions':[{'type':'Ready','status':'True',"
                    + "'lastTransitionTime':'2026-01-01T23:59:55Z'}]}";

    record Row(String when, int wanted, List<Pod> owned, int creates, int deletes) {}

    static final List<Row> ROWS =
            List.of(
                    new Row("new", 3, List.of(), 3, 0),
                    new Row("as wanted", 2, List.of(ready("a"), pending("b")), 0, 0),
                    new Row("one failed", 2, List.of(ready("a"), failed("b")), 1, 0),
                    new Row("one being deleted", 2, List.of(ready("a"), deleting("b")), 1, 0),
                    new Row("scaled down", 1, List.of(ready("a"), pending("b")), 0, 1),
                    new Row("scaled to nothing", 0, List.of(ready("a"), pending("b")), 0, 2),
                    new Row("far too few", 2000, List.of(), 500, 0));

    @ParameterizedTest
    @FieldSource("ROWS")
    void createsOrDeletesExactlyTheDifference(Row row) {
        Plan plan = decide(set(row.wanted(), 0), row.owned());

        assertThat(changes(plan).filter(Change.Create.class::isInstance)).hasSize(row.creates());
        assertThat(changes(plan).filter(Change.Delete.class::isInstance)).hasSize(row.deletes());
    }

    @Test
    void givesUpAnUnreadyPodBeforeAReadyOne() {
        Plan plan = decide(set(1, 0), List.of(ready("a"), pending("b")));

        assertThat(changes(plan))
                .filteredOn(Change.Delete.class::isInstance)
                .extracting(change -> ((Change.Delete) change).path().name())
                .containsExactly("b");
    }

    @Test
    void makesPodsFromItsTemplate() {
        var create =
                (Change.Create) changes(decide(set(1, 0), List.of())).findFirst().orElseThrow();

        assertThat(create.object().json())
                .isEqualTo(
                        Objects.json(
                                """
                                {'apiVersion':'v1','kind':'Pod','metadata':{'generateName':'web-','namespace':'default',
                                 'labels':{'app':'web'},'ownerReferences':[{'apiVersion':'apps/v1','kind':'ReplicaSet',
                                 'name':'web','uid':'uid-web','controller':true,'blockOwnerDeletion':true}]},
                                 'spec':{'containers':[{'name':'c','image':'i'}]}}
                                """));
    }

    @Test
    void reportsWhatItSees() {
        Plan plan =
                decide(set(2, 0), List.of(ready("a"), pending("b"), deleting("c"), failed("d")));

        assertThat(status(plan))
                .isEqualTo(
                        Objects.json(
                                "{'replicas':2,'fullyLabeledReplicas':2,'readyReplicas':1,'availableReplicas':1,"
                                        + "'terminatingReplicas':1,'observedGeneration':1}"));
    }

    @Test
    void writesNothingWhenAllIsAsWanted() {
        ReplicaSet set = set(1, 0);
        JsonObject status = status(decide(set, List.of(ready("a"))));
        ReplicaSet reported =
                Objects.changed(ReplicaSet.KIND, set, object -> object.with("status", status));

        assertThat(decide(reported, List.of(ready("a")))).isEqualTo(Plan.nothing());
    }

    @Test
    void looksAgainWhenAReadyPodBecomesAvailable() {
        Plan plan = decide(set(1, 30), List.of(ready("a")));

        assertThat(status(plan).has("availableReplicas")).isFalse();
        assertThat(plan.again()).contains(Duration.ofSeconds(25));
    }

    @Test
    void adoptsOrphansThatMatchAndLetsGoOfItsOwnThatDoNot() {
        Pod orphan = Objects.object(Pod.KIND, "o", "{'metadata':{'labels':{'app':'web'}}}");
        Pod stranger = Objects.object(Pod.KIND, "s", "{'metadata':{'labels':{'app':'db'}}}");
        Pod relabelled =
                Objects.ownedBy(
                        Pod.KIND,
                        Objects.object(Pod.KIND, "r", "{'metadata':{'labels':{'app':'db'}}}"),
                        set(1, 0));
        Plan plan = decide(set(1, 0), List.of(orphan, stranger, relabelled));

        assertThat(changes(plan))
                .filteredOn(change ->
                        change instanceof Change.Merge merge
                                && merge.path().subresource().isEmpty())
                .extracting(change -> ((Change.Merge) change).path().name())
                .containsExactly("o", "r");
        assertThat(changes(plan).toList()).anyMatch(Change.Require.class::isInstance);
        assertThat(changes(plan).toList()).noneMatch(Change.Create.class::isInstance);
    }

    @Test
    void aSetThatIsBeingDeletedMakesNothing() {
        ReplicaSet deleting =
                Objects.changed(
                        ReplicaSet.KIND,
                        set(3, 0),
                        object ->
                                object.withMeta(
                                        object.meta()
                                                .with(
                                                        "deletionTimestamp",
                                                        "2026-01-01T00:00:00Z")));

        assertThat(changes(decide(deleting, List.of()))).noneMatch(Change.Create.class::isInstance);
    }

    private static Plan decide(ReplicaSet set, List<Pod> candidates) {
        return ReplicaSetReconciler.decide(
                ReplicaSet.KIND.type(), set, candidates, () -> candidates, NOW);
    }

    private static Stream<Change> changes(Plan plan) {
        return plan.changes().stream()
                .flatMap(change ->
                        change instanceof Change.Together(List<Change> all)
                                ? all.stream()
                                : Stream.of(change));
    }

    private static JsonObject status(Plan plan) {
        return changes(plan)
                .filter(change ->
                        change instanceof Change.Merge merge
                                && merge.path().subresource().equals("status"))
                .map(change -> ((Change.Merge) change).body().object("status"))
                .findFirst()
                .orElseThrow();
    }

    static ReplicaSet set(int replicas, int minReady) {
        return Objects.object(
                ReplicaSet.KIND,
                "web",
                """
                {'spec':{'replicas':%d,'minReadySeconds':%d,'selector':{'matchLabels':{'app':'web'}},
                 'template':{'metadata':{'labels':{'app':'web'}},'spec':{'containers':[{'name':'c','image':'i'}]}}}}
                """
                        .formatted(replicas, minReady));
    }

    private static Pod ready(String name) {
        return pod(
                name,
                "{'metadata':{'labels':{'app':'web'}},'spec':{'nodeName':'n'}," + READY + "}");
    }

    private static Pod pending(String name) {
        return pod(name, "{'metadata':{'labels':{'app':'web'}},'status':{'phase':'Pending'}}");
    }

    private static Pod failed(String name) {
        return pod(name, "{'metadata':{'labels':{'app':'web'}},'status':{'phase':'Failed'}}");
    }

    private static Pod deleting(String name) {
        return pod(
                name,
                "{'metadata':{'labels':{'app':'web'},'deletionTimestamp':'2026-01-01T00:00:00Z'},'status':{'phase':'Running'}}");
    }

    private static Pod pod(String name, String fields) {
        return Objects.ownedBy(Pod.KIND, Objects.object(Pod.KIND, name, fields), set(1, 0));
    }
}
