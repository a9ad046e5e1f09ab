package dev.kubejar.api.storage;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.core.node.NodeLabelWarnings;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.kind.Lifecycle;
import dev.kubejar.api.kind.Rules;
import dev.kubejar.api.kind.Write;
import dev.kubejar.api.name.Names;
import dev.kubejar.api.rules.Problems;
import dev.kubejar.api.status.FieldError;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What is special about StorageClasses: nearly nothing in one can change.
public final class StorageClassRules implements Rules {
    private static final List<String> RECLAIM_POLICIES = List.of("Delete", "Retain");
    private static final List<String> BINDING_MODES = List.of("Immediate", "WaitForFirstConsumer");

    @Override
    public ApiObject defaulted(ApiObject object) {
        return new ApiObject(
                object.json()
                        .withDefault("reclaimPolicy", "Delete")
                        .withDefault("volumeBindingMode", "Immediate"));
    }

    @Override
    public List<FieldError> problems(Write write) {
        var problems = new Problems();
        ApiObject object = write.next();
        JsonObject json = object.json();
        ParameterRules.driver(json.string("provisioner"), "provisioner", problems);
        ParameterRules.parameters(json.stringMap("parameters"), problems);
        String policy = json.string("reclaimPolicy");
        if (!policy.isEmpty()) {
            problems.oneOf("reclaimPolicy", policy, RECLAIM_POLICIES);
        }
        problems.oneOf("volumeBindingMode", json.string("volumeBindingMode"), BINDING_MODES);
        topologies(json.objects("allowedTopologies"), problems);
        if (write instanceof Write.Update(var next, var previous)) {
            for (String field : List.of("parameters", "provisioner", "reclaimPolicy")) {
                ParameterRules.kept(next.json(), previous.json(), field, problems);
            }
            problems.immutable(next.json(), previous.json(), "", "volumeBindingMode");
        }
        return problems.list();
    }

    @Override
    public List<String> warnings(Write write) {
        var warnings = new ArrayList<String>();
        List<JsonObject> topologies = write.next().json().objects("allowedTopologies");
        for (int i = 0; i < topologies.size(); i++) {
            List<JsonObject> labels = topologies.get(i).objects("matchLabelExpressions");
            for (int j = 0; j < labels.size(); j++) {
                String at = "allowedTopologies[" + i + "].matchLabelExpressions[" + j + "]: ";
                NodeLabelWarnings.of(labels.get(j).string("key"))
                        .ifPresent(why -> warnings.add(at + why));
            }
        }
        return warnings;
    }

    /// Upstream holds each term against as many empty ones, too, so a term that says nothing is
    /// told of that often.
    private static void topologies(List<JsonObject> terms, Problems problems) {
        List<Map<String, Set<String>>> seen =
                new ArrayList<>(Collections.nCopies(terms.size(), Map.of()));
        for (int i = 0; i < terms.size(); i++) {
            String path = "allowedTopologies[" + i + "].matchLabelExpressions";
            Map<String, Set<String>> term = term(terms.get(i), path, problems);
            seen.stream().filter(term::equals).forEach(_ -> problems.duplicate(path, ""));
            seen.add(term);
        }
    }

    /// The values of a term by key.
    private static Map<String, Set<String>> term(JsonObject term, String path, Problems problems) {
        var all = new HashMap<String, Set<String>>();
        List<JsonObject> expressions = term.objects("matchLabelExpressions");
        for (int i = 0; i < expressions.size(); i++) {
            String at = path + "[" + i + "]";
            String key = expressions.get(i).string("key");
            Set<String> values = values(expressions.get(i).strings("values"), at, problems);
            problems.complaints(at + ".key", key, Names.qualified(key));
            if (all.put(key, values) != null) {
                problems.duplicate(at + ".key", key);
            }
        }
        return all;
    }

    private static Set<String> values(List<String> values, String path, Problems problems) {
        if (values.isEmpty()) {
            problems.required(path + ".values");
        }
        var seen = new HashSet<String>();
        for (int i = 0; i < values.size(); i++) {
            if (!seen.add(values.get(i))) {
                problems.duplicate(path + ".values[" + i + "]", values.get(i));
            }
        }
        return seen;
    }

    @Override
    public Lifecycle lifecycle() {
        return Lifecycle.of(Lifecycle.Trait.ANSWERS_WITH_DELETED);
    }
}
