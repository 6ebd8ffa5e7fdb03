import Foundation

/// Verdicts on certificate files, one line for each: what `barrierlab-check` and `barrierlab verify` print.
public enum CertificateReport {
  /// All files have been verified, and there was at least one.
  public static let allVerified: Int32 = 0
  /// A certificate has been rejected.
  public static let someRejected: Int32 = 1
  /// There was no path (`EX_USAGE`).
  public static let usage: Int32 = 64
  /// A file could not be read, or a directory holds no certificate (`EX_DATAERR`); whatever the verdicts on the others.
  public static let unreadable: Int32 = 65

  /// The verdict on one file of these bytes: `VERIFIED <claim>` or `REJECTED <rule>: <detail>`, without a line break.
  public static func verdict(on bytes: Data) -> String {
    do throws(Rejection) {
      return "VERIFIED \(try CertificateFile.statement(provedBy: bytes))".onOneLine
    } catch {
      return "REJECTED \(error)".onOneLine
    }
  }

  /// Checks the files at `paths`; a directory stands for all files in it whose names end in `.json`, sorted by name.
  ///
  /// - Parameters:
  ///   - print: takes the verdict on each file, followed by the path in parentheses unless `paths` is one file.
  ///   - warn: takes a message for each path that names nothing to be checked.
  /// - Returns: the exit code, one of the constants above.
  public static func check(_ paths: [String], print: (String) -> Void, warn: (String) -> Void) -> Int32 {
    guard !paths.isEmpty else { return usage }
    var code = allVerified
    var files: [String] = []
    var isSingle = paths.count == 1
    for path in paths {
      var isDirectory: ObjCBool = false
      guard FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory), isDirectory.boolValue else {
        files.append(path)
        continue
      }
      isSingle = false
      let names = (try? FileManager.default.contentsOfDirectory(atPath: path))?.filter { $0.hasSuffix(".json") } ?? []
      if names.isEmpty {
        warn("\(path.onOneLine): no certificate (*.json) in this directory")
        code = unreadable
      }
      let prefix = path.hasSuffix("/") ? path : path + "/"
      files += names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.map { prefix + $0 }
    }
    for file in files {
      guard let bytes = contents(of: file) else {
        warn("\(file.onOneLine): cannot be read")
        code = unreadable
        continue
      }
      let verdict = verdict(on: bytes)
      if !verdict.hasPrefix("VERIFIED "), code == allVerified { code = someRejected }
      print(isSingle ? verdict : "\(verdict) (\(file.onOneLine))")
    }
    return code
  }

  /// The bytes of a file, of a very large one the beginning only: enough for it to be rejected.
  private static func contents(of path: String) -> Data? {
    guard let handle = FileHandle(forReadingAtPath: path) else { return nil }
    defer { try? handle.close() }
    do { return try handle.read(upToCount: CertificateFile.maximalSize + 1) ?? Data() } catch { return nil }
  }
}
