package dev.kubejar.api.storage;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.core.node.NodeLabelWarnings;
import dev.kubejar.api.json.Json;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.kind.Lifecycle;
import dev.kubejar.api.kind.Rules;
import dev.kubejar.api.kind.Write;
import dev.kubejar.api.name.Names;
import dev.kubejar.api.quantity.Quantity;
import dev.kubejar.api.quantity.QuantityParseException;
import dev.kubejar.api.rules.Problems;
import dev.kubejar.api.selector.SelectorRules;
import dev.kubejar.api.status.FieldError;
import java.util.List;

/// What is special about CSIStorageCapacities: what they speak of stays, the amount changes.
public final class CsiStorageCapacityRules implements Rules {
    private static final List<String> AMOUNTS = List.of("capacity", "maximumVolumeSize");

    @Override
    public ApiObject defaulted(ApiObject object) {
        JsonObject json = object.json();
        for (String field : AMOUNTS) {
            if (json.has(field)) {
                json = json.with(field, canonical(json.find(field).orElseThrow()));
            }
        }
        return new ApiObject(json);
    }

    private static Json canonical(Json amount) {
        try {
            return Quantity.of(amount).json();
        } catch (QuantityParseException e) {
            return amount; // told as a problem
        }
    }

    @Override
    public List<FieldError> problems(Write write) {
        var problems = new Problems();
        ApiObject object = write.next();
        JsonObject json = object.json();
        json.findObject("nodeTopology")
                .ifPresent(it -> problems.addAll(SelectorRules.problems(it, "nodeTopology")));
        String name = json.string("storageClassName");
        problems.complaints("storageClassName", name, Names.subdomain(name));
        json.find("capacity").ifPresent(it -> amount(it, problems));
        if (write instanceof Write.Update(var next, var previous)) {
            problems.immutable(next.json(), previous.json(), "", "nodeTopology");
            problems.immutable(next.json(), previous.json(), "", "storageClassName");
        }
        return problems.list();
    }

    @Override
    public List<String> warnings(Write write) {
        ApiObject object = write.next();
        return NodeLabelWarnings.ofSelector(object.json().object("nodeTopology"), "nodeTopology");
    }

    private static void amount(Json amount, Problems problems) {
        try {
            if (Quantity.of(amount).sign() < 0) {
                problems.invalid("capacity", amount, "must be greater than or equal to 0");
            }
        } catch (QuantityParseException e) {
            problems.invalid("capacity", amount, String.valueOf(e.getMessage()));
        }
    }

    @Override
    public Lifecycle lifecycle() {
        return Lifecycle.of(Lifecycle.Trait.UPDATES_NEED_VERSION);
    }
}
