/// Tests of what makes definitions of custom kinds valid and of how their objects are shown.
@NullMarked
package dev.kubejar.apiserver.custom;

import org.jspecify.annotations.NullMarked;
