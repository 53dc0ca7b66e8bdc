package io.sealane.spring.event;

import org.springframework.context.ApplicationEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;

/** Tries out whether whoever publishes an application event learns what becomes of it. */
final class Probe implements ApplicationListener<Probe.Question> {

  /** Published once, at the start. */
  static final class Question extends ApplicationEvent {
    private static final long serialVersionUID = 1L;

    Question(Object source) {
      super(source);
    }
  }

  private static final class Answer extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Answer() {
      super("a question whether failures of listeners are seen", null, false, false);
    }
  }

  private final Thread asks = Thread.currentThread();

  /** Whether listeners run in the publisher's thread, and what they throw is thrown there. */
  static boolean showsFailuresOf(ConfigurableApplicationContext context) {
    Probe probe = new Probe();
    context.addApplicationListener(probe);
    try {
      context.publishEvent(new Question(probe));
      return false;
    } catch (Answer answer) {
      return true;
    } finally {
      context.removeApplicationListener(probe);
    }
  }

  @Override
  public void onApplicationEvent(Question question) {
    if (question.getSource() == this && Thread.currentThread() == asks) {
      throw new Answer();
    }
  }
}
