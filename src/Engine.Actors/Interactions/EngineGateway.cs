using System.Text.Json;
using Engine.Actors.Preflight;
using Engine.Actors.Throttle;
using Engine.Flows.Components.Steps;
using Engine.Flows.Document.Arguments;
using Engine.Flows.Facts;
using Engine.Ports;
using Engine.Ports.Flows;
using Engine.Ports.Interactions;
using Engine.Ports.Throttle;

namespace Engine.Actors.Interactions;

/// <summary>The front door's way to the actors.</summary>
public sealed class EngineGateway(
    InteractionRegion interactions, ThrottleBuckets throttle, IFlowCatalog catalog, FlowVersions flows, IStartKeys keys, IdMint ids, TimeProvider time, StartCheck check,
    StartLimit limit)
    : IEngineGateway
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

    /// <summary>A message to a node that leaves, or to a shard that moves, may be lost: it is said again.</summary>
    private static readonly TimeSpan AskEvery = TimeSpan.FromSeconds(1);

    /// <summary>Before the next instance of an interaction is asked: the one that answered is on its way out.</summary>
    private static readonly TimeSpan AfterFailure = TimeSpan.FromMilliseconds(100);

    /// <summary>Starts that wait for the store; one more is refused before anything is sent.</summary>
    private const int StartsMax = 10_000;

    private static readonly TimeSpan UnavailableRetryAfter = TimeSpan.FromSeconds(2);

    private volatile bool _draining;
    private int _starts;

    /// <inheritdoc />
    public Task<ThrottleVerdict> ThrottleAsync(AccountId accountId, CancellationToken cancellation) =>
        throttle.AskAsync(new ThrottleProtocol.Take(accountId), ThrottlePatience);

    /// <inheritdoc />
    public async Task<IReadOnlyList<PreflightCheck>> PreflightAsync(StartRequest request, PreflightFlow? instead, CancellationToken cancellation)
    {
        var sheet = new PreflightSheet();
        NodeCheck.Node(sheet, _draining);
        NodeCheck.Throttle(sheet, await throttle.AskAsync(new ThrottleProtocol.Look(request.AccountId), ThrottlePatience));
        await check.RunAsync(request, instead, ids.Interaction(), sheet, cancellation);
        return sheet.All();
    }

    /// <inheritdoc />
    public async Task<StartResult> StartAsync(StartRequest request, CancellationToken cancellation)
    {
        try
        {
            // First of all: what was started is told again also when the flow has changed since, or this node goes down.
            var before = request.Key is null ? null : await FindAsync(request, request.Key, cancellation);
            if (before is not null && IsSame(before, request.Key))
            {
                return Replay(before);
            }

            if (_draining)
            {
                return new StartResult.Unavailable("draining", "This node is shutting down.", UnavailableRetryAfter);
            }

            if (limit.Refusal() is { } full)
            {
                return full;
            }

            return await catalog.FindPublishedAsync(request.AccountId, request.FlowId, cancellation) switch
            {
                FlowLookup.Found found => await StartAsync(request, flows.Read(found.Version), isReused: before is not null),
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
    public async Task<CancelResult> CancelAsync(AccountId accountId, InteractionId interactionId, string by, CancellationToken cancellation) =>
        InteractionIds.IsId(interactionId.Value)
            ? await interactions.AskAsync<CancelResult?>(new InteractionProtocol.Cancel(interactionId, accountId, by), StorePatience) ?? CancelResult.Unavailable
            : CancelResult.NoSuchInteraction;

    /// <inheritdoc />
    public QueuePlace? WaitOf(InteractionId interactionId) => limit.PlaceOf(interactionId);

    /// <inheritdoc />
    public void StopAccepting() => _draining = true;

    private async Task<StartResult> StartAsync(StartRequest request, PublishedFlow flow, bool isReused)
    {
        var interactionId = ids.Interaction();
        var arguments = ArgumentRules.Read(flow.Document, flow.SensitiveVariables, JsonSerializer.SerializeToElement(request.Arguments), interactionId);
        if (!arguments.IsAccepted)
        {
            return new StartResult.BadArguments(arguments.Faults);
        }

        if (isReused)
        {
            return new StartResult.KeyReused();
        }

        if (Interlocked.Increment(ref _starts) > StartsMax)
        {
            Interlocked.Decrement(ref _starts);
            return NotStored("overloaded", "Too many starts wait for the store.");
        }

        var identity = new InteractionIdentity(
            request.AccountId, interactionId, ids.Execution(), flow.Identity.FlowId, flow.Identity.VersionId, flow.Identity.Version,
            flow.Document.Name);
        try
        {
            var now = time.GetUtcNow();
            var command = new InteractionCommand.Accept(now, identity, arguments.Variables) { Key = request.Key };
            return await AcceptAsync(request, new InteractionProtocol.Accept(command, now + StorePatience));
        }
        finally
        {
            Interlocked.Decrement(ref _starts);
        }
    }

    /// <summary>
    /// Says the same again until there is an answer. It cannot be taken twice, since the interaction knows its execution; and whoever is asked after
    /// an append that failed has read the journal, so that the answer is the truth.
    /// </summary>
    private async Task<StartResult> AcceptAsync(StartRequest request, InteractionProtocol.Accept accept)
    {
        var identity = accept.Command.Identity;
        var began = time.GetTimestamp();
        while (time.GetElapsedTime(began) < OutcomePatience)
        {
            switch (await interactions.AskAsync<InteractionProtocol.AcceptResult?>(accept, AskEvery))
            {
                case InteractionProtocol.AcceptResult.Stored:
                    return new StartResult.Accepted(accept.InteractionId, identity.FlowVersionId, identity.ExecutionId);
                case InteractionProtocol.AcceptResult.TooLate:
                    return NotStored("store_unavailable", "The store did not take the interaction in time.");
                case InteractionProtocol.AcceptResult.FlowRemoved:
                    return new StartResult.NoSuchFlow();
                case InteractionProtocol.AcceptResult.Repeated when await FindAsync(request, accept.Command.Key!, CancellationToken.None) is { } before:
                    return IsSame(before, request.Key) ? Replay(before) : new StartResult.KeyReused();
                case InteractionProtocol.AcceptResult.NotKnown or InteractionProtocol.AcceptResult.Repeated:
                    await Task.Delay(AfterFailure, time);
                    break;
            }
        }

        return new StartResult.OutcomeUnknown(accept.InteractionId);
    }

    private Task<StartedBefore?> FindAsync(StartRequest request, StartKey key, CancellationToken cancellation) =>
        keys.FindAsync(request.AccountId, request.FlowId, key.Key, time.GetUtcNow(), cancellation);

    private static bool IsSame(StartedBefore before, StartKey? key) => string.Equals(before.BodyHash, key?.BodyHash, StringComparison.Ordinal);

    private static StartResult.Accepted Replay(StartedBefore before) =>
        new(before.InteractionId, before.FlowVersionId, before.FlowExecutionId) { IsReplayed = true };

    private static StartResult.Unavailable NotStored(string code, string why) => new(code, why, UnavailableRetryAfter);
}
