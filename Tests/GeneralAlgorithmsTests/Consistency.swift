import Certificates
import Challenges
import ExactArithmetic
import ExactLinearAlgebra
import GeneralAlgorithms
import PhaseTransitions
import RecoveryProblems
import Testing
import TrainingData

/// Checks what a cell claims, by routes of its own: all certificates anew; conditions (T) for every datum shown and every member that
/// the adversary could have committed to; and the error by the closed form.
func expectConsistency(
  of cell: Finding, against adversary: Barrier, in family: TheoremTwoClass,
  sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let source = sourceLocation
  let member = try #require(try cell.member(of: family), sourceLocation: source)
  #expect(family.contains(member), "\(cell.algorithm): \(member)", sourceLocation: source)
  let choices = try (0..<family.candidateCount).map {
    try #require(try Adversary(adversary, family: family).member(index: $0, highestLevel: cell.highestLevel))
  }
  #expect(choices.contains(member), sourceLocation: source)
  for certificate in cell.certificates {
    #expect(try !CertificateCheck.statement(provedBy: certificate).isEmpty, sourceLocation: source)
    for choice in choices {
      try expectAdmissibility(of: certificate, for: try family.instance(choice), sourceLocation: source)
    }
  }
  switch cell.verdict {
  case .fails(let lowerBound, let scope):
    let certificate = try #require(cell.certificates.first, sourceLocation: source)
    let run = try #require(certificate.runs.first, sourceLocation: source)
    let error = try #require(cell.error, sourceLocation: source)
    #expect(error.lower == lowerBound && lowerBound >= .powerOfTen(-cell.digits), sourceLocation: source)
    let values = try values(of: run, on: try family.instance(member), sourceLocation: source)
    let (least, largest) = try errors(of: values, on: member, in: family)
    let truth = scope == .everySample ? least : largest
    let (below, above) = (try #require(truth.lowerBound), try #require(truth.upperBound))
    #expect(lowerBound < above && above <= error.upper + .powerOfTwo(-300), sourceLocation: source)
    // Within 1 %, unless the bound asked for is what is proved.
    #expect(lowerBound * 100 >= below * 99, "\(cell.algorithm): \(lowerBound) for \(truth)", sourceLocation: source)
    if scope == .someSample {
      #expect((least.lowerBound ?? 0) <= .powerOfTen(-cell.digits), "the scope is too small", sourceLocation: source)
    }
  case .failsOften(let failures, let trials, let scope):
    var count = 0
    for certificate in cell.certificates {
      for run in certificate.runs {
        if certificate.claim.kind == .noOutput {
          #expect(run.output == nil && run.refused != nil, sourceLocation: source)
          count += run.multiplicity
          continue
        }
        let values = try values(of: run, on: try family.instance(member), sourceLocation: source)
        let (least, largest) = try errors(of: values, on: member, in: family)
        let truth = scope == .everySample ? least : largest
        if (truth.lowerBound ?? 0) > .powerOfTen(-cell.digits) { count += run.multiplicity }
      }
    }
    #expect(failures == count, sourceLocation: source)
    #expect(
      cell.certificates.flatMap(\.runs).reduce(0) { $0 + $1.multiplicity } <= trials, sourceLocation: source)
  default: break
  }
}

/// Enclosures of the output of a run at all samples; a network is evaluated from the rational weights of its document.
private func values(
  of run: Certificate.Run, on instance: Instance, sourceLocation: SourceLocation
) throws -> [[Interval]] {
  let precision = 700
  let output = try #require(run.output, sourceLocation: sourceLocation)
  if let vectors = output.vectors { return vectors.map { $0.map { Interval($0, precision: precision) } } }
  let network = try #require(output.network, sourceLocation: sourceLocation)
  func number(_ expression: ExpressionDocument) throws -> Interval {
    guard case .rational(let value) = expression else { throw AlgorithmError() }
    return Interval(value, precision: precision)
  }
  return try (0..<instance.sampleCount).map { k in
    var values = try instance.sampleEnclosure(k, precision: precision)
    for layer in network.layers {
      values = try zip(layer.weights, layer.biases).map { row, bias in
        let sum = try zip(row, values).reduce(try number(bias)) { try $0 + number($1.0) * $1.1 }
        return layer.activation == .identity ? sum : Interval.maximum(sum, Interval(0, precision: precision))
      }
    }
    return values
  }
}

/// Checks (T) for every answer in the transcripts of a certificate.
private func expectAdmissibility(
  of certificate: Certificate, for instance: Instance, sourceLocation: SourceLocation
) throws {
  var seen = Set<[Int]>()
  for answer in certificate.runs.flatMap(\.transcript)
  where seen.insert([answer.sample, answer.level, answer.solution]).inserted {
    let solution = certificate.data.solutions[answer.solution - 1]
    let matrix = certificate.data.matrices[solution.matrix - 1]
    let factors = try FactoredMatrix(
      left: try matrix.left.map { try Matrix(rows: $0) }, right: Matrix(rows: matrix.right))
    let query = Query(sample: answer.sample - 1, level: answer.level)
    let verdict = try Admissibility.check(
      matrix: factors, vector: certificate.data.vectors[solution.vector - 1], solution: solution.solution, query: query,
      instance: instance, precision: 4 * answer.level + 400)
    #expect(verdict.verdict == .holds, "\(query): \(verdict)", sourceLocation: sourceLocation)
  }
}
