package dev.kubejar.api.apps;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.kind.Rules;
import dev.kubejar.api.kind.Write;
import dev.kubejar.api.rules.Problems;
import dev.kubejar.api.status.FieldError;
import java.util.List;

/// What is special about ControllerRevisions: their data never changes.
public final class ControllerRevisionRules implements Rules {

    @Override
    public List<FieldError> problems(Write write) {
        var problems = new Problems();
        ApiObject object = write.next();
        if (!object.json().has("data")) {
            problems.required("data", "data is mandatory");
        }
        long revision = new ControllerRevision(object).revision();
        if (revision < 0) {
            problems.invalid("revision", revision, "must be greater than or equal to 0");
        }
        if (write instanceof Write.Update(var next, var previous)) {
            problems.immutable(next.json(), previous.json(), "", "data");
        }
        return problems.list();
    }
}
