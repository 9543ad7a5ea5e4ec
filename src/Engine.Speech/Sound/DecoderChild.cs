using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;
using Engine.Ports.Sounds;

namespace Engine.Speech.Sound;

/// <summary>One decoder process, seen from the engine: bytes in, samples or a fault out, gone when time is over.</summary>
internal sealed class DecoderChild(SoundDecoderConfig config, TimeProvider time)
{
    /// <summary>Ten minutes at 8 kHz and some rounding; more is not taken from a process that may have been taken over.</summary>
    private const int MaxSamples = (ISoundDecoder.MaxSeconds + 1) * 8000;

    /// <summary>Heap of the child's own runtime, in hexadecimal bytes: 256 MiB.</summary>
    private const string HeapLimit = "10000000";

    public async Task<(short[]? Samples, SoundFault Fault)> RunAsync(ReadOnlyMemory<byte> file, CancellationToken cancellation)
    {
        using var patience = new CancellationTokenSource(config.Patience, time);
        using var over = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellation);
        using var child = Start();
        if (child is null)
        {
            return (null, SoundFault.DecoderFailed);
        }

        try
        {
            var writing = WriteAsync(child, file, over.Token);
            var saying = child.StandardError.ReadToEndAsync(over.Token);
            var samples = await ReadAsync(child.StandardOutput.BaseStream, over.Token);
            if (samples is null)
            {
                child.Kill();
            }

            await writing;
            await saying;
            await child.WaitForExitAsync(over.Token);
            return child.ExitCode == 0 && samples is not null ? (samples, default) : (null, DecoderProcess.FaultOf(child.ExitCode));
        }
        catch (OperationCanceledException) when (patience.IsCancellationRequested)
        {
            return (null, SoundFault.DecoderFailed);
        }
        finally
        {
            if (!child.HasExited)
            {
                child.Kill();
            }
        }
    }

    private Process? Start()
    {
        var start = new ProcessStartInfo(config.Program)
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false,
        };
        foreach (var argument in config.Arguments)
        {
            start.ArgumentList.Add(argument);
        }

        // Nothing of the server's environment, which may hold secrets, is for a process that reads strangers' files.
        var path = Environment.GetEnvironmentVariable("PATH");
        var runtime = Environment.GetEnvironmentVariable("DOTNET_ROOT");
        start.Environment.Clear();
        start.Environment["PATH"] = path;
        start.Environment["DOTNET_GCHeapHardLimit"] = HeapLimit;
        start.Environment["DOTNET_gcConcurrent"] = "0";
        if (runtime is not null)
        {
            start.Environment["DOTNET_ROOT"] = runtime;
        }

        try
        {
            return Process.Start(start);
        }
        catch (Win32Exception)
        {
            return null;
        }
    }

    private static async Task WriteAsync(Process child, ReadOnlyMemory<byte> file, CancellationToken cancellation)
    {
        try
        {
            await child.StandardInput.BaseStream.WriteAsync(file, cancellation);
            child.StandardInput.Close();
        }
        catch (IOException)
        {
            // It ended without reading everything; its exit code says why.
        }
    }

    private static async Task<short[]?> ReadAsync(Stream from, CancellationToken cancellation)
    {
        using var taken = new MemoryStream();
        var buffer = new byte[64 * 1024];
        int read;
        while ((read = await from.ReadAsync(buffer, cancellation)) > 0)
        {
            if (taken.Length + read > MaxSamples * sizeof(short))
            {
                return null;
            }

            taken.Write(buffer, 0, read);
        }

        return MemoryMarshal.Cast<byte, short>(taken.GetBuffer().AsSpan(0, (int)taken.Length)).ToArray();
    }
}
