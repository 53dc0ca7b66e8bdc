package io.sealane.jdbc.eventstore;

import static io.sealane.jdbc.eventstore.Account.deposited;
import static io.sealane.store.stream.ExpectedVersion.ANY;
import static io.sealane.store.stream.ExpectedVersion.NO_STREAM;
import static io.sealane.store.stream.ExpectedVersion.exactly;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.sealane.error.CodecException;
import io.sealane.error.WrongExpectedVersionException;
import io.sealane.event.DomainEvent;
import io.sealane.event.Publication;
import io.sealane.jdbc.eventstore.Account.Opened;
import io.sealane.jdbc.server.OnEveryDatabase;
import io.sealane.jdbc.server.Product;
import io.sealane.store.stream.ExpectedVersion;
import io.sealane.store.stream.StoredEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

@OnEveryDatabase
class AppendTest {

  @AutoClose private final Bank bank;
  private final JdbcEventStore store;
  private final Product product;

  AppendTest(Product product) {
    this.product = product;
    bank = Bank.on(product);
    store = bank.store;
  }

  @Test
  void eventsGetTheNextVersionsOfTheirStream() {
    List<StoredEvent> first =
        store.append("account-1", NO_STREAM, new Opened("a-1", "Kim"), deposited(5));
    List<StoredEvent> second = store.append("account-1", exactly(2), deposited(7));
    assertThat(first).extracting(StoredEvent::version).containsExactly(1L, 2L);
    assertThat(second).extracting(StoredEvent::version).containsExactly(3L);
    assertThat(second.get(0).position()).isGreaterThan(first.get(1).position());
    assertThat(store.read("account-1")).containsExactly(first.get(0), first.get(1), second.get(0));
    assertThat(store.read("account-1", 1, 1)).containsExactly(first.get(1));
    assertThat(store.read("account-2")).isEmpty();
  }

  @Test
  void anAppendAtAnotherVersionIsRefusedAndWritesNothing() {
    store.append("account-1", NO_STREAM, deposited(1), deposited(2));
    for (long wrong : new long[] {0, 1, 3, 40}) {
      assertThatThrownBy(
              () -> store.append("account-1", exactly(wrong), deposited(8), deposited(9)))
          .isInstanceOf(WrongExpectedVersionException.class)
          .hasMessage("stream 'account-1' is at version 2, not at " + wrong);
    }
    assertThat(Bank.cents(store.read("account-1"))).containsExactly(1L, 2L);
    assertThat(bank.all(10)).hasSize(2);
  }

  @Test
  void aRefusedAppendLeavesItsTransactionToGoOn() throws Exception {
    store.append("account-1", NO_STREAM, deposited(1));
    bank.transactions.inNew(
        () -> {
          store.append("account-2", NO_STREAM, deposited(2));
          assertThatThrownBy(() -> store.append("account-1", NO_STREAM, deposited(3), deposited(4)))
              .isInstanceOf(WrongExpectedVersionException.class);
          store.append("account-1", exactly(1), deposited(5));
          return "";
        });
    assertThat(Bank.cents(bank.all(10))).containsExactlyInAnyOrder(1L, 2L, 5L);
    assertThat(Bank.cents(store.read("account-1"))).containsExactly(1L, 5L);
  }

  @Test
  void anAppendIsPartOfTheCallersTransaction() {
    assertThatThrownBy(
            () ->
                bank.transactions.inNew(
                    () -> {
                      store.append("account-1", NO_STREAM, deposited(1));
                      assertThat(store.read("account-1")).hasSize(1);
                      throw new IllegalStateException("rolled back");
                    }))
        .hasMessage("rolled back");
    assertThat(store.read("account-1")).isEmpty();
    assertThat(store.append("account-1", NO_STREAM, deposited(1))).hasSize(1);
  }

  @Test
  void ofManyAtTheSameVersionOneIsFirst() throws Exception {
    for (int round = 0; round < 20; round++) {
      String stream = "account-" + round;
      List<String> outcomes =
          atOnce(
              6,
              i -> {
                DomainEvent[] events = {deposited(i), deposited(i), deposited(i)};
                try {
                  // One of them with fewer, so that a longer one could be there in part.
                  store.append(stream, NO_STREAM, i == 0 ? new DomainEvent[] {events[0]} : events);
                  return "appended";
                } catch (WrongExpectedVersionException e) {
                  return "refused";
                }
              });
      assertThat(outcomes).containsOnlyOnce("appended").hasSize(6);
      List<Long> cents = Bank.cents(store.read(stream));
      assertThat(cents).hasSize(cents.get(0) == 0 ? 1 : 3).containsOnly(cents.get(0));
    }
  }

  @Test
  void ofManyInTransactionsOneIsFirstAndTheOthersGoOn() throws Exception {
    for (int round = 0; round < 10; round++) {
      String stream = "account-" + round;
      List<String> outcomes =
          atOnce(4, i -> bank.transactions.inNew(() -> appendOrNote(stream, i)));
      assertThat(outcomes).containsOnlyOnce("appended").hasSize(4);
      assertThat(Bank.cents(store.read(stream)).stream().distinct()).hasSize(1);
      assertThat(store.read(stream + "-refused")).hasSize(3);
    }
  }

