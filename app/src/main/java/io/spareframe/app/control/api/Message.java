package io.spareframe.app.control.api;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** What travels over the control socket, one JSON object a line. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "message")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Message.Request.class, name = "request"),
  @JsonSubTypes.Type(value = Message.Full.class, name = "full"),
  @JsonSubTypes.Type(value = Message.Changed.class, name = "changed"),
  @JsonSubTypes.Type(value = Message.Answer.class, name = "answer"),
})
public sealed interface Message {

  /** From a client: do this, and answer with the same number. */
  record Request(long number, Command command) implements Message {}

  /** From the agent, first on every connection. */
  record Full(int protocol, Snapshot snapshot) implements Message {}

  /** From the agent, whenever something changed. */
  record Changed(Change change) implements Message {}

  /** From the agent: the reply to the request of that number. */
  record Answer(long number, Reply reply) implements Message {}
}
