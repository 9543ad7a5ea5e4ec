namespace Engine.Ports.Flows;

/// <summary>The three answers to "what would this flow start?". A flow of another account is <see cref="NoSuchFlow"/>.</summary>
public abstract record FlowLookup
{
    public sealed record Found(StoredFlowVersion Version) : FlowLookup;

    public sealed record NoSuchFlow : FlowLookup;

    public sealed record NothingPublished : FlowLookup;
}
