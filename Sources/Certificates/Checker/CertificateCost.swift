import ExactArithmetic

/// What a certificate asks a checker to do, counted before anything is calculated: the rule `limit` of `Proofs/CERTIFICATE.md`.
///
/// All that grows with the file is counted: expressions with their parts, networks, data, proofs, and the products of matrices. The
/// limits are such that a file of one megabyte costs seconds and less than a gibibyte, whatever it contains.
struct CertificateCost {
  /// Significands of at most this number of bits are kept, each for both endpoints of an interval: 512 MiB.
  static let maximalStorage = 1 << 31

  /// The bound on the evaluations of π and of cosines.
  static let maximalFunctionCost = 1 << 31

  /// The bound on the operations, for a file without digits; every decimal digit of the file adds ``operationCostOfADigit``.
  static let maximalOperationCost = 1 << 40

  /// What a decimal digit of the file adds to ``maximalOperationCost``.
  static let operationCostOfADigit = 1 << 17

  /// n: the rationals and expressions of the file, with all parts of each expression.
  private(set) var numbers = 0

  /// T: how many of the expressions are π or a cosine.
  private(set) var functions = 0

  /// W: the operations on intervals.
  private(set) var operations = 0

  /// The decimal digits of all rationals, a few too few at most.
  private(set) var digits = 0

  /// Counts all of `certificate`.
  init(of certificate: Certificate) {
    let instance = certificate.instance
    let instances = [instance] + (certificate.alternatives ?? [])
    for instance in instances { count(instance) }
    if let base = certificate.claim.member?.base { count(base) }
    let (m, n) = (instance.right.count, instance.right.first?.count ?? 0)
    if instance.left != nil, certificate.claim.member != nil { addOperations(m, m, m) }
    for matrix in certificate.data.matrices {
      for rows in [matrix.left ?? [], matrix.right] { for row in rows { count(row) } }
      for _ in instances { addOperations(m, m, (matrix.left == nil ? 1 : 2) * n + m) }
    }
    for vector in certificate.data.vectors { count(vector) }
    for solution in certificate.data.solutions {
      count(solution.solution)
      if let proof = solution.proof { count(proof, rows: m, columns: n, instances: instances.count) }
      if let minimiser = solution.minimiser { count(minimiser) }
    }
    for proof in certificate.evidence.solutionSets { count(proof, rows: m, columns: n, instances: 1) }
    for functional in certificate.evidence.separation ?? [] { count(functional) }
    for minimiser in certificate.evidence.exactSets ?? [] { count(minimiser) }
    for run in certificate.runs { count(run, samples: instance.samples.count) }
    // Each answer compares a vector of data; for (P1) without a member each matrix is applied to the points of all samples.
    for _ in instances {
      addOperations(certificate.runs.reduce(0) { $0 + $1.transcript.count }, 3, m)
      if instance.problem == "p1", certificate.claim.member == nil {
        addOperations(certificate.data.matrices.count, instance.samples.count, m * (n + 1))
      }
    }
    addOperations(numbers, 1, 1)
  }

  /// - Throws: `Rejection` of rule `limit` with the limit that is exceeded at this working precision, and by what.
  func check(precision: Int) throws(Rejection) {
    let length = precision + 512
    guard numbers <= Self.maximalStorage / length else {
      throw Rejection(
        .limit,
        "\(numbers) numbers at \(precision) bits: numbers × (precision + 512) is above 2^31")
    }
    // ⌈√length⌉, found in integers so that all checkers find the same.
    var root = 1
    while root * root < length { root += 1 }
    let cost = length * root
    guard functions <= Self.maximalFunctionCost / cost else {
      throw Rejection(
        .limit,
        "\(functions) expressions cosinePi or pi at \(precision) bits: their number × b·⌈√b⌉, b = precision + 512, is above 2^31"
      )
    }
    let (available, isLarge) = digits.multipliedReportingOverflow(by: Self.operationCostOfADigit)
    guard isLarge || operations <= (Self.maximalOperationCost + available) / cost else {
      throw Rejection(
        .limit,
        "\(operations) operations at \(precision) bits: operations × b·⌈√b⌉, b = precision + 512, is above 2^40 + 2^17 × \(digits) digits"
      )
    }
  }

  /// Adds a·b·c operations; a sum that does not fit stays at the largest integer, which no limit admits.
  private mutating func addOperations(_ a: Int, _ b: Int, _ c: Int) {
    let (ab, first) = a.multipliedReportingOverflow(by: b)
    let (abc, second) = ab.multipliedReportingOverflow(by: c)
    let (sum, third) = operations.addingReportingOverflow(abc)
    operations = first || second || third ? .max : sum
  }

  private mutating func count(_ number: Rational) {
    numbers += 1
    // log10(2) > 3/10.
    digits += (number.numerator.bitWidth + (number.isInteger ? 0 : number.denominator.bitWidth)) * 3 / 10 + 1
  }

  private mutating func count(_ vector: [Rational]) { for number in vector { count(number) } }

  private mutating func count(_ minimiser: Certificate.MinimiserProof) {
    for vector in [minimiser.point, minimiser.dual] { count(vector.rational + (vector.root ?? [])) }
  }

  /// The expressions of an instance, and the products with its left factor.
  private mutating func count(_ instance: InstanceDocument) {
    for definition in instance.definitions { count(definition.value) }
    for rows in [instance.left ?? [], instance.right, instance.samples] {
      for row in rows { for entry in row { count(entry) } }
    }
    count(instance.weights ?? [])
    let (m, n) = (instance.right.count, instance.right.first?.count ?? 0)
    if instance.left != nil { addOperations(m, m, n + instance.samples.count) }
  }

  private mutating func count(_ expression: ExpressionDocument) {
    switch expression {
    case .rational(let number): count(number)
    case .reference: numbers += 1
    case .pi:
      numbers += 1
      functions += 1
    case .cosinePi(let number):
      count(number)
      functions += 1
    case .sum(let parts), .product(let parts):
      numbers += 1
      for part in parts { count(part) }
    case .quotient(let dividend, let divisor):
      numbers += 1
      addOperations(3, 1, 1)
      count(dividend)
      count(divisor)
    case .squareRoot(let operand):
      numbers += 1
      addOperations(3, 1, 1)
      count(operand)
    }
  }

  /// A proof of where minimisers are: 4mN + 16(m + N) operations, and g²(m + g) for the singular values of g groups, for each of the
  /// instances for which it is checked.
  private mutating func count(_ proof: Certificate.SolutionSetProof, rows m: Int, columns n: Int, instances: Int) {
    count(proof.dual)
    count(proof.point)
    count(proof.singularValueLowerBound)
    let groups = proof.groups.count + (proof.ray == true ? 1 : 0)
    for _ in 0..<instances {
      addOperations(4, m, n)
      addOperations(16, m + n, 1)
      addOperations(groups, groups, m + groups)
    }
  }

  /// A run: its output, a network once for each sample, and its functionals.
  private mutating func count(_ run: Certificate.Run, samples: Int) {
    for vector in run.output?.vectors ?? [] { count(vector) }
    for layer in run.output?.network?.layers ?? [] {
      for row in layer.weights { for weight in row { count(weight) } }
      for bias in layer.biases { count(bias) }
      addOperations(layer.weights.reduce(layer.biases.count) { $0 + $1.count }, samples, 1)
    }
    for functional in (run.functionals ?? []) + (run.multipliers ?? []) { count(functional ?? []) }
  }
}
