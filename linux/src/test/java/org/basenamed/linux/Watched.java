package org.basenamed.linux;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test that calls the kernel: it must leave no descriptor behind, and if it hangs it fails with all stacks. In a thread
 * of its own, since nothing in Java gets a thread out of a blocked call.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
@ExtendWith({NoDescriptorLeft.class, StacksOnTimeout.class})
@interface Watched {}
