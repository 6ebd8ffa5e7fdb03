import ExactArithmetic
import ExactLinearAlgebra
import Foundation

/// The process that runs `peers.py`, which times kernels of Python's libraries on request.
final class PythonProcess {
  private let process = Process()
  private let input = Pipe()
  private let output = Pipe()
  private var buffer = Data()

  /// The libraries that it can import, with their versions.
  private(set) var versions: [String: String] = [:]

  /// Where `peers.py` is.
  static let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("peers.py").path

  /// Nil if there is no Python 3 or if it does not run the script.
  init?() {
    let script = PythonProcess.script
    // A write to a process that has ended is an error here, not a signal.
    signal(SIGPIPE, SIG_IGN)
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["python3", script]
    process.standardInput = input
    process.standardOutput = output
    guard FileManager.default.fileExists(atPath: script), (try? process.run()) != nil,
      let answer = ask("libraries")
    else { return nil }
    for pair in answer.split(separator: "\t") {
      let parts = pair.split(separator: "=", maxSplits: 1).map(String.init)
      if parts.count == 2 { versions[parts[0]] = parts[1] }
    }
  }

  deinit {
    try? input.fileHandleForWriting.close()
    process.waitUntilExit()
  }

  /// The answer to one request; nil if the process has ended.
  func ask(_ fields: String...) -> String? {
    let request = fields.joined(separator: "\t") + "\n"
    guard process.isRunning, (try? input.fileHandleForWriting.write(contentsOf: Data(request.utf8))) != nil else {
      return nil
    }
    while true {
      if let end = buffer.firstIndex(of: UInt8(ascii: "\n")) {
        defer { buffer = Data(buffer[(end + 1)...]) }
        return String(decoding: buffer[..<end], as: UTF8.self)
      }
      let more = output.fileHandleForReading.availableData
      if more.isEmpty { return nil }
      buffer.append(more)
    }
  }
}

/// The rational and interval kernels against Python's libraries, each in the way that is natural to it.
func measurePython(_ report: Report) {
  let what = "Python's fractions, gmpy2 and python-flint"
  guard let python = PythonProcess() else {
    return report.skip(what, because: "python3 does not run \(PythonProcess.script)")
  }
  let versions = python.versions
  for (library, package) in [("gmpy2", "gmpy2"), ("flint", "python-flint")] where versions[library] == nil {
    report.skip(library, because: "python3 does not import it (pip install \(package))")
  }
  report.section(
    "Against \(what): whole kernels of 16 terms, matrices of 6 × 6; Python's own calls are part of its times")
  for bits in sizes {
    let kernels = RationalKernels(bits: bits, length: 16)
    let precision = bits
    let balls = RationalsAsIntervals(kernels, precision: precision)
    for (name, values) in [
      ("x", kernels.x), ("y", kernels.y), ("a", kernels.matrix.elements), ("v", kernels.vector),
    ] { _ = python.ask("numbers", name, values.map(\.description).joined(separator: " ")) }
    for library in ["fractions", "gmpy2", "flint", "flint matrix"] where versions[library] != nil {
      let peer = { (kernel: String, x: String, y: String) in contender(python, library, kernel, x, y, precision) }
      let names = "\(library) \(versions[library] ?? "")"
      report.compare("\(names), rational dot product, \(bits) bits", kernels.dot, peer("dot", "x", "y"))
      report.compare("\(names), rational Horner, \(bits) bits", kernels.horner, peer("horner", "x", "y"))
      report.compare(
        "\(names), rational matrix × vector, \(bits) bits", kernels.matrixVector, peer("matrixVector", "a", "v"))
    }
    for library in ["arb", "arb matrix"] where versions[library] != nil {
      let names = "\(library) \(versions[library] ?? "")"
      report.compare(
        "\(names), interval dot product, \(bits) bits", balls.dot,
        enclosing([Rational.dotProduct(kernels.x, kernels.y)], contender(python, library, "dot", "x", "y", precision)))
      report.compare(
        "\(names), interval Horner, \(bits) bits", balls.horner,
        enclosing(
          [Rational.horner(kernels.x, at: kernels.y[0])], contender(python, library, "horner", "x", "y", precision)))
      report.compare(
        "\(names), interval matrix × vector, \(bits) bits", balls.matrixVector,
        enclosing(
          kernels.matrix.times(kernels.vector), contender(python, library, "matrixVector", "a", "v", precision)))
    }
  }
}

/// The contender that is a kernel of a library of Python.
func contender(
  _ python: PythonProcess, _ library: String, _ kernel: String, _ x: String, _ y: String, _ precision: Int
) -> Contender {
  Contender(
    library,
    time: { repetitions in
      // A process that has ended must not keep the measurement waiting.
      python.ask("time", library, kernel, x, y, "\(precision)", "\(repetitions)").flatMap(Double.init) ?? .infinity
    }, result: { _ in python.ask("result", library, kernel, x, y, "\(precision)") ?? "no answer" })
}

/// The contender whose results are pairs of bounds, with `encloses` as its result if they enclose the exact values.
private func enclosing(_ exact: [Rational], _ contender: Contender) -> Contender {
  Contender(
    contender.name, time: contender.time,
    result: { repetitions in
      let text = contender.result(repetitions)
      let bounds = text.split(separator: " ").compactMap { try? Rational(parsing: String($0)) }
      guard bounds.count == 2 * exact.count else { return text }
      let isEnclosed = exact.indices.allSatisfy { bounds[2 * $0] <= exact[$0] && exact[$0] <= bounds[2 * $0 + 1] }
      return isEnclosed ? "encloses" : text
    })
}

/// The rational kernels in intervals of a precision.
private struct RationalsAsIntervals {
  let dot: Contender
  let horner: Contender
  let matrixVector: Contender

  init(_ kernels: RationalKernels, precision: Int) {
    func intervals(_ values: [Rational]) -> [Interval] { values.map { Interval($0, precision: precision) } }
    func contender(_ exact: [Rational], _ body: @escaping () -> [Interval]) -> Contender {
      Contender("Interval", each: body) { results in
        zip(results, exact).allSatisfy { $0.contains($1) } ? "encloses" : text(results)
      }
    }
    let (x, y, v) = (intervals(kernels.x), intervals(kernels.y), intervals(kernels.vector))
    let matrix = kernels.matrix.intervals(precision: precision)
    dot = contender([Rational.dotProduct(kernels.x, kernels.y)]) {
      [Interval.dotProduct(x, y, precision: precision)]
    }
    horner = contender([Rational.horner(kernels.x, at: kernels.y[0])]) {
      [Interval.polynomial(x, at: y[0], precision: precision)]
    }
    matrixVector = contender(kernels.matrix.times(kernels.vector)) { matrix.times(v, precision: precision) }
  }
}
