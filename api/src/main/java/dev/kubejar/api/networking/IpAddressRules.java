package dev.kubejar.api.networking;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.kind.Rules;
import dev.kubejar.api.kind.Write;
import dev.kubejar.api.name.Names;
import dev.kubejar.api.net.IpRules;
import dev.kubejar.api.rules.Problems;
import dev.kubejar.api.status.FieldError;
import dev.kubejar.api.status.GoShape;
import java.util.List;

/// What is special about IPAddresses: the name is the address, and its owner stays.
public final class IpAddressRules implements Rules {
    private static final String PATH = "spec.parentRef";
    private static final GoShape PARENT =
            GoShape.empty()
                    .text("Group", "group")
                    .text("Resource", "resource")
                    .text("Namespace", "namespace")
                    .text("Name", "name");

    @Override
    public List<String> nameComplaints(String name) {
        return IpRules.address(name);
    }

    @Override
    public ApiObject defaulted(ApiObject object) {
        return object.with("spec", object.spec());
    }

    @Override
    public List<FieldError> problems(Write write) {
        var problems = new Problems();
        switch (write) {
            case Write.Create(var object) ->
                    new IpAddress(object)
                            .parentRef()
                            .ifPresentOrElse(
                                    it -> parent(it, problems), () -> problems.required(PATH));
            case Write.Update(var next, var previous) ->
                    problems.immutable(next.spec(), previous.spec(), "spec", "parentRef", PARENT);
        }
        return problems.list();
    }

    private static void parent(JsonObject parent, Problems problems) {
        String group = parent.string("group");
        if (!group.isEmpty()) {
            problems.complaints(PATH + ".group", group, Names.subdomain(group));
        }
        for (String field : List.of("resource", "name")) {
            String value = parent.string(field);
            problems.requiredName(PATH + "." + field, value, Names.pathSegment(value));
        }
        String namespace = parent.string("namespace");
        if (!namespace.isEmpty()) {
            problems.complaints(PATH + ".namespace", namespace, Names.pathSegment(namespace));
        }
    }
}
