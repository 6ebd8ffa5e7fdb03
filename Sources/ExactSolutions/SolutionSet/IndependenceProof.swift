import Certificates
import ExactArithmetic
import ExactLinearAlgebra
import RecoveryProblems

/// A prime below 2^31 modulo which columns of the matrix, and perhaps the vector u of a ray, are independent: a proof that
/// they are, which is checked by arithmetic with words.
struct IndependenceProof: Sendable {
  /// Modulo it the columns are independent.
  let prime: Int

  /// A square root of the radicand of u modulo the prime, if u is irrational.
  let rootModuloPrime: Int?

  /// The proof for the columns `columns` of the matrix of `set`, where the number N stands for u; `nil` if they are found to
  /// be dependent modulo several primes, or there are more of them than rows.
  ///
  /// Independent columns are independent modulo all primes but the few that divide all their largest minors: fewer than the bits of all
  /// their entries, by Hadamard's inequality, as the primes that are tried exceed 2^30.
  ///
  /// - Parameter attempts: how many primes are tried; enough for any independent columns if there is no such number.
  /// - Complexity: m·c² operations with words for each prime, for c columns.
  init?(_ set: SolutionPolyhedron, columns: [Int], attempts: Int? = nil) {
    let problem = set.problem
    guard columns.count <= problem.rowCount else { return nil }
    var ray: QuadraticVector?
    if columns.contains(problem.columnCount) {
      guard case .ray(let u) = set.fit else { return nil }
      ray = u
    }
    let attempts = attempts ?? Self.sufficientAttempts(problem, columns, ray)
    var bound: UInt = 1 << 31
    var failures = 0
    while failures < attempts, let field = PrimeField.largest(below: bound) {
      bound = field.modulus
      var root: UInt?
      if let ray, !ray.isRational {
        // Half of the primes are of no use: the radicand is no square.
        guard let found = field.squareRoot(of: field.residue(of: ray.radicand)) else { continue }
        root = found
      }
      let residues = ray.map { u in
        (0..<u.count).map { i in
          Integer(field.residue(of: u.rationalNumerators[i]))
            + Integer(root ?? 0) * (u.isRational ? 0 : Integer(field.residue(of: u.rootNumerators[i])))
        }
      }
      let matrix = Matrix<Integer>(rows: problem.rowCount, columns: columns.count) { i, k in
        if columns[k] == problem.columnCount, let residues { return residues[i] }
        return problem.integerMatrix[i, columns[k]]
      }
      if let factorization = try? matrix.factorization(modulo: field), factorization.rank == columns.count {
        (prime, rootModuloPrime) = (Int(field.modulus), root.map { Int($0) })
        return
      }
      failures += 1
    }
    return nil
  }

  /// More than the prime factors beyond 2^30 of a minor that is not 0 or, if u is irrational, of its norm.
  private static func sufficientAttempts(_ problem: RationalProblem, _ columns: [Int], _ ray: QuadraticVector?) -> Int {
    var bits = 1
    for j in columns where j < problem.columnCount {
      for i in 0..<problem.rowCount { bits += problem.integerMatrix[i, j].bitWidth + 1 }
    }
    for numerator in (ray?.rationalNumerators ?? []) + (ray?.rootNumerators ?? []) {
      bits += numerator.bitWidth + (ray?.radicand.bitWidth ?? 0) + 1
    }
    return bits
  }
}

extension PrimeField {
  /// A square root of a residue, if the prime is 3 modulo 4 and there is one.
  fileprivate func squareRoot(of residue: UInt) -> UInt? {
    guard modulus % 4 == 3 else { return nil }
    // a^((p + 1)/4) squared is a·a^((p − 1)/2), which is a if a is a square.
    var (result, base, exponent): (UInt, UInt, UInt) = (1, residue % modulus, (modulus + 1) / 4)
    while exponent > 0 {
      if exponent & 1 == 1 { result = result * base % modulus }
      base = base * base % modulus
      exponent >>= 1
    }
    return result * result % modulus == residue % modulus ? result : nil
  }
}
