using Engine.Ports.Throttle;

namespace Engine.Ports.Interactions;

/// <summary>The engine as the HTTP front door sees it. Every answer is a value of a closed set; nothing expected is thrown.</summary>
public interface IEngineGateway
{
    /// <summary>Takes one token of the account's bucket. Asked before the body is read, so that a refused request costs nothing further down.</summary>
    Task<ThrottleVerdict> ThrottleAsync(string accountId, CancellationToken stop);

    /// <summary>
    /// Checks the arguments against the published version and stores the interaction. <see cref="StartResult.Accepted"/> means: stored durably,
    /// will end exactly once; nothing has been dialled (API-02).
    /// </summary>
    Task<StartResult> StartAsync(StartRequest request, CancellationToken stop);

    /// <summary>What would stop this start and its first call, check by check (<see cref="PreflightChecks"/>). Stores, dials and takes nothing.</summary>
    Task<IReadOnlyList<PreflightCheck>> PreflightAsync(StartRequest request, CancellationToken stop);

    /// <summary>Ends an interaction early: CANCEL or BYE, outcome <c>cancelled</c>.</summary>
    Task<CancelResult> CancelAsync(string accountId, string interactionId, string by, CancellationToken stop);

    /// <summary>Refuses new interactions from now on; running calls go on.</summary>
    void StopAccepting();
}
