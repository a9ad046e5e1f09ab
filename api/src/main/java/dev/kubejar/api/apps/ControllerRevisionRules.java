package dev.kubejar.api.apps;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.kind.Rules;
import dev.kubejar.api.rules.Problems;
import dev.kubejar.api.status.FieldError;
import java.util.List;

/// What is special about ControllerRevisions: their data never changes.
public final class ControllerRevisionRules implements Rules {

    @Override
    public List<FieldError> problems(ApiObject object) {
        var problems = new Problems();
        if (!object.json().has("data")) {
            problems.required("data", "data is mandatory");
        }
        long revision = new ControllerRevision(object).revision();
        if (revision < 0) {
            problems.invalid("revision", revision, "must be greater than or equal to 0");
        }
        return problems.list();
    }

    @Override
    public List<FieldError> problemsOfUpdate(ApiObject next, ApiObject previous) {
        var problems = new Problems();
        problems.immutable(next.json(), previous.json(), "", "data");
        return problems.list();
    }
}
