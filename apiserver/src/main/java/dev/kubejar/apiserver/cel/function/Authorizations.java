package dev.kubejar.apiserver.cel.function;

import static dev.kubejar.apiserver.cel.function.Types.BOOL;
import static dev.kubejar.apiserver.cel.function.Types.STRING;

import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.types.CelType;
import dev.cel.common.types.OpaqueType;
import java.util.List;

/// The types of the authorizer's functions: `authorizer.group('').resource('pods').check('get')`.
/// They run where admission runs expressions.
///
/// Source: [authorizer
/// library](https://kubernetes.io/docs/reference/using-api/cel/#kubernetes-authorizer-library)
public final class Authorizations {
    private static final String PACKAGE = "kubernetes.authorization.";

    /// The type of the variable `authorizer`.
    public static final CelType AUTHORIZER = OpaqueType.create(PACKAGE + "Authorizer");

    /// The type of the variable `authorizer.requestResource`.
    public static final CelType RESOURCE_CHECK = OpaqueType.create(PACKAGE + "ResourceCheck");

    private static final CelType PATH_CHECK = OpaqueType.create(PACKAGE + "PathCheck");
    private static final CelType GROUP_CHECK = OpaqueType.create(PACKAGE + "GroupCheck");
    private static final CelType DECISION = OpaqueType.create(PACKAGE + "Decision");

    private Authorizations() {}

    /// What the compiler must know of them.
    public static List<CelFunctionDecl> declarations() {
        // spotless:off
        return List.of(
                function("path",           member("authorizer_path", PATH_CHECK, AUTHORIZER, STRING)),
                function("group",          member("authorizer_group", GROUP_CHECK, AUTHORIZER, STRING)),
                function("serviceAccount", member("authorizer_serviceaccount", AUTHORIZER, AUTHORIZER, STRING, STRING)),
                function("resource",       member("groupcheck_resource", RESOURCE_CHECK, GROUP_CHECK, STRING)),
                function("subresource",    member("resourcecheck_subresource", RESOURCE_CHECK, RESOURCE_CHECK, STRING)),
                function("namespace",      member("resourcecheck_namespace", RESOURCE_CHECK, RESOURCE_CHECK, STRING)),
                function("name",           member("resourcecheck_name", RESOURCE_CHECK, RESOURCE_CHECK, STRING)),
                function("fieldSelector",  member("authorizer_fieldselector", RESOURCE_CHECK, RESOURCE_CHECK, STRING)),
                function("labelSelector",  member("authorizer_labelselector", RESOURCE_CHECK, RESOURCE_CHECK, STRING)),
                function("check",          member("pathcheck_check", DECISION, PATH_CHECK, STRING),
                                           member("resourcecheck_check", DECISION, RESOURCE_CHECK, STRING)),
                function("allowed",        member("decision_allowed", BOOL, DECISION)),
                function("reason",         member("decision_reason", STRING, DECISION)),
                function("errored",        member("decision_errored", BOOL, DECISION)),
                function("error",          member("decision_error", STRING, DECISION)));
        // spotless:on
    }

    private static CelFunctionDecl function(String name, CelOverloadDecl... overloads) {
        return CelFunctionDecl.newFunctionDeclaration(name, overloads);
    }

    private static CelOverloadDecl member(String id, CelType result, CelType... parameters) {
        return CelOverloadDecl.newMemberOverload(id, result, parameters);
    }
}
