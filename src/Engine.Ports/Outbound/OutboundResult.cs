namespace Engine.Ports.Outbound;

/// <summary>How an exchange ended.</summary>
public abstract record OutboundResult
{
    private OutboundResult()
    {
    }

    /// <summary>An answer came whole, whatever its status.</summary>
    /// <param name="Status">HTTP status.</param>
    /// <param name="Body">Decompressed.</param>
    /// <param name="Headers">Of the answer and its body; names compare without case, several values of one name are joined by commas.</param>
    public sealed record Answered(int Status, ReadOnlyMemory<byte> Body, IReadOnlyDictionary<string, string> Headers) : OutboundResult
    {
        public string? Header(string name) => Headers.GetValueOrDefault(name);

        /// <summary>Status only: bodies do not reach a log.</summary>
        public override string ToString() => FormattableString.Invariant($"Answered {Status}");
    }

    /// <summary>The answer was not whole in time.</summary>
    public sealed record TimedOut : OutboundResult;

    /// <summary>There is no answer that could be used.</summary>
    public sealed record Failed(OutboundFault Fault) : OutboundResult;
}
