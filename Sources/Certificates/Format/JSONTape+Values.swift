import ExactArithmetic

/// What is wrong with a value of a tape; the place is worked out when it is to be told.
struct TapeError: Error {
  /// The index of the value.
  let index: Int
  /// What is wrong.
  let problem: String
  /// The member that the value lacks, if that is wrong.
  let member: String?
  /// The rule that is broken.
  let rule: Rejection.Rule

  /// What is wrong with the value at `index`.
  init(_ index: Int, _ problem: String, rule: Rejection.Rule = .field) {
    self.index = index
    self.problem = problem
    self.rule = rule
    member = nil
  }

  /// The object at `index` lacks a member.
  init(_ index: Int, missing member: String) {
    self.index = index
    self.member = member
    problem = "a member is missing"
    rule = .field
  }
}

extension JSONTape {
  /// The value of `type` that the outermost object says, apart from its member `digest`.
  ///
  /// - Throws: `Rejection` of the rules `field` or `limit` that names the first place where the object says something else.
  func document<Document: Decodable>(_ type: Document.Type) throws(Rejection) -> Document {
    do {
      let decoder = TapeDecoder(self, at: 0, for: type)
      decoder.skip("digest")
      let document = try Document(from: decoder)
      try decoder.finish()
      return document
    } catch let error as TapeError {
      let place = place(of: error.index, member: error.member)
      guard error.member == nil else { throw Rejection(error.rule, "\(place) is missing") }
      throw Rejection(error.rule, "\(place.isEmpty ? "the text" : place): \(error.problem)")
    } catch let error as DecodingError {
      throw Rejection(decoding: error)
    } catch {
      throw Rejection(.field, "\(error)")
    }
  }

  /// The value of `type` at `index`, all of it.
  ///
  /// - Throws: `TapeError`, or what the type throws.
  func decode<Value: Decodable>(_ type: Value.Type, at index: Int) throws -> Value {
    // Most of a file are numbers and arrays of them: these go without a decoder of their own.
    if type == Rational.self, let value = try rational(at: index) as? Value { return value }
    if type == Int.self, let value = try integer(at: index) as? Value { return value }
    if type == String.self, let value = try string(at: index) as? Value { return value }
    if type == Bool.self, let value = try boolean(at: index) as? Value { return value }
    if type == [Rational].self, let value = try array(at: index, of: rational) as? Value { return value }
    if type == [Int].self, let value = try array(at: index, of: integer) as? Value { return value }
    if type == [ExpressionDocument].self, let value = try array(at: index, of: expression) as? Value { return value }
    return try decodeParts(type, at: index)
  }

  private func decodeParts<Value: Decodable>(_ type: Value.Type, at index: Int) throws -> Value {
    let decoder = TapeDecoder(self, at: index, for: type)
    let value = try Value(from: decoder)
    try decoder.finish()
    return value
  }

  private func expression(at index: Int) throws -> ExpressionDocument {
    guard kind(at: index) == .string else { return try decodeParts(ExpressionDocument.self, at: index) }
    return .rational(try rational(at: index))
  }

  /// An array with the room that it needs and no more.
  private func array<Element>(at index: Int, of element: (Int) throws -> Element) throws -> [Element] {
    guard kind(at: index) == .array else { throw TapeError(index, "expected an array") }
    var elements: [Element] = []
    elements.reserveCapacity(count(of: index))
    var next = first(in: index)
    let end = end(of: index)
    while next < end {
      elements.append(try element(next))
      next = self.end(of: next)
    }
    return elements
  }

  private func string(at index: Int) throws(TapeError) -> String {
    guard kind(at: index) == .string else { throw TapeError(index, "expected a string") }
    return String(decoding: content(of: index), as: UTF8.self)
  }

  private func boolean(at index: Int) throws(TapeError) -> Bool {
    let kind = kind(at: index)
    guard kind == .truth || kind == .falsehood else { throw TapeError(index, "expected true or false") }
    return kind == .truth
  }

  /// The number at `index`, an integer of 64 bits that is not written `-0`.
  ///
  /// - Throws: `TapeError` of the rules `field`, or `limit` if it has more than ``NumberText/maximalDigitCount`` digits.
  func integer(at index: Int) throws(TapeError) -> Int {
    guard kind(at: index) == .number else { throw TapeError(index, "expected an integer") }
    let text = digits(of: index)
    let digitCount = text.first == UInt8(ascii: "-") ? text.count - 1 : text.count
    guard digitCount <= NumberText.maximalDigitCount else { throw TapeError(tooLong: index) }
    guard let value = Int(String(decoding: text, as: UTF8.self)), !(value == 0 && text.count > 1) else {
      throw TapeError(index, "expected an integer of 64 bits, found \(NumberText.beginning(of: text))")
    }
    return value
  }

  /// The number that the string at `index` says, an integer or a quotient in lowest terms.
  ///
  /// - Throws: `TapeError` of the rules `field`, or `limit` if its numerator or its denominator has more than
  ///   ``NumberText/maximalDigitCount`` digits.
  func rational(at index: Int) throws(TapeError) -> Rational {
    guard kind(at: index) == .string else {
      throw TapeError(index, "expected a string with an integer or a fraction")
    }
    let text = content(of: index)
    do { return try NumberText.rational(text) } catch {
      switch error {
      case .tooLong: throw TapeError(tooLong: index)
      case .notCanonical: throw TapeError(index, NumberText.expectation(text))
      }
    }
  }

  /// The way to the value at `index` such as `data.matrices[3].right[1][2]`, counted from 1, and to a member that it lacks;
  /// empty for the outermost value.
  func place(of index: Int, member: String? = nil) -> String {
    let steps = path(to: index) + (member.map { [.key($0)] } ?? [])
    let text = steps.map { step in
      switch step {
      case .key(let key): ".\(key)"
      case .index(let index): "[\(index + 1)]"
      }
    }.joined()
    return text.hasPrefix(".") ? String(text.dropFirst()) : text
  }
}

extension TapeError {
  /// A number with too many digits.
  fileprivate init(tooLong index: Int) {
    self.init(index, "an integer of more than \(NumberText.maximalDigitCount) digits", rule: .limit)
  }
}
