package io.spareframe.compute.packer.render;

import java.util.Arrays;

/**
 * A tree of boxes over triangles, for the kernel: split where the surface area heuristic over
 * binned centroids is least (Wald 2007). Its depth is bounded, as the kernel's stack is.
 */
final class Bvh {

  /** Words of one node, see {@code render.c}. */
  static final int NODE_WORDS = 16;

  /** What a reference can say a leaf holds. */
  private static final int MAX_LEAF = 8;

  private static final int BINS = 16;
  private static final float TRAVERSAL_COST = 1.2f;

  /** From here on ranges are halved; with the halvings the depth stays below the kernel's 64. */
  private static final int SAH_DEPTH = 36;

  private static final int LEAF_BIT = 0x8000_0000;

  private final float[] boxes;
  private final int[] order;
  private int[] nodes;
  private int nodeCount;

  private Bvh(float[] corners) {
    int triangles = corners.length / 9;
    boxes = new float[triangles * 6];
    order = new int[triangles];
    nodes = new int[Math.max(2, triangles) * NODE_WORDS];
    for (int t = 0; t < triangles; t++) {
      order[t] = t;
      for (int k = 0; k < 3; k++) {
        float a = corners[t * 9 + k];
        float b = corners[t * 9 + 3 + k];
        float c = corners[t * 9 + 6 + k];
        boxes[t * 6 + k] = Math.min(a, Math.min(b, c));
        boxes[t * 6 + 3 + k] = Math.max(a, Math.max(b, c));
      }
    }
  }

  /**
   * Builds the tree.
   *
   * @param corners 9 a triangle, at least one triangle
   */
  static Bvh over(float[] corners) {
    Bvh bvh = new Bvh(corners);
    int triangles = corners.length / 9;
    int root = bvh.build(0, triangles, 0);
    if (root != 0) {
      // A single leaf: the kernel begins at a node, so it gets one with an empty second child.
      bvh.nodeCount = 1;
      bvh.putChild(0, 0, bvh.boxOf(0, triangles), root);
      bvh.putChild(0, 1, emptyBox(), root);
    }
    bvh.nodes = Arrays.copyOf(bvh.nodes, bvh.nodeCount * NODE_WORDS);
    return bvh;
  }

  /** The nodes, {@link #NODE_WORDS} each; the first is the root. */
  int[] nodes() {
    return nodes;
  }

  /** The triangles in the order in which leaves count them. */
  int[] order() {
    return order;
  }

  /** Makes a subtree of {@code order[from, to)} and returns the reference to it. */
  private int build(int from, int to, int depth) {
    int count = to - from;
    int middle = depth < SAH_DEPTH ? split(from, to) : halve(from, to);
    if (middle < 0) {
      return LEAF_BIT | (count - 1) << 28 | from;
    }
    int node = nodeCount++;
    int left = build(from, middle, depth + 1);
    int right = build(middle, to, depth + 1);
    putChild(node, 0, boxOf(from, middle), left);
    putChild(node, 1, boxOf(middle, to), right);
    return node;
  }

  private int halve(int from, int to) {
    return to - from <= MAX_LEAF ? -1 : (from + to) >>> 1;
  }

  /** Orders the range about the best split; negative where a leaf is cheaper. */
  private int split(int from, int to) {
    int count = to - from;
    if (count <= 2) {
      return -1;
    }
    float bestCost = count <= MAX_LEAF ? count - TRAVERSAL_COST : Float.POSITIVE_INFINITY;
    int bestAxis = -1;
    int bestBin = 0;
    float wholeArea = area(boxOf(from, to));
    float[] range = centroidRange(from, to);
    for (int axis = 0; axis < 3; axis++) {
      float low = range[axis];
      float extent = range[axis + 3] - low;
      if (extent > 0) {
        float[] costs = binCosts(from, to, axis, low, extent);
        for (int bin = 1; bin < BINS; bin++) {
          float cost = costs[bin] / wholeArea;
          if (cost < bestCost) {
            bestCost = cost;
            bestAxis = axis;
            bestBin = bin;
          }
        }
      }
    }
    if (bestAxis < 0) {
      return halve(from, to);
    }
    int middle = partition(from, to, bestAxis, range[bestAxis], range[bestAxis + 3], bestBin);
    return middle == from || middle == to ? halve(from, to) : middle;
  }

