namespace TraceEngine.Functional.Tests.Signing;

/// <summary>Ways to make another call of a signed one, or to sign without the secret.</summary>
internal enum ForgeryKind
{
    /// <summary>Bytes behind the signed text, with the hash gone on from the known one: what a plain hash allows.</summary>
    LengthExtension,

    /// <summary>A character moved over the border of ak and timestamp, or of secret and param.</summary>
    BoundaryShift,

    /// <summary>Upper and lower case changed in ak, sign or param.</summary>
    Case,

    /// <summary>A byte order mark before the body or inside the param.</summary>
    ByteOrderMark,

    /// <summary>The body, or its param, in GBK.</summary>
    Gbk,

    /// <summary>A member twice, once as signed and once not, plain or escaped.</summary>
    DuplicateName,

    /// <summary>Something behind the end of the body.</summary>
    TrailingBytes,

    /// <summary>A string as a number or the other way round, or a number that reads alike.</summary>
    NumberForString,

    /// <summary>A bit of the signature or a character of the param changed.</summary>
    Tampered,

    /// <summary>A timestamp that is not the signed one, or signed out of time.</summary>
    Timestamp,

    /// <summary>The secret of another, no secret, or a known secret.</summary>
    WrongSecret,

    /// <summary>Half of a surrogate pair, or an unpaired escape.</summary>
    LoneSurrogate,

    /// <summary>The param rewritten: other blanks or another order than was signed.</summary>
    Rewritten,
}
