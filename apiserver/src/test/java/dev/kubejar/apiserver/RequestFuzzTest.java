package dev.kubejar.apiserver;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.kubejar.api.builtin.BuiltinKinds;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.json.JsonReader;
import dev.kubejar.api.kind.KindDefinition;
import dev.kubejar.apiserver.http.Headers;
import dev.kubejar.apiserver.schema.Schemas;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Whatever a client sends, the server answers, says whose fault it is, and keeps only whole
/// objects.
///
/// `scripts/fuzz` lets Jazzer choose a million requests; the build takes some thousands from a seed
/// that it prints (`-Dfuzz.seed=` repeats one, `-Dfuzz.cases=` takes more).
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class RequestFuzzTest {
    private static final Logger log = LoggerFactory.getLogger(RequestFuzzTest.class);
    private static final int CASES = Integer.getInteger("fuzz.cases", 3_000);

    private final List<HostileRequests.Target> targets =
            HostileRequests.Target.builtin(Schemas.load());
    private FuzzedServer server;

    @BeforeAll
    void start(@TempDir Path folder) {
        server = new FuzzedServer(folder);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void everySeededRequestIsAnswered() throws InterruptedException {
        long seed = Seed.first();
        log.info("cases={} seed={}", CASES, seed);
        for (int i = 0; i < CASES; i++) {
            var choices = Choices.of(new Random(seed + i));
            answered("seed " + (seed + i), choices);
        }
        log.info("answers={}", server.answers());
        everyObjectIsWhole();
    }

    @FuzzTest(maxDuration = "60m", maxExecutions = 1_000_000)
    void everyRequestIsAnswered(FuzzedDataProvider data) throws InterruptedException {
        answered("fuzzed", Choices.of(data));
    }

    private void answered(String origin, Choices choices) throws InterruptedException {
        server.answer(origin, new HostileRequests(targets, choices).next());
    }

    /// What is stored can be read, and put back as it is.
    private void everyObjectIsWhole() {
        List<KindDefinition> stored =
                BuiltinKinds.ALL.stream().filter(it -> it.verbs().contains("update")).toList();
        for (KindDefinition kind : stored) {
            String path =
                    (kind.type().group().isEmpty() ? "/api/" : "/apis/")
                            + kind.type().apiVersion()
                            + "/"
                            + kind.type().plural();
            JsonObject list = JsonReader.parseObject(server.server.get(path).bytes());
            for (JsonObject item : list.objects("items")) {
                assertThat(item.object("metadata").string("uid")).as(path).isNotEmpty();
                putBack(kind, item);
            }
        }
    }

    private void putBack(KindDefinition kind, JsonObject item) {
        JsonObject meta = item.object("metadata");
        if (meta.has("deletionTimestamp")) {
            return;
        }
        String namespace =
                kind.type().isNamespaced() ? "/namespaces/" + meta.string("namespace") : "";
        String path =
                (kind.type().group().isEmpty() ? "/api/" : "/apis/")
                        + kind.type().apiVersion()
                        + namespace
                        + "/"
                        + kind.type().plural()
                        + "/"
                        + meta.string("name")
                        + "?dryRun=All";
        TestServer.Answer answer =
                server.server.send(
                        "PUT",
                        path,
                        item.toString().getBytes(StandardCharsets.UTF_8),
                        Headers.of("Content-Type", "application/json"));
        assertThat(answer.code())
                .as(() -> path + "\n" + item + "\n" + answer.text())
                .isEqualTo(200);
    }
}
