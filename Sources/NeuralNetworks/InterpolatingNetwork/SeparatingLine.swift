import ExactArithmetic

/// A direction in which the distinct ones of finitely many points have distinct coordinates, and their order in it.
///
/// The directions tried are the unit vectors and then (1, s, s², …, s^(m−1)) for s = 1, 2, 3, …. Two different points have
/// the same coordinate for at most m − 1 values of s, the zeros of a polynomial, so that among R points all but
/// (m − 1)·R(R − 1)/2 values of s separate.
struct SeparatingLine {
  let direction: [Rational]
  /// The coordinates ⟨v, y_k⟩ of all points.
  let coordinates: [ExactReal]
  /// The indices of equal points; the groups are sorted by coordinate, each by index.
  let groups: [[Int]]

  /// In a first round, points which this many bits do not separate are left to the next direction.
  private static let firstPrecision = 256
  /// The number of values of s in the first round.
  private static let firstCurveCount = 16
  /// The number of values of s in the second round.
  private static let greatestCurveCount = 4096

  init(of points: [[ExactReal]], precision: Int) throws(InterpolationError) {
    var collision: (Int, Int)?
    for round in [1, 2] {
      let curveCount = round == 1 ? Self.firstCurveCount : Self.greatestCurveCount
      for index in 0..<points[0].count + curveCount {
        let direction = Self.direction(number: index, dimension: points[0].count)
        let coordinates = points.map { Self.coordinate(of: $0, in: direction) }
        let outcome = try Self.order(
          points, coordinates, precision: round == 1 ? min(precision, Self.firstPrecision) : precision)
        switch outcome {
        case .separated(let groups):
          self.direction = direction
          self.coordinates = coordinates
          self.groups = groups
          return
        case .collision(let one, let two):
          collision = (one, two)
          // Raising the precision or going on with other directions is of use only for points known to be different.
          if round == 2, !Self.areDistinct(points[one], points[two], precision: precision) {
            throw .undecidedSamples(one, two, precision: precision)
          }
        case .unevaluated(let error):
          if round == 2 { throw .arithmetic(error) }
        }
      }
    }
    let (one, two) = collision ?? (0, 0)
    throw .undecidedSamples(one, two, precision: precision)
  }

  private static func direction(number index: Int, dimension: Int) -> [Rational] {
    if index < dimension { return (0..<dimension).map { $0 == index ? 1 : 0 } }
    let base = Rational(index - dimension + 1)
    var power: Rational = 1
    return (0..<dimension).map { _ in
      defer { power *= base }
      return power
    }
  }

  private static func coordinate(of point: [ExactReal], in direction: [Rational]) -> ExactReal {
    .sum(zip(direction, point).filter { !$0.0.isZero }.map { ExactReal($0.0) * $0.1 })
  }

  private enum Outcome {
    case separated([[Int]])
    /// Two points not known to be equal whose coordinates are equal, or not told apart.
    case collision(Int, Int)
    /// A coordinate that is not told to have a value.
    case unevaluated(ArithmeticError)
  }

  /// The points sorted by coordinate, with a precision that is raised until the coordinates are told apart.
  private static func order(
    _ points: [[ExactReal]], _ coordinates: [ExactReal], precision: Int
  ) throws(InterpolationError) -> Outcome {
    var bits = min(ExactReal.initialPrecision, precision)
    while true {
      let outcome: Outcome
      do throws(ArithmeticError) {
        outcome = try order(points, coordinates, bits: bits)
      } catch {
        guard case .undecided = error else { throw .arithmetic(error) }
        outcome = .unevaluated(error)
      }
      if bits >= precision { return outcome }
      switch outcome {
      case .separated: return outcome
      case .collision(let one, let two):
        // If the coordinates are the same number, no precision will help.
        if coordinates[one].isEqual(to: coordinates[two], precision: 2) == .holds { return outcome }
      case .unevaluated: break
      }
      bits = min(2 * bits, precision)
    }
  }

  private static func order(
    _ points: [[ExactReal]], _ coordinates: [ExactReal], bits: Int
  ) throws(ArithmeticError) -> Outcome {
    var enclosures: [Interval] = []
    for coordinate in coordinates { enclosures.append(try coordinate.enclosure(precision: bits)) }
    let keys = enclosures.map(\.midpoint)
    let sorted = coordinates.indices.sorted { (keys[$0], $0) < (keys[$1], $1) }
    var groups: [[Int]] = []
    var upper: Interval?
    for index in sorted {
      let enclosure = enclosures[index]
      defer { upper = upper.map { .maximum($0, enclosure) } ?? enclosure }
      guard let before = upper, before.isLess(than: enclosure) != .holds else {
        groups.append([index])
        continue
      }
      // It overlaps one of the earlier ones: this is the same point as the last, or else a collision.
      guard let last = groups.indices.last else { continue }
      guard areSame(points[groups[last][0]], points[index]) else { return .collision(groups[last][0], index) }
      groups[last].append(index)
    }
    return .separated(groups.map { $0.sorted() })
  }

  /// Whether the points are known to be the same by the form of their entries.
  private static func areSame(_ one: [ExactReal], _ two: [ExactReal]) -> Bool {
    zip(one, two).allSatisfy { $0.isIdentical(to: $1) || $0.isEqual(to: $1, precision: 2) == .holds }
  }

  /// Whether the points are certified to be different.
  private static func areDistinct(_ one: [ExactReal], _ two: [ExactReal], precision: Int) -> Bool {
    zip(one, two).contains { $0.isEqual(to: $1, precision: precision) == .fails }
  }
}
