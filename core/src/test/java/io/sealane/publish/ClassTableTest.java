package io.sealane.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealane.publish.Plans.Plan;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClassTableTest {

  @Test
  void everyClassFindsItsOwnPlanAndOthersNone() {
    List<Class<?>> classes = new ArrayList<>();
    Class<?> type = int.class;
    for (int i = 0; i < 200; i++) {
      type = type.arrayType();
      classes.add(type);
      type =
          i % 50 == 49
              ? List.of(long.class, byte.class, char.class, short.class).get(i / 50)
              : type;
    }
    ClassTable table = ClassTable.empty();
    List<Plan> plans = new ArrayList<>();
    for (Class<?> known : classes) {
      assertThat(table.find(known)).isNull();
      plans.add(new Plan(null, List.of(), List.of(), false));
      table = table.with(known, plans.get(plans.size() - 1));
    }

    for (int i = 0; i < classes.size(); i++) {
      assertThat(table.find(classes.get(i))).isSameAs(plans.get(i));
    }
    assertThat(table.find(String.class)).isNull();
  }
}
