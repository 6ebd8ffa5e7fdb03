import Certificates
import ExactArithmetic
import ExactLinearAlgebra
import ExactSolutions
import RecoveryProblems

/// A set of minimisers as an author of certificates has it: what is proved about it, and how outputs are told from it.
struct JudgedSet {
  /// What is proved.
  let proved: ProvedSolutionSet

  /// The exact set, where that is what is proved.
  private let exact: SolutionSet?

  /// The set that has been enclosed.
  init(_ enclosure: SolutionSetEnclosure) {
    proved = .enclosure(enclosure)
    exact = nil
  }

  /// The exact set of minimisers at sample `k` of an instance whose entries are rational, by the minimiser nearest to `target`, or by one in
  /// the relative interior.
  ///
  /// - Throws: `ArithmeticError.undecided` if an entry is not rational or there is no minimiser; errors of the solver.
  init(exactly instance: Instance, sample k: Int, towards target: [Rational]?, precision: Int) throws {
    func rational(_ entry: ExactReal) throws(ArithmeticError) -> Rational {
      guard let value = entry.rational else {
        throw .undecided("an exact set for irrational data", precision: precision)
      }
      return value
    }
    let factors = try FactoredMatrix(
      left: try instance.matrix.left?.map(rational), right: try instance.matrix.right.map(rational))
    let problem = try RationalProblem(
      instance.problem.kind, parameter: instance.problem.parameter, matrix: factors.product,
      vector: factors.leftTimes(try instance.untransformedSamples[k].map(rational)), weights: instance.weights)
    guard case .solved(let pair) = try ExactSolver.solve(problem) else {
      throw ArithmeticError.undecided("a feasible point", precision: precision)
    }
    let set = try SolutionSet(SolutionPolyhedron(problem: problem, pair: pair))
    var point = set.point
    if let target { point = try set.nearestPoint(to: target).point }
    exact = set
    proved = .exact(
      try SolutionPolyhedron(problem: problem, pair: OptimalPair(point: point, dual: pair.dual)), precision: precision)
  }

  /// The functional that separates the vector in the enclosure `value` from the set, with the multiplier that an exact set needs; the
  /// functional 0 where there is none.
  func functional(for value: [Interval]) -> (functional: [Rational], multiplier: [Rational]?) {
    let target = value.map(\.midpoint)
    guard let exact else { return (Self.rounded(zip(target, proved.point).map { $0 - $1.midpoint }), nil) }
    let nothing = (
      value.map { _ in Rational(0) }, Array(repeating: Rational(0), count: exact.polyhedron.problem.rowCount)
    )
    if let evidence = try? exact.nearestPoint(to: target), let point = evidence.point.rationals,
      let multiplier = evidence.multiplier.rationals
    {
      return (zip(target, point).map { $0 - $1 }, multiplier)
    }
    return nothing
  }

  /// A vector to 64 significant bits, which separates as the vector itself does.
  private static func rounded(_ offset: [Rational]) -> [Rational] {
    guard let largest = offset.map(\.magnitude).max(), !largest.isZero else { return offset }
    let exponent = largest.numerator.bitWidth - largest.denominator.bitWidth - 64
    return offset.map { Rational($0.rounded(toMultipleOfPowerOfTwo: exponent)) }
  }
}

extension CertificateDraft {
  /// The proved sets of minimisers for all k: enclosures, or else for rational data the exact sets, which no tie can blur; about the
  /// minimisers nearest to the output if there is one for all.
  func judgedSets(towards values: [[Interval]]?) throws -> [JudgedSet] {
    do { return try solutionSets(towards: values).map { JudgedSet($0) } } catch {
      let sets = try? (0..<member.instance.sampleCount).map { k in
        try JudgedSet(
          exactly: member.instance, sample: k, towards: values?[k].map(\.midpoint), precision: precision)
      }
      guard let sets else { throw error }
      return sets
    }
  }
}

extension Certificate.Evidence {
  /// The evidence about `sets`, of one kind.
  init(precision: Int, _ sets: [JudgedSet]) throws {
    var enclosures: [Certificate.SolutionSetProof] = []
    var exact: [Certificate.MinimiserProof] = []
    for set in sets {
      switch set.proved {
      case .enclosure(let enclosure): enclosures.append(Certificate.SolutionSetProof(enclosure.evidence))
      case .exact(let polyhedron, _): exact.append(try Certificate.MinimiserProof(polyhedron.pair))
      }
    }
    self.init(precision: precision, solutionSets: enclosures, exactSets: exact.isEmpty ? nil : exact)
  }
}
