namespace Engine.Sip.Wire.Parsing;

/// <summary>What the parser found.</summary>
/// <param name="Error">The first error, in message order.</param>
/// <param name="Offset">Byte offset of the error in the datagram; on success the number of bytes the message takes.</param>
internal readonly record struct SipParseResult(SipParseError Error, int Offset)
{
    public bool IsGood => Error == SipParseError.None;
}
