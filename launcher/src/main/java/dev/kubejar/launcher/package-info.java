/**
 * The jar's entry: finds a Java that can run kubejar and hands over to it.
 *
 * <p>Compiled for Java 8, so that any Java can say what is missing. Invariant: nothing here refers
 * to the rest of kubejar but by name.
 */
package dev.kubejar.launcher;
