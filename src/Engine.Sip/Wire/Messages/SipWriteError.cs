namespace Engine.Sip.Wire.Messages;

/// <summary>Why a message could not be written. The first error stays; later calls write nothing.</summary>
internal enum SipWriteError : byte
{
    None,
    BufferTooSmall,
    /// <summary>CR, LF or NUL in a value, or a byte that would break out of a URI or a tag (MSG-08).</summary>
    IllegalByte,
    /// <summary>A header or method name that is no token.</summary>
    IllegalName,
}
