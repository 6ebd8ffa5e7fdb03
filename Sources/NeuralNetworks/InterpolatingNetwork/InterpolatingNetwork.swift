import ExactArithmetic
import ExactLinearAlgebra

/// The network of Theorem 1: it maps every sample to its target, exactly.
///
/// For samples y_1, …, y_R ∈ ℝ^m with targets x_1, …, x_R ∈ ℝ^N, let v be a direction in which the distinct samples have
/// distinct coordinates t = ⟨v, y⟩, say t_1 < … < t_r with targets c_1, …, c_r. The network is
///
///     φ(y) = c_1 + Σ_{j<r} (s_j − s_{j−1})·max(⟨v, y⟩ − t_j, 0),    s_j = (c_{j+1} − c_j)/(t_{j+1} − t_j),  s_0 = 0,
///
/// the piecewise linear interpolation along v: one hidden layer of r − 1 ≤ R − 1 rectified linear units. With x_k ∈ Ξ(A, y_k) it
/// solves the problem at every sample. It is made from the exact instance, which no algorithm has: that it exists does not
/// mean that it can be trained.
///
/// Source: [CAH, Thm 1].
public struct InterpolatingNetwork: Sendable {
  /// φ.
  public let network: FeedForwardNetwork
  /// The direction v.
  public let direction: [Rational]
  /// The coordinates t_1 < … < t_r of the distinct samples; the order is certified.
  public let nodes: [ExactReal]
  /// The indices of the samples at each node, in increasing order: those samples are the same.
  public let samplesAtNodes: [[Int]]

  /// The precision, in bits, that is used for telling samples apart unless another is given.
  public static let defaultPrecision = 4096

  /// The network with φ(samples[k]) = targets[k] for every k.
  ///
  /// Samples with equal rational entries, or entries of the same form, are the same sample; others have to be told apart by enclosures
  /// of at most `precision` bits.
  ///
  /// - Throws: ``InterpolationError``: when the sizes do not fit, when one sample has two targets, and when two samples
  ///   or the two targets of one sample cannot be told apart nor be known as equal.
  /// - Complexity: For each direction that is tried, R scalar products and R enclosures at a precision which suffices to
  ///   separate them; then (r − 1)·N quotients.
  public init(
    samples: [[ExactReal]], targets: [[ExactReal]], precision: Int = defaultPrecision
  ) throws(InterpolationError) {
    try Self.checkShapes(samples: samples, targets: targets)
    let line = try SeparatingLine(of: samples, precision: precision)
    for group in line.groups {
      for index in group.dropFirst() {
        try Self.checkEqual(targets, group[0], index, precision: precision)
      }
    }
    direction = line.direction
    nodes = line.groups.map { line.coordinates[$0[0]] }
    samplesAtNodes = line.groups
    do throws(NetworkError) {
      network = try Self.interpolation(
        direction: direction.map { ExactReal($0) }, nodes: nodes, values: line.groups.map { targets[$0[0]] })
    } catch {
      throw .network(error)
    }
  }

  private static func interpolation(
    direction: [ExactReal], nodes: [ExactReal], values: [[ExactReal]]
  ) throws(NetworkError) -> FeedForwardNetwork {
    let pieces = zip(nodes.indices.dropLast(), nodes.indices.dropFirst())
    let slopes = pieces.map { (j, next) in
      zip(values[j], values[next]).map { ($1 - $0).divided(by: nodes[next] - nodes[j]) }
    }
    let first = values[0]
    guard !slopes.isEmpty else {
      let zeros = Matrix<ExactReal>(rows: first.count, columns: direction.count) { _, _ in .zero }
      return try FeedForwardNetwork(layers: [AffineLayer(weights: zeros, bias: first)])
    }
    let hidden = try AffineLayer(
      weights: Matrix(rows: slopes.count, columns: direction.count) { _, i in direction[i] },
      bias: nodes.dropLast().map { -$0 }, activation: .rectifiedLinear)
    let output = try AffineLayer(
      weights: Matrix(rows: first.count, columns: slopes.count) { i, j in
        j == 0 ? slopes[0][i] : slopes[j][i] - slopes[j - 1][i]
      },
      bias: first)
    return try FeedForwardNetwork(layers: [hidden, output])
  }

  private static func checkShapes(
    samples: [[ExactReal]], targets: [[ExactReal]]
  ) throws(InterpolationError) {
    guard let sample = samples.first else { throw .noSamples }
    guard targets.count == samples.count, let target = targets.first else {
      throw .shape(ShapeError(expected: "\(samples.count) targets", found: "\(targets.count)"))
    }
    for (vectors, count) in [(samples, sample.count), (targets, target.count)] {
      for (index, vector) in vectors.enumerated() where vector.count != count {
        throw .shape(ShapeError(expected: "\(count) entries in vector \(index + 1)", found: "\(vector.count)"))
      }
    }
  }

  private static func checkEqual(
    _ targets: [[ExactReal]], _ one: Int, _ two: Int, precision: Int
  ) throws(InterpolationError) {
    var verdict = ThreeValued.holds
    for (x, y) in zip(targets[one], targets[two]) {
      verdict = verdict.and(x.isEqual(to: y, precision: precision))
      if verdict == .fails { throw .conflictingTargets(one, two) }
    }
    if verdict == .undecided { throw .undecidedTargets(one, two, precision: precision) }
  }
}

/// Why no network could be made that interpolates the samples.
public enum InterpolationError: Error, Equatable {
  /// There is nothing to interpolate.
  case noSamples
  /// The samples, or the targets, do not have the same size, or their numbers differ.
  case shape(ShapeError)
  /// The samples of these two indices are the same, and their targets are different: there is no such function.
  case conflictingTargets(Int, Int)
  /// Enclosures of `precision` bits do not tell whether the samples of these two indices are different.
  case undecidedSamples(Int, Int, precision: Int)
  /// The samples of these two indices are the same, and it is not told whether their targets are.
  case undecidedTargets(Int, Int, precision: Int)
  /// The value at the sample of this index is certainly not the target.
  case disagreement(Int)
  /// A sample or a target has no value, or it was not told within the precision whether it has.
  case arithmetic(ArithmeticError)
  /// The network could not be made or evaluated.
  case network(NetworkError)
}

extension InterpolationError: CustomStringConvertible {
  /// One sentence for a person, who counts samples from 1.
  public var description: String {
    switch self {
    case .noSamples: "there are no samples"
    case .shape(let error): "the sizes do not fit: \(error)"
    case .conflictingTargets(let one, let two):
      "samples \(one + 1) and \(two + 1) are the same and have different targets"
    case .undecidedSamples(let one, let two, let precision):
      "\(precision) bits do not tell whether samples \(one + 1) and \(two + 1) are different"
    case .undecidedTargets(let one, let two, let precision):
      "\(precision) bits do not tell whether the targets of the equal samples \(one + 1) and \(two + 1) are different"
    case .disagreement(let index): "the value at sample \(index + 1) is not its target"
    case .arithmetic(let error): "a sample or a target cannot be evaluated: \(error)"
    case .network(let error): "\(error)"
    }
  }
}
