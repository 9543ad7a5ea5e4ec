namespace Engine.Actors.Kernel;

/// <summary>
/// The orderly way down: phases run one after the other, the tasks of a phase side by side, each phase for a limited time. A task
/// that fails or runs out of time is reported and does not keep the next phase from running.
/// </summary>
public sealed class CoordinatedShutdown
{
    private static readonly TimeSpan PhaseTimeout = TimeSpan.FromSeconds(10);
    private readonly ActorSystem _system;
    private readonly Lock _gate = new();
    private readonly List<Step> _steps = [];
    private readonly Dictionary<ShutdownPhase, TimeSpan> _timeouts = [];
    private Task<IReadOnlyList<Fault>>? _run;

    internal CoordinatedShutdown(ActorSystem system)
    {
        _system = system;
        Add(ShutdownPhase.StopActors, "actors", _ => new ValueTask(system.TerminateAsync()));
    }

    /// <summary>True once <see cref="RunAsync"/> has been called.</summary>
    public bool IsRunning => Volatile.Read(ref _run) is not null;

    /// <summary>Enters a task. The token is cancelled when the phase has used up its time.</summary>
    public void Add(ShutdownPhase phase, string name, Func<CancellationToken, ValueTask> task)
    {
        lock (_gate)
        {
            if (_run is not null)
            {
                throw new InvalidOperationException("The shutdown is running.");
            }

            _steps.Add(new Step(phase, name, task));
        }
    }

    /// <summary>How long a phase may take; 10 s where nothing is set. Zero skips waiting altogether.</summary>
    public void SetTimeout(ShutdownPhase phase, TimeSpan timeout)
    {
        lock (_gate)
        {
            _timeouts[phase] = timeout;
        }
    }

    /// <summary>Runs all phases; called again, it gives the same run. The result names what failed.</summary>
    public Task<IReadOnlyList<Fault>> RunAsync()
    {
        lock (_gate)
        {
            return _run ??= RunPhasesAsync();
        }
    }

    private async Task<IReadOnlyList<Fault>> RunPhasesAsync()
    {
        List<Fault> faults = [];
        foreach (var phase in Enum.GetValues<ShutdownPhase>())
        {
            var timeout = _timeouts.GetValueOrDefault(phase, PhaseTimeout);
            using var over = new CancellationTokenSource(timeout, _system.Time);
            var running = _steps.Where(step => step.Phase == phase).Select(step => RunStepAsync(step, over.Token)).ToList();
            faults.AddRange((await Task.WhenAll(running)).OfType<Fault>());
        }

        return faults;
    }

    private static async Task<Fault?> RunStepAsync(Step step, CancellationToken cancellation)
    {
        try
        {
            await step.Run(cancellation).AsTask().WaitAsync(cancellation);
            return null;
        }
        catch (Exception cause)
        {
            return new Fault(step.Phase, step.Name, cause);
        }
    }

    /// <summary>A task that failed, or was given up when its phase ran out of time.</summary>
    public sealed record Fault(ShutdownPhase Phase, string Task, Exception Cause);

    private sealed record Step(ShutdownPhase Phase, string Name, Func<CancellationToken, ValueTask> Run);
}
