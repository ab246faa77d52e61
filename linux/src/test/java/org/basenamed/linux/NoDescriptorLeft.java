package org.basenamed.linux;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestInstanceFactoryContext;
import org.junit.jupiter.api.extension.TestInstancePreConstructCallback;

/** After every test the process has the descriptors open that it had before the test's object was made, and no others. */
final class NoDescriptorLeft implements TestInstancePreConstructCallback, AfterEachCallback {
    private static final ExtensionContext.Namespace NAMESPACE =
            ExtensionContext.Namespace.create(NoDescriptorLeft.class);

    @Override
    public void preConstructTestInstance(TestInstanceFactoryContext factory, ExtensionContext context) {
        // Probing opens and closes descriptors of its own, once.
        KernelFeatures.probed();
        context.getStore(NAMESPACE).put("before", Descriptors.open());
    }

    @Override
    public void afterEach(ExtensionContext context) {
        Map<?, ?> before = context.getStore(NAMESPACE).get("before", Map.class);
        assertThat(Descriptors.open()).as("descriptors left open").isEqualTo(before);
    }
}
