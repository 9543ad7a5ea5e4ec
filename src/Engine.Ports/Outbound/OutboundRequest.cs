namespace Engine.Ports.Outbound;

/// <summary>One request to the outside world.</summary>
/// <param name="Method">GET, HEAD, POST, PUT, PATCH or DELETE.</param>
/// <param name="Url">Absolute http or https URL, without user and password.</param>
public sealed record OutboundRequest(string Method, string Url)
{
    /// <summary>What services may answer at most.</summary>
    public const int ServiceAnswerMaxBytes = 1024 * 1024;

    /// <summary>What a prompt from a URL may weigh at most (FLOW-61).</summary>
    public const int PromptAnswerMaxBytes = 10 * 1000 * 1000;

    /// <summary>Further headers; those that frame the message or name the host (Host, Content-Length, Transfer-Encoding …) are refused.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    /// <summary>Null = no body.</summary>
    public ReadOnlyMemory<byte>? Body { get; init; }

    /// <summary>Media type of <see cref="Body"/>, parameters included.</summary>
    public string ContentType { get; init; } = "application/json";

    /// <summary>For the whole exchange: name look-up, connection, redirects and the last byte of the answer.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Bytes of the answer's body, decompressed; more and the answer is cut off unread.</summary>
    public int MaxAnswerBytes { get; init; } = ServiceAnswerMaxBytes;

    /// <summary>
    /// Redirects that are followed, each target checked like the first; 0 = a redirect is an answer like any other. Only for GET. Headers other
    /// than Accept and If-… do not go to another origin, and a step down from https is refused.
    /// </summary>
    public int MaxRedirects { get; init; }

    /// <summary>
    /// The URL comes from the server's own configuration, never from an account: addresses are not checked. Everything else holds.
    /// </summary>
    public bool OperatorTarget { get; init; }

    /// <summary>Method only: target and body may hold what must not reach a log.</summary>
    public override string ToString() => Method;
}
