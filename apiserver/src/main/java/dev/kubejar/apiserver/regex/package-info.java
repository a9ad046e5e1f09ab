/// Regular expressions that clients send: patterns of schemas, patterns in CEL.
///
/// Invariant: neither compiling nor matching one takes more than a bounded part of memory or time.
@NullMarked
package dev.kubejar.apiserver.regex;

import org.jspecify.annotations.NullMarked;
