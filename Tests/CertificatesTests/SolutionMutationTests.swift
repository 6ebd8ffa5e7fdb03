import Certificates
import ExactArithmetic
import ExactLinearAlgebra
import Foundation
import RecoveryProblems
import TestSupport
import Testing

/// Random damage to certificates of solutions: none of it may prove anything that is not true.
@Suite struct SolutionMutationTests {
  /// What is true about the problem of an example.
  private struct Truth {
    let objective: QuadraticNumber
    let dimension: Int
    /// dist(x̂, Ξ)² for the vector of a claim.
    let squaredDistance: ([Rational]) -> QuadraticNumber
    /// Ends of the set of minimisers, which is a point or a segment.
    let ends: [QuadraticVector]
  }

  private func point(_ vector: QuadraticVector, objective: QuadraticNumber) -> Truth {
    Truth(
      objective: objective, dimension: 0, squaredDistance: { (QuadraticVector($0) - vector).squaredNorm },
      ends: [vector])
  }

  /// The segment between two rational points.
  private func segment(_ one: [Rational], _ two: [Rational], objective: Rational) -> Truth {
    let direction = zip(two, one).map { $0 - $1 }
    return Truth(
      objective: QuadraticNumber(objective), dimension: 1,
      squaredDistance: { vector in
        let offset = zip(vector, one).map { $0 - $1 }
        let share = (try? Rational.dotProduct(offset, direction) / Rational.dotProduct(direction, direction)) ?? 0
        let nearest = zip(one, direction).map { $0 + min(max(share, 0), 1) * $1 }
        let difference = zip(vector, nearest).map { $0 - $1 }
        return QuadraticNumber(Rational.dotProduct(difference, difference))
      }, ends: [QuadraticVector(one), QuadraticVector(two)])
  }

  private func truth(of name: String) throws -> Truth? {
    let half = Rational.powerOfTwo(-1)
    if name.contains("infeasible") { return nil }
    if name.hasPrefix("p2") { return segment([half, 0], [0, half], objective: 3 * half * half) }
    switch name {
    case "p1-solution-set-basis-pursuit": return segment([1, 0, 0], [0, 1, 0], objective: 1)
    case "p1-solution-set-no-interior": return point(QuadraticVector([3, 0]), objective: 3)
    case "p1-solution-set-zero": return point(QuadraticVector([0, 0]), objective: 0)
    case "p3-solution-set-exact-fit": return segment([2, 0, 1], [0, -2, 1], objective: 2)
    case "p3-solution-set-segment-by-ray", "p3-distance-ray": return segment([0], [2], objective: 4)
    case "p3-solution-set-ray-square-root":
      let set = try SolutionExamples.irrationalRay
      return point(set.pair.point, objective: try QuadraticNumber(half, half, root: 3))
    default:
      let entry = try QuadraticNumber(1, -half, root: 2)
      return point(try QuadraticVector([entry, entry]), objective: try QuadraticNumber(2, -1, root: 2))
    }
  }

