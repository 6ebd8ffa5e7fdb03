import ExactArithmetic
import ExactLinearAlgebra
import RecoveryProblems

/// The hypotheses under which branches cannot be told from their centre: they tend to it, at a certified rate.
enum FamilyHypotheses {
  private static let precision = 128

  /// The smallest range (0, 2^-q] that is tried.
  private static let smallestRange = 24

  /// The pieces of a range on which derivatives are enclosed.
  private static let pieces = 8

  /// Shows that every branch is the centre at t = 0.
  ///
  /// - Throws: `FamilyRefusal` naming the entry that differs, or whose equality is not shown.
  static func requireConvergence(
    of branches: [FamilyFile.Input], named names: [String], to centre: Instance
  ) throws(FamilyRefusal) {
    for (branch, input) in branches.enumerated() {
      let entries = zip(input.matrix.elements, centre.matrix.right.elements).enumerated().map { index, pair in
        ("entry (\(index / input.matrix.columnCount + 1), \(index % input.matrix.columnCount + 1)) of its matrix", pair)
      }
      let samples = zip(input.samples, centre.untransformedSamples).enumerated().flatMap { k, vectors in
        zip(vectors.0, vectors.1).enumerated().map { ("entry \($0 + 1) of its sample \(k + 1)", $1) }
      }
      for (place, (expression, limit)) in entries + samples {
        let value = expression.value(at: 0)
        guard (try? value.enclosure(precision: precision)) != nil else {
          throw FamilyRefusal("\(names[branch]): \(place), \(expression), has no value at t = 0")
        }
        if value.isIdentical(to: limit) { continue }
        switch value.isEqual(to: limit, precision: 1024) {
        case .holds: continue
        case .fails:
          throw FamilyRefusal(
            "\(names[branch]) does not tend to the centre: \(place) is \(value.description) at t = 0, expected \(limit.description)"
          )
        case .undecided:
          throw FamilyRefusal(
            "\(names[branch]): \(place) is \(value.description) at t = 0; write it as in the centre, \(limit.description), so that "
              + "the two are known to be equal")
        }
      }
    }
  }

  /// c and the largest t = 2^-q, q ≥ 0, such that every branch is at most c·t from the centre up to it.
  ///
  /// By the mean value theorem the distance is at most t times the largest norm of the derivative, which is enclosed on pieces of the
  /// range; a norm is at most the Frobenius norm, and the root of the largest row sum times the largest column sum.
  ///
  /// - Throws: `FamilyRefusal` naming what has no derivative however small the range.
  static func distanceConstant(
    of branches: [FamilyFile.Input], named names: [String]
  ) throws(FamilyRefusal) -> (constant: Rational, greatest: Rational) {
    var failure = ""
    for exponent in 0...smallestRange {
      do throws(FamilyRefusal) {
        var constant = Rational(0)
        for (branch, input) in branches.enumerated() {
          for piece in 0..<pieces {
            constant = max(constant, try speed(of: input, named: names[branch], onPiece: piece, ofRange: exponent))
          }
        }
        let short = (try? Rational(parsing: constant.decimal(significantDigits: 6, rounding: .up))) ?? constant
        return (max(short, .powerOfTwo(-64)), .powerOfTwo(-exponent))
      } catch { failure = error.description }
    }
    throw FamilyRefusal(failure)
  }

  /// An upper bound of the norms of the derivatives of a branch on a piece of (0, 2^-exponent].
  private static func speed(
    of input: FamilyFile.Input, named name: String, onPiece piece: Int, ofRange exponent: Int
  ) throws(FamilyRefusal) -> Rational {
    let width = Rational.powerOfTwo(-exponent).divided(byNonzero: Rational(pieces))
    guard
      let range = Interval(
        lower: Rational(piece) * width, upper: Rational(piece + 1) * width, precision: precision)
    else { return 0 }
    let parameter = TaylorSeries(parameter: range, order: 1)
    func derivative(_ expression: ParameterExpression) throws(FamilyRefusal) -> Interval {
      do throws(ParameterExpression.Undefined) {
        let slope = try expression.series(parameter).coefficients[1].magnitude
        guard slope.isBounded else { throw ParameterExpression.Undefined(part: "\(expression)") }
        return slope
      } catch {
        throw FamilyRefusal("\(name): \(error.part) has no value, or no bounded derivative, for small t")
      }
    }
    let slopes = try input.matrix.map { (entry) throws(FamilyRefusal) in try derivative(entry) }
    let zero = Interval(0, precision: precision)
    func largest(_ sums: [Interval]) -> Interval { sums.reduce(zero) { Interval.maximum($0, $1) } }
    let rows = largest((0..<slopes.rowCount).map { slopes.row($0).reduce(zero) { $0 + $1 } })
    let columns = largest((0..<slopes.columnCount).map { slopes.column($0).reduce(zero) { $0 + $1 } })
    var bounds = [Interval.euclideanNorm(slopes.elements, precision: precision).upperBound ?? 0]
    if let root = (rows * columns).squareRoot()?.upperBound { bounds.append(root) }
    var speed = bounds.min() ?? 0
    for sample in input.samples {
      var own: [Interval] = []
      for entry in sample { own.append(try derivative(entry)) }
      speed = max(speed, Interval.euclideanNorm(own, precision: precision).upperBound ?? 0)
    }
    return speed
  }
}
