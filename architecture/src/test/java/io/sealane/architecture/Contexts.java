package io.sealane.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.conditions.ArchConditions.onlyDependOnClassesThat;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import io.sealane.event.DomainEvent;

/** Contexts as packages below a root: of each other they know nothing but events. */
final class Contexts {

  private Contexts() {}

  static ArchRule knowEachOtherOnlyByEvents(String root, String context) {
    String own = root + "." + context;
    return classes()
        .that()
        .resideInAPackage(own + "..")
        .should(
            onlyDependOnClassesThat(
                describe(
                    "are its own, outside " + root + " or events",
                    type ->
                        isIn(type, own)
                            || !isIn(type, root)
                            || type.isAssignableTo(DomainEvent.class))));
  }

  private static boolean isIn(JavaClass type, String root) {
    return type.getPackageName().equals(root) || type.getPackageName().startsWith(root + ".");
  }
}
