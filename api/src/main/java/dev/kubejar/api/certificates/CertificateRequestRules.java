package dev.kubejar.api.certificates;

import dev.kubejar.api.ApiObject;
import dev.kubejar.api.json.JsonObject;
import dev.kubejar.api.kind.ObjectPart;
import dev.kubejar.api.kind.Rules;
import dev.kubejar.api.kind.StatusPart;
import dev.kubejar.api.kind.Write;
import dev.kubejar.api.rules.Problems;
import dev.kubejar.api.status.FieldError;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/// What is special about CertificateSigningRequests: the spec is said once, approvers write the
/// decision and signers the certificate.
public final class CertificateRequestRules implements Rules {
    private static final ObjectPart APPROVAL = new Approval();
    private static final String LEGACY_SIGNER = "kubernetes.io/legacy-unknown";
    private static final List<String> USAGES =
            List.of(
                    "any",
                    "cert sign",
                    "client auth",
                    "code signing",
                    "content commitment",
                    "crl sign",
                    "data encipherment",
                    "decipher only",
                    "digital signature",
                    "email protection",
                    "encipher only",
                    "ipsec end system",
                    "ipsec tunnel",
                    "ipsec user",
                    "key agreement",
                    "key encipherment",
                    "microsoft sgc",
                    "netscape sgc",
                    "ocsp signing",
                    "s/mime",
                    "server auth",
                    "signing",
                    "timestamping");

    /// Upstream does not care.
    @Override
    public List<String> nameComplaints(String name) {
        return List.of();
    }

    @Override
    public ApiObject defaulted(ApiObject object) {
        return object.with("spec", object.spec()).with("status", object.status());
    }

    @Override
    public ApiObject prepared(Write write) {
        return switch (write) {
            case Write.Create(var object) -> object.with("status", JsonObject.EMPTY);
            case Write.Update(var next, var previous) -> next.with("spec", previous.spec());
        };
    }

    @Override
    public List<FieldError> problems(Write write) {
        ApiObject object = write.next();
        var problems = new Problems();
        JsonObject spec = object.spec();
        RequestCheck.ofRequest(spec.string("request"))
                .ifPresent(why -> problems.invalid("spec.request", spec.string("request"), why));
        usages(spec.strings("usages"), problems);
        String signer = spec.string("signerName");
        if (signer.equals(LEGACY_SIGNER)) {
            problems.invalid(
                    "spec.signerName",
                    signer,
                    "the legacy signerName is not allowed via this API version");
        } else {
            SignerNameRules.name(signer, "spec.signerName", problems);
        }
        long seconds = spec.integer("expirationSeconds", 600);
        if (seconds < 600) {
            problems.invalid(
                    "spec.expirationSeconds",
                    seconds,
                    "may not specify a duration less than 600 seconds (10 minutes)");
        }
        RequestConditionRules.conditions(object, problems);
        return problems.list();
    }

    private static void usages(List<String> usages, Problems problems) {
        if (usages.isEmpty()) {
            problems.required("spec.usages");
        }
        for (int i = 0; i < usages.size(); i++) {
            problems.oneOf("spec.usages[" + i + "]", usages.get(i), USAGES);
        }
        var seen = new HashSet<String>();
        for (int i = 0; i < usages.size(); i++) {
            if (!seen.add(usages.get(i))) {
                problems.duplicate("spec.usages[" + i + "]", usages.get(i));
            }
        }
    }

    @Override
    public Optional<ObjectPart> part(String subresource) {
        return subresource.equals("approval")
                ? Optional.of(APPROVAL)
                : StatusPart.checkedBy(CertificateRequestRules::statusProblems).at(subresource);
    }

    private static List<FieldError> statusProblems(ApiObject next, ApiObject previous) {
        var problems = new Problems();
        String now = next.status().string("certificate");
        String before = previous.status().string("certificate");
        RequestConditionRules.conditions(next, problems);
        if (!now.equals(before)) {
            RequestCheck.ofCertificate(now)
                    .ifPresent(why ->
                            problems.invalid("status.certificate", "<certificate data>", why));
        }
        RequestConditionRules.kept(next, previous, problems);
        RequestConditionRules.undecided(next, previous, problems);
        if (!now.equals(before) && !before.isEmpty()) {
            problems.forbidden(
                    "status.certificate", "updates may not modify existing certificate content");
        }
        return problems.list();
    }

    /// The decision of whoever may approve, and nothing else.
    private static final class Approval implements ObjectPart {

        @Override
        public ApiObject changed(ApiObject wanted, ApiObject previous) {
            return previous.with(
                    "status", previous.status().withFieldsOf(wanted.status(), "conditions"));
        }

        @Override
        public List<FieldError> problems(ApiObject next, ApiObject previous) {
            var problems = new Problems();
            RequestConditionRules.conditions(next, problems);
            RequestConditionRules.kept(next, previous, problems);
            return problems.list();
        }
    }
}
