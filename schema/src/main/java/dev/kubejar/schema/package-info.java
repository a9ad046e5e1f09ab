/// The build-time generator: reads the Java client's models by reflection, adds the facts that no
/// client carries (`facts.txt`) and writes the resources that the API server ships.
///
/// Run by the build of `apiserver` and never at run time: nothing here, nor the Java client, nor
/// protobuf gets into the jar. Invariant: the same input gives the same bytes.
@NullMarked
package dev.kubejar.schema;

import org.jspecify.annotations.NullMarked;
