package io.spareframe.app.control.api;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** The one answer to a {@link Command}. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Reply.Done.class, name = "done"),
  @JsonSubTypes.Type(value = Reply.Submitted.class, name = "submitted"),
  @JsonSubTypes.Type(value = Reply.Picture.class, name = "picture"),
  @JsonSubTypes.Type(value = Reply.Csv.class, name = "csv"),
  @JsonSubTypes.Type(value = Reply.Refused.class, name = "refused"),
})
public sealed interface Reply {

  /** It was done. */
  record Done() implements Reply {}

  /** A job was submitted under this id. */
  record Submitted(String jobId) implements Reply {}

  /** A picture. */
  record Picture(byte[] png) implements Reply {}

  /** The ledger's entries, one a line, with a heading. */
  record Csv(String text) implements Reply {}

  /**
   * It was not done, and nothing changed.
   *
   * @param reason for programs
   * @param sentence for people: what is wrong and what to do
   */
  record Refused(Reason reason, String sentence) implements Reply {}

  /** Why a command was refused. */
  enum Reason {
    INVALID,
    NOT_FOUND,
    WRONG_PASSWORD,
    ALREADY_EXISTS,
    UNAVAILABLE,
    FAILED
  }
}
