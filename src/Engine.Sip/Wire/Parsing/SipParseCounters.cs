namespace Engine.Sip.Wire.Parsing;

/// <summary>Counts of parse results by kind. One writer (the thread that parses), any readers.</summary>
internal sealed class SipParseCounters
{
    private readonly long[] _counts = new long[SipParseErrors.Count];

    /// <summary>Messages that ended with this result; <see cref="SipParseError.None"/> counts the good ones.</summary>
    public long this[SipParseError error] => Volatile.Read(ref _counts[(int)error]);

    public void Count(SipParseError error) => Volatile.Write(ref _counts[(int)error], _counts[(int)error] + 1);
}
