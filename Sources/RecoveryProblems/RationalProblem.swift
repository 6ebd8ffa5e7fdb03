import ExactArithmetic
import ExactLinearAlgebra

/// A problem with rational data; its minimisers are rational, or lie in one field ℚ(√q).
public typealias RationalProblem = ProblemData<Rational>

/// A problem with data in ℚ(i).
public typealias ComplexProblem = ProblemData<GaussianRational>

extension Rational: ProblemScalar {
  /// A matrix over one denominator.
  public struct PreparedMatrix: Sendable {
    /// The integers `denominator`·A.
    public let integers: Matrix<Integer>

    /// The least common denominator of the entries of A.
    public let denominator: Integer
  }

  /// The matrix over its least common denominator.
  public static func prepared(_ matrix: Matrix<Rational>) throws(InvalidParameter) -> PreparedMatrix {
    let common = try CommonDenominator.of(matrix.elements, "matrix")
    return PreparedMatrix(integers: matrix.map { $0.numerator(over: common) }, denominator: common)
  }

  /// Does nothing if the common denominator of `vector` is within `maximalSize`.
  public static func check(_ vector: [Rational]) throws(InvalidParameter) {
    _ = try CommonDenominator.of(vector, "vector")
  }
}

extension ProblemData where Scalar == Rational {
  /// The integers `matrixDenominator`·A.
  public var integerMatrix: Matrix<Integer> { prepared.integers }

  /// The least common denominator of the entries of A.
  public var matrixDenominator: Integer { prepared.denominator }

  /// A·x, exactly; `x` has N entries.
  public func product(_ x: QuadraticVector) -> QuadraticVector {
    integerMatrix.times(x).divided(by: matrixDenominator)
  }

  /// Aᵀ·u, exactly; `u` has m entries.
  public func transposedProduct(_ u: QuadraticVector) -> QuadraticVector {
    integerMatrix.transposedTimes(u).divided(by: matrixDenominator)
  }

  /// y − A·x, exactly; `x` has N entries.
  public func residual(_ x: QuadraticVector) -> QuadraticVector { QuadraticVector(vector) - product(x) }
}

/// The least common denominator of many numbers, within a limit.
public enum CommonDenominator {
  /// The largest number of entries of a matrix, a vector or weights, times the bits of their common denominator.
  public static let maximalSize = 1 << 33

  /// The least common denominator of numbers; it can have as many bits as all of them together, and then each of them over it has, too.
  ///
  /// - Throws: `InvalidParameter` about `name` if the numbers of bits add up to more than `maximalSize`.
  public static func of(
    _ numbers: [Rational], _ name: String, maximalSize: Int = maximalSize
  ) throws(InvalidParameter) -> Integer {
    var common: Integer = 1
    var last: Integer = 1
    for number in numbers where !number.isInteger && number.denominator != last {
      last = number.denominator
      common = .leastCommonMultiple(common, last)
      guard common.bitWidth <= maximalSize / numbers.count else {
        throw InvalidParameter(
          name: name, value: "\(numbers.count) numbers over a denominator of \(common.bitWidth) bits or more",
          expected: "at most \(maximalSize) bits in all")
      }
    }
    return common
  }
}
