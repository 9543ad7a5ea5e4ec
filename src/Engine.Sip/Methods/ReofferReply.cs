namespace Engine.Sip.Methods;

/// <summary>The reply to an offer inside a dialog: a body, or a refusal.</summary>
/// <param name="Status">200 with a body; 488 or another refusal without.</param>
/// <param name="Sdp">The body of a 200.</param>
public readonly record struct ReofferReply(int Status, ReadOnlyMemory<byte> Sdp)
{
    /// <summary>488: the session stays as it was.</summary>
    public static readonly ReofferReply NotAcceptable = new(488, default);

    /// <summary>200 with this body.</summary>
    public static ReofferReply Accept(ReadOnlyMemory<byte> sdp) => new(200, sdp);
}
