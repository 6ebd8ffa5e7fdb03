import ExactLinearAlgebra
import Testing

@Suite struct MatrixTests {
  @Test func entriesStandWhereTheRowsPutThem() throws {
    let matrix = try Matrix(rows: [[1, 2, 3], [4, 5, 6]])
    #expect(matrix.rowCount == 2 && matrix.columnCount == 3)
    #expect(matrix[1, 0] == 4)
    #expect(matrix.row(1) == [4, 5, 6])
    #expect(matrix.column(2) == [3, 6])
    #expect(matrix.transposed.rows == [[1, 4], [2, 5], [3, 6]])
    #expect(matrix.transposed.transposed == matrix)
    #expect(matrix.selecting(columns: [2, 0, 2]).rows == [[3, 1, 3], [6, 4, 6]])
    #expect(matrix.map { $0 * 2 }.row(0) == [2, 4, 6])
  }

  @Test func rowsOfDifferentLengthsAreNoMatrix() {
    #expect(throws: ShapeError.self) { try Matrix(rows: [[1, 2], [3]]) }
    #expect(throws: ShapeError.self) { try Matrix(rows: [[], [3]]) }
  }
}
