namespace Engine.Accounts.Trunks;

/// <summary>What the calls of this process say about one gateway.</summary>
/// <param name="Responding">Whether the last call heard anything of it; null before the first.</param>
/// <param name="LastFailure">Reason of the last technical failure (MAP-04).</param>
public sealed record GatewayHealth(
    bool? Responding, DateTimeOffset? LastResponseAt, DateTimeOffset? LastFailureAt, string? LastFailure, int? LastFailureStatus)
{
    public static readonly GatewayHealth Unknown = new(null, null, null, null, null);
}
