package org.basenamed.client;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test against a real broker, which the first of them starts in a directory of its own. Each leaves no handle, no descriptor and no
 * mapped memory behind. One that hangs fails with all stacks; it runs in a thread of its own, since nothing in Java gets a
 * thread out of a native call.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Timeout(value = 120, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
@ExtendWith({PrivateBroker.class, StacksOnTimeout.class})
public @interface WithBroker {}
