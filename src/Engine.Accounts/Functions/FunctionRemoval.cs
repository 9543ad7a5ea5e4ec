using Engine.Accounts.Flows;

namespace Engine.Accounts.Functions;

/// <summary>What became of removing a function.</summary>
public abstract record FunctionRemoval
{
    private FunctionRemoval()
    {
    }

    public sealed record Removed : FunctionRemoval;

    /// <summary>Published flows or drafts refer to it; nothing was changed.</summary>
    public sealed record InUse(IReadOnlyList<FlowUse> Flows) : FunctionRemoval;

    public sealed record NotFound : FunctionRemoval;
}
