import Foundation

/// What `Package.swift` says of the modules in `Sources`: their floors, what they hold, and what they import.
struct Manifest {
  struct Module {
    let name: String
    let floor: Int
    let holds: String
    let imports: Set<String>
  }

  /// The folder of the package.
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  let modules: [Module]

  /// The text of a file of the package.
  static func text(_ path: String) throws -> String {
    try String(contentsOf: root.appendingPathComponent(path), encoding: .utf8)
  }

  /// The Swift files in a folder of the package, with their paths in it.
  static func sources(in folder: String) throws -> [(path: String, text: String)] {
    let files = FileManager.default.enumerator(atPath: root.appendingPathComponent(folder).path)
    return try (files?.compactMap { $0 as? String } ?? []).filter { $0.hasSuffix(".swift") }.sorted()
      .map { ("\(folder)/\($0)", try text("\(folder)/\($0)")) }
  }

  init() throws {
    let lines = try Self.text("Package.swift").split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let libraries = Self.quoted(Self.declaration(from: "let libraries", in: lines))
    var (modules, floor, comment): ([Module], Int, String) = ([], 0, "")
    for (number, line) in lines.enumerated() {
      let trimmed = line.trimmingCharacters(in: .whitespaces)
      if trimmed.hasPrefix("// Floor "), let first = trimmed.dropFirst(9).split(separator: ":").first,
        let known = Int(first)
      {
        floor = known
      } else if trimmed.hasPrefix("// ") {
        comment = String(trimmed.dropFirst(3))
      }
      guard trimmed.hasPrefix("module(") || trimmed.hasPrefix(".executableTarget("), floor > 0 else { continue }
      let declaration = Self.declaration(from: trimmed, in: Array(lines[number...]))
      guard !declaration.contains("path:"), let name = Self.quoted(declaration).first else { continue }
      var imports = Set(Self.quoted(declaration).dropFirst()).subtracting([
        "Examples", "Yams", "ArgumentParser", "swift-argument-parser",
      ])
      if declaration.contains("product(name: \"Yams\"") { imports.insert("Yams") }
      if declaration.contains("imports: libraries") { imports.formUnion(libraries) }
      modules.append(Module(name: name, floor: floor, holds: comment, imports: imports))
    }
    self.modules = modules
  }

  /// The lines from the one that begins so, until its parentheses or brackets are closed.
  private static func declaration(from start: String, in lines: [String]) -> String {
    guard let first = lines.firstIndex(where: { $0.trimmingCharacters(in: .whitespaces).hasPrefix(start) }) else {
      return ""
    }
    var (text, depth) = ("", 0)
    for line in lines[first...] {
      text += line + "\n"
      depth += line.count { "([".contains($0) } - line.count { ")]".contains($0) }
      if depth <= 0 { break }
    }
    return text
  }

  /// The texts between quotation marks, in order.
  private static func quoted(_ text: String) -> [String] {
    text.split(separator: "\"", omittingEmptySubsequences: false).enumerated().filter { $0.offset % 2 == 1 }
      .map { String($0.element) }
  }

  /// The table of floors for people.
  var table: String {
    (["| Floor | Module | Holds |", "|---|---|---|"]
      + modules.map { "| \($0.floor) | `\($0.name)` | \($0.holds) |" }).joined(separator: "\n")
  }
}
