package org.basenamed.cli;

import java.lang.module.ModuleDescriptor;
import picocli.CommandLine.IVersionProvider;

/** What {@code --version} says: the version that the build wrote into this module. */
final class ReleaseVersion implements IVersionProvider {
    @Override
    public String[] getVersion() {
        ModuleDescriptor module = Main.class.getModule().getDescriptor();
        String version = module == null ? "" : module.rawVersion().orElse("");
        return new String[] {"basenamed " + (version.isEmpty() ? "(not packaged, so without a version)" : version)};
    }
}
