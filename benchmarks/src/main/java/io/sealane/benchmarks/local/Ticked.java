package io.sealane.benchmarks.local;

import io.sealane.event.DomainEvent;
import java.util.List;
import java.util.function.IntFunction;

/** Fifty types of event with nothing in them but a number. */
public sealed interface Ticked extends DomainEvent {

  /** The number. */
  int value();

  /** One event of each of so many types, 1 to 50. */
  static Ticked[] ofTypes(int types) {
    List<IntFunction<Ticked>> makers =
        List.of(
            E00::new, E01::new, E02::new, E03::new, E04::new, E05::new, E06::new, E07::new,
            E08::new, E09::new, E10::new, E11::new, E12::new, E13::new, E14::new, E15::new,
            E16::new, E17::new, E18::new, E19::new, E20::new, E21::new, E22::new, E23::new,
            E24::new, E25::new, E26::new, E27::new, E28::new, E29::new, E30::new, E31::new,
            E32::new, E33::new, E34::new, E35::new, E36::new, E37::new, E38::new, E39::new,
            E40::new, E41::new, E42::new, E43::new, E44::new, E45::new, E46::new, E47::new,
            E48::new, E49::new);
    return makers.stream().limit(types).map(maker -> maker.apply(1)).toArray(Ticked[]::new);
  }

  record E00(int value) implements Ticked {}

  record E01(int value) implements Ticked {}

  record E02(int value) implements Ticked {}

  record E03(int value) implements Ticked {}

  record E04(int value) implements Ticked {}

  record E05(int value) implements Ticked {}

  record E06(int value) implements Ticked {}

  record E07(int value) implements Ticked {}

  record E08(int value) implements Ticked {}

  record E09(int value) implements Ticked {}

  record E10(int value) implements Ticked {}

  record E11(int value) implements Ticked {}

  record E12(int value) implements Ticked {}

  record E13(int value) implements Ticked {}

  record E14(int value) implements Ticked {}

  record E15(int value) implements Ticked {}

  record E16(int value) implements Ticked {}

  record E17(int value) implements Ticked {}

  record E18(int value) implements Ticked {}

  record E19(int value) implements Ticked {}

  record E20(int value) implements Ticked {}

  record E21(int value) implements Ticked {}

  record E22(int value) implements Ticked {}

  record E23(int value) implements Ticked {}

  record E24(int value) implements Ticked {}

  record E25(int value) implements Ticked {}

  record E26(int value) implements Ticked {}

  record E27(int value) implements Ticked {}

  record E28(int value) implements Ticked {}

  record E29(int value) implements Ticked {}

  record E30(int value) implements Ticked {}

  record E31(int value) implements Ticked {}

  record E32(int value) implements Ticked {}

  record E33(int value) implements Ticked {}

  record E34(int value) implements Ticked {}

  record E35(int value) implements Ticked {}

  record E36(int value) implements Ticked {}

  record E37(int value) implements Ticked {}

  record E38(int value) implements Ticked {}

  record E39(int value) implements Ticked {}

  record E40(int value) implements Ticked {}

  record E41(int value) implements Ticked {}

  record E42(int value) implements Ticked {}

  record E43(int value) implements Ticked {}

  record E44(int value) implements Ticked {}

  record E45(int value) implements Ticked {}

  record E46(int value) implements Ticked {}

  record E47(int value) implements Ticked {}

  record E48(int value) implements Ticked {}

  record E49(int value) implements Ticked {}
}
