import ExactArithmetic
import ExactLinearAlgebra

extension InterpolatingNetwork {
  /// How far it is certified that a network maps samples to targets.
  public enum Agreement: Sendable, Hashable {
    /// φ(y_k) = x_k for all k, by equal rational numbers or by form.
    case exact
    /// |φ(y_k)_i − x_k,i| ≤ 2^-n for all k and i, by enclosures of the differences that contain 0.
    case enclosed(withinPowerOfTwo: Int)
  }

  /// Evaluates the network at every sample and compares the value with the target.
  ///
  /// That the values are equal is a theorem; this is a check of the network at hand. Where rational numbers do not decide the
  /// equality, no enclosure can, and it is shown up to 2^-n.
  ///
  /// - Throws: ``InterpolationError/disagreement(_:)`` if a value is certainly not the target, with the index of the sample;
  ///   ``InterpolationError/shape(_:)`` if there are not as many targets as samples or if they have the wrong size;
  ///   ``InterpolationError/arithmetic(_:)`` if the width 2^-n is not reached within `maximalPrecision`.
  public func agreement(
    samples: [[ExactReal]], targets: [[ExactReal]], withinPowerOfTwo n: Int,
    maximalPrecision: Int = ExactReal.defaultMaximalPrecision
  ) throws(InterpolationError) -> Agreement {
    guard targets.count == samples.count else {
      throw .shape(ShapeError(expected: "\(samples.count) targets", found: "\(targets.count)"))
    }
    var result = Agreement.exact
    for (index, (sample, target)) in zip(samples, targets).enumerated() {
      let value = try self.value(at: sample)
      guard target.count == value.count else {
        throw .shape(ShapeError(expected: "\(value.count) entries of target \(index + 1)", found: "\(target.count)"))
      }
      for (x, y) in zip(value, target) {
        let difference = x - y
        if let difference = difference.rational {
          guard difference.isZero else { throw .disagreement(index) }
          continue
        }
        let enclosure: Interval
        do throws(ArithmeticError) {
          enclosure = try difference.enclosure(withinPowerOfTwo: n, maximalPrecision: maximalPrecision)
        } catch {
          throw .arithmetic(error)
        }
        guard enclosure.contains(0) else { throw .disagreement(index) }
        result = .enclosed(withinPowerOfTwo: n)
      }
    }
    return result
  }

  private func value(at sample: [ExactReal]) throws(InterpolationError) -> [ExactReal] {
    do throws(NetworkError) {
      return try network.value(at: sample)
    } catch {
      throw .network(error)
    }
  }
}
