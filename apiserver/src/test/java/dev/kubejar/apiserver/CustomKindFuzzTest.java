package dev.kubejar.apiserver;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.kubejar.api.Condition;
import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.kind.ResourceType;
import dev.kubejar.api.kind.Scope;
import dev.kubejar.apiserver.http.Headers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Whatever somebody defines as a kind, and whatever is sent to it then, is answered; and what is
/// kept of it can be read and put back.
///
/// `scripts/fuzz custom` lets Jazzer choose a million requests; the build takes some thousands from
/// a seed that it prints (`-Dfuzz.seed=` repeats one, `-Dfuzz.cases=` takes more).
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class CustomKindFuzzTest {
    private static final Logger log = LoggerFactory.getLogger(CustomKindFuzzTest.class);
    private static final int CASES = Integer.getInteger("fuzz.cases", 2_000);
    private static final int KINDS_AT_ONCE = 4;
    private static final int REQUESTS_PER_DEFINITION = 40;
    private static final String DEFINITIONS =
            "/apis/apiextensions.k8s.io/v1/customresourcedefinitions";

    private final List<Slot> slots = new ArrayList<>();
    private FuzzedServer fuzzed;
    private int named;

    /// A kind that is there, or will be.
    private static final class Slot {
        private final String plural;
        private List<JsonObject> versions = List.of();

        Slot(String plural) {
            this.plural = plural;
        }

        String definition() {
            return DEFINITIONS + "/" + plural + "." + HostileDefinitions.GROUP;
        }
    }

    @BeforeAll
    void start(@TempDir Path folder) {
        fuzzed = new FuzzedServer(folder);
        for (int i = 0; i < KINDS_AT_ONCE; i++) {
            slots.add(fresh());
        }
    }

    @AfterAll
    void stop() {
        fuzzed.close();
    }

    private Slot fresh() {
        named++;
        return new Slot("k" + named + "s");
    }

    @Test
    void everySeededRequestIsAnswered() throws InterruptedException {
        long seed = Seed.first();
        log.info("cases={} seed={}", CASES, seed);
        for (int i = 0; i < CASES; i++) {
            answered("seed " + (seed + i), Choices.of(new Random(seed + i)));
        }
        log.info("answers={} kinds={}", fuzzed.answers(), named);
        everyObjectIsWhole();
    }

    @FuzzTest(maxDuration = "60m", maxExecutions = 1_000_000)
    void everyRequestIsAnswered(FuzzedDataProvider data) throws InterruptedException {
        answered("fuzzed", Choices.of(data));
    }

    private void answered(String origin, Choices choices) throws InterruptedException {
        int at = choices.below(slots.size());
        Slot slot = slots.get(at);
        if (slot.versions.isEmpty() || choices.oneIn(REQUESTS_PER_DEFINITION)) {
            define(origin, slot, choices);
        } else if (choices.oneIn(5 * REQUESTS_PER_DEFINITION)) {
            fuzzed.answer(origin, request("DELETE", slot.definition(), ""));
            slots.set(at, fresh());
        } else {
            var requests = new HostileRequests(List.of(target(slot, choices)), choices);
            fuzzed.answer(origin, requests.next());
        }
    }

    private static HostileRequests.Target target(Slot slot, Choices choices) {
        JsonObject version = choices.pick(slot.versions);
        JsonObject schema = version.object("schema").object("openAPIV3Schema");
        return new HostileRequests.Target(
                new ResourceType(
                        HostileDefinitions.GROUP,
                        version.string("name"),
                        HostileDefinitions.kind(slot.plural),
                        slot.plural,
                        Scope.NAMESPACED),
                List.of("scale", "status"),
                from -> new HostileValues(from).of(schema),
                _ -> Optional.empty());
    }

    // ---- definitions

    /// Defines the slot's kind, or another one in its place, until it has versions to go by.
    private void define(String origin, Slot slot, Choices choices) throws InterruptedException {
        JsonObject definition = new HostileDefinitions(choices).definition(slot.plural);
        TestServer.Answer current = fuzzed.server.get(slot.definition());
        HostileRequests.Made made =
                current.code() == 404
                        ? request("POST", DEFINITIONS, definition.toString())
                        : changed(slot, current.json(), definition, choices);
        TestServer.Answer answer = fuzzed.answer(origin, made);
        if (answer.code() < 300) {
            slot.versions = answer.json().object("spec").objects("versions");
            awaitDecision(slot);
        }
    }

    private static HostileRequests.Made changed(
            Slot slot, JsonObject current, JsonObject definition, Choices choices) {
        Json version = current.object("metadata").find("resourceVersion").orElseThrow();
        String replaced =
                definition.withAt(List.of("metadata", "resourceVersion"), version).toString();
        return switch (choices.below(4)) {
            case 0 ->
                    request(
                            "PATCH",
                            slot.definition() + "?fieldManager=f&force=true",
                            definition.toString(),
                            "application/apply-patch+yaml");
            case 1 ->
                    request(
                            "PATCH",
                            slot.definition(),
                            definition.toString(),
                            "application/merge-patch+json");
            case 2 -> request("PUT", slot.definition() + "/status", replaced);
            default -> request("PUT", slot.definition(), replaced);
        };
    }

    private static HostileRequests.Made request(String method, String target, String body) {
        return request(method, target, body, "application/json");
    }

    private static HostileRequests.Made request(
            String method, String target, String body, String type) {
        return new HostileRequests.Made(
                method,
                target,
                body.getBytes(StandardCharsets.UTF_8),
                Headers.of("Content-Type", type));
    }

    /// Until the kind is served, or will not be.
    private void awaitDecision(Slot slot) {
        Foos.until(
                "decided on " + slot.plural,
                () -> {
                    JsonObject status =
                            fuzzed.server.get(slot.definition()).json().object("status");
                    return Condition.find(status, "Established")
                                    .filter(Condition::isTrue)
                                    .isPresent()
                            || Condition.find(status, "NamesAccepted")
                                    .filter(it -> !it.isTrue())
                                    .isPresent();
                });
    }

    // ---- what is left

    /// What is stored can be read, and put back: as it is, unless the kind has changed since.
    private void everyObjectIsWhole() {
        for (Slot slot : slots) {
            String collection =
                    "/apis/%s/v1/namespaces/default/%s"
                            .formatted(HostileDefinitions.GROUP, slot.plural);
            TestServer.Answer list = fuzzed.server.get(collection);
            if (list.code() == 200) {
                list.json().objects("items").forEach(item -> putBack(collection, item));
            }
        }
    }

    private void putBack(String collection, JsonObject item) {
        JsonObject meta = item.object("metadata");
        assertThat(meta.string("uid")).as(collection).isNotEmpty();
        String path = collection + "/" + meta.string("name");
        assertThat(fuzzed.server.get(path).json()).isEqualTo(item);
        TestServer.Answer answer = fuzzed.server.send("PUT", path + "?dryRun=All", item.toString());
        assertThat(answer.code())
                .as(() -> path + "\n" + item + "\n" + answer.text())
                .isIn(200, 422);
    }
}
