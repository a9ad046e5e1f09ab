package dev.kubejar.api.node;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.core.node.NodeLabelWarnings;
import dev.kubejar.api.core.node.TaintRules;
import dev.kubejar.api.core.resource.ResourceList;
import dev.kubejar.api.core.resource.ResourceRules;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.kind.Lifecycle;
import dev.kubejar.api.kind.Rules;
import dev.kubejar.api.kind.Write;
import dev.kubejar.api.name.Names;
import dev.kubejar.api.rules.MetadataRules;
import dev.kubejar.api.rules.Problems;
import dev.kubejar.api.status.FieldError;
import dev.kubejar.api.status.GoShape;
import java.util.HashSet;
import java.util.List;

/// What is special about RuntimeClasses: the handler stays.
public final class RuntimeClassRules implements Rules {
    private static final GoShape TOLERATION =
            GoShape.empty()
                    .text("Key", "key")
                    .text("Operator", "operator")
                    .text("Value", "value")
                    .text("Effect", "effect")
                    .nullable("TolerationSeconds", "tolerationSeconds");

    @Override
    public ApiObject defaulted(ApiObject object) {
        return new ApiObject(
                object.json()
                        .mapObject(
                                "overhead",
                                it -> it.mapObject("podFixed", ResourceList::canonical)));
    }

    @Override
    public List<FieldError> problems(Write write) {
        var problems = new Problems();
        ApiObject object = write.next();
        String handler = object.json().string("handler");
        problems.complaints("handler", handler, Names.label(handler));
        JsonObject overhead = object.json().object("overhead");
        ResourceRules.overhead(overhead.object("podFixed"), "overhead", problems);
        object.json().findObject("scheduling").ifPresent(it -> scheduling(it, problems));
        if (write instanceof Write.Update(var next, var previous)) {
            problems.immutable(next.json(), previous.json(), "", "handler");
        }
        return problems.list();
    }

    @Override
    public List<String> warnings(Write write) {
        ApiObject object = write.next();
        JsonObject scheduling = object.json().object("scheduling");
        return scheduling.object("nodeSelector").keys().stream()
                .flatMap(label -> NodeLabelWarnings.of(label).stream())
                .map(why -> "scheduling.nodeSelector: " + why)
                .toList();
    }

    private static void scheduling(JsonObject scheduling, Problems problems) {
        MetadataRules.labels(
                scheduling.stringMap("nodeSelector"), "scheduling.nodeSelector", problems);
        String path = "scheduling.tolerations";
        List<JsonObject> tolerations = scheduling.objects("tolerations");
        TaintRules.tolerations(tolerations, path, problems);
        var seen = new HashSet<JsonObject>();
        for (int i = 0; i < tolerations.size(); i++) {
            JsonObject toleration = tolerations.get(i);
            if (!seen.add(toleration.without("tolerationSeconds"))) {
                problems.add(FieldError.duplicate(path + "[" + i + "]", TOLERATION.of(toleration)));
            }
        }
    }

    @Override
    public Lifecycle lifecycle() {
        return Lifecycle.of(Lifecycle.Trait.UPDATES_NEED_VERSION);
    }
}
