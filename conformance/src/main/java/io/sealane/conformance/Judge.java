package io.sealane.conformance;

import io.sealane.conformance.fixture.EventStoreFixture;
import io.sealane.conformance.fixture.GuardFixture;
import io.sealane.conformance.fixture.InboxFixture;
import io.sealane.conformance.fixture.OutboxFixture;
import io.sealane.conformance.fixture.Subject;
import io.sealane.conformance.fixture.TransportFixture;
import io.sealane.conformance.relay.OutboxRig;
import io.sealane.conformance.report.Case;
import io.sealane.conformance.rig.GuardRig;
import io.sealane.conformance.rig.InboxRig;
import io.sealane.conformance.rig.Rig;
import io.sealane.conformance.rig.StreamRig;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.junit.jupiter.api.extension.TestWatcher;

/**
 * Runs the cases of one test class: makes what they work with, ends it, decides the verdicts and
 * writes the report.
 */
public final class Judge
    implements BeforeAllCallback,
        AfterAllCallback,
        ParameterResolver,
        InvocationInterceptor,
        TestWatcher {

  private static final Namespace OWN = Namespace.create(Judge.class);

  /** Made by JUnit. */
  public Judge() {}

  @Override
  public void beforeAll(ExtensionContext context) {
    context.getStore(OWN).put(Docket.class, new Docket(context.getRequiredTestClass()));
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    return type == Rig.class
        || type == GuardRig.class
        || type == InboxRig.class
        || type == OutboxRig.class
        || type == StreamRig.class
        || Subject.class.isAssignableFrom(type);
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    Subject subject = ((Promise<?>) context.getRequiredTestInstance()).fixture();
    docket(context).isAbout(subject);
    Class<?> type = parameter.getParameter().getType();
    if (type == GuardRig.class) {
      return put(context, new GuardRig((GuardFixture) subject));
    }
    if (type == InboxRig.class) {
      return put(context, new InboxRig((InboxFixture) subject));
    }
    if (type == OutboxRig.class) {
      return put(context, new OutboxRig((OutboxFixture) subject));
    }
    if (type == StreamRig.class) {
      return put(context, new StreamRig((EventStoreFixture) subject));
    }
    if (type != Rig.class) {
      return subject;
    }
    Rig rig = new Rig((TransportFixture) subject);
    docket(context).declares(rig.capabilities().declared());
    return put(context, rig);
  }

  private static AutoCloseable put(ExtensionContext context, AutoCloseable rig) {
    context.getStore(OWN).put(AutoCloseable.class, rig);
    return rig;
  }

  @Override
  public void interceptTestMethod(
      Invocation<@Nullable Void> invocation,
      ReflectiveInvocationContext<Method> method,
      ExtensionContext c)
      throws Throwable {
    if (!method.getExecutable().isAnnotationPresent(Case.class)) {
      invocation.proceed();
      return;
    }
    docket(c).judge(method.getExecutable(), () -> runAndClose(invocation, c));
  }

  private static void runAndClose(Invocation<@Nullable Void> invocation, ExtensionContext context)
      throws Throwable {
    AutoCloseable rig = context.getStore(OWN).get(AutoCloseable.class, AutoCloseable.class);
    if (rig == null) {
      invocation.proceed();
      return;
    }
    try (rig) {
      invocation.proceed();
    }
  }

  @Override
  public void testFailed(ExtensionContext context, @Nullable Throwable cause) {
    docket(context).didNotRun(context.getRequiredTestMethod(), String.valueOf(cause));
  }

  @Override
  public void testAborted(ExtensionContext context, @Nullable Throwable cause) {
    docket(context).didNotRun(context.getRequiredTestMethod(), String.valueOf(cause));
  }

  @Override
  public void testDisabled(ExtensionContext context, Optional<String> reason) {
    docket(context).didNotRun(context.getRequiredTestMethod(), reason.orElse("disabled"));
  }

  @Override
  public void afterAll(ExtensionContext context) {
    boolean quiet = context.getConfigurationParameter("sealane.conformance.quiet").isPresent();
    String folder = context.getConfigurationParameter("sealane.reports").orElse("target");
    docket(context).close(Path.of(folder), quiet);
  }

  private static Docket docket(ExtensionContext context) {
    return Objects.requireNonNull(context.getStore(OWN).get(Docket.class, Docket.class));
  }
}
