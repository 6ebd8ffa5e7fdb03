import ExactArithmetic
import ExactLinearAlgebra

/// Exact solutions of integer systems with two right-hand sides: our solver against FLINT's, the factorisation included;
/// and against our own elimination, where that is not too slow.
func measureLinearSystems(_ report: Report, isQuick: Bool) {
  let shapes: [(size: Int, bits: Int)] =
    [(4, 40), (8, 40), (12, 40), (20, 40), (40, 40), (80, 40), (40, 300)]
    + (isQuick ? [] : [(150, 40), (300, 40), (150, 60), (100, 300)])
  let python = PythonProcess()
  let version = python?.versions["flint matrix"]
  report.section("Linear systems: n equations, two right-hand sides, entries of b bits")
  for (size, bits) in shapes {
    let label = "linear n = \(size), b = \(bits)"
    guard report.wants(label) else { continue }
    let system = LinearSystem(size: size, bits: bits)
    if size <= 40 { report.compare("\(label), elimination", system.solver, system.elimination) }
    if let python, let version {
      _ = python.ask("numbers", "system", system.matrix.elements.map(\.description).joined(separator: " "))
      _ = python.ask("numbers", "right", system.rights.joined().map(\.description).joined(separator: " "))
      report.compare(
        "\(label), flint \(version)", system.solver,
        contender(python, "flint matrix", "solve", "system", "right", 0), checkedRepetitions: 1)
    }
  }
  if version == nil { report.skip("flint", because: "python3 does not import it (pip install python-flint)") }
}

/// A system with random entries.
private struct LinearSystem {
  let matrix: Matrix<Integer>
  let rights: [[Integer]]

  init(size: Int, bits: Int) {
    var numbers = Numbers(seed: size * 1000 + bits)
    // Of both signs: -2^(bits - 1) ..< 2^(bits - 1).
    func entry() -> Integer { numbers.integer(bits: bits + 1) - 3 * .powerOfTwo(bits - 1) }
    matrix = Matrix(rows: size, columns: size) { _, _ in entry() }
    rights = (0..<2).map { _ in (0..<size).map { _ in entry() } }
  }

  private func contender(
    _ name: String, _ solve: @escaping (Matrix<Integer>, [[Integer]]) throws(LinearSystemError) -> [FractionVector]
  ) -> Contender {
    Contender(name, each: { try? solve(matrix, rights) }) { solutions in
      (solutions ?? []).flatMap(\.rationals).map(\.description).joined(separator: " ")
    }
  }

  var solver: Contender { contender("solver") { (a, c) throws(LinearSystemError) in try a.solve(c) } }

  var elimination: Contender {
    contender("elimination") { (a, c) throws(LinearSystemError) in try FractionFreeElimination.solve(a, c) }
  }
}
