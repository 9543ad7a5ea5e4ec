namespace Engine.Sip.Auth;

/// <summary>What to do about a 401 or 407.</summary>
internal abstract record AuthDecision
{
    private AuthDecision()
    {
    }

    /// <summary>Send the request again (next CSeq, new branch, no To tag) with all these answers in it.</summary>
    public sealed record Retry(IReadOnlyList<AuthAnswer> Answers) : AuthDecision;

    /// <summary>Give up: AuthFailed.</summary>
    public sealed record Stop(AuthFailure Reason) : AuthDecision;
}