  /// One number of the claim or the evidence changed and the digest made anew: what is still verified is still true.
  @Test func changedNumbersProveNothingFalse() throws {
    var generator = SeededGenerator(seed: 31)
    var verified: [SolutionCertificate.Claim.Kind: Int] = [:]
    for (name, original) in try SolutionExamples.accepted.sorted(by: { $0.key < $1.key }) {
      let text = CertificateText(try CertificateFile.bytes(of: original))
      for _ in 0..<scaledIterations(150) {
        guard let mutated = text.changingOneNumber(&generator) else { continue }
        guard mutated.digested.verdict.hasPrefix("VERIFIED ") else { continue }
        let changed = try CertificateFile.solutionCertificate(from: mutated.digested)
        #expect(changed != original)
        guard changed.problem == original.problem else {
          try expectPlausible(changed, name)
          continue
        }
        verified[changed.claim.kind, default: 0] += 1
        try expectTrue(changed.claim, name)
      }
    }
    // Weaker bounds and other evidence do pass, so that the judgement above is not empty.
    for kind in SolutionCertificate.Claim.Kind.allCases { #expect(verified[kind, default: 0] > 0, "\(kind)") }
  }

  private func expectTrue(_ claim: SolutionCertificate.Claim, _ name: String) throws {
    guard let truth = try truth(of: name) else {
      #expect(claim.kind == .infeasible, "\(name)")
      return
    }
    #expect(claim.kind != .infeasible, "\(name)")
    if let bounds = claim.objective {
      #expect(
        QuadraticNumber(bounds.lower) <= truth.objective && truth.objective <= QuadraticNumber(bounds.upper), "\(name)")
    }
    if let dimension = claim.dimension { #expect(dimension == truth.dimension, "\(name)") }
    if let saturated = claim.saturated {
      for end in truth.ends {
        for j in end.support { #expect(saturated.contains((j + 1) * end.signum(at: j)), "\(name)") }
      }
    }
    if let bounds = claim.distance, let vector = claim.vector {
      let square = truth.squaredDistance(vector)
      #expect(bounds.lower.signum <= 0 || QuadraticNumber(bounds.lower * bounds.lower) <= square, "\(name)")
      #expect(QuadraticNumber(bounds.upper * bounds.upper) >= square && bounds.upper.signum >= 0, "\(name)")
    }
  }

  /// Where the problem itself has changed: the objective is not below the lower bound at any of some hundred points that are tried.
  private func expectPlausible(_ changed: SolutionCertificate, _ name: String) throws {
    guard let kind = RecoveryProblem.Kind(rawValue: changed.problem.kind) else { return }
    let problem = try RationalProblem(
      kind, parameter: changed.problem.parameter, matrix: Matrix(rows: changed.problem.matrix),
      vector: changed.problem.vector, weights: changed.problem.weights)
    var generator = SeededGenerator(seed: 32)
    for _ in 0..<scaledIterations(100) {
      let x = (0..<problem.columnCount).map { _ in
        Rational(Int.random(in: -16...16, using: &generator)) * .powerOfTwo(-Int.random(in: 0...3, using: &generator))
      }
      let square = Rational.dotProduct(residual(x, problem), residual(x, problem))
      if changed.claim.kind == .infeasible {
        #expect(square > problem.parameter * problem.parameter, "\(name)")
      }
      guard let lower = changed.claim.objective?.lower else { continue }
      let norm = problem.penalty * zip(problem.weights, x).reduce(0) { $0 + $1.0 * $1.1.magnitude }
      switch kind {
      case .p1: #expect(square > problem.parameter * problem.parameter || norm >= lower, "\(name)")
      case .p2: #expect(norm + square >= lower, "\(name)")
      case .p3: #expect(norm >= lower || square >= (lower - norm) * (lower - norm), "\(name)")
      }
    }
  }

  private func residual(_ x: [Rational], _ problem: RationalProblem) -> [Rational] {
    zip(problem.vector, problem.matrix.times(x)).map { $0 - $1 }
  }

  /// Damage without a new digest: every file is rejected.
  @Test func damagedBytesAreRejected() throws {
    var generator = SeededGenerator(seed: 33)
    let files = try SolutionExamples.accepted.sorted { $0.key < $1.key }.map {
      Array(try CertificateFile.bytes(of: $0.value))
    }
    for iteration in 0..<scaledIterations(1_000) {
      let file = files[iteration % files.count]
      var damaged = file
      let place = Int.random(in: file.indices, using: &generator)
      switch Int.random(in: 0..<4, using: &generator) {
      case 0: damaged[place] = UInt8.random(in: 0...255, using: &generator)
      case 1: damaged.remove(at: place)
      case 2: damaged.insert(file[Int.random(in: file.indices, using: &generator)], at: place)
      default: damaged.removeLast(file.count - place)
      }
      guard damaged != file else { continue }
      #expect(Data(damaged).verdict.hasPrefix("REJECTED "))
    }
  }

  /// Numbers that want to trap or to exhaust the checker.
  @Test(arguments: [Int.min, Int.min + 1, -1, 0, 1 << 31, Int.max])
  func numbersOutsideTheirRangesAreRefused(value: Int) throws {
    func verdict(_ name: String, _ change: (inout SolutionCertificate) -> Void) throws -> String {
      var certificate = try #require(try SolutionExamples.accepted[name])
      change(&certificate)
      return try CertificateFile.bytes(of: certificate).verdict
    }
    let name = "p1-solution-set-basis-pursuit"
    #expect(try verdict(name) { $0.evidence.face?.prime = value }.hasPrefix("REJECTED dimension"))
    #expect(try verdict(name) { $0.evidence.face?.columns = [value] }.hasPrefix("REJECTED dimension"))
    #expect(try verdict(name) { $0.evidence.face?.coordinates = [value] }.hasPrefix("REJECTED shape"))
    #expect(try verdict(name) { $0.claim.saturated = [value] }.hasPrefix("REJECTED solution-set"))
    #expect(try verdict(name) { $0.claim.dimension = value }.hasPrefix("REJECTED dimension"))
    #expect(try verdict(name) { $0.problem.matrix = [] }.hasPrefix("REJECTED shape"))
    #expect(try verdict(name) { $0.problem.matrix = [[], []] }.hasPrefix("REJECTED shape"))
    #expect(try verdict(name) { $0.evidence.radicand = Rational(value) }.hasPrefix("REJECTED field") == (value < 2))
    let root = "p3-solution-set-ray-square-root"
    #expect(try verdict(root) { $0.evidence.face?.rootModuloPrime = value }.hasPrefix("REJECTED dimension"))
  }

  /// Over one denominator, the reciprocals of 1 … 100 000 would take more than a gigabyte.
  @Test func commonDenominatorsThatDoNotFitAreRefused() throws {
    let row = try (1...100_000).map { try Rational(numerator: 1, denominator: Integer($0)) }
    let problem = try RationalProblem(.p2, parameter: 1, matrix: Matrix(rows: [[1]]), vector: [1])
    var certificate = try SolutionCertificate(
      of: SolutionPolyhedron(
        problem: problem, pair: OptimalPair(point: QuadraticVector([.powerOfTwo(-1)]), dual: QuadraticVector([1]))))
    #expect(try CertificateFile.bytes(of: certificate).verdict.hasPrefix("VERIFIED "))
    certificate.problem.matrix = [row]
    #expect(try CertificateFile.bytes(of: certificate).verdict.hasPrefix("REJECTED limit"))
  }
}
