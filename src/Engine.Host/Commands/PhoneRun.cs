using System.CommandLine;
using System.Globalization;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Threading.Channels;
using Engine.Host.Composition;
using Engine.Media.Prompts;
using Engine.Phone;
using Spectre.Console;

namespace Engine.Host.Commands;

/// <summary>One run of <c>phone</c>: takes calls until it is told to stop, prints a line for everything that happens and keeps what was heard.</summary>
internal sealed class PhoneRun(ParseResult parsed, bool json, string? wavPath, TimeProvider time)
{
    private const int SampleRateHz = 8000;

    private readonly Channel<(PhoneEvent Event, long AtMs)> _events = Channel.CreateUnbounded<(PhoneEvent, long)>();
    private readonly Dictionary<PhoneCall, int> _numbers = [];
    private readonly long _start = time.GetTimestamp();
    private int _recordings;
    private int _calls;
    private bool _failed;

    public async Task<int> RunAsync(PhoneConfig config, CancellationToken cancellation)
    {
        if (wavPath is not null && !Directory.Exists(Path.GetDirectoryName(Path.GetFullPath(wavPath))))
        {
            return CommandOutput.Refuse(parsed, $"The folder of --wav {wavPath} does not exist.");
        }

        PhoneLine line;
        try
        {
            line = PhoneLine.Start(config, time, new Random(), happened => _events.Writer.TryWrite((happened, ElapsedMs)));
        }
        catch (SocketException fault)
        {
            return CommandOutput.Refuse(parsed, ListenAddresses.Words($"The SIP address {config.Listen} (UDP)", "--listen", fault.SocketErrorCode));
        }

        using (line)
        {
            Print(new Line("listening", ElapsedMs, Address: line.Address.ToString()));
            var printing = PrintAsync(line.Phone);
            await StopAsync(cancellation);
            await line.HangUpAsync();
            _events.Writer.Complete();
            await printing;
        }

        return _failed ? ExitCode.Refused : ExitCode.Done;
    }

    private long ElapsedMs => (long)time.GetElapsedTime(_start).TotalMilliseconds;

    /// <summary>Completes with Ctrl+C, SIGTERM or the token: the process shall end its calls before it goes.</summary>
    private static async Task StopAsync(CancellationToken cancellation)
    {
        var stop = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        void OnSignal(PosixSignalContext context)
        {
            context.Cancel = true;
            stop.TrySetResult();
        }

        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, OnSignal);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, OnSignal);
        using var cancelled = cancellation.Register(() => stop.TrySetResult());
        await stop.Task;
    }

    private async Task PrintAsync(LoopbackPhone phone)
    {
        await foreach (var (happened, atMs) in _events.Reader.ReadAllAsync(CancellationToken.None))
        {
            var call = happened.Call;
            if (!_numbers.TryGetValue(call, out var number))
            {
                number = ++_calls;
                _numbers.Add(call, number);
            }

            Print(happened switch
            {
                PhoneEvent.Ringing => new Line("ringing", atMs, number, From: call.Caller, To: call.Dialled, CallId: call.CallId),
                PhoneEvent.Answered => new Line("answered", atMs, number),
                PhoneEvent.KeyPressed pressed => new Line("key", atMs, number, Key: pressed.Key.ToString()),
                PhoneEvent.Ended ended => new Line("ended", atMs, number, From: call.Caller, To: call.Dialled, Cause: ended.Cause, Wav: Keep(call)),
                _ => throw new InvalidOperationException($"Unknown event {happened.GetType().Name}."),
            });
            if (happened is PhoneEvent.Ended)
            {
                _numbers.Remove(call);
                phone.Forget(call);
            }
        }
    }

    /// <summary>Writes what was heard; null when that is not asked for or nothing was heard.</summary>
    private string? Keep(PhoneCall call)
    {
        if (wavPath is null || call.Tap is not { Packets: > 0 } tap)
        {
            return null;
        }

        var path = Numbered(Path.GetFullPath(wavPath), ++_recordings);
        try
        {
            // Whoever waits for the file shall never find half of it.
            File.WriteAllBytes(path + ".part", WavWriter.Write(new PcmClip(tap.Heard(), SampleRateHz)));
            File.Move(path + ".part", path, overwrite: true);
            return path;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            _failed = true;
            parsed.InvocationConfiguration.Error.WriteLine($"What was heard could not be written to {path}: {fault.Message}");
            return null;
        }
    }

    private static string Numbered(string path, int number) => number == 1
        ? path
        : Path.Combine(
            Path.GetDirectoryName(path)!,
            string.Create(CultureInfo.InvariantCulture, $"{Path.GetFileNameWithoutExtension(path)}-{number}{Path.GetExtension(path)}"));

    private void Print(Line line)
    {
        if (json)
        {
            CommandOutput.Json(parsed, line);
            return;
        }

        var call = line.Call is { } number ? string.Create(CultureInfo.InvariantCulture, $"call {number}") : "";
        string?[] details = [line.Address, line.Key, line.Cause?.ToString(), line.Wav, line.From is null ? null : $"{line.From} to {line.To}"];
        var detail = string.Join(", ", details.Where(one => one is not null));
        CommandOutput.Console(parsed).MarkupLine($"[dim]{line.AtMs,9} ms[/]  {call,-8} [bold]{line.Event,-9}[/] {Markup.Escape(detail)}");
    }

    /// <summary>One thing that happened; members that do not belong to it are null.</summary>
    /// <param name="AtMs">Milliseconds since the phone began to listen.</param>
    /// <param name="Call">Number of the call, from 1.</param>
    internal sealed record Line(
        string Event,
        long AtMs,
        int? Call = null,
        string? Address = null,
        string? From = null,
        string? To = null,
        string? CallId = null,
        string? Key = null,
        PhoneEnd? Cause = null,
        string? Wav = null);
}
