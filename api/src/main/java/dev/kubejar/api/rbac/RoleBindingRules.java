package dev.kubejar.api.rbac;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.kind.Lifecycle;
import dev.kubejar.api.kind.Rules;
import dev.kubejar.api.kind.Scope;
import dev.kubejar.api.kind.Write;
import dev.kubejar.api.name.Names;
import dev.kubejar.api.rules.Problems;
import dev.kubejar.api.status.FieldError;
import dev.kubejar.api.status.GoShape;
import java.util.List;

/// What is special about bindings: whom they name, and that their role stays.
public final class RoleBindingRules implements Rules {
    private static final GoShape ROLE =
            GoShape.empty().text("APIGroup", "apiGroup").text("Kind", "kind").text("Name", "name");
    private static final List<String> GROUPS = List.of(RoleRef.API_GROUP);
    private static final List<String> SUBJECTS =
            List.of(Subject.SERVICE_ACCOUNT, Subject.USER, Subject.GROUP);

    private final Scope scope;

    public RoleBindingRules(Scope scope) {
        this.scope = scope;
    }

    @Override
    public List<String> nameComplaints(String name) {
        return Names.pathSegment(name);
    }

    @Override
    public ApiObject defaulted(ApiObject object) {
        JsonObject json =
                object.json()
                        .with("roleRef", object.json().object("roleRef"))
                        .mapObject("roleRef", it -> it.withDefault("apiGroup", RoleRef.API_GROUP))
                        .mapObjects("subjects", RoleBindingRules::subjectDefaults);
        return new ApiObject(json);
    }

    private static JsonObject subjectDefaults(JsonObject subject) {
        return switch (subject.string("kind")) {
            case Subject.USER, Subject.GROUP -> subject.withDefault("apiGroup", RoleRef.API_GROUP);
            default -> subject;
        };
    }

    @Override
    public List<FieldError> problems(Write write) {
        var problems = new Problems();
        ApiObject object = write.next();
        roleRef(new RoleRef(object.json().object("roleRef")), problems);
        List<Subject> subjects = Subject.all(object);
        for (int i = 0; i < subjects.size(); i++) {
            subject(subjects.get(i), "subjects[" + i + "]", problems);
        }
        if (write instanceof Write.Update(var next, var previous)) {
            JsonObject now = next.json().object("roleRef");
            if (!now.equals(previous.json().object("roleRef"))) {
                problems.invalid("roleRef", ROLE.of(now), "cannot change roleRef");
            }
        }
        return problems.list();
    }

    private void roleRef(RoleRef role, Problems problems) {
        problems.oneOf("roleRef.apiGroup", role.apiGroup(), GROUPS);
        problems.oneOf(
                "roleRef.kind",
                role.kind(),
                switch (scope) {
                    case NAMESPACED -> List.of("Role", "ClusterRole");
                    case CLUSTER -> List.of("ClusterRole");
                });
        problems.requiredName("roleRef.name", role.name(), Names.pathSegment(role.name()));
    }

    private void subject(Subject subject, String path, Problems problems) {
        if (subject.name().isEmpty()) {
            problems.required(path + ".name");
        }
        switch (subject.kind()) {
            case Subject.SERVICE_ACCOUNT -> serviceAccount(subject, path, problems);
            case Subject.USER, Subject.GROUP ->
                    problems.oneOf(path + ".apiGroup", subject.apiGroup(), GROUPS);
            default -> problems.oneOf(path + ".kind", subject.kind(), SUBJECTS);
        }
    }

    private void serviceAccount(Subject subject, String path, Problems problems) {
        if (!subject.name().isEmpty()) {
            problems.complaints(path + ".name", subject.name(), Names.subdomain(subject.name()));
        }
        problems.oneOf(path + ".apiGroup", subject.apiGroup(), List.of(""));
        if (scope == Scope.CLUSTER && subject.namespace().isEmpty()) {
            problems.required(path + ".namespace");
        }
    }

    @Override
    public Lifecycle lifecycle() {
        return Lifecycle.of(Lifecycle.Trait.CREATED_BY_UPDATE);
    }
}
