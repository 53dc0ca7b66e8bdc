package io.sealane.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.conditions.ArchConditions.onlyDependOnClassesThat;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The layers inside core; a package uses its own layer and those to its right.
 *
 * <p>A sub-package belongs to its parent. The packages of one layer may know each other in one
 * direction (another rule forbids cycles), except where {@link #STRANGERS} says no.
 */
final class Layers {
  /** The facade is the root package itself, hence the empty name. */
  static final List<Set<String>> ORDER =
      List.of(
          Set.of(""),
          Set.of("publish", "consume"),
          Set.of("translate", "store"),
          Set.of("transport", "codec", "observe"),
          Set.of("event", "error", "time"),
          Set.of("handoff"));

  private static final Set<String> STRANGERS = Set.of("publish", "consume");

  private static final Set<String> DRIVEN_PORTS =
      Set.of("transport", "store", "event", "error", "time");

  /** An event store and a history on a database are for applications, and see what these see. */
  private static final Set<String> PORTS_OF_A_STORE =
      Set.of(
          "transport", "store", "event", "error", "time", "codec", "observe", "publish", "consume");

  private final String root;

  private Layers(String root) {
    this.root = root;
  }

  static Layers under(String root) {
    return new Layers(root);
  }

  ArchRule areRespected() {
    List<ArchRule> rules = new ArrayList<>();
    for (int layer = 0; layer < ORDER.size(); layer++) {
      for (String name : ORDER.get(layer)) {
        rules.add(usesOnly(name, allowed(name, layer)));
      }
    }
    return CompositeArchRule.of(rules)
        .as("a package of " + root + " uses only its layer and those to the right: " + ORDER);
  }

  /** Every package is in a layer, so that a new one cannot escape the rules. */
  ArchRule coverEverything() {
    Set<String> known = new LinkedHashSet<>();
    ORDER.forEach(known::addAll);
    return classes()
        .should()
        .resideInAnyPackage(known.stream().map(this::pattern).toArray(String[]::new));
  }

  /** An adapter sees itself, some of core, and whatever is not Sealane's; no other adapter. */
  ArchRule showAnAdapterOnlyDrivenPorts(JavaClasses adapter) {
    return sees(adapter, DRIVEN_PORTS);
  }

  /** A store sees itself, all of core that applications see but the facade, and no adapter. */
  ArchRule showAStoreNoFacade(JavaClasses store) {
    return sees(store, PORTS_OF_A_STORE);
  }

  private ArchRule sees(JavaClasses own, Set<String> ports) {
    return classes()
        .should(
            onlyDependOnClassesThat(
                describe(
                    "are its own, outside " + root + " or in " + ports,
                    type ->
                        own.contain(type.getBaseComponentType().getName())
                            || !within(type, root)
                            || in(type, ports))));
  }

  private ArchRule usesOnly(String name, Set<String> allowed) {
    return classes()
        .that(describe("reside in " + label(name), type -> in(type, Set.of(name))))
        .should(
            onlyDependOnClassesThat(
                describe(
                    "are outside " + root + " or in " + allowed,
                    type -> !within(type, root) || in(type, allowed))))
        .allowEmptyShould(true);
  }

  private static Set<String> allowed(String name, int layer) {
    Set<String> allowed = new LinkedHashSet<>();
    ORDER.subList(layer, ORDER.size()).forEach(allowed::addAll);
    if (STRANGERS.contains(name)) {
      allowed.removeAll(STRANGERS);
      allowed.add(name);
    }
    return allowed;
  }

  private boolean in(JavaClass type, Set<String> names) {
    return names.stream()
        .anyMatch(
            name ->
                name.isEmpty()
                    ? type.getPackageName().equals(root)
                    : within(type, root + "." + name));
  }

  private static boolean within(JavaClass type, String parent) {
    return type.getPackageName().equals(parent) || type.getPackageName().startsWith(parent + ".");
  }

  private String pattern(String name) {
    return name.isEmpty() ? root : root + "." + name + "..";
  }

  private String label(String name) {
    return name.isEmpty() ? "the facade" : name;
  }
}
