/// What a CustomResourceDefinition's `openAPIV3Schema` means: whether it is a structural schema,
/// and what it says of objects: which fields are kept, which defaults are filled in, which values
/// are valid.
///
/// The rows of custom kinds call it. Invariant: a [StructuralSchema] is immutable and everything
/// done with one is a pure function, in upstream's words.
///
/// Source: [structural
/// schemas](https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#specifying-a-structural-schema)
@NullMarked
package dev.kubejar.apiserver.structural;

import org.jspecify.annotations.NullMarked;
