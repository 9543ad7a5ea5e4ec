using System.Text.Json;
using Engine.Actors.Effects;
using Engine.Actors.Kernel;
using Engine.Actors.Ports;
using Engine.Actors.Sharding;
using Engine.Actors.Throttle;
using Engine.Flows.Arguments;
using Engine.Flows.Graph;
using Engine.Flows.Interactions;

namespace Engine.Actors.Interactions;

/// <summary>The front door's way to the actors.</summary>
internal sealed class EngineGateway(ActorRef interactions, ActorRef throttle, IFlowCatalog catalog, FlowVersions flows, IdMint ids, TimeProvider time)
    : IEngineGateway
{
    /// <summary>The limiter answers within microseconds; longer means it is out of reach.</summary>
    private static readonly TimeSpan s_throttlePatience = TimeSpan.FromSeconds(2);

    /// <summary>A commit takes milliseconds; past this the caller is told to come back.</summary>
    private static readonly TimeSpan s_storePatience = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan s_retryAfter = TimeSpan.FromSeconds(2);

    private volatile bool _draining;

    public async Task<ThrottleVerdict> ThrottleAsync(string accountId, CancellationToken stop)
    {
        try
        {
            return await throttle.Ask<ThrottleVerdict>(new ThrottleProtocol.Take(accountId), s_throttlePatience);
        }
        catch (AskFailedException)
        {
            return ThrottleVerdict.OutOfReach;
        }
    }

    public async Task<StartResult> StartAsync(StartRequest request, CancellationToken stop)
    {
        if (_draining)
        {
            return new StartResult.Unavailable("draining", "This node is shutting down.", s_retryAfter);
        }

        try
        {
            return await catalog.FindPublishedAsync(request.AccountId, request.FlowId, stop) switch
            {
                FlowLookup.Found found => await StartAsync(request, flows.Read(found.Version)),
                FlowLookup.NothingPublished => new StartResult.NothingPublished(),
                _ => new StartResult.NoSuchFlow(),
            };
        }
        catch (Exception cause) when (cause is not OperationCanceledException)
        {
            // The edge to the store: whatever is wrong with it, the caller learns that nothing was accepted.
            return new StartResult.Unavailable("store_unavailable", cause.Message, s_retryAfter);
        }
    }

    public async Task<CancelResult> CancelAsync(string accountId, string interactionId, string by, CancellationToken stop)
    {
        if (!ShardedId.TryGetShard(interactionId, out _))
        {
            return CancelResult.NoSuchInteraction;
        }

        try
        {
            var cancel = new InteractionProtocol.Cancel(accountId, by);
            return await ShardRegion.Entity(interactions, interactionId).Ask<CancelResult>(cancel, s_storePatience);
        }
        catch (AskFailedException)
        {
            return CancelResult.Unavailable;
        }
    }

    public void StopAccepting() => _draining = true;

    private async Task<StartResult> StartAsync(StartRequest request, PublishedFlow flow)
    {
        if (!ids.TryInteraction(out var interactionId))
        {
            return new StartResult.Unavailable("no_shard", "This node owns no shard at the moment.", s_retryAfter);
        }

        var arguments = ArgumentRules.Read(flow, JsonSerializer.SerializeToElement(request.Arguments), interactionId);
        if (!arguments.IsAccepted)
        {
            return new StartResult.BadArguments([.. arguments.Faults.Select(f => new FieldFault(f.Name, f.Description))]);
        }

        var identity = new InteractionIdentity(
            request.AccountId, interactionId, ids.Execution(), flow.Identity.FlowId, flow.Identity.VersionId, flow.Identity.Version,
            flow.Document.Name);
        var accept = new InteractionCommand.Accept(time.GetUtcNow(), identity, arguments.Variables);
        try
        {
            await ShardRegion.Entity(interactions, interactionId)
                .Ask<InteractionProtocol.Accepted>(new InteractionProtocol.Accept(accept, flow), s_storePatience);
        }
        catch (AskFailedException cause)
        {
            return new StartResult.Unavailable("store_unavailable", cause.Message, s_retryAfter);
        }

        return new StartResult.Accepted(interactionId, identity.FlowVersionId, identity.ExecutionId);
    }
}
