import ExactArithmetic
import ExactLinearAlgebra

/// The exact minimiser of ½μᵀQμ − ⟨p, μ⟩ over μ ≥ 0, for Q = EᵀE and p = Eᵀf: the nonnegative least squares problem
/// min ‖Eμ − f‖, which is given by the products of the columns of E alone.
///
/// The method is that of Lawson and Hanson in exact arithmetic. It keeps a *passive* set of independent columns on
/// which μ > 0, and lets the index enter whose gradient is largest. It terminates whatever ties there are: at the start
/// of every round μ is the least squares solution on its passive set and positive there; the entering column j has a
/// positive product with the residual, which is orthogonal to the passive columns, so that j is independent of them, its
/// new value is positive, and the first step towards the new least squares solution has positive length. Hence
/// ‖Eμ − f‖, a function of the passive set at the start of a round, falls strictly from round to round.
///
/// Source: C. L. Lawson and R. J. Hanson, *Solving Least Squares Problems*, chapter 23.
struct NonnegativeLeastSquares<Scalar: ExactOrderedField> {
  /// p = Eᵀf.
  private let linear: [Scalar]
  /// Column j of Q.
  private let gramColumn: (Int) -> [Scalar]
  /// The columns of Q that were needed so far.
  private var columns: [Int: [Scalar]] = [:]
  /// The passive set, in the order of the factorization.
  private var passive: [Int] = []
  /// The factorization of Q on the passive set.
  private var factorization = DefiniteFactorization<Scalar>()

  /// The minimiser.
  private(set) var solution: [Scalar]

  /// The number of indices that entered the passive set.
  private(set) var rounds = 0

  /// Solves the problem, beginning with the indices of `guess` as far as they are a passive set.
  ///
  /// - Parameter gramColumn: the column of Q with a given index; each is asked for once at most.
  init(linear: [Scalar], guess: [Int] = [], gramColumn: @escaping (Int) -> [Scalar]) {
    self.linear = linear
    self.gramColumn = gramColumn
    solution = [Scalar](repeating: 0, count: linear.count)
    start(with: guess)
    while let entering = steepestIndex() {
      rounds += 1
      guard append(entering) else { break }
      moveToLeastSquares()
    }
  }

  /// p − Qμ, the negative gradient: nowhere positive, and 0 where μ > 0.
  mutating func residualProducts() -> [Scalar] {
    var products = linear
    for i in passive where !solution[i].isZero {
      let column = column(i)
      for j in products.indices where !column[j].isZero { products[j] -= column[j] * solution[i] }
    }
    return products
  }

  private mutating func column(_ index: Int) -> [Scalar] {
    if let column = columns[index] { return column }
    let column = gramColumn(index)
    columns[index] = column
    return column
  }

  private mutating func steepestIndex() -> Int? {
    let products = residualProducts()
    let best = products.indices.max { products[$0] < products[$1] }
    return best.flatMap { products[$0].signum > 0 ? $0 : nil }
  }

  /// Takes `index` into the passive set; `false` if its column depends on those of the set.
  private mutating func append(_ index: Int) -> Bool {
    let column = column(index)
    guard factorization.append(row: passive.map { column[$0] } + [column[index]]) else { return false }
    passive.append(index)
    return true
  }

  /// Takes out of the passive set what does not satisfy `remains`.
  private mutating func filterPassive(_ remains: (Int, [Scalar]) -> Bool) {
    let kept = passive.filter { remains($0, solution) }
    guard
      let first = zip(passive, kept).enumerated().first(where: { $1.0 != $1.1 })?.offset
        ?? (kept.count < passive.count ? kept.count : nil)
    else { return }
    let later = kept[first...]
    passive.removeSubrange(first...)
    factorization.truncate(toSize: first)
    for index in later { _ = append(index) }
  }

  private func leastSquaresSolution() -> [Scalar] {
    factorization.solve(passive.map { linear[$0] })
  }

  /// Makes the independent indices of `guess` passive, and drops those on which least squares is not positive.
  private mutating func start(with guess: [Int]) {
    for index in guess where linear.indices.contains(index) && !passive.contains(index) { _ = append(index) }
    while !passive.isEmpty {
      let values = Dictionary(uniqueKeysWithValues: zip(passive, leastSquaresSolution()))
      if values.values.allSatisfy({ $0.signum > 0 }) {
        for (index, value) in values { solution[index] = value }
        return
      }
      filterPassive { index, _ in (values[index] ?? 0).signum > 0 }
    }
  }

  /// Goes from μ towards the least squares solution on the passive set, and drops what reaches 0 on the way, until μ is
  /// that solution.
  private mutating func moveToLeastSquares() {
    while true {
      let values = leastSquaresSolution()
      var step: Scalar?
      for (index, value) in zip(passive, values) where value.signum <= 0 {
        let length = solution[index].divided(byNonzero: solution[index] - value)
        if step.map({ length < $0 }) ?? true { step = length }
      }
      guard let step else {
        for (index, value) in zip(passive, values) { solution[index] = value }
        return
      }
      for (index, value) in zip(passive, values) { solution[index] += step * (value - solution[index]) }
      filterPassive { index, solution in !solution[index].isZero }
    }
  }
}
