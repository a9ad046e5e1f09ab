package dev.kubejar.api.builtin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.json.JsonString;
import dev.kubejar.api.kind.KindDefinition;
import dev.kubejar.api.kind.ObjectPart;
import dev.kubejar.api.kind.Rules;
import dev.kubejar.api.kind.Write;
import dev.kubejar.api.rules.MetadataRules;
import dev.kubejar.api.status.FieldError;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// What the table tests of kinds ask of a row.
final class KindChecks {
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

    private KindChecks() {}

    /// An object that is judged, and upstream's messages.
    record Case(String yaml, List<String> messages) {
        static Case of(String yaml, String... messages) {
            return new Case(yaml, List.of(messages));
        }

        @Override
        public String toString() {
            return yaml.strip();
        }
    }

    /// A step from one object to another, and upstream's messages.
    record Change(String before, String after, List<String> messages) {
        static Change of(String before, String after, String... messages) {
            return new Change(before, after, List.of(messages));
        }

        @Override
        public String toString() {
            return after.strip();
        }
    }

    /// What is sent and what is kept of it but for the metadata, or how it prints.
    record Shown(String yaml, String expected) {
        @Override
        public String toString() {
            return yaml.strip();
        }
    }

    private static ApiObject born(String yaml) {
        ApiObject sent = Yaml.object(yaml);
        Rules rules = Yaml.row(sent).rules();
        return rules.prepared(new Write.Create(rules.defaulted(sent)));
    }

    static void checkDefaults(Shown row) {
        ApiObject kept = born(row.yaml());
        JsonObject body = kept.json().without("apiVersion").without("kind").without("metadata");
        assertThat(body).isEqualTo(Yaml.object(row.expected()).json());
        assertThat(Yaml.row(kept).rules().defaulted(kept))
                .as("a second time changes nothing")
                .isEqualTo(kept);
    }

    static void checkProblems(Case row) {
        ApiObject object = born(row.yaml());
        KindDefinition kind = Yaml.row(object);
        var problems = new ArrayList<>(MetadataRules.problems(object, kind));
        problems.addAll(kind.rules().problems(new Write.Create(object)));
        assertThat(problems)
                .extracting(FieldError::message)
                .containsExactlyElementsOf(row.messages());
    }

    static void checkChange(Change row) {
        ApiObject previous = born(row.before());
        Rules rules = Yaml.row(previous).rules();
        ApiObject sent = rules.defaulted(Yaml.object(row.after()));
        ApiObject next = rules.prepared(new Write.Update(sent, previous));
        assertThat(rules.problems(new Write.Update(next, previous)))
                .extracting(FieldError::message)
                .containsExactlyElementsOf(row.messages());
    }

    /// What a write of `/status` makes of an object that was `before`.
    static void checkStatusKept(String before, String wanted, String expected) {
        ApiObject previous = Yaml.object(before);
        ObjectPart status = Yaml.row(previous).rules().part("status").orElseThrow();
        assertThat(status.changed(Yaml.object(wanted), previous).status())
                .isEqualTo(Yaml.object(expected).json());
    }

    /// A write of `/status`.
    static void checkStatus(Change row) {
        ApiObject previous = Yaml.object(row.before());
        Rules rules = Yaml.row(previous).rules();
        ObjectPart status = rules.part("status").orElseThrow();
        assertThat(status.problems(Yaml.object(row.after()), previous))
                .extracting(FieldError::message)
                .containsExactlyElementsOf(row.messages());
    }

    /// What a create is warned of.
    static void checkWarnings(Case row) {
        ApiObject sent = Yaml.object(row.yaml());
        Rules rules = Yaml.row(sent).rules();
        assertThat(rules.warnings(new Write.Create(rules.defaulted(sent))))
                .containsExactlyElementsOf(row.messages());
    }

    /// Cells are joined with `|`: those always shown, then those of `-o wide`.
    static void checkColumns(Shown row) {
        ApiObject object = Yaml.object(row.yaml());
        assertThat(cells(object, 0) + cells(object, 1)).isEqualTo(row.expected());
    }

    private static String cells(ApiObject object, int priority) {
        String cells =
                Yaml.row(object).columns().get().stream()
                        .filter(it -> it.priority() == priority)
                        .map(it -> text(it.cell().of(object, NOW)))
                        .collect(Collectors.joining("|"));
        return priority == 1 && !cells.isEmpty() ? "||" + cells : cells;
    }

    private static String text(Json cell) {
        return cell instanceof JsonString(String value) ? value : cell.toString();
    }
}
