package io.spareframe.compute.engine.opencl;

import static org.assertj.core.api.Assertions.assertThat;

import io.spareframe.compute.engine.Engine;
import io.spareframe.compute.engine.EngineContractTest;
import java.util.Optional;

/** The contract on a real OpenCL device: a card, or the CPU through PoCL. */
class OpenClEngineTest extends EngineContractTest {

  @Override
  protected Engine engine() {
    Optional<OpenClEngine> engine = OpenClEngine.load();
    assertThat(engine)
        .as("tests need an OpenCL device: apt-get install pocl-opencl-icd")
        .isPresent();
    return engine.get();
  }

  @Override
  protected String kernelEnding() {
    return "cl";
  }
}
