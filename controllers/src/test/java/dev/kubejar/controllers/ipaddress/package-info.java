/// Tests.
@NullMarked
package dev.kubejar.controllers.ipaddress;

import org.jspecify.annotations.NullMarked;
