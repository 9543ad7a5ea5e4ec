using Engine.Flows.Graph;
using Engine.Flows.Interactions;

namespace Engine.Actors.Interactions;

/// <summary>What an interaction understands besides the commands of its rules, which come from its legs.</summary>
internal static class InteractionProtocol
{
    /// <summary>The first message. Answered by <see cref="Accepted"/> once stored.</summary>
    public sealed record Accept(InteractionCommand.Accept Command, PublishedFlow Flow);

    /// <summary>Stored durably.</summary>
    public sealed record Accepted
    {
        public static readonly Accepted Instance = new();
    }

    /// <summary>End early. Answered by a boxed <see cref="CancelResult"/>. Without an account it comes from the engine itself.</summary>
    public sealed record Cancel(string? AccountId, string By);
}
