package io.spareframe.compute.engine.cuda;

import static org.assertj.core.api.Assumptions.assumeThat;

import io.spareframe.compute.engine.Engine;
import io.spareframe.compute.engine.EngineContractTest;
import org.junit.jupiter.api.BeforeAll;

/** The contract on a real NVIDIA card, where there is one. */
class CudaEngineTest extends EngineContractTest {

  @BeforeAll
  static void onlyWithACard() {
    assumeThat(CudaEngine.load()).as("a CUDA device").isPresent();
  }

  @Override
  protected Engine engine() {
    return CudaEngine.load().orElseThrow();
  }

  @Override
  protected String kernelEnding() {
    return "ptx";
  }
}
