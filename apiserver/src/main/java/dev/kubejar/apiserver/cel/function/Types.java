package dev.kubejar.apiserver.cel.function;

import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.OpaqueType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.TypeParamType;
import dev.kubejar.apiserver.cel.value.TypeValue;

/// The types that the libraries' tables speak of.
final class Types {
    static final CelType BOOL = SimpleType.BOOL;
    static final CelType INT = SimpleType.INT;
    static final CelType UINT = SimpleType.UINT;
    static final CelType DOUBLE = SimpleType.DOUBLE;
    static final CelType STRING = SimpleType.STRING;
    static final CelType BYTES = SimpleType.BYTES;
    static final CelType DYN = SimpleType.DYN;
    static final CelType DURATION = SimpleType.DURATION;
    static final CelType TIMESTAMP = SimpleType.TIMESTAMP;
    static final CelType ANY_ONE = TypeParamType.create("A");
    static final CelType STRINGS = listOf(STRING);
    static final CelType LIST_OF_ANY_ONE = listOf(ANY_ONE);

    static final CelType QUANTITY = OpaqueType.create("kubernetes.Quantity");
    static final CelType URL = OpaqueType.create("kubernetes.URL");
    static final CelType FORMAT = OpaqueType.create("kubernetes.NamedFormat");
    static final CelType SEMVER = OpaqueType.create("kubernetes.Semver");
    static final CelType IP = OpaqueType.create("net.IP");
    static final CelType CIDR = OpaqueType.create("net.CIDR");

    private Types() {}

    static CelType listOf(CelType element) {
        return ListType.create(element);
    }

    static TypeValue value(CelType type) {
        return new TypeValue(type.name());
    }
}
