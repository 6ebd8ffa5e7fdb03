import GeneralAlgorithms
import TestSupport
import Testing

/// Checks what a cell claims, by routes of its own: all certificates anew; conditions (T) for every datum shown and every member that
/// the adversary could have committed to; and the error by the closed form.
func expectConsistency(
  of cell: TheoremTwoCell, against adversary: Barrier, in family: TheoremTwoClass,
  sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let source = sourceLocation
  let member = try #require(cell.member, sourceLocation: source)
  #expect(family.contains(member), "\(cell.algorithm): \(member)", sourceLocation: source)
  let choices = try (0..<family.candidateCount).map {
    try Adversary(adversary, family: family).member(index: $0, highestLevel: cell.highestLevel)
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
    let run = try #require(cell.certificates.first?.runs.first, sourceLocation: source)
    let error = try #require(cell.error, sourceLocation: source)
    #expect(error.lower == lowerBound && lowerBound >= .powerOfTen(-cell.digits), sourceLocation: source)
    guard let vectors = run.output?.vectors else { return }
    let (least, largest) = try errors(of: vectors, on: member, in: family)
    let truth = scope == .everySample ? least : largest
    let (below, above) = (try #require(truth.lowerBound), try #require(truth.upperBound))
    #expect(lowerBound < above && above <= error.upper + .powerOfTwo(-300), sourceLocation: source)
    // Within 1 %, unless the bound asked for is what is proved.
    #expect(lowerBound * 100 >= below * 99, "\(cell.algorithm): \(lowerBound) for \(truth)", sourceLocation: source)
    if scope == .someSample {
      #expect((least.lowerBound ?? 0) <= .powerOfTen(-cell.digits), "the scope is too small", sourceLocation: source)
    }
  case .failsOften(let failures, let trials, let scope):
    let runs = try #require(cell.certificates.first?.runs, sourceLocation: source)
    #expect(runs.reduce(0) { $0 + $1.multiplicity } <= trials, sourceLocation: source)
    var count = 0
    for run in runs {
      let vectors = try #require(run.output?.vectors, sourceLocation: source)
      let (least, largest) = try errors(of: vectors, on: member, in: family)
      let truth = scope == .everySample ? least : largest
      if (truth.lowerBound ?? 0) > .powerOfTen(-cell.digits) { count += run.multiplicity }
    }
    #expect(failures == count, sourceLocation: source)
  default: break
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
