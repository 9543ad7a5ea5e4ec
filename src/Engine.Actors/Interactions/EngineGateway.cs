using System.Text.Json;
using Engine.Actors.Kernel;
using Engine.Actors.Preflight;
using Engine.Actors.Sharding;
using Engine.Actors.Throttle;
using Engine.Flows.Components.Steps;
using Engine.Flows.Document.Arguments;
using Engine.Flows.Facts;
using Engine.Ports;
using Engine.Ports.Flows;
using Engine.Ports.Interactions;
using Engine.Ports.Journal;
using Engine.Ports.Throttle;

namespace Engine.Actors.Interactions;

/// <summary>The front door's way to the actors.</summary>
public sealed class EngineGateway(
    InteractionRegion interactions, ThrottleBuckets throttle, IFlowCatalog catalog, FlowVersions flows, IdMint ids, TimeProvider time, StartCheck check) : IEngineGateway
{
    /// <summary>The limiter answers within microseconds; longer means it is out of reach.</summary>
    private static readonly TimeSpan ThrottlePatience = TimeSpan.FromSeconds(2);

    /// <summary>A commit takes milliseconds. An interaction that has not begun to store itself by then never does, and its caller gets a 503 with Retry-After.</summary>
    private static readonly TimeSpan StorePatience = TimeSpan.FromSeconds(5);

    /// <summary>
    /// How long the result of an append that was begun is waited for: beyond whatever a disk takes. An earlier "nothing was stored" may turn
    /// out wrong, and then the caller, asking again, rings somebody twice.
    /// </summary>
    private static readonly TimeSpan OutcomePatience = TimeSpan.FromSeconds(60);

    private static readonly TimeSpan UnavailableRetryAfter = TimeSpan.FromSeconds(2);

    private volatile bool _draining;

    /// <inheritdoc />
    public Task<ThrottleVerdict> ThrottleAsync(AccountId accountId, CancellationToken cancellation) => AskThrottleAsync(new ThrottleProtocol.Take(accountId));

    /// <inheritdoc />
    public async Task<IReadOnlyList<PreflightCheck>> PreflightAsync(StartRequest request, CancellationToken cancellation)
    {
        var sheet = new PreflightSheet();
        var owns = ids.TryInteraction(out var interactionId);
        NodeCheck.Node(sheet, _draining, owns);
        NodeCheck.Throttle(sheet, await AskThrottleAsync(new ThrottleProtocol.Look(request.AccountId)));
        await check.RunAsync(request, new InteractionId(owns ? interactionId : ids.Execution()), sheet, cancellation);
        return sheet.All();
    }

    /// <inheritdoc />
    public async Task<StartResult> StartAsync(StartRequest request, CancellationToken cancellation)
    {
        if (_draining)
        {
            return new StartResult.Unavailable("draining", "This node is shutting down.", UnavailableRetryAfter);
        }

        try
        {
            return await catalog.FindPublishedAsync(request.AccountId, request.FlowId, cancellation) switch
            {
                FlowLookup.Found found => await StartAsync(request, flows.Read(found.Version)),
                FlowLookup.NothingPublished => new StartResult.NothingPublished(),
                _ => new StartResult.NoSuchFlow(),
            };
        }
        catch (Exception cause) when (cause is not OperationCanceledException)
        {
            // The edge to the store: whatever is wrong with it, the caller learns that nothing was accepted.
            return new StartResult.Unavailable("store_unavailable", cause.Message, UnavailableRetryAfter);
        }
    }

    /// <inheritdoc />
    public async Task<CancelResult> CancelAsync(AccountId accountId, InteractionId interactionId, string by, CancellationToken cancellation)
    {
        if (!ShardedId.TryGetShard(interactionId, out _))
        {
            return CancelResult.NoSuchInteraction;
        }

        try
        {
            var cancel = new InteractionProtocol.Cancel(accountId, by);
            return await interactions.Of(interactionId).Ask<CancelResult>(cancel, StorePatience);
        }
        catch (AskFailedException)
        {
            return CancelResult.Unavailable;
        }
    }

    /// <inheritdoc />
    public void StopAccepting() => _draining = true;

    private async Task<ThrottleVerdict> AskThrottleAsync(object question)
    {
        try
        {
            return await throttle.Actor.Ask<ThrottleVerdict>(question, ThrottlePatience);
        }
        catch (AskFailedException)
        {
            return ThrottleVerdict.OutOfReach;
        }
    }

    private async Task<StartResult> StartAsync(StartRequest request, PublishedFlow flow)
    {
        if (!ids.TryInteraction(out var interactionId))
        {
            return new StartResult.Unavailable("no_shard", "This node owns no shard at the moment.", UnavailableRetryAfter);
        }

        var arguments = ArgumentRules.Read(flow.Document, flow.SensitiveVariables, JsonSerializer.SerializeToElement(request.Arguments), interactionId);
        if (!arguments.IsAccepted)
        {
            return new StartResult.BadArguments(arguments.Faults);
        }

        var identity = new InteractionIdentity(
            request.AccountId, interactionId, ids.Execution(), flow.Identity.FlowId, flow.Identity.VersionId, flow.Identity.Version,
            flow.Document.Name);
        var now = time.GetUtcNow();
        var accept = new InteractionProtocol.Accept(
            new InteractionCommand.Accept(now, identity, arguments.Variables), flow, NotAfter: now + StorePatience);
        return await AcceptAsync(accept, OutcomePatience)
            ?? await AcceptAsync(accept with { NotAfter = DateTimeOffset.MinValue }, StorePatience)
            ?? new StartResult.OutcomeUnknown(new InteractionId(interactionId));
    }

    /// <summary>
    /// Null when it is not known whether it is stored. Then the same message, its time long over, is the question: the instance that failed is
    /// gone, and the one that answers has read the journal.
    /// </summary>
    private async Task<StartResult?> AcceptAsync(InteractionProtocol.Accept accept, TimeSpan patience)
    {
        var identity = accept.Command.Identity;
        try
        {
            var result = await interactions.Of(new InteractionId(identity.InteractionId)).Ask<InteractionProtocol.AcceptResult>(accept, patience);
            return result == InteractionProtocol.AcceptResult.Stored
                ? new StartResult.Accepted(new InteractionId(identity.InteractionId), identity.FlowVersionId, identity.ExecutionId)
                : NotStored("store_unavailable", "The store did not take the interaction in time.");
        }
        catch (AskFailedException cause)
        {
            return cause.Failure switch
            {
                AskFailure.Refused when cause.GetBaseException() is FencedException fenced => NotStored("store_unavailable", fenced.Message),
                AskFailure.Refused when cause.GetBaseException() is FlowRemovedException => new StartResult.NoSuchFlow(),
                AskFailure.MailboxFull when CanBegin(accept) => NotStored("overloaded", cause.Message),
                AskFailure.Undeliverable when CanBegin(accept) => NotStored("store_unavailable", cause.Message),
                _ => null,
            };
        }
    }

    /// <summary>A message that was never taken says nothing about the interaction.</summary>
    private static bool CanBegin(InteractionProtocol.Accept accept) => accept.NotAfter > accept.Command.At;

    private static StartResult.Unavailable NotStored(string code, string why) => new(code, why, UnavailableRetryAfter);
}
