@org.jspecify.annotations.NullMarked
package dev.kubejar.bench;