  /** For each bin the cost of splitting before it, times the area of the whole. */
  private float[] binCosts(int from, int to, int axis, float low, float extent) {
    int[] counts = new int[BINS];
    float[][] bins = new float[BINS][];
    Arrays.setAll(bins, i -> emptyBox());
    for (int i = from; i < to; i++) {
      int bin = bin(order[i], axis, low, extent);
      counts[bin]++;
      grow(bins[bin], boxes, order[i] * 6);
    }
    float[] costs = new float[BINS];
    float[] box = emptyBox();
    int sum = 0;
    for (int bin = 0; bin < BINS - 1; bin++) {
      grow(box, bins[bin], 0);
      sum += counts[bin];
      costs[bin + 1] = sum == 0 ? Float.POSITIVE_INFINITY : sum * area(box);
    }
    box = emptyBox();
    sum = 0;
    for (int bin = BINS - 1; bin > 0; bin--) {
      grow(box, bins[bin], 0);
      sum += counts[bin];
      costs[bin] = sum == 0 ? Float.POSITIVE_INFINITY : costs[bin] + sum * area(box);
    }
    return costs;
  }

  private int bin(int triangle, int axis, float low, float extent) {
    return Math.clamp((long) ((centroid(triangle, axis) - low) / extent * BINS), 0, BINS - 1);
  }

  private float centroid(int triangle, int axis) {
    return 0.5f * boxes[triangle * 6 + axis] + 0.5f * boxes[triangle * 6 + 3 + axis];
  }

  private float[] centroidRange(int from, int to) {
    float[] range = emptyBox();
    for (int i = from; i < to; i++) {
      for (int axis = 0; axis < 3; axis++) {
        float c = centroid(order[i], axis);
        range[axis] = Math.min(range[axis], c);
        range[axis + 3] = Math.max(range[axis + 3], c);
      }
    }
    return range;
  }

  private int partition(int from, int to, int axis, float low, float high, int firstRightBin) {
    int left = from;
    int right = to - 1;
    while (left <= right) {
      if (bin(order[left], axis, low, high - low) < firstRightBin) {
        left++;
      } else {
        int swapped = order[left];
        order[left] = order[right];
        order[right--] = swapped;
      }
    }
    return left;
  }

  private float[] boxOf(int from, int to) {
    float[] box = emptyBox();
    for (int i = from; i < to; i++) {
      grow(box, boxes, order[i] * 6);
    }
    return box;
  }

  private void putChild(int node, int child, float[] box, int reference) {
    for (int k = 0; k < 6; k++) {
      nodes[node * NODE_WORDS + child * 6 + k] = Float.floatToRawIntBits(box[k]);
    }
    nodes[node * NODE_WORDS + 12 + child] = reference;
  }

  /** Turned inside out, so that growing it by a box gives that box and no ray meets it. */
  private static float[] emptyBox() {
    return new float[] {1e30f, 1e30f, 1e30f, -1e30f, -1e30f, -1e30f};
  }

  private static void grow(float[] box, float[] by, int offset) {
    for (int k = 0; k < 3; k++) {
      box[k] = Math.min(box[k], by[offset + k]);
      box[k + 3] = Math.max(box[k + 3], by[offset + 3 + k]);
    }
  }

  private static float area(float[] box) {
    float x = box[3] - box[0];
    float y = box[4] - box[1];
    float z = box[5] - box[2];
    return x < 0 ? 0 : x * y + y * z + z * x;
  }
}
