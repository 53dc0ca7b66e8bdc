package io.sealane.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.NullMarked;

/** Rules about names, packages and the size of ports. */
final class Style {
  static final int METHODS_ON_A_PORT = 5;

  private static final Pattern DRAWER =
      Pattern.compile("(.*\\.)?(impl|internal|utils?|common|model|helpers?)(\\..*)?");

  private Style() {}

  static ArchRule noCyclesBetweenPackagesOf(String root) {
    return slices().assignedFrom(packagesOf(root)).should().beFreeOfCycles();
  }

  static ArchRule typesAreNamedForWhatTheyAre() {
    return noClasses()
        .should()
        .haveNameMatching("(.*[.$])?(Abstract|Base)([A-Z][^.$]*)?")
        .orShould()
        .haveNameMatching(".*(Impl|Manager|Helper|Utils?)");
  }

  static ArchRule packagesAreConcepts() {
    return noClasses()
        .that(
            describe("reside in a drawer", type -> DRAWER.matcher(type.getPackageName()).matches()))
        .should(exist())
        .allowEmptyShould(true);
  }

  static ArchRule packagesAreNullMarked() {
    return classes()
        .should(
            check(
                "reside in a @NullMarked package",
                type -> type.getPackage().isAnnotatedWith(NullMarked.class)));
  }

  /** Counts what an implementor or a caller meets: instance methods, inherited ones too. */
  static ArchRule portsAreSmall(String... packages) {
    return classes()
        .that()
        .resideInAnyPackage(packages)
        .and()
        .areInterfaces()
        .and(describe("are not sealed", type -> !type.reflect().isSealed()))
        .should(
            check(
                "have at most " + METHODS_ON_A_PORT + " methods",
                type -> methodsOf(type) <= METHODS_ON_A_PORT))
        .allowEmptyShould(true);
  }

  private static long methodsOf(JavaClass port) {
    return port.getAllMethods().stream()
        .filter(method -> !method.getModifiers().contains(JavaModifier.STATIC))
        .filter(method -> !method.getModifiers().contains(JavaModifier.SYNTHETIC))
        .filter(method -> !method.getModifiers().contains(JavaModifier.PRIVATE))
        .filter(method -> !method.getOwner().getPackageName().startsWith("java."))
        .map(method -> method.getName() + method.getRawParameterTypes())
        .distinct()
        .count();
  }

  private static SliceAssignment packagesOf(String root) {
    return new SliceAssignment() {
      @Override
      public SliceIdentifier getIdentifierOf(JavaClass type) {
        String name = type.getPackageName();
        return name.equals(root) || name.startsWith(root + ".")
            ? SliceIdentifier.of(name)
            : SliceIdentifier.ignore();
      }

      @Override
      public String getDescription() {
        return "packages of " + root;
      }
    };
  }

  private static ArchCondition<JavaClass> exist() {
    return check("exist", type -> true);
  }

  private static ArchCondition<JavaClass> check(String description, Predicate<JavaClass> holds) {
    return new ArchCondition<>(description) {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        String message = type.getName() + ": " + description + "? ";
        boolean satisfied = holds.test(type);
        events.add(new SimpleConditionEvent(type, satisfied, message + satisfied));
      }
    };
  }
}
