import Foundation
import Testing

/// The plan of the house against its files.
@Suite struct ArchitectureTests {
  private let manifest: Manifest

  init() throws { manifest = try Manifest() }

  /// The modules that a file imports, with what stands before the word.
  private func imports(of text: String) -> [(module: String, isExported: Bool)] {
    text.split(separator: "\n").filter {
      $0.hasPrefix("import ") || $0.hasPrefix("@_exported import ") || $0.hasPrefix("@testable import ")
    }
    .compactMap { line in line.split(separator: " ").last.map { (String($0), line.hasPrefix("@_exported")) } }
  }

  @Test func everyModuleHasAFolderAndEveryFolderAModule() throws {
    let folders = try FileManager.default.contentsOfDirectory(
      atPath: Manifest.root.appendingPathComponent("Sources").path)
    #expect(Set(folders.filter { !$0.hasPrefix(".") }) == Set(manifest.modules.map(\.name)).union(["CGMP", "CMPFR"]))
    #expect(manifest.modules.count >= 18)
  }

  /// What a module imports it declares, and what it declares it imports: explicitly, without leaning on what others re-export.
  @Test func importsAreDeclaredAndDeclarationsAreUsed() throws {
    let own = Set(manifest.modules.map(\.name)).union(["CGMP", "CMPFR", "Yams"])
    for module in manifest.modules {
      var used: Set<String> = []
      for (path, text) in try Manifest.sources(in: "Sources/\(module.name)") {
        for (name, isExported) in imports(of: text) where own.contains(name) {
          used.insert(name)
          #expect(!isExported || module.name == "BarrierLab", "\(path) re-exports \(name)")
        }
      }
      #expect(used == module.imports, "\(module.name): \(used.symmetricDifference(module.imports))")
    }
  }

  @Test func noArrowGoesUp() {
    let floors = Dictionary(uniqueKeysWithValues: manifest.modules.map { ($0.name, $0.floor) })
    for module in manifest.modules {
      for name in module.imports {
        guard let floor = floors[name] else { continue }
        #expect(floor < module.floor, "\(module.name) on floor \(module.floor) imports \(name) on floor \(floor)")
      }
    }
  }

  /// Files of at most 350 lines, functions of at most 60: an indented brace closes what an equally indented line has opened.
  @Test func filesAndFunctionsAreShort() throws {
    var functions = 0
    for folder in ["Sources", "Tests"] {
      for (path, text) in try Manifest.sources(in: folder) where !path.contains("/.build/") {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        #expect(lines.count <= 351, "\(path) has \(lines.count - 1) lines")
        for (number, line) in lines.enumerated() {
          let indent = line.prefix { $0 == " " }
          let words = line.split(separator: " ").map { $0.prefix { $0 != "(" && $0 != "<" && $0 != "?" } }
          guard !line.dropFirst(indent.count).hasPrefix("//"), words.contains("func") || words.contains("init") else {
            continue
          }
          guard let end = lines[number...].firstIndex(where: { $0.hasPrefix(indent + "}") }) else { continue }
          functions += 1
          #expect(end - number + 1 <= 60, "\(path):\(number + 1) has a function of \(end - number + 1) lines")
        }
      }
    }
    #expect(functions > 1500)
  }

  /// README and the front page of the documentation have the table that the manifest says.
  @Test(arguments: ["README.md", "Sources/BarrierLab/BarrierLab.docc/BarrierLab.md"])
  func theTableOfFloorsIsThatOfTheManifest(path: String) throws {
    #expect(try Manifest.text(path).contains("\n\(manifest.table)\n"), "\(path) should have\n\(manifest.table)")
  }

  /// Nothing cites a document that is not in the repository.
  @Test func citationsAreOfDocumentsThatAreHere() throws {
    let names = ["THE" + "ORY", "DES" + "IGN"]
    for folder in ["Sources", "Tests"] {
      for (path, text) in try Manifest.sources(in: folder) {
        for name in names { #expect(!text.contains("\(name) §") && !text.contains("\(name).md"), "\(path)") }
      }
    }
  }
}

/// The glossary against what it names.
@Suite struct GlossaryTests {
  /// Every name in the columns of Swift and Coq is one that the sources have.
  @Test func namesExist() throws {
    let swift = try Manifest.sources(in: "Sources").map(\.text).joined()
    let theories = FileManager.default.enumerator(atPath: Manifest.root.appendingPathComponent("Proofs/theories").path)
    let files = (theories?.compactMap { $0 as? String } ?? []).filter { $0.hasSuffix(".v") }
    let coq = try files.map { try Manifest.text("Proofs/theories/\($0)") }.joined() + files.joined(separator: "\n")
    var checked = 0
    for line in try Manifest.text("Sources/BarrierLab/BarrierLab.docc/Glossary.md").split(separator: "\n")
    where line.hasPrefix("| ") && !line.hasPrefix("| in the papers") {
      let cells = line.split(separator: "|", omittingEmptySubsequences: false)
      #expect(cells.count == 8, "\(line)")
      for (cell, text) in [(cells[3], swift), (cells[6], coq)] {
        let names = cell.split(separator: "`", omittingEmptySubsequences: false).enumerated().filter {
          $0.offset % 2 == 1
        }
        for name in names.map(\.element) {
          checked += 1
          let word = name.split(separator: ".").last.map(String.init) ?? ""
          #expect(text.range(of: "\\b\(word)", options: .regularExpression) != nil, "\(name)")
        }
      }
    }
    #expect(checked > 60)
  }
}
