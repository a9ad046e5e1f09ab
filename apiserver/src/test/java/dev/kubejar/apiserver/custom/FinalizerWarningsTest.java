package dev.kubejar.apiserver.custom;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.json.JsonArray;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.kind.Write;
import java.util.List;
import org.junit.jupiter.api.Test;

class FinalizerWarningsTest {
    private static final String PREFER =
            ": prefer a domain-qualified finalizer name including a path (/) to avoid accidental"
                    + " conflicts with other finalizer writers";

    @Test
    void warnsOfNewFinalizersWithoutADomain() {
        ApiObject object =
                with("b.example.com", "a", "foregroundDeletion", "orphan", "x.example.com/y");

        assertThat(FinalizerWarnings.of(new Write.Create(object)))
                .containsExactly(
                        "metadata.finalizers: \"a\"" + PREFER,
                        "metadata.finalizers: \"b.example.com\"" + PREFER);
        assertThat(FinalizerWarnings.of(new Write.Update(object, with("a"))))
                .containsExactly("metadata.finalizers: \"b.example.com\"" + PREFER);
    }

    private static ApiObject with(String... finalizers) {
        return new ApiObject(
                JsonObject.of(
                        "metadata",
                        JsonObject.of("finalizers", JsonArray.ofStrings(List.of(finalizers)))));
    }
}
