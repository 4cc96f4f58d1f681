package io.spareframe.compute.job;

/**
 * A job that breaks the format or a limit. The message names the field, its fault and the limit.
 */
public final class InvalidJobException extends Exception {

  private static final long serialVersionUID = 1L;

  private final String field;

  /**
   * @param field where it is, such as {@code program[2].grid.x}
   * @param fault what is wrong with it, naming the limit where there is one
   */
  public InvalidJobException(String field, String fault) {
    super(field + ": " + fault);
    this.field = field;
  }

  /** The field at fault. */
  public String field() {
    return field;
  }
}
