using System.ComponentModel;
using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using Engine.Accounts.Functions;
using Engine.Functions.Wire;

namespace Engine.Functions.Pool;

/// <summary>One worker process and its three pipes.</summary>
[SuppressMessage("Design", "CA2213", Justification = "See Dispose.")]
internal sealed class WorkerProcess : IDisposable
{
    /// <summary>Characters kept of what a worker says before its first script: why it does not start.</summary>
    private const int ComplaintChars = 500;

    private readonly Process _process;
    private readonly CancellationTokenSource _gone = new();
    private readonly StringBuilder _complaint = new();
    private bool _isReady;

    private WorkerProcess(Process process)
    {
        this._process = process;
        process.Exited += (_, _) => _gone.Cancel();
        process.EnableRaisingEvents = true;
        process.ErrorDataReceived += (_, said) => Complain(said.Data);
        process.BeginErrorReadLine();
    }

    public int Id => _process.Id;

    /// <summary>Cancelled when the process ends.</summary>
    public CancellationToken Gone => _gone.Token;

    /// <summary>Starts a worker, waits until it has run a first script, and lowers its priority.</summary>
    /// <exception cref="WorkerGoneException">It does not start.</exception>
    public static async Task<WorkerProcess> StartAsync(WorkerConfig config, TimeProvider time, CancellationToken cancellation)
    {
        var worker = new WorkerProcess(Launch(config));
        try
        {
            var first = await worker.AnswerAsync(config.StartWithin, time, cancellation)
                ?? throw new WorkerGoneException("It did not get ready in time.");
            worker._isReady = first.Status == ScriptStatus.Ok;
            if (!worker._isReady)
            {
                throw new WorkerGoneException($"Its first script ended with {first.Reason}: {first.Message}");
            }

            if (OperatingSystem.IsLinux() && config.Nice > 0)
            {
                WorkerPriority.Lower(worker.Id, config.Nice);
            }

            return worker;
        }
        catch (WorkerGoneException fault) when (worker.Complaint() is { Length: > 0 } said)
        {
            worker.Dispose();
            throw new WorkerGoneException($"{fault.Message} It said: {said}", fault);
        }
        catch
        {
            worker.Dispose();
            throw;
        }
    }

    /// <summary>Runs one script.</summary>
    /// <returns>Its result; null when none came in time: the worker must not be used again.</returns>
    /// <exception cref="WorkerGoneException">It ended, or what it sent is no result.</exception>
    public async Task<ScriptResult?> RunAsync(ScriptOrder order, TimeSpan within, TimeProvider time, CancellationToken cancellation)
    {
        try
        {
            await _process.StandardInput.BaseStream.WriteAsync(Frame.Encode(order, WireJson.Default.ScriptOrder), cancellation);
            await _process.StandardInput.BaseStream.FlushAsync(cancellation);
        }
        catch (IOException broken)
        {
            throw new WorkerGoneException("It closed its input.", broken);
        }

        return await AnswerAsync(within, time, cancellation);
    }

    public void Dispose()
    {
        try
        {
            _process.Kill();
        }
        catch (InvalidOperationException)
        {
            // It is gone already.
        }

        // The source itself is left to the collector: the process may tell of its end after this, on a thread of its own.
        _process.Dispose();
    }

    /// <summary>Once scripts run, nobody may read what it says: one of them could have had a hand in it. It must not fill the pipe, though.</summary>
    private void Complain(string? line)
    {
        lock (_complaint)
        {
            if (!_isReady && line is not null && _complaint.Length < ComplaintChars)
            {
                _complaint.Append(line.AsSpan(0, Math.Min(line.Length, ComplaintChars - _complaint.Length))).Append(' ');
            }
        }
    }

    private string Complaint()
    {
        lock (_complaint)
        {
            return _complaint.ToString().Trim();
        }
    }

    private static Process Launch(WorkerConfig config)
    {
        try
        {
            Directory.CreateDirectory(config.Folder);
            return Process.Start(WorkerLaunch.For(config)) ?? throw new WorkerGoneException("It did not start.");
        }
        catch (Exception trouble) when (trouble is Win32Exception or IOException or UnauthorizedAccessException)
        {
            throw new WorkerGoneException(trouble.Message, trouble);
        }
    }

    private async Task<ScriptResult?> AnswerAsync(TimeSpan within, TimeProvider time, CancellationToken cancellation)
    {
        using var late = new CancellationTokenSource(within, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellation);
        try
        {
            return await Frame.ReadAsync(_process.StandardOutput.BaseStream, WireJson.Default.ScriptResult, either.Token)
                ?? throw new WorkerGoneException("It ended.");
        }
        catch (OperationCanceledException) when (late.IsCancellationRequested && !cancellation.IsCancellationRequested)
        {
            return null;
        }
        catch (Exception broken) when (broken is IOException or InvalidDataException)
        {
            throw new WorkerGoneException("What it sent is no result.", broken);
        }
    }
}
