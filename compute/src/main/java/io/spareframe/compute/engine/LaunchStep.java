package io.spareframe.compute.engine;

import io.spareframe.compute.job.Argument;
import io.spareframe.compute.job.ElementType;
import io.spareframe.compute.job.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** A launch of the program made ready: its kernel compiled, its buffers found, its pace learned. */
final class LaunchStep {

  private final Step.Launch launch;
  private final Kernel kernel;
  private final List<KernelArgument> fixedArguments;
  private final boolean usesCounters;
  private final SliceSizer sizer;

  /**
   * @param memoryOf the device memory of a buffer by its name
   */
  LaunchStep(
      Step.Launch launch,
      Kernel kernel,
      Function<String, DeviceMemory> memoryOf,
      SliceSizer sizer) {
    this.launch = launch;
    this.kernel = kernel;
    this.sizer = sizer;
    List<KernelArgument> arguments = new ArrayList<>();
    boolean counters = false;
    for (Argument argument : launch.arguments()) {
      arguments.add(
          switch (argument) {
            case Argument.Buffer(String name) -> new KernelArgument.Memory(memoryOf.apply(name));
            case Argument.Scalar(ElementType type, long bits) ->
                new KernelArgument.Scalar(type, bits);
            case Argument.Counter counter -> new KernelArgument.Scalar(ElementType.U32, 0);
          });
      counters |= argument instanceof Argument.Counter;
    }
    fixedArguments = List.copyOf(arguments);
    usesCounters = counters;
  }

  SliceSizer sizer() {
    return sizer;
  }

  /** How many blocks one run of the step has. */
  long blocks() {
    return launch.grid().volume();
  }

  Step.Launch launch() {
    return launch;
  }

  /** The part of the launch from this block on. */
  Slice slice(long firstBlock, int blocks, List<Integer> counters) {
    return new Slice(
        kernel, firstBlock, blocks, launch.grid(), launch.block(), argumentsFor(counters));
  }

  private List<KernelArgument> argumentsFor(List<Integer> counters) {
    if (!usesCounters) {
      return fixedArguments;
    }
    List<KernelArgument> arguments = new ArrayList<>(fixedArguments);
    for (int i = 0; i < arguments.size(); i++) {
      if (launch.arguments().get(i) instanceof Argument.Counter(int depth)) {
        arguments.set(i, new KernelArgument.Scalar(ElementType.U32, counters.get(depth)));
      }
    }
    return arguments;
  }
}
