using System.Threading.Channels;
using Engine.Accounts.Functions;
using Engine.Functions.Wire;
using Microsoft.Extensions.Logging;

namespace Engine.Functions.Pool;

/// <summary>
/// The worker processes of this node and the queue before them. Workers are started on the first order or on <see cref="Warm"/>, and replaced
/// when they end, when they are killed and after so many runs. Whoever asks waits for a result without a thread; more orders than fit are
/// refused at once.
/// </summary>
public sealed partial class FunctionPool : IAsyncDisposable
{
    /// <summary>Wait before a worker that did not start is tried again, doubled each time up to the second figure.</summary>
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);

    private readonly WorkerConfig _config;
    private readonly TimeProvider _time;
    private readonly ILogger<FunctionPool> _logger;
    private readonly Channel<ScriptJob> _queue;
    private readonly AccountShare _share;
    private readonly CancellationTokenSource _closing = new();
    private readonly Lock _gate = new();
    private Task[] _slots = [];

    public FunctionPool(WorkerConfig config, TimeProvider time, ILogger<FunctionPool> logger)
    {
        this._config = config;
        this._time = time;
        this._logger = logger;
        _queue = Channel.CreateBounded<ScriptJob>(config.Waiting);
        _share = new AccountShare(config.PerAccount);
    }

    public PoolFigures Figures { get; } = new();

    /// <summary>Starts the workers unless they are up.</summary>
    public void Warm()
    {
        lock (_gate)
        {
            if (_slots.Length == 0 && !_closing.IsCancellationRequested)
            {
                _slots = [.. Enumerable.Range(0, _config.Workers).Select(_ => Task.Run(KeepWorkerAsync))];
            }
        }
    }

    /// <summary>Looks at a function's syntax.</summary>
    /// <returns>Ok, or function_syntax with the place, or why it could not be looked at.</returns>
    public Task<ScriptResult> CheckAsync(string account, string code, CancellationToken cancellation) =>
        RunAsync(account, new ScriptOrder(code, null, [], (int)ScriptLimits.Check.TotalMilliseconds, 0), cancellation);

    /// <summary>Runs a script. Never throws for what a script or a worker does.</summary>
    /// <exception cref="OperationCanceledException">Nobody waits for it any more.</exception>
    public async Task<ScriptResult> RunAsync(string account, ScriptOrder order, CancellationToken cancellation)
    {
        Warm();
        if (!_share.TryEnter(account))
        {
            return Busy("The account runs as many functions at once as it may.");
        }

        try
        {
            var job = new ScriptJob(order);
            return _queue.Writer.TryWrite(job) ? await ResultAsync(job, cancellation) : Busy("Too many functions wait for their turn.");
        }
        finally
        {
            _share.Leave(account);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        _queue.Writer.TryComplete();
        Task[] running;
        lock (_gate)
        {
            running = _slots;
        }

        await Task.WhenAll(running);
        while (_queue.Reader.TryRead(out var job))
        {
            job.End(Busy("The engine is shutting down."));
        }

        _closing.Dispose();
    }

    private async Task<ScriptResult> ResultAsync(ScriptJob job, CancellationToken cancellation)
    {
        using var late = new CancellationTokenSource(_config.LongestWait, _time);
        await using var patience = late.Token.Register(() =>
        {
            if (job.Claim())
            {
                job.End(Busy("No worker came free in time."));
            }
        });
        await using var nobody = cancellation.Register(() => job.Claim());
        return await job.Done.WaitAsync(cancellation);
    }

    /// <summary>One slot: there is always a worker in it, or one on its way.</summary>
    private async Task KeepWorkerAsync()
    {
        var pause = FirstPause;
        while (!_closing.IsCancellationRequested)
        {
            try
            {
                using var worker = await WorkerProcess.StartAsync(_config, _time, _closing.Token);
                Figures.Start();
                pause = FirstPause;
                await ServeAsync(worker);
            }
            catch (OperationCanceledException) when (_closing.IsCancellationRequested)
            {
                return;
            }
            catch (WorkerGoneException fault)
            {
                Log.WorkerFailed(_logger, fault.Message, pause.TotalSeconds);
                await Task.Delay(pause, _time, _closing.Token).ContinueWith(static _ => { }, TaskScheduler.Default);
                pause = pause * 2 > LongestPause ? LongestPause : pause * 2;
            }
        }
    }

    /// <summary>Gives the worker one order after another, until it must be replaced.</summary>
    private async Task ServeAsync(WorkerProcess worker)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(_closing.Token, worker.Gone);
        for (var run = 0; run < _config.RunsPerWorker; run++)
        {
            ScriptJob job;
            try
            {
                job = await _queue.Reader.ReadAsync(either.Token);
            }
            catch (Exception end) when (end is OperationCanceledException or ChannelClosedException)
            {
                return;
            }

            if (job.Claim() && !await ServeAsync(worker, job))
            {
                return;
            }
        }
    }

    /// <returns>False when the worker must be replaced.</returns>
    private async Task<bool> ServeAsync(WorkerProcess worker, ScriptJob job)
    {
        var within = TimeSpan.FromMilliseconds(job.Order.TimeoutMs) + _config.KillAfter;
        ScriptResult result;
        try
        {
            var answer = await worker.RunAsync(job.Order, within, _time, _closing.Token);
            if (answer is null)
            {
                Figures.Kill();
                Log.WorkerKilled(_logger, worker.Id, within.TotalMilliseconds);
            }

            result = answer ?? new ScriptResult(
                ScriptStatus.Timeout, ScriptReasons.Timeout, "The function did not end in its time and was stopped.", DurationMs: within.TotalMilliseconds);
        }
        catch (WorkerGoneException fault)
        {
            Log.WorkerLost(_logger, worker.Id, fault.Message);
            result = ScriptResult.Error(ScriptReasons.WorkerDied, "The worker process ended while it ran the function.");
        }
        catch (OperationCanceledException)
        {
            result = Busy("The engine is shutting down.");
        }

        Figures.Ran(result.Status);
        job.End(result);

        // A heap that was full, or a script that would not stop, leaves nothing worth keeping.
        return result.Reason is not (ScriptReasons.Timeout or ScriptReasons.Memory or ScriptReasons.WorkerDied or ScriptReasons.Busy);
    }

    private ScriptResult Busy(string message)
    {
        Figures.Refuse();
        return ScriptResult.Error(ScriptReasons.Busy, message);
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "A function worker did not start: {Why} Next attempt in {Seconds} s")]
        public static partial void WorkerFailed(ILogger logger, string why, double seconds);

        [LoggerMessage(2, LogLevel.Warning, "Function worker {Process} was killed: no result after {Milliseconds} ms")]
        public static partial void WorkerKilled(ILogger logger, int process, double milliseconds);

        [LoggerMessage(3, LogLevel.Warning, "Function worker {Process} was lost: {Why}")]
        public static partial void WorkerLost(ILogger logger, int process, string why);
    }
}
