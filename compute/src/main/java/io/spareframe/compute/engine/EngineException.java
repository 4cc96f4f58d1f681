package io.spareframe.compute.engine;

/** What can go wrong between us and a device. The message is a sentence for a person. */
public abstract sealed class EngineException extends Exception {

  private static final long serialVersionUID = 1L;

  /** Drivers may write a build log without end; this much of it is kept. */
  private static final int MAX_LOG_CHARS = 4096;

  private final String reason;
  private final Fault fault;

  private EngineException(String reason, Fault fault) {
    super(reason);
    this.reason = reason;
    this.fault = fault;
  }

  /** A sentence for a person, with the beginning of a build log where there is one. */
  public String reason() {
    return reason;
  }

  /** Who is to blame. */
  public final Fault fault() {
    return fault;
  }

  /** The device has no room for a buffer. */
  public static final class OutOfMemory extends EngineException {
    private static final long serialVersionUID = 1L;

    public OutOfMemory(String message) {
      super(message, Fault.DEVICE);
    }
  }

  /** A module does not compile, or lacks the function asked for. */
  public static final class BadKernel extends EngineException {
    private static final long serialVersionUID = 1L;

    private final String log;

    /**
     * @param log what the compiler said; only its beginning is kept
     */
    public BadKernel(String message, String log) {
      super(message, Fault.JOB);
      this.log = log.length() <= MAX_LOG_CHARS ? log : log.substring(0, MAX_LOG_CHARS) + "…";
    }

    @Override
    public String reason() {
      return log.isBlank() ? super.reason() : super.reason() + "\n" + log;
    }

    /** What the compiler said; may be empty. */
    public String log() {
      return log;
    }
  }

  /** The device refused or aborted a slice; the session is still usable. */
  public static final class LaunchFailed extends EngineException {
    private static final long serialVersionUID = 1L;

    public LaunchFailed(String message) {
      super(message, Fault.JOB);
    }
  }

  /** The job asks for what this device cannot do. */
  public static final class Unsupported extends EngineException {
    private static final long serialVersionUID = 1L;

    public Unsupported(String message) {
      super(message, Fault.DEVICE);
    }
  }

  /** The job needs more than it declared. */
  public static final class DeclarationExceeded extends EngineException {
    private static final long serialVersionUID = 1L;

    public DeclarationExceeded(String message) {
      super(message, Fault.JOB);
    }
  }

  /** The checkpoint is not one of this job. */
  public static final class WrongCheckpoint extends EngineException {
    private static final long serialVersionUID = 1L;

    public WrongCheckpoint(String message) {
      super(message, Fault.OURS);
    }
  }

  /** The context is dead: nothing but a new process helps. */
  public static final class DeviceLost extends EngineException {
    private static final long serialVersionUID = 1L;

    /**
     * @param fault {@link Fault#JOB} where a kernel surely did it, such as by an illegal address
     */
    public DeviceLost(String message, Fault fault) {
      super(message, fault);
    }
  }

  /** The driver answered what it should not have. */
  public static final class DriverFailed extends EngineException {
    private static final long serialVersionUID = 1L;

    public DriverFailed(String message) {
      super(message, Fault.DEVICE);
    }
  }
}
