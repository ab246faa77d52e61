package org.basenamed.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import java.lang.foreign.AddressLayout;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which parts of the JDK are kept to which rooms. */
class PlatformUseTest {
    private static final DescribedPredicate<JavaClass> IN_MODEL = describe("are in the model", Room.MODEL::contains);

    /** The restricted methods beyond those of {@link Linker} and {@link SymbolLookup}: each can crash the JVM. */
    private static final Map<String, Set<String>> RESTRICTED = Map.of(
            MemorySegment.class.getName(), Set.of("reinterpret"),
            AddressLayout.class.getName(), Set.of("withTargetLayout"),
            ModuleLayer.Controller.class.getName(), Set.of("enableNativeAccess"),
            System.class.getName(), Set.of("load", "loadLibrary"),
            Runtime.class.getName(), Set.of("load", "loadLibrary"));

    private static final Map<String, Set<String>> CLOCKS =
            Map.of(System.class.getName(), Set.of("nanoTime", "currentTimeMillis"));

    private static final Map<String, Set<String>> STREAMS =
            Map.of(System.class.getName(), Set.of("out", "err", "in", "setOut", "setErr"));

    @Test
    void only_linux_calls_native_code() {
        noClasses()
                .that(describe("are outside linux", type -> !Room.LINUX.contains(type)))
                .should()
                .dependOnClassesThat(type(Linker.class).or(type(SymbolLookup.class)))
                .orShould()
                .accessTargetWhere(names("a restricted method", RESTRICTED))
                .check(BuiltClasses.ALL);
    }

    @Test
    void the_model_does_no_input_or_output() {
        noClasses()
                .that(IN_MODEL)
                .should()
                .dependOnClassesThat(
                        resideInAnyPackage("java.io..", "java.net..", "java.nio.channels..", "java.nio.file.."))
                .check(BuiltClasses.ALL);
    }

    @Test
    void the_model_has_no_threads_and_no_memory_of_others() {
        noClasses()
                .that(IN_MODEL)
                .should()
                .dependOnClassesThat(resideInAnyPackage("java.lang.foreign..", "java.util.concurrent.locks..")
                        .or(type(Thread.class))
                        .or(type(ThreadLocal.class)))
                .check(BuiltClasses.ALL);
    }

    @Test
    void the_model_reads_no_clock() {
        noClasses()
                .that(IN_MODEL)
                .should()
                .accessTargetWhere(names("a clock of the system", CLOCKS))
                .orShould()
                .dependOnClassesThat(type(Clock.class))
                .check(BuiltClasses.ALL);
    }

    @Test
    void only_programs_use_the_standard_streams() {
        noClasses()
                .that(describe("are no programs", type -> !isProgram(type)))
                .should()
                .accessTargetWhere(names("a standard stream", STREAMS))
                .check(BuiltClasses.ALL);
    }

    /** What a person runs at a terminal; of the broker only the start, before its log is open. */
    private static boolean isProgram(JavaClass type) {
        return Room.CLI.contains(type)
                || Room.TESTKIT.contains(type)
                || Room.EXAMPLES.contains(type)
                || type.getName().equals(Room.BROKER.packageName() + ".Main");
    }

    /** Accesses to the members named, given by the class that has them. */
    private static DescribedPredicate<JavaAccess<?>> names(String description, Map<String, Set<String>> members) {
        DescribedPredicate<AccessTarget> named = describe(
                description, member -> members.getOrDefault(member.getOwner().getName(), Set.of())
                        .contains(member.getName()));
        return target(named);
    }
}
