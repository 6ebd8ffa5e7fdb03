import ExactArithmetic
import ExactLinearAlgebra
import GeneralAlgorithms
import NeuralNetworks
import PhaseTransitions
import Probability
import RecoveryProblems
import Testing
import TrainingData

@Suite struct RunRecordTests {
  private let family: TheoremTwoClass
  private let oracle: HonestOracle

  init() throws {
    family = try .small(sampleCount: 2)
    oracle = HonestOracle(try family.instance(family.centre))
  }

  private func run(_ rule: AccessRule = .unlimited, _ body: @escaping ScriptedAlgorithm.Body) -> RunRecord {
    let algorithm = ScriptedAlgorithm("scripted", body: body)
    return algorithm.record(
      reading: TrainingDataReader(oracle: oracle, rule: rule), tape: RandomTape(seed: 1))
  }

  private func isGivingUp(_ record: RunRecord) -> Bool {
    if case .gaveUp = record.ending { record.output == nil } else { false }
  }

  @Test func outputs() throws {
    let record = run { data, _, _ in
      _ = try data.datum(sample: 1, level: 4)
      return .vectors(try family.candidate(0, scale: 3))
    }
    guard case .vectors(let vectors)? = record.output else { Issue.record("no output"); return }
    #expect(vectors == (try family.candidate(0, scale: 3)))
    #expect(record.transcript.entries.map(\.query) == [Query(sample: 1, level: 4)])
  }

  @Test func wrongShapes() throws {
    let right = try family.candidate(0, scale: 3)
    let shapes: [[[Rational]]] = [[], [right[0]], right + [right[0]], [right[0], []], [right[0], right[1] + [0]]]
    for shape in shapes { #expect(isGivingUp(run { _, _, _ in .vectors(shape) }), "\(shape)") }
    for (inputs, outputs) in [(2, 3), (2, 5), (1, 4), (3, 4)] {
      let layer = try AffineLayer(
        weights: Matrix(rows: outputs, columns: inputs) { _, _ in ExactReal(1) },
        bias: Array(repeating: 0, count: outputs))
      let network = try FeedForwardNetwork(layers: [layer])
      #expect(isGivingUp(run { _, _, _ in .network(network) }), "\(inputs) → \(outputs)")
    }
  }

  @Test func networksWithoutAValue() throws {
    func network(_ bias: ExactReal) throws -> FeedForwardNetwork {
      let weights = Matrix(rows: 4, columns: 2) { (_: Int, _: Int) in ExactReal(1) }
      return try FeedForwardNetwork(layers: [AffineLayer(weights: weights, bias: [bias, 0, 0, 0])])
    }
    let undefined = try network(ExactReal(-2).squareRoot())
    #expect(isGivingUp(run { _, _, _ in .network(undefined) }))
    let fine = try network(ExactReal(2).squareRoot())
    #expect(run { _, _, _ in .network(fine) }.output != nil)
  }

  @Test func errorsOfItsOwn() {
    let record = run { data, _, _ in
      _ = try data.datum(sample: 0, level: 1)
      throw AlgorithmError()
    }
    #expect(isGivingUp(record) && record.transcript.dataRead == 1)
  }

  /// An output after a refusal does not count, and an error after one does not hide it.
  @Test func refusals() throws {
    let right = try family.candidate(0, scale: 3)
    let bodies: [ScriptedAlgorithm.Body] = [
      { data, _, _ in
        while (try? data.datum(sample: 0, level: data.transcript.dataRead + 1)) != nil {}
        return .vectors(right)
      },
      { data, _, _ in
        do { while true { _ = try data.datum(sample: 0, level: data.transcript.dataRead + 1) } } catch {}
        throw AlgorithmError()
      },
      { data, _, _ in
        while true { _ = try data.datum(sample: 0, level: data.transcript.dataRead + 1) }
      },
    ]
    for body in bodies {
      let record = run(AccessRule(dataLimit: 3), body)
      guard case .refused(.dataLimit(let query, limit: 3)) = record.ending else {
        Issue.record("not refused"); continue
      }
      #expect(query == Query(sample: 0, level: 4) && record.transcript.dataRead == 3 && record.output == nil)
    }
  }

  /// Nothing is read beside the transcript: neither through another reference, nor behind a reader put in its place.
  @Test func everythingReadIsRecorded() throws {
    let right = try family.candidate(0, scale: 3)
    let hidden = run(AccessRule(dataLimit: 2)) { data, _, _ in
      let copy = data
      for level in 1...9 { _ = try? copy.datum(sample: 0, level: level) }
      return .vectors(right)
    }
    #expect(hidden.transcript.dataRead == 2 && hidden.output == nil)
  }

  /// A reader kept from one run answers nothing in another.
  @Test func readersAreClosedWithTheRun() throws {
    let reader = TrainingDataReader(oracle: oracle)
    let algorithm = ScriptedAlgorithm("reads") { data, _, _ in
      _ = try data.datum(sample: 0, level: 1)
      return .vectors(try family.candidate(0, scale: 3))
    }
    #expect(algorithm.record(reading: reader, tape: RandomTape(seed: 1)).output != nil)
    #expect(throws: QueryRefusal.self) { _ = try reader.datum(sample: 0, level: 1) }
    #expect(algorithm.record(reading: reader, tape: RandomTape(seed: 1)).output == nil)
  }

  @Test func defaults() {
    struct Plain: GeneralAlgorithm {
      let name = "plain"
      let summary = "throws"
      func output(
        reading data: TrainingDataReader, in setting: Setting, tape: inout RandomTape
      ) throws -> AlgorithmOutput { throw AlgorithmError() }
    }
    #expect(!Plain().isRandomised && Plain().overcomes.isEmpty)
  }
}
