using Akka.Actor;
using Engine.Flows.Components.Steps;

namespace Engine.Actors.Interactions;

/// <summary>What an interaction's actor tells itself once the version of its flow is read, or cannot be.</summary>
internal abstract record FlowRead : INoSerializationVerificationNeeded
{
    /// <summary>It can go on.</summary>
    internal sealed record Found(PublishedFlow Flow) : FlowRead;

    /// <summary>It has to wait for another time.</summary>
    internal sealed record Lost(Exception Cause) : FlowRead;

    /// <summary>The version for that start was read; null when it could not be.</summary>
    internal sealed record ForStart(InteractionProtocol.Accept Accept, PublishedFlow? Flow) : FlowRead;
}
