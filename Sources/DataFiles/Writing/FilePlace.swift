import Foundation

/// Where a path leads. Two paths that lead to one file have equal places: by links, by other spellings, or before the file
/// is there.
package struct FilePlace: Hashable {
  /// The file, or the nearest folder above it that is there.
  private let device: UInt64
  private let inode: UInt64

  /// The names below that folder; empty for a file that is there.
  private let missing: [String]

  /// The place of `path`.
  package init(_ path: String) {
    var names: [String] = []
    var rest = Self.following(path)
    var status = stat()
    while stat(rest, &status) != 0 {
      let (folder, name) = Self.split(rest)
      if name == "." || name.isEmpty {
        // Says nothing.
      } else if name == ".." {
        names.append(name)
      } else if names.last == ".." {
        names.removeLast()
      } else {
        names.append(name)
      }
      guard folder != rest else { break }
      rest = folder
    }
    device = UInt64(truncatingIfNeeded: status.st_dev)
    inode = UInt64(truncatingIfNeeded: status.st_ino)
    missing = names.reversed()
  }

  /// The regular file that an open descriptor writes to; nil if it is none.
  package init?(descriptor: Int32) {
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    device = UInt64(truncatingIfNeeded: status.st_dev)
    inode = UInt64(truncatingIfNeeded: status.st_ino)
    missing = []
  }

  /// `path`, or where it leads if it names a symbolic link, whether or not something is there.
  package static func following(_ path: String) -> String {
    var path = path
    // The system gives up after so many links too.
    for _ in 0..<40 {
      var buffer = [CChar](repeating: 0, count: Int(PATH_MAX) + 1)
      let count = readlink(path, &buffer, Int(PATH_MAX))
      guard count > 0 else { return path }
      let target = String(decoding: buffer[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self)
      path = target.hasPrefix("/") ? target : "\(split(path).folder)/\(target)"
    }
    return path
  }

  /// The folder of `path`, which is never empty, and the name in it, which is empty for the root.
  package static func split(_ path: String) -> (folder: String, name: String) {
    var path = path[...]
    while path.count > 1, path.last == "/" { path.removeLast() }
    guard let slash = path.lastIndex(of: "/") else { return (".", String(path)) }
    let name = String(path[path.index(after: slash)...])
    var folder = path[..<slash]
    while folder.last == "/" { folder.removeLast() }
    return (folder.isEmpty ? "/" : String(folder), name)
  }
}
