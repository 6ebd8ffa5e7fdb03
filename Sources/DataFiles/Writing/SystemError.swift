import Foundation

/// What the system says when it refuses something.
package struct SystemError: Error, CustomStringConvertible {
  /// The number of the error, as in `errno`.
  package let code: Int32

  /// The error with this number.
  package init(_ code: Int32) { self.code = code }

  /// The last error of this thread. To be asked for at once, before anything else is called.
  package static var last: SystemError { SystemError(errno) }

  /// The words of the system, such as `Permission denied`.
  package var description: String { String(cString: strerror(code)) }

  /// Writes all of `bytes` to an open descriptor.
  package static func writeAll(_ bytes: Data, to descriptor: Int32) throws(SystemError) {
    let error: SystemError? = bytes.withUnsafeBytes { buffer in
      var rest = buffer[...]
      while !rest.isEmpty {
        let count = Foundation.write(descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
        if count >= 0 {
          rest = rest.dropFirst(count)
        } else if errno == EAGAIN {
          // The descriptor may be shared with a program that has made it non-blocking.
          var request = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
          _ = poll(&request, 1, -1)
        } else if errno != EINTR {
          return .last
        }
      }
      return nil
    }
    if let error { throw error }
  }
}
