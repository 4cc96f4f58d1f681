package io.spareframe.compute.packer.render;

import java.io.IOException;
import java.io.InputStream;

/** Opens the files that a scene file names. */
@FunctionalInterface
interface Companions {

  /**
   * @throws InvalidSceneException if the name may not be followed or there is no such file
   */
  InputStream open(String fileName) throws InvalidSceneException, IOException;
}
