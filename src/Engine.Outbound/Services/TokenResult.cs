namespace Engine.Outbound.Services;

/// <summary>What came of asking for an access token.</summary>
internal abstract record TokenResult
{
    private TokenResult()
    {
    }

    public sealed record Got(string Token, DateTimeOffset Until) : TokenResult
    {
        /// <summary>Without the token: records print themselves into logs.</summary>
        public override string ToString() => "Got(***)";
    }

    /// <param name="Reason">snake_case, for the report.</param>
    public sealed record Failed(string Reason) : TokenResult;
}
