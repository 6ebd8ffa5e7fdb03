import ExactArithmetic
import RecoveryProblems

/// The minimiser of a branch as a function of t, on one support with one set of signs, and all conditions under which it is the only one
/// up to redistributions between identical columns.
///
/// With G = A_SᵀA_S, Gh = A_Sᵀy, Ge = (w_i s_i), r_h = y − A_S h and v = A_S e, the point x = h − νe has the residual r = r_h + νv with
/// A_Sᵀr = ν(w_i s_i) and r_h ⟂ v. It is the minimiser if its signs are s, |A_jᵀr| < νw_j off S, and
///
///     (P1)  ν = √((ε² − ‖r_h‖²)/‖v‖²)           (P2)  ν = λ/2           (P3)  ν = ‖r_h‖/√(1/λ² − ‖v‖²).
///
/// Where (P3) fits exactly, A_S x = y, and u = λv with ‖u‖ < 1 and |A_jᵀu| < λw_j off S shows that x is the only minimiser.
struct BranchOptimality<Scalar: SeriesScalar> {
  typealias Series = TaylorSeries<Scalar>

  /// Which entries are not 0, and how.
  struct Face: Sendable {
    /// One column of each group, the support S.
    let support: [Int]
    /// The columns that are identical to it for all t, with its weight, itself included.
    let groups: [[Int]]
    /// The signs s.
    let signs: [Int]
    /// Whether the residual is 0 although the problem is (P3).
    let isExactFit: Bool
    /// Columns beside the support that make a square system with it, where the fit is exact.
    let completion: [Int]
  }

  /// x_S.
  let point: [Series]

  /// Functions that are to be positive for all t, each with what it is.
  let conditions: [(name: String, series: Series)]

  /// The solution; nil if a pivot, a root or a zero that the formulas need is not certain.
  ///
  /// - Parameters:
  ///   - columns: the N columns of A.
  ///   - vector: y.
  init?(
    _ problem: RecoveryProblem, weights: [Rational], columns: [[Series]], vector: [Series], face: Face
  ) {
    guard let some = vector.first else { return nil }
    func number(_ value: Rational) -> Series { some.constant(some.scale.number(value)) }
    let own = face.support.map { columns[$0] }
    let gram = own.map { one in own.map { Self.dot(one, $0, number(0)) } }
    let signed = zip(face.support, face.signs).map { number(weights[$0] * Rational($1)) }
    guard let slope = Self.solution(gram, signed) else { return nil }
    let direction = Self.combination(own, slope, rows: vector.count, number(0))
    var conditions: [(name: String, series: Series)] = []
    let multiplier: Series
    let dual: [Series]
    if face.isExactFit {
      guard let fit = Self.exactFit(columns, vector, face) else { return nil }
      point = fit
      multiplier = number(problem.parameter)
      dual = direction.map { multiplier * $0 }
      conditions.append(("1 - |u|^2", number(1) - Self.dot(dual, dual, number(0))))
    } else {
      guard let least = Self.solution(gram, own.map { Self.dot($0, vector, number(0)) }) else { return nil }
      let fitted = Self.combination(own, least, rows: vector.count, number(0))
      let rest = zip(vector, fitted).map { $0 - $1 }
      guard let found = Self.multiplier(problem, rest, direction, number, &conditions) else { return nil }
      multiplier = found
      point = zip(least, slope).map { $0 - multiplier * $1 }
      dual = zip(rest, direction).map { $0 + multiplier * $1 }
    }
    for (index, sign) in face.signs.enumerated() {
      conditions.append(("x_\(face.support[index] + 1)", sign > 0 ? point[index] : -point[index]))
    }
    let grouped = Set(face.groups.joined())
    for j in columns.indices where !grouped.contains(j) {
      let (reached, limit) = (Self.dot(columns[j], dual, number(0)), multiplier * number(weights[j]))
      conditions.append(("the margin of column \(j + 1)", limit - reached))
      conditions.append(("the margin of column \(j + 1)", limit + reached))
    }
    self.conditions = conditions
  }

  /// ν, and what it needs.
  private static func multiplier(
    _ problem: RecoveryProblem, _ rest: [Series], _ direction: [Series], _ number: (Rational) -> Series,
    _ conditions: inout [(name: String, series: Series)]
  ) -> Series? {
    let (fixed, moving) = (dot(rest, rest, number(0)), dot(direction, direction, number(0)))
    let parameter = problem.parameter
    switch problem.kind {
    case .p2: return number(parameter * .powerOfTwo(-1))
    case .p1:
      let room = number(parameter * parameter) - fixed
      conditions.append(("epsilon^2 - |r|^2", room))
      // With an empty support x = 0 is feasible, and there is no multiplier.
      if direction.allSatisfy(\.isKnownZero) { return number(1) }
      return room.divided(by: moving)?.squareRoot()
    case .p3:
      let room = number(Rational(1).divided(byNonzero: parameter * parameter)) - moving
      conditions.append(("1/lambda^2 - |v|^2", room))
      conditions.append(("|r|^2", fixed))
      guard let root = room.squareRoot(), let length = fixed.squareRoot() else { return nil }
      return length.divided(by: root)
    }
  }

  /// x_S with A_S x_S = y, from the square system with the completion, whose entries have to be exactly 0.
  private static func exactFit(_ columns: [[Series]], _ vector: [Series], _ face: Face) -> [Series]? {
    let chosen = face.support + face.completion
    guard chosen.count == vector.count else { return nil }
    let system = vector.indices.map { i in chosen.map { columns[$0][i] } }
    guard let solution = solution(system, vector),
      solution.dropFirst(face.support.count).allSatisfy(\.isKnownZero)
    else { return nil }
    return Array(solution.prefix(face.support.count))
  }

  private static func dot(_ one: [Series], _ other: [Series], _ zero: Series) -> Series {
    zip(one, other).reduce(zero) { sum, pair in
      pair.0.isKnownZero || pair.1.isKnownZero ? sum : sum + pair.0 * pair.1
    }
  }

  private static func combination(_ columns: [[Series]], _ factors: [Series], rows: Int, _ zero: Series) -> [Series] {
    (0..<rows).map { i in dot(columns.map { $0[i] }, factors, zero) }
  }

  /// The solution of a square system by elimination; entries that are known to be 0 stay so. Nil unless pivots are known not to vanish.
  private static func solution(_ matrix: [[Series]], _ rightSide: [Series]) -> [Series]? {
    var rows = zip(matrix, rightSide).map { $0 + [$1] }
    let count = rows.count
    for column in 0..<count {
      // The pivot of a row that has fewest entries keeps zeros.
      let usable = (column..<count).filter { rows[$0][column].value.quotient(by: rows[$0][column].value) != nil }
      guard
        let pivot = usable.min(by: { one, other in
          rows[one].count { !$0.isKnownZero } < rows[other].count { !$0.isKnownZero }
        })
      else { return nil }
      rows.swapAt(column, pivot)
      for row in 0..<count where row != column && !rows[row][column].isKnownZero {
        guard let factor = rows[row][column].divided(by: rows[column][column]) else { return nil }
        for k in column...count where !rows[column][k].isKnownZero {
          rows[row][k] = rows[row][k] - factor * rows[column][k]
        }
        rows[row][column] = factor.constant(factor.scale.number(0))
      }
    }
    var solution: [Series] = []
    for row in 0..<count {
      guard let value = rows[row][count].divided(by: rows[row][row]) else { return nil }
      solution.append(value)
    }
    return solution
  }
}
