package dev.kubejar.controllers.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubejar.api.apps.Deployment;
import dev.kubejar.api.apps.ReplicaSet;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.client.reconcile.Change;
import dev.kubejar.client.reconcile.Plan;
import dev.kubejar.controllers.Objects;
import dev.kubejar.controllers.deployment.DeploymentReconciler.Seen;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class DeploymentDecisionTest {
    private static final Instant NOW = Instant.parse("2026-01-02T00:00:00Z");

    record Row(String when, Deployment deployment, List<ReplicaSet> sets, List<String> messages) {}

    static final List<Row> ROWS =
            List.of(
                    new Row(
                            "the new set grows within the surge",
                            rolling(10, "25%", "25%"),
                            List.of(set("old", "v1", 10, 10), set("new", "v2", 0, 0)),
                            List.of("Scaled up replica set new from 0 to 3")),
                    new Row(
                            "then old ones go as far as enough is available",
                            rolling(10, "25%", "25%"),
                            List.of(set("old", "v1", 10, 10), set("new", "v2", 3, 0)),
                            List.of("Scaled down replica set old from 10 to 8")),
                    new Row(
                            "unavailable old ones go first",
                            rolling(10, "25%", "25%"),
                            List.of(
                                    set("ill", "v0", 2, 0),
                                    set("old", "v1", 8, 8),
                                    set("new", "v2", 3, 0)),
                            List.of("Scaled down replica set ill from 2 to 0")),
                    new Row(
                            "no surge and nothing unavailable still moves",
                            rolling(1, "0", "0%"),
                            List.of(set("old", "v1", 1, 1), set("new", "v2", 0, 0)),
                            List.of("Scaled down replica set old from 1 to 0")),
                    new Row(
                            "the last old one goes when the new is available",
                            rolling(1, "25%", "25%"),
                            List.of(set("old", "v1", 1, 1), set("new", "v2", 1, 1)),
                            List.of("Scaled down replica set old from 1 to 0")),
                    new Row(
                            "nothing moves while the new one is not available",
                            rolling(1, "25%", "25%"),
                            List.of(set("old", "v1", 1, 1), set("new", "v2", 1, 0)),
                            List.of()),
                    new Row(
                            "recreating ends the old ones",
                            recreate(3),
                            List.of(set("old", "v1", 3, 3), set("new", "v2", 0, 0)),
                            List.of("Scaled down replica set old from 3 to 0")),
                    new Row(
                            "recreating waits for their end",
                            recreate(3),
                            List.of(gone("old", "v1", 1), set("new", "v2", 0, 0)),
                            List.of()),
                    new Row(
                            "recreating makes the new ones then",
                            recreate(3),
                            List.of(gone("old", "v1", 0), set("new", "v2", 0, 0)),
                            List.of("Scaled up replica set new from 0 to 3")));

    @ParameterizedTest
    @FieldSource("ROWS")
    void scalesItsSets(Row row) {
        assertThat(messages(decide(row.deployment(), row.sets())))
                .containsExactlyElementsOf(row.messages());
    }

    @Test
    void makesASetForATemplateThatHasNone() {
        Plan plan = decide(rolling(3, "25%", "25%"), List.of());
        var create = (Change.Create) plan.changes().getFirst();
        String hash = create.object().meta().labels().getOrDefault("pod-template-hash", "");

        assertThat(hash).matches("[bcdfghjklmnpqrstvwxz2456789]{8,10}");
        assertThat(create.object().meta().name()).isEqualTo("web-" + hash);
        assertThat(create.object().meta().annotations())
                .containsEntry("deployment.kubernetes.io/revision", "1")
                .containsEntry("deployment.kubernetes.io/desired-replicas", "3")
                .containsEntry("deployment.kubernetes.io/max-replicas", "4");
        assertThat(create.object().spec().object("selector"))
                .isEqualTo(
                        Objects.json(
                                "{'matchLabels':{'app':'web','pod-template-hash':'%s'}}"
                                        .formatted(hash)));
        assertThat(messages(plan))
                .containsExactly("Scaled up replica set web-" + hash + " from 0 to 3");
        assertThat(condition(plan, "Progressing").string("reason"))
                .isEqualTo("NewReplicaSetCreated");
        assertThat(condition(plan, "Progressing").string("message"))
                .isEqualTo("Created new replica set \"web-" + hash + "\"");
        assertThat(condition(plan, "Available").string("message"))
                .isEqualTo("Deployment does not have minimum availability.");
    }

    @Test
    void countsACollisionWhenTheNameIsTaken() {
        Deployment deployment = rolling(3, "25%", "25%");
        var create = (Change.Create) decide(deployment, List.of()).changes().getFirst();
        Plan plan =
                DeploymentReconciler.decide(
                        deployment,
                        new Seen(List.of(), Set.of(), Set.of(create.object().meta().name())),
                        NOW);

        assertThat(status(plan)).isEqualTo(Objects.json("{'collisionCount':1}"));
        assertThat(TemplateHash.of(deployment.template(), Optional.of(1)))
                .isNotEqualTo(TemplateHash.of(deployment.template(), Optional.empty()));
    }

    @Test
    void theHashDependsOnNothingButTheTemplate() {
        Deployment reordered =
                Objects.changed(
                        Deployment.KIND,
                        rolling(3, "25%", "25%"),
                        object ->
                                object.with(
                                        "spec",
                                        object.spec()
                                                .with(
                                                        "template",
                                                        Objects.json(
                                                                "{'spec':{'containers':[{'image':'v2','name':'c'}]},'metadata':{'creationTimestamp':null,'labels':{'app':'web'}}}"))));

        assertThat(TemplateHash.of(reordered.template(), Optional.empty()))
                .isEqualTo(TemplateHash.of(rolling(9, "1", "1").template(), Optional.empty()));
    }

    @Test
    void aRollbackGivesTheOldSetANewRevision() {
        Plan plan =
                decide(
                        rolling(3, "25%", "25%"),
                        List.of(
                                noted(set("back", "v2", 0, 0), "1"),
                                noted(set("bad", "v1", 3, 3), "2")));
        JsonObject annotations = merge(plan, "back").object("metadata").object("annotations");

        assertThat(annotations.string("deployment.kubernetes.io/revision")).isEqualTo("3");
        assertThat(annotations.string("deployment.kubernetes.io/revision-history")).isEqualTo("1");
        assertThat(merge(plan, "web").object("metadata").object("annotations"))
                .isEqualTo(Objects.json("{'deployment.kubernetes.io/revision':'3'}"));
    }

    @Test
    void scalesAllSetsInProportionDuringARollout() {
        Plan plan =
                decide(
                        rolling(15, "3", "2"),
                        List.of(
                                scaledFor(set("old", "v1", 8, 8), 10, 13),
                                scaledFor(set("new", "v2", 5, 0), 10, 13)));

        assertThat(messages(plan))
                .containsExactly(
                        "Scaled up replica set old from 8 to 11",
                        "Scaled up replica set new from 5 to 7");
    }

    @Test
    void saysThatItIsPausedAndMovesNothing() {
        Deployment paused = with(rolling(3, "25%", "25%"), "paused", true);
        Plan plan = decide(paused, List.of(set("old", "v1", 3, 3)));

        assertThat(messages(plan)).isEmpty();
        assertThat(condition(plan, "Progressing").string("reason")).isEqualTo("DeploymentPaused");
        assertThat(condition(plan, "Progressing").string("status")).isEqualTo("Unknown");
    }

    @Test
    void saysThatItIsDone() {
        Plan plan = decide(rolling(1, "25%", "25%"), List.of(set("new", "v2", 1, 1)));

        assertThat(condition(plan, "Progressing").string("message"))
                .isEqualTo("ReplicaSet \"new\" has successfully progressed.");
        assertThat(condition(plan, "Available").string("reason"))
                .isEqualTo("MinimumReplicasAvailable");
        assertThat(plan.again()).isEmpty();
    }

    @Test
    void saysWhenItHasMadeNoProgressForTooLong() {
        Deployment stuck =
                reporting(
                        rolling(1, "25%", "25%"),
                        "{'replicas':1,'updatedReplicas':1,'unavailableReplicas':1,'observedGeneration':1,"
                                + "'conditions':[{'type':'Progressing','status':'True','reason':'ReplicaSetUpdated',"
                                + "'lastUpdateTime':'%s','lastTransitionTime':'2026-01-01T00:00:00Z'}]}");
        List<ReplicaSet> sets = List.of(set("new", "v2", 1, 0));
        Plan early = decide(since(stuck, "2026-01-01T23:55:00Z"), sets);
        Plan late = decide(since(stuck, "2026-01-01T23:49:59Z"), sets);

        assertThat(early.again()).contains(Duration.ofSeconds(301));
        assertThat(condition(late, "Progressing").string("reason"))
                .isEqualTo("ProgressDeadlineExceeded");
        assertThat(condition(late, "Progressing").string("message"))
                .isEqualTo("ReplicaSet \"new\" has timed out progressing.");
        assertThat(late.again()).isEmpty();
    }

    @Test
    void forgetsTheOldestRevisionsBeyondItsLimit() {
        Deployment deployment =
                reporting(
                        with(rolling(1, "25%", "25%"), "revisionHistoryLimit", 1),
                        "{'replicas':1,'updatedReplicas':1,'availableReplicas':1,'readyReplicas':1,'observedGeneration':1}");
        Plan plan =
                decide(
                        deployment,
                        List.of(
                                noted(gone("second", "v1", 0), "2"),
                                noted(gone("first", "v0", 0), "1"),
                                noted(set("new", "v2", 1, 1), "3")));

        assertThat(plan.changes())
                .filteredOn(Change.Delete.class::isInstance)
                .extracting(change -> ((Change.Delete) change).path().name())
                .containsExactly("first");
    }

    @Test
    void refusesToSelectAllPods() {
        Deployment all =
                Objects.object(Deployment.KIND, "web", "{'spec':{'selector':{},'template':{}}}");

        assertThat(decide(all, List.of()).notices())
                .extracting(notice -> notice.reason() + " " + notice.message())
                .containsExactly(
                        "SelectingAll This deployment is selecting all pods. A non-empty selector is"
                                + " required.");
    }

    private static Plan decide(Deployment deployment, List<ReplicaSet> sets) {
        return DeploymentReconciler.decide(deployment, new Seen(sets, Set.of(), Set.of()), NOW);
    }

    private static List<String> messages(Plan plan) {
        return plan.changes().stream()
                .flatMap(change -> change.announcement().stream())
                .flatMap(announcement -> announcement.success().stream())
                .map(notice -> notice.message())
                .toList();
    }

    private static JsonObject merge(Plan plan, String name) {
        return plan.changes().stream()
                .filter(Change.Merge.class::isInstance)
                .map(Change.Merge.class::cast)
                .filter(merge -> merge.path().name().equals(name))
                .filter(merge -> merge.path().subresource().isEmpty())
                .findFirst()
                .orElseThrow()
                .body();
    }

    private static JsonObject status(Plan plan) {
        return plan.changes().stream()
                .filter(Change.Merge.class::isInstance)
                .map(Change.Merge.class::cast)
                .filter(merge -> merge.path().subresource().equals("status"))
                .findFirst()
                .orElseThrow()
                .body()
                .object("status");
    }

    private static JsonObject condition(Plan plan, String type) {
        return status(plan).objects("conditions").stream()
                .filter(one -> one.string("type").equals(type))
                .findFirst()
                .orElseThrow();
    }

    private static Deployment rolling(int replicas, String surge, String unavailable) {
        return deployment(
                replicas,
                "{'type':'RollingUpdate','rollingUpdate':{'maxSurge':%s,'maxUnavailable':%s}}"
                        .formatted(value(surge), value(unavailable)));
    }

    private static String value(String share) {
        return share.endsWith("%") ? "'" + share + "'" : share;
    }

    private static Deployment recreate(int replicas) {
        return deployment(replicas, "{'type':'Recreate'}");
    }

    private static Deployment deployment(int replicas, String strategy) {
        return Objects.object(
                Deployment.KIND,
                "web",
                """
                {'spec':{'replicas':%d,'strategy':%s,'selector':{'matchLabels':{'app':'web'}},'template':%s}}
                """
                        .formatted(replicas, strategy, template("v2", "")));
    }

    private static String template(String image, String hash) {
        return "{'metadata':{'labels':{'app':'web'%s}},'spec':{'containers':[{'name':'c','image':'%s'}]}}"
                .formatted(hash, image);
    }

    private static Deployment with(Deployment deployment, String field, Object value) {
        return Objects.changed(
                Deployment.KIND,
                deployment,
                object ->
                        object.with(
                                "spec",
                                Objects.json("{'v':" + value + "}")
                                        .find("v")
                                        .map(json -> object.spec().with(field, json))
                                        .orElseThrow()));
    }

    private static Deployment reporting(Deployment deployment, String status) {
        return Objects.changed(
                Deployment.KIND, deployment, object -> object.with("status", Objects.json(status)));
    }

    private static Deployment since(Deployment deployment, String time) {
        return reporting(
                deployment, deployment.status().toString().replace("%s", time).replace('"', '\''));
    }

    private static ReplicaSet set(String name, String image, int replicas, int available) {
        return set(name, image, replicas, replicas, available);
    }

    /// A set that wants none and still has some.
    private static ReplicaSet gone(String name, String image, int left) {
        return set(name, image, 0, left, 0);
    }

    private static ReplicaSet set(
            String name, String image, int wanted, int replicas, int available) {
        return Objects.ownedBy(
                ReplicaSet.KIND,
                Objects.object(
                        ReplicaSet.KIND,
                        name,
                        """
                        {'metadata':{'labels':{'app':'web'}},
                         'spec':{'replicas':%d,'selector':{'matchLabels':{'app':'web'}},'template':%s},
                         'status':{'replicas':%d,'readyReplicas':%d,'availableReplicas':%d,'observedGeneration':1}}
                        """
                                .formatted(
                                        wanted,
                                        template(image, ",'pod-template-hash':'x'"),
                                        replicas,
                                        available,
                                        available)),
                rolling(1, "1", "1"));
    }

    private static ReplicaSet noted(ReplicaSet set, String revision) {
        return Objects.changed(
                ReplicaSet.KIND,
                set,
                object ->
                        object.withMeta(
                                object.meta()
                                        .withAnnotations(
                                                Map.of(
                                                        "deployment.kubernetes.io/revision",
                                                        revision))));
    }

    private static ReplicaSet scaledFor(ReplicaSet set, int desired, int max) {
        return Objects.changed(
                ReplicaSet.KIND,
                set,
                object ->
                        object.withMeta(
                                object.meta()
                                        .withAnnotations(
                                                Map.of(
                                                        "deployment.kubernetes.io/desired-replicas",
                                                        "" + desired,
                                                        "deployment.kubernetes.io/max-replicas",
                                                        "" + max))));
    }
}
