package dev.kubejar.apiserver.cel.function;

import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.types.CelType;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// All functions that Kubernetes adds to the language, but for the authorizer's ([Authorizations]).
public final class Libraries {
    private static final List<Overload> ALL =
            Stream.of(
                            Strings.TABLE,
                            Lists.TABLE,
                            Sets.TABLE,
                            Regexes.TABLE,
                            Urls.TABLE,
                            Quantities.TABLE,
                            Addresses.TABLE,
                            Formats.TABLE,
                            Semvers.TABLE)
                    .flatMap(List::stream)
                    .toList();

    private static final Map<String, Overload> BY_ID =
            ALL.stream().collect(Collectors.toUnmodifiableMap(Overload::id, Function.identity()));

    /// The type of an amount such as `quantity('1Gi')`.
    public static final CelType QUANTITY = Types.QUANTITY;

    private Libraries() {}

    /// Those of the ids that are a library's; none for the language's own functions.
    public static List<Overload> find(Collection<String> ids) {
        return ids.stream().filter(BY_ID::containsKey).map(BY_ID::get).toList();
    }

    /// What the compiler must know of the libraries, function by function.
    public static List<CelFunctionDecl> declarations() {
        var byFunction =
                ALL.stream()
                        .collect(
                                Collectors.groupingBy(
                                        Overload::function,
                                        LinkedHashMap::new,
                                        Collectors.mapping(
                                                Libraries::declaration, Collectors.toList())));
        return byFunction.entrySet().stream()
                .map(it -> CelFunctionDecl.newFunctionDeclaration(it.getKey(), it.getValue()))
                .toList();
    }

    private static CelOverloadDecl declaration(Overload overload) {
        List<CelType> parameters = overload.parameters();
        return overload.member()
                ? CelOverloadDecl.newMemberOverload(overload.id(), overload.result(), parameters)
                : CelOverloadDecl.newGlobalOverload(overload.id(), overload.result(), parameters);
    }
}
