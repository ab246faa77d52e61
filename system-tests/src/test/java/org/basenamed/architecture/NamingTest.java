package org.basenamed.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.conditions.ArchConditions.be;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** What classes and packages are called, and that packages say what they are for. */
class NamingTest {
    /** Names that say nothing of what is inside, so that anything can be put there. */
    private static final Pattern EMPTY_NAMES =
            Pattern.compile(".*(Utils?|Utilities|Helpers?|Manager|Impl|Base|Common|Misc)");

    @Test
    void no_class_has_a_name_that_says_nothing() {
        noClasses()
                .should(be(describe("named for nothing", NamingTest::saysNothing)))
                .check(BuiltClasses.ALL);
    }

    @Test
    void every_package_says_what_it_is_for_and_that_null_is_marked() {
        Set<String> packages = names(BuiltClasses.ALL.stream());
        Set<String> described = names(BuiltClasses.ALL.stream()
                .filter(type -> type.getSimpleName().equals("package-info"))
                .filter(type -> type.isAnnotatedWith(NullMarked.class)));
        assertThat(described).isNotEmpty().isEqualTo(packages);
    }

    private static boolean saysNothing(JavaClass type) {
        return EMPTY_NAMES.matcher(type.getSimpleName()).matches();
    }

    private static Set<String> names(Stream<JavaClass> types) {
        return types.map(JavaClass::getPackageName).collect(toCollection(TreeSet::new));
    }
}
