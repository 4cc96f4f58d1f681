package io.spareframe.compute.packer.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BvhTest {

  /** The kernel's stack, in {@code render.c}. */
  private static final int KERNEL_STACK = 64;

  private float[] corners = new float[0];
  private Bvh bvh = Bvh.over(new float[9]);
  private final BitSet found = new BitSet();

  @Test
  void everyTriangleLiesInOneLeafInsideAllBoxesAboveIt() {
    check(randomTriangles(5000, 1));
  }

  @Test
  void oneTriangleIsATreeToo() {
    check(randomTriangles(1, 2));
  }

  @Test
  void trianglesAllInOnePlaceStillMakeABalancedTree() {
    float[] one = randomTriangles(1, 3);
    float[] many = new float[9 * 4000];
    for (int i = 0; i < many.length; i++) {
      many[i] = one[i % 9];
    }
    check(many);
  }

  @Test
  void trianglesEverSmallerTowardsAPointDoNotOutgrowTheStack() {
    float[] many = new float[9 * 3000];
    for (int t = 0; t < 3000; t++) {
      double size = Math.pow(0.97, t);
      for (int i = 0; i < 9; i++) {
        many[t * 9 + i] = (float) (size * (1 + 0.01 * ((i * 7) % 9)));
      }
    }
    check(many);
  }

  private void check(float[] triangles) {
    corners = triangles;
    bvh = Bvh.over(triangles);
    found.clear();
    assertThat(bvh.nodes().length % Bvh.NODE_WORDS).isZero();
    node(0, 1);
    assertThat(found.cardinality()).isEqualTo(triangles.length / 9);
  }

  private void node(int index, int depth) {
    assertThat(depth).isLessThan(KERNEL_STACK);
    for (int child = 0; child < 2; child++) {
      float[] box = new float[6];
      for (int k = 0; k < 6; k++) {
        box[k] = Float.intBitsToFloat(bvh.nodes()[index * Bvh.NODE_WORDS + child * 6 + k]);
      }
      int reference = bvh.nodes()[index * Bvh.NODE_WORDS + 12 + child];
      boolean empty = box[0] > box[3];
      if (!empty) {
        if (reference >= 0) {
          node(reference, depth + 1);
        } else {
          leaf(reference, box);
        }
      }
    }
  }

  private void leaf(int reference, float[] box) {
    int first = reference & 0x0FFF_FFFF;
    int count = ((reference >>> 28) & 7) + 1;
    for (int i = first; i < first + count; i++) {
      int triangle = bvh.order()[i];
      assertThat(found.get(triangle)).isFalse();
      found.set(triangle);
      for (int k = 0; k < 9; k++) {
        assertThat(corners[triangle * 9 + k]).isBetween(box[k % 3], box[k % 3 + 3]);
      }
    }
  }

  private static float[] randomTriangles(int count, long seed) {
    Random random = new Random(seed);
    float[] triangles = new float[count * 9];
    for (int t = 0; t < count; t++) {
      float[] at = {random.nextFloat(), random.nextFloat(), random.nextFloat()};
      for (int i = 0; i < 9; i++) {
        triangles[t * 9 + i] = at[i % 3] + 0.02f * random.nextFloat();
      }
    }
    return triangles;
  }
}
