/// A guess, in binary64, which indices are positive in the solution of a nonnegative least squares problem
/// min ‖E·μ − f‖, μ ≥ 0. Nothing is promised: exact arithmetic keeps of it what is right.
///
/// The method is that of ``NonnegativeLeastSquares``, with tolerances.
struct ActiveSetGuess {
  /// The columns of E, divided by their norms.
  private let columns: [[Double]]
  /// f.
  private let target: [Double]
  private var passive: [Int] = []
  /// The rows of the Cholesky factor of the products of passive columns.
  private var factor: [[Double]] = []
  private var solution: [Double]

  /// Gradients below this are taken for 0; columns and target have norm 1.
  private static let tolerance = 1e-11

  /// The guess for the columns of E and f, vectors of equal length.
  static func indices(columns: [[Double]], target: [Double]) -> [Int] {
    let norms = columns.map { $0.reduce(0) { $0 + $1 * $1 }.squareRoot() }
    guard norms.allSatisfy(\.isFinite) else { return [] }
    var guess = ActiveSetGuess(
      columns: zip(columns, norms).map { column, norm in norm > 0 ? column.map { $0 / norm } : column }, target: target)
    return guess.run()
  }

  private init(columns: [[Double]], target: [Double]) {
    (self.columns, self.target) = (columns, target)
    solution = .init(repeating: 0, count: columns.count)
  }

  private mutating func run() -> [Int] {
    var refused: Set<Int> = []
    for _ in 0..<4 * columns.count + 4 {
      var residual = target
      for j in passive { for i in residual.indices { residual[i] -= solution[j] * columns[j][i] } }
      let taken = Set(passive)
      var best: (index: Int, slope: Double)?
      for j in columns.indices where !taken.contains(j) && !refused.contains(j) {
        let slope = Self.dot(columns[j], residual)
        if slope > max(best?.slope ?? 0, Self.tolerance) { best = (j, slope) }
      }
      guard let best else { break }
      if append(best.index) {
        refused = []
        moveToLeastSquares()
      } else {
        refused.insert(best.index)
      }
    }
    return passive
  }

  private static func dot(_ first: [Double], _ second: [Double]) -> Double {
    var sum = 0.0
    for i in 0..<min(first.count, second.count) { sum += first[i] * second[i] }
    return sum
  }

  /// Adds a row to the Cholesky factor; `false` if the column nearly depends on the passive ones.
  private mutating func append(_ index: Int) -> Bool {
    var row: [Double] = []
    for (i, other) in passive.enumerated() {
      row.append((Self.dot(columns[index], columns[other]) - Self.dot(row, factor[i])) / factor[i][i])
    }
    let pivot = 1 - Self.dot(row, row)
    guard pivot > 1e-13 else { return false }
    passive.append(index)
    factor.append(row + [pivot.squareRoot()])
    return true
  }

  private func leastSquares() -> [Double] {
    var values = passive.map { Self.dot(columns[$0], target) }
    for i in values.indices { values[i] = (values[i] - Self.dot(factor[i], Array(values[..<i]))) / factor[i][i] }
    for i in values.indices.reversed() {
      values[i] /= factor[i][i]
      for j in 0..<i { values[j] -= factor[i][j] * values[i] }
    }
    return values
  }

  private mutating func moveToLeastSquares() {
    while !passive.isEmpty {
      let values = leastSquares()
      let falling = passive.indices.filter { values[$0] <= 0 }
      let steps = falling.map {
        solution[passive[$0]] / max(solution[passive[$0]] - values[$0], .leastNonzeroMagnitude)
      }
      guard let step = steps.min() else {
        for (index, value) in zip(passive, values) { solution[index] = value }
        return
      }
      let blocking = Set(zip(falling, steps).filter { $1 <= step }.map { passive[$0.0] })
      for (index, value) in zip(passive, values) { solution[index] += step * (value - solution[index]) }
      let kept = passive.filter { !blocking.contains($0) && solution[$0] > 0 }
      for index in passive { if !kept.contains(index) { solution[index] = 0 } }
      (passive, factor) = ([], [])
      for index in kept where !append(index) { solution[index] = 0 }
    }
  }
}
