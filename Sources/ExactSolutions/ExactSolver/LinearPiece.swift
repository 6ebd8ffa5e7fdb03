import ExactArithmetic
import ExactLinearAlgebra

/// The linear functions of the path parameter μ̂ that satisfy the equations of optimality on a support P with signs s:
///
///     ξ_P = ξ⁰ − μ̂ξ¹,   ξ⁰ = M⁻¹G_Pᵀh,   ξ¹ = M⁻¹(sŵ)_P,   M = G_PᵀG_P,
///     r̂   = r⁰ + μ̂r¹,   r⁰ = h − G_Pξ⁰,  r¹ = G_Pξ¹,        r⁰ ⊥ r¹.
///
/// Where the inequalities of optimality hold as well, they are a minimiser and its residual.
struct LinearPiece: Sendable {
  /// P, the columns, independent.
  let support: [Int]
  /// s.
  let signs: [Int]
  /// ξ⁰ over a common denominator.
  let constant: QuadraticVector
  /// ξ¹.
  let slope: QuadraticVector
  /// r⁰, over the denominator of ξ⁰.
  let residualConstant: QuadraticVector
  /// r¹, over the denominator of ξ¹.
  let residualSlope: QuadraticVector
  /// G_jᵀr⁰ of all columns, over the denominator of ξ⁰.
  private let correlationConstants: [Integer]
  /// G_jᵀr¹ of all columns, over the denominator of ξ¹.
  private let correlationSlopes: [Integer]
  private let weights: [Integer]

  /// The piece of `lasso` on a support; `nil` when the columns are dependent.
  ///
  /// - Complexity: two solutions of a |P| × |P| system of integers, and 2mN products of an entry of G and a numerator.
  init?(_ lasso: IntegerLasso, support: [Int], signs: [Int]) {
    self.support = support
    self.signs = signs
    let target = zip(support, signs).map { $1 > 0 ? lasso.weights[$0] : -lasso.weights[$0] }
    let system = SupportSystem(lasso, support: support)
    guard let solutions = system.solutions(sample: lasso.sample, target: target) else { return nil }
    let (first, second) = (solutions.coefficients, solutions.slope)
    let fit = lasso.combination(support, first.numerators)
    let remainder = fit.indices.map { lasso.sample[$0] * first.denominator - fit[$0] }
    let direction = lasso.combination(support, second.numerators)
    let isFitted = remainder.allSatisfy(\.isZero)
    correlationConstants = (0..<lasso.columnCount).map { isFitted ? 0 : lasso.correlation($0, remainder) }
    correlationSlopes = (0..<lasso.columnCount).map { lasso.correlation($0, direction) }
    constant = QuadraticVector(numerators: first.numerators, denominator: first.denominator)
    slope = QuadraticVector(numerators: second.numerators, denominator: second.denominator)
    residualConstant = QuadraticVector(numerators: remainder, denominator: first.denominator)
    residualSlope = QuadraticVector(numerators: direction, denominator: second.denominator)
    weights = lasso.weights
  }

  /// Whether r⁰ is orthogonal to all columns, so that Gξ⁰ is the point of the range of G nearest to h.
  var isProjection: Bool { correlationConstants.allSatisfy(\.isZero) }

  /// Whether Gξ⁰ = h.
  var isFitted: Bool { residualConstant.rationalNumerators.allSatisfy(\.isZero) }

  /// ‖r⁰‖².
  var constantSquare: Rational { residualConstant.squaredNorm.rationalPart }

  /// ‖r¹‖².
  var slopeSquare: Rational { residualSlope.squaredNorm.rationalPart }

  /// The sign of s_j·ξ_j for the column with index `index` in the support.
  func orientedSign(_ index: Int, at multiplier: PathMultiplier) -> Int {
    let a = constant.rationalNumerators[index] * slope.denominator
    let b = slope.rationalNumerators[index] * constant.denominator
    return signs[index] * multiplier.sign(a, plus: -b)
  }

  /// s_j·ξ_j for a rational parameter.
  func orientedCoefficient(_ index: Int, at multiplier: Rational) -> Rational {
    let value = constant[index].rationalPart - multiplier * slope[index].rationalPart
    return signs[index] > 0 ? value : -value
  }

  /// The sign of G_jᵀr̂.
  func correlationSign(_ j: Int, at multiplier: PathMultiplier) -> Int {
    multiplier.sign(
      correlationConstants[j] * slope.denominator, plus: correlationSlopes[j] * constant.denominator)
  }

  /// The sign of |G_jᵀr̂| − μ̂ŵ_j.
  func excessSign(_ j: Int, at multiplier: PathMultiplier) -> Int {
    let side = correlationSign(j, at: multiplier)
    let a = correlationConstants[j] * slope.denominator
    let b = correlationSlopes[j] * constant.denominator
    let edge = weights[j] * slope.denominator * constant.denominator
    return side < 0 ? multiplier.sign(-a, plus: -b - edge) : multiplier.sign(a, plus: b - edge)
  }

  /// |G_jᵀr̂| / ŵ_j for a rational parameter.
  func relativeCorrelation(_ j: Int, at multiplier: Rational) -> Rational {
    let a = correlationConstants[j] * slope.denominator
    let b = correlationSlopes[j] * constant.denominator
    let value = (a * multiplier.denominator + b * multiplier.numerator).magnitude
    let scale = slope.denominator * constant.denominator * multiplier.denominator * weights[j]
    return (try? Rational(numerator: value, denominator: scale)) ?? 0
  }

  /// Whether ξ and r̂ are a minimiser and its residual: all inequalities of optimality hold at `multiplier`.
  func isOptimal(at multiplier: PathMultiplier) -> Bool {
    support.indices.allSatisfy { orientedSign($0, at: multiplier) >= 0 }
      && weights.indices.allSatisfy { excessSign($0, at: multiplier) <= 0 }
  }

  /// Whether r¹ is feasible for the dual of basis pursuit: |G_jᵀr¹| ≤ ŵ_j for every column.
  var isSlopeFeasible: Bool {
    weights.indices.allSatisfy { correlationSlopes[$0].magnitude <= weights[$0] * slope.denominator }
  }
}

extension QuadraticVector {
  /// The rational vector numerators/denominator for a positive denominator.
  init(numerators: [Integer], denominator: Integer) {
    self = (try? QuadraticVector(rationalNumerators: numerators, denominator: denominator)) ?? QuadraticVector(zeros: 0)
  }
}
