import DataFiles
import ExactArithmetic
import Testing

@Suite struct VectorTests {
  @Test(arguments: [
    Content.csv("1\n2\n3/4"), .csv("1,2,0.75"), .json("[1, 2, 0.75]"), .json("[[1],[2],[\"3/4\"]]"),
    .json("[[1,2,75e-2]]"),
    .market("array real general\n3 1\n1\n2\n0.75\n"), .market("coordinate real general\n1 3 3\n1 1 1\n1 2 2\n1 3 .75"),
    NumPyFile(shape: "(3,)", data: NumPyFile.bytes([1, 2, 0.75])).content,
    NumPyFile(shape: "(3, 1)", data: NumPyFile.bytes([1, 2, 0.75])).content,
    NumPyFile(isFortranOrder: true, shape: "(1, 3)", data: NumPyFile.bytes([1, 2, 0.75])).content,
  ])
  func aRowAColumnOrOneDimension(content: Content) throws {
    #expect(try content.vector() == .real([1, 2, Rational(parsing: "3/4")]))
  }

  @Test(arguments: [
    Content.csv("1,2\n3,4"), .json("[[1,2],[3,4]]"), .market("array real general\n2 2\n1\n2\n3\n4\n"),
    NumPyFile(data: NumPyFile.bytes([1, 2, 3, 4])).content,
  ])
  func aMatrixIsNoVector(content: Content) throws {
    #expect(throws: DataFileError.self) { try content.vector() }
    #expect(content.place() == "accepted")
  }

  @Test(arguments: [Content.json("[1, 2]"), NumPyFile(shape: "(2,)", data: NumPyFile.bytes([1, 2])).content])
  func oneDimensionIsNoMatrix(content: Content) throws {
    #expect(content.place() == "shape - - -")
    #expect(try content.vector() == .real([1, 2]))
  }
}
