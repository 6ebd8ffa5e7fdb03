import DataFiles
import ExactArithmetic
import ExactLinearAlgebra
import TestSupport
import Testing

@Suite struct DataTextTests {
  @Test func theTextIsReadBackAsTheSameNumbers() throws {
    var random = SeededGenerator(seed: 3)
    for _ in 0..<scaledIterations(50) {
      let vector = (0..<Int.random(in: 1...6, using: &random)).map { _ in random.rational() }
      #expect(try Content.csv(DataText.csv(vector)).vector() == .real(vector))
      #expect(try Content.json(DataText.json(vector)).vector() == .real(vector))
      let complex = RealOrComplex.complex(real: vector, imaginary: Array(vector.reversed()))
      #expect(try Content.json(DataText.json(complex)).vector() == complex)
      #expect(DataText.json(.real(vector)) == DataText.json(vector))
      let matrix = Matrix(rows: 3, columns: vector.count) { i, j in vector[j] * Rational(i) }
      #expect(try Content.csv(DataText.csv(matrix)).matrix() == .real(matrix))
      #expect(try Content.json(DataText.json(matrix)).matrix() == .real(matrix))
    }
  }

  @Test func theTextIsPlain() throws {
    let vector: [Rational] = [try Rational(parsing: "-1/3"), 2]
    #expect(DataText.csv(vector) == "-1/3\n2\n")
    #expect(DataText.json(vector) == "[\"-1/3\", \"2\"]")
    #expect(DataText.csv(Matrix(rows: 1, columns: 2) { _, j in vector[j] }) == "-1/3,2\n")
  }
}
