namespace Engine.Outbound;

/// <summary>Section <c>outbound</c> of the configuration: where requests of accounts may go beside the public internet.</summary>
public sealed class OutboundConfig
{
    public const string Section = "outbound";

    /// <summary>
    /// CIDR ranges, addresses and host names (<c>crm.internal</c>, <c>*.internal</c>) that may be reached although they are private. Empty by
    /// default.
    /// </summary>
    public IReadOnlyList<string> Allowed { get; set; } = [];
}
