namespace Engine.Outbound.Services;

/// <summary>How asking a service ended.</summary>
internal abstract record ServiceResult
{
    private ServiceResult()
    {
    }

    public sealed record Answered(int Status, ReadOnlyMemory<byte> Body) : ServiceResult;

    public sealed record TimedOut : ServiceResult;

    /// <param name="Reason">snake_case, for the report.</param>
    public sealed record Failed(string Reason) : ServiceResult;
}