  private String appendOrNote(String stream, int i) {
    try {
      store.append(stream, NO_STREAM, i == 0 ? List.of(publication(0)) : publications(i));
      return "appended";
    } catch (WrongExpectedVersionException e) {
      store.append(stream + "-refused", ANY, deposited(i));
      return "refused";
    }
  }

  private static List<Publication> publications(int i) {
    return List.of(publication(i), publication(i));
  }

  private static Publication publication(int i) {
    return Publication.of(deposited(i));
  }

  @Test
  void atAnyVersionAllAppendsGoThroughWithoutGaps() throws Exception {
    atOnce(
        6,
        i -> {
          for (int j = 0; j < 20; j++) {
            store.append("account-1", ANY, deposited(i * 100 + j));
          }
          return "";
        });
    List<StoredEvent> events = store.read("account-1");
    assertThat(events)
        .extracting(StoredEvent::version)
        .containsExactlyElementsOf(LongStream.rangeClosed(1, 120).boxed().toList());
    for (int i = 0; i < 6; i++) {
      int of = i;
      List<Long> own = Bank.cents(events).stream().filter(c -> c / 100 == of).toList();
      assertThat(own).isSorted().hasSize(20);
    }
  }

  @Test
  void theSameIdsAtTheSameVersionAreTheSameAppend() {
    List<Publication> events = List.of(publication(1).withId("e-1"), publication(2).withId("e-2"));
    List<StoredEvent> first = store.append("account-1", NO_STREAM, events);
    store.append("account-1", exactly(2), deposited(3));
    List<StoredEvent> again = store.append("account-1", NO_STREAM, events);
    assertThat(again)
        .extracting(StoredEvent::version, StoredEvent::position)
        .containsExactlyElementsOf(
            first.stream().map(e -> tuple(e.version(), e.position())).toList());
    assertThat(store.read("account-1")).hasSize(3);
    assertThatThrownBy(() -> store.append("account-1", NO_STREAM, List.of(events.get(1))))
        .isInstanceOf(WrongExpectedVersionException.class);
  }

  @Test
  void anAppendOfEvenMoreIsOneInsertAsWell() {
    List<Publication> events = IntStream.range(0, 100).mapToObj(AppendTest::publication).toList();
    store.append("account-1", NO_STREAM, events.subList(0, 2));
    bank.database.dataSource().statements().reset();
    store.append("account-1", ExpectedVersion.exactly(2), events.subList(2, 100));
    List<String> statements = bank.database.dataSource().statements().all();
    assertThat(statements).hasSize(product == Product.POSTGRESQL ? 1 : 4);
    assertThat(Bank.cents(store.read("account-1"))).isSorted().hasSize(100);
  }

  @Test
  void anAppendOfManyEventsIsOneInsert() {
    List<Publication> events = IntStream.range(0, 20).mapToObj(AppendTest::publication).toList();
    bank.database.dataSource().statements().reset();
    store.append("account-1", NO_STREAM, events);
    List<String> statements = bank.database.dataSource().statements().all();
    assertThat(statements).filteredOn(sql -> sql.startsWith("INSERT")).hasSize(1);
    assertThat(statements).hasSize(product == Product.POSTGRESQL ? 1 : 4);
    assertThat(Bank.cents(store.read("account-1"))).isSorted().hasSize(20);
    assertThat(store.read("account-1")).extracting(StoredEvent::position).isSorted();
  }

  @Test
  void whatIsInNoCatalogueIsNotAppended() {
    record Foreign() implements DomainEvent {}
    assertThatThrownBy(() -> store.append("account-1", NO_STREAM, deposited(1), new Foreign()))
        .isInstanceOf(CodecException.class)
        .hasMessageContaining("is in no event catalogue");
    assertThat(store.read("account-1")).isEmpty();
    assertThat(store.append("account-1", NO_STREAM)).isEmpty();
  }

  @Test
  void namesOfStreamsAreChecked() {
    List<String> bad =
        List.of("", " a", "a ", "a\tb", "a\u0000b", "\ud800", "a\udc00b", "x".repeat(201));
    for (String name : bad) {
      assertThatThrownBy(() -> store.append(name, ANY, deposited(1)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("a stream's name has");
      assertThatThrownBy(() -> store.read(name)).isInstanceOf(IllegalArgumentException.class);
    }
    List<String> good =
        List.of("a", "A", "é", "e\u0301", "주문 1", "😀", "x".repeat(200), "a'b\"c`d\\e");
    good.forEach(name -> store.append(name, NO_STREAM, new Opened(name, name)));
    for (String name : good) {
      assertThat(store.read(name))
          .extracting(stored -> (Object) stored.envelope().event())
          .containsExactly(new Opened(name, name));
    }
  }

  private interface Work<T> {
    T of(int i) throws Exception;
  }

  private static <T> List<T> atOnce(int threads, Work<T> work) throws Exception {
    ExecutorService executor = Executors.newFixedThreadPool(threads);
    try {
      List<Callable<T>> tasks = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        int number = i;
        tasks.add(() -> work.of(number));
      }
      List<T> results = new ArrayList<>();
      for (Future<T> future : executor.invokeAll(tasks)) {
        results.add(future.get());
      }
      return results;
    } finally {
      executor.shutdownNow();
    }
  }
}
