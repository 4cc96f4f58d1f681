package io.spareframe.compute.packer.render;

/** A scene file that cannot be rendered. The message names the file, the place and the fault. */
public final class InvalidSceneException extends Exception {

  private static final long serialVersionUID = 1L;

  public InvalidSceneException(String message) {
    super(message);
  }
}
